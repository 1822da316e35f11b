# What a pool's initializer or a future's callback raises is logged: by the script's handlers if it has some.
import concurrent.futures
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(name)s %(levelname)s %(message)s")


class Short(logging.Formatter):
    def formatException(self, info):
        return f"{info[0].__name__}: {info[1]}"


logging.getLogger().handlers[0].setFormatter(Short("%(name)s %(levelname)s %(message)s"))
pool = concurrent.futures.ThreadPoolExecutor(1, initializer=lambda: 1 / 0)
try:
    pool.submit(print).result()
except concurrent.futures.BrokenExecutor as e:
    print(type(e).__name__, e)
pool.shutdown()
future = concurrent.futures.Future()
future.add_done_callback(lambda f: [][1])
logging.disable(logging.ERROR)
future.set_result(1)
print(future.result())
