# Frame objects: of calls in progress, of tracebacks, of generators.
import sys, inspect
def who():
    return sys._getframe(1).f_code.co_name
def caller():
    x = 1
    y = [2]
    return who(), sorted(sys._getframe().f_locals.items())
print(caller())
def depth():
    f = inspect.currentframe()
    names = []
    while f:
        names.append((f.f_code.co_name, f.f_lineno))
        f = f.f_back
    return names
def outer():
    return depth()
print(outer())
print([i.function for i in inspect.stack()])
def g():
    s = inspect.stack()
    return s[1].function, s[1].lineno, s[0][3], s[1].code_context
def h():
    return g()
print(h())
f = sys._getframe()
print(f.f_globals is globals(), f.f_locals is globals(), f.f_back, f.f_code.co_name)
try: sys._getframe(100)
except ValueError as e: print(e)
import sys, traceback
def a(x):
    loc = x * 2
    return b(loc)
def b(y):
    return y / 0
try:
    a(3)
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb:
        f = tb.tb_frame
        print(f.f_code.co_name, tb.tb_lineno, f.f_code.co_filename.split('/')[-1], f.f_globals['__name__'])
        tb = tb.tb_next
    for fr, ln in traceback.walk_tb(e.__traceback__):
        print(fr.f_code.co_name, ln)
    for fs in traceback.extract_tb(e.__traceback__):
        print(fs.name, fs.lineno, fs.line)
    exc_type, exc, tb = sys.exc_info()
    print(exc_type.__name__, exc, tb.tb_frame.f_code.co_name, tb.tb_lineno)
import inspect
def gen(n):
    total = 0
    for i in range(n):
        total += i
        x = yield total
g = gen(3)
print(inspect.getgeneratorstate(g), g.gi_frame.f_lineno, g.gi_code.co_name, g.gi_frame.f_locals)
next(g); next(g)
print(inspect.getgeneratorstate(g), g.gi_frame.f_lineno, g.gi_frame.f_locals, inspect.getgeneratorlocals(g))
print(g.gi_running, g.gi_suspended, g.gi_yieldfrom)
list(g)
print(inspect.getgeneratorstate(g), g.gi_frame)
def inner(): yield 1
def outer(): yield from inner()
o = outer(); next(o); print(type(o.gi_yieldfrom).__name__)
