class Pair:
    def __enter__(self):
        return 1, [2, 3]

    def __exit__(self, *args):
        return False


with Pair() as (a, [b, c]):
    print(a, b, c)


class Holder:
    pass


h = Holder()
with Pair() as h.value:
    print(h.value)
d = {}
with Pair() as d["key"]:
    pass
print(d)
try:
    with 5:
        pass
except TypeError as e:
    print(e)


class OnlyEnter:
    def __enter__(self):
        pass


try:
    with OnlyEnter():
        pass
except TypeError as e:
    print(e)


class Fails:
    def __enter__(self):
        raise RuntimeError("enter failed")

    def __exit__(self, *args):
        print("never called")


try:
    with Fails():
        print("never")
except RuntimeError as e:
    print(e)


class Replaces:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        raise ValueError("from exit")


try:
    with Replaces():
        raise KeyError("from body")
except ValueError as e:
    print(e, repr(e.__context__))
