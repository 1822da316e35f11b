def none():
    pass


def two(a, b):
    pass


def defaults(a, b=1):
    pass


def only(*, k, l):
    pass


class C:
    def m(self, x):
        pass


def attempt(f):
    try:
        f()
        print("no error")
    except TypeError as e:
        print(e)


three = 3
text = "text"
nothing = None
attempt(lambda: none(1))
attempt(lambda: none(1, 2))
attempt(lambda: two())
attempt(lambda: two(1))
attempt(lambda: two(1, 2, 3))
attempt(lambda: two(1, a=1))
attempt(lambda: two(1, c=1))
attempt(lambda: defaults())
attempt(lambda: defaults(1, 2, 3))
attempt(lambda: only())
attempt(lambda: only(k=1))
attempt(lambda: only(1, k=1, l=2))
attempt(lambda: C().m())
attempt(lambda: C().m(1, 2))
attempt(lambda: C.m())
attempt(lambda: C(1))
attempt(lambda: three())
attempt(lambda: text(1))
attempt(lambda: nothing())
attempt(lambda: two(**{"a": 1}, **{"a": 2}))
attempt(lambda: two(*3))
attempt(lambda: two(**3))
attempt(lambda: len())
attempt(lambda: len(1, 2))
attempt(lambda: len(5))
