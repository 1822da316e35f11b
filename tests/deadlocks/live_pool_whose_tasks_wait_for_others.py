# expect: none
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=4) as pool:
    futures = [pool.submit(lambda: 1) for _ in range(20)]
    assert pool.submit(lambda: sum(f.result() for f in futures)).result() == 20
