# yield, await and := in bounds, aliases, bases and annotations of generic definitions.
CASES = """\
def f[T: (yield)](): pass
type X = (yield)
type X = (y := 1)
type X[T: (a := 1)] = T
class A[T]((x := 3)): pass
class A[T: (x := 3)]: pass
def f[T](x: (a := 1)): pass
def f[T]() -> (a := 3): pass
def f[T](x=(a := 1)): pass
class A[T](metaclass=(x := type)): pass
type X = [(x := 1) for y in z]
type X = [x for x in (yield)]
class A((x := object)): pass"""
for case in CASES.splitlines():
    try:
        compile(case, "<case>", "exec")
        print("fine:", case)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
for case in ["type X = (yield)", "class A[T]((yield)): pass", "class A[T: (yield 1)]: pass", "type X = (yield from [])",
             "def g[T: (yield)](): pass"]:
    try:
        compile("def f():\n    " + case, "<case>", "exec")
        print("fine:", case)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
