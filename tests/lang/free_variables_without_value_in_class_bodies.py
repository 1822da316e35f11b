# What a class body reads from an enclosing function that has no value there.
def f():
    c = 1
    del c
    class C:
        try: print(c)
        except NameError as e: print(e, e.name)
        g = lambda: c
        def m(self): return c
    try: C.g()
    except NameError as e: print(e)
    class D:
        c = c if 0 else 2
        print(c)
        del c
        try: print(c)
        except NameError as e: print(e, e.name)
f()
class E:
    x = 1
    del x
    try: del x
    except NameError as e: print(e)
    try: x
    except NameError as e: print(e)
def g():
    def h(): return v, w
    try: h()
    except NameError as e: print(e)
    class K:
        nonlocal v
        v = 5
        try: w
        except NameError as e: print(e)
    try: h()
    except NameError as e: print(e)
    v = w = 1
    return h(), (lambda: v + w)()
print(g())
