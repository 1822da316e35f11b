def t(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
x = 10
print(eval("x + 1"), eval("x * y", {"x": 2, "y": 3}), eval("a + x", None, {"a": 5}))
def f():
    y = 5
    print(eval("x + y"))
    exec("y = 99; z = 1")
    print(y, "z" in locals())
    print(eval("[y * k for k in range(3)]"))
    print(sorted(locals()))
    ns = {}
    exec("def g(n): return n * 2\nv = g(21)", ns)
    print(ns["v"], ns["g"](4), sorted(k for k in ns))
f()
exec("print('hello'); w = x + 1")
print(w)
code = compile("a + b", "<expr>", "eval")
print(eval(code, {"a": 1, "b": 2}), eval(code, {"a": "x", "b": "y"}), eval(code, {}, {"a": 5, "b": 6}))
print(code.co_names, code.co_filename, code.co_name)
c2 = compile("for i in range(3):\n    total += i\n", "prog.py", "exec")
ns = {"total": 0}
exec(c2, ns); exec(c2, ns)
print(ns["total"], ns["i"], "__builtins__" in ns)
c3 = compile("1 + 2", "<s>", "single"); exec(c3)
exec(compile("x; None; 'str'", "<s>", "single"))
t(eval, "1 +")
t(eval, "a b")
t(eval, "undefined_name")
t(eval, "1/0")
t(eval, "import os")
t(exec, "x = = 1")
t(exec, "if True:\nprint(1)")
t(eval, 5)
t(exec, 5)
t(eval, "1", 5)
t(exec, "1", 5)
t(eval, "1", {}, 5)
t(compile, "1", "f", "bad")
t(compile, "a\0b", "f", "exec")
t(eval, "open('x')", {"__builtins__": {}})
t(eval, "len([1])", {"__builtins__": {}})
t(eval, "len([1])", {"__builtins__": {"len": lambda x: "mine"}})
t(exec, "import os", {"__builtins__": {}})
t(exec, "class A: pass", {"__builtins__": {}})
print(eval("  1 + 1  "), eval("\t3"), eval("(1,\n2)"), eval(b"5*5"))
class C:
    a = 1
    exec("b = a + 1")
    print(sorted(k for k in locals() if not k.startswith("__")))
print(C.b)
def make(name, args, body):
    ns = {}
    exec(f"def {name}({', '.join(args)}):\n    {body}", ns)
    return ns[name]
add = make("add", ["a", "b"], "return a + b")
print(add(1, 2), add.__name__, add.__code__.co_varnames, add.__code__.co_argcount)
print(globals()["x"], "f" in globals(), globals() is locals())
globals()["dyn"] = 7
print(dyn)
class Loc(dict):
    def __getitem__(self, k): 
        if k == "magic": return 42
        return super().__getitem__(k)
    def __setitem__(self, k, v): print("set", k); super().__setitem__(k, v)
print(eval("magic + 1", {}, Loc()))
exec("q = magic", {}, Loc())
g = {"v": 1}
exec("global v2\nv2 = v + 1\nv3 = 3", g, loc := {})
print(g["v2"], loc, "v3" in g)
exec("def rec(n):\n  return 1 if n < 2 else n * rec(n-1)\nprint(rec(5))", {})
t(exec, "def rec(n):\n  return 1 if n < 2 else n * rec(n-1)\nprint(rec(5))", {}, {})
def nested():
    a = 1
    def inner():
        return eval("a")
    t(inner)
    def inner2():
        a
        return eval("a")
    print(inner2())
    print([eval("a") for _ in range(2)])
nested()
for i in range(3): exec(f"var{i} = {i} ** 2")
print(var0, var1, var2)
fn = eval("lambda n: n + x")
print(fn(5))
print(vars() is globals(), dir() == sorted(globals()))
class V: pass
v = V(); v.a = 1
print(vars(v), dir(v)[-1])
def h(p, *args, k=3, **kw):
    loc = 1
    return sorted(locals().items())
print(h(1, 2, z=3))
print(f.__code__.co_name, h.__code__.co_varnames, h.__code__.co_argcount, h.__code__.co_kwonlyargcount, h.__code__.co_flags & 12)
print(f.__code__ is f.__code__, type(f.__code__).__name__, f.__code__.co_firstlineno)
src = "result = sum(n for n in data if n % 2)"
env = {"data": range(10)}
exec(src, env); print(env["result"])
print(eval("__name__"), eval("__name__", {"__name__": "foo"}))
print([y for x1 in [1, 2] for y in [x1]])
t(lambda: [y2 for x1 in [1, 2] for y2 in [y2]])
s = 0
for n in range(300): s += eval(f"{n} + 1")
print(s)
print(eval("[(lambda: i)() for i in range(3)]"), eval("{k: v for k, v in zip('ab', [1, 2])}"), eval("any(z > x for z in range(20))"))
