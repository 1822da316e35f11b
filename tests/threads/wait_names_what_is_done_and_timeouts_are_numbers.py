import concurrent.futures as futures

pair = futures.wait([])
print(pair, pair._fields, pair._asdict(), isinstance(pair, tuple))
done, not_done = pair
print(pair._replace(done={1}), pair == (set(), set()))
with futures.ThreadPoolExecutor(1) as pool:
    for call in (lambda: list(pool.map(len, ["a"], timeout="x")),
                 lambda: list(futures.as_completed([], timeout=[])),
                 lambda: futures.wait([futures.Future()], timeout="x")):
        try:
            print(call())
        except TypeError as error:
            print(error)
