# What f(*x) says when x cannot be iterated over: the callee, unless more than that star makes up the arguments.
def f(*a, **k): pass
class C:
    def m(self, *a): pass
for e in ("f(*5, x=1)", "f(*5)", "f(1, *5)", "f(**5)", "f(x=1, **5)", "f(*5, **{})", "C().m(*5)", "C().m(*5, x=1)", "print(*5, sep='')", "f(*[1], **3)", "f(**{1:2})", "f(x=1, **{'x': 2})", "C.m(*None, y=2)", "len(*5, x=1)", "C(*3, x=1)", "(lambda *a, **k: 0)(*5, x=1)", "f(*[1], *5, x=1)","f(*5, *[1], x=1)", "f(x=1, *5)"):
    try: eval(e)
    except Exception as x: print(e, type(x).__name__, x)
