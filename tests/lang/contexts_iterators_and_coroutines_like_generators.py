# with statements, iterator types, generators as data, try statements in all forms, functions and classes.
class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.swallow


with Manager("a") as a, Manager("b"): print("body", a.name)
with (Manager("c") as c, Manager("d", True) as d,): raise KeyError("swallowed")
with (Manager("e")): pass
with Manager("f") as (a.attr), Manager("g") as a.list: pass
for n in range(2):
    with Manager(n):
        if n: break
        continue


def leaves():
    with Manager("r"):
        return "returned"


print(leaves())
try:
    with Manager("x"):
        1 / 0
except ZeroDivisionError as e:
    print(e, e.__context__)
for bad in ("with 5: pass", "with type('N', (), {'__enter__': 1})(): pass"):
    try:
        exec(bad)
    except TypeError as e:
        print(e)


def attempt(what):
    try:
        print("try", what, end=" ")
        if what == 1: raise ValueError("v")
        if what == 2: raise (TypeError, KeyError)[0]
        if what == 3: raise LookupError("l") from KeyError("k")
        if what == 4: return "early"
    except (ValueError, TypeError) as e:
        print("caught", repr(e), end=" ")
        if what == 2: raise
    except LookupError as e:
        print("lookup", repr(e.__cause__), e.__suppress_context__, end=" ")
    except: print("any", end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally")
    return "late"


for what in range(5):
    try:
        print(attempt(what))
    except TypeError as e:
        print("outside", repr(e))


def nested():
    try:
        try:
            raise ValueError("inner")
        except ValueError as e:
            raise RuntimeError("outer") from e
    except RuntimeError as e:
        chain = []
        while e:
            chain.append(f"{type(e).__name__}({e})")
            e = e.__cause__ or e.__context__
        return chain


print(nested())
try:
    raise
except RuntimeError as e:
    print(e)


def gen():
    try:
        got = yield 1
        print("got", got)
        yield 2
    except GeneratorExit:
        print("closing")
        raise
    except ValueError as e:
        print("thrown", e)
        yield "after throw"
    finally:
        print("gen finally")
    return "result"


g = gen()
print(next(g), g.send("x")); g.close()
g = gen(); next(g); print(g.throw(ValueError("t")))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
try:
    next(g)
except StopIteration as e:
    print("again", e.value)


def delegate():
    result = yield from gen()
    print("result", result)
    yield from "ab"
    yield from {1: 2}
    return (yield from [])


print(list(delegate()))


class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r

    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r


print(list(Tree(2, Tree(1), Tree(3))), sum(Tree(5)), max(Tree(1)), sorted(Tree(1)), *Tree(7))
squares = (n * n for n in range(10))
print(next(squares), list(squares), list(squares), iter(squares) is squares)
it = iter(lambda c=[0]: c.__setitem__(0, c[0] + 1) or c[0], 4)
print(list(it), next(iter([]), "default"))


def bad():
    raise StopIteration("inside")
    yield


try:
    next(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def deco(arg):
    print("deco", arg)

    def wrap(f):
        print("wrap", f.__name__)
        return f
    return wrap


@deco(1)
@deco(2)
@(lambda f: f)
def decorated(a, /, b, *, c=3, **d): return a, b, c, d


@deco("class")
class Decorated: pass


print(decorated(1, b=2, a=5), decorated.__code__.co_posonlyargcount)


class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(Countdown(3)), [*zip(Countdown(3), "abc", strict=True)], dict(enumerate(Countdown(2))), 2 in Countdown(3))
a, *b = Countdown(4)
print(a, b)
