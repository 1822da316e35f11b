# __code__ is set while other threads call the function: each call runs the one or the other, whole.
import threading


def f(a, b=2):
    return a + b


def g(a, b=2, *, c=10):
    d = a * b
    return d + (c or 0)


f.__kwdefaults__ = {"c": 10}
one, other = f.__code__, g.__code__
done = threading.Event()
results = [set() for _ in range(3)]


def call(seen):
    while not done.is_set():
        seen.add(f(3))
        seen.add(f(3, b=2))
        seen.add(f(*[3]))


threads = [threading.Thread(target=call, args=(seen,)) for seen in results]
for t in threads:
    t.start()
for i in range(3000):
    f.__code__ = other if i % 2 == 0 else one
done.set()
for t in threads:
    t.join()
print(set().union(*results) <= {5, 16}, f(3))
f.__code__ = other
print(f(3))
