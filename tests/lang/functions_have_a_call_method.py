# f.__call__ of functions of all kinds.


def f(x, *, y=1):
    return x + y


class A:
    def m(self, y=1):
        return y

    def __call__(self):
        return 7


for o in (f, len, A, A(), A().m, [].append, int, print, lambda: 0, str.join, A.m, 5, "x", None, type):
    print(hasattr(o, "__call__"), callable(o), end=" ")
print()
print(f.__call__(1), f.__call__(1, y=5), len.__call__("ab"), A().m.__call__(3), A().__call__(), int.__call__("5"),
      (lambda: 3).__call__(), str.join.__call__(",", "ab"), [3, 1].index.__call__(1), type.__call__(int, "7"),
      f.__call__.__call__(4), A.__call__(A()) if 0 else "", callable(f.__call__))
print(list(map(f.__call__, [1, 2])))
