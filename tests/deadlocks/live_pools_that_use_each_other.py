from concurrent.futures import ThreadPoolExecutor, as_completed, wait
with ThreadPoolExecutor(2) as left, ThreadPoolExecutor(2) as right:
    def leaf(n): return n
    def one(n): return sum(f.result() for f in as_completed([right.submit(leaf, i) for i in range(n)]))
    def two(n): return len(wait([left.submit(leaf, n)]).done)
    print(sorted(left.map(one, range(20))), sum(right.map(lambda n: n, range(20))))
    print(left.submit(two, 1).result())
