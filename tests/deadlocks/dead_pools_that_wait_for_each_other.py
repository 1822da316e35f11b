# expect: left_0 .* waits for Future
# expect: right_0 .* waits for Future
import time
from concurrent.futures import ThreadPoolExecutor, wait
left, right = ThreadPoolExecutor(1, "left"), ThreadPoolExecutor(1, "right")
def one(): return wait([right.submit(two)])
def two(): return left.submit(three).result()
def three(): return 3
future = left.submit(one)
while not future.done(): time.sleep(0.01)
