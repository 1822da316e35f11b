# What contextlib answers to rare arguments and to wrong ones.
import re


def show(text):
    try:
        print(text, "->", re.sub("0x[0-9a-f]{6,}", "0x0", repr(eval(text))))
    except Exception as e:
        print(text, "-> !", type(e).__name__, re.sub("0x[0-9a-f]{6,}", "0x0", str(e)))


def run(text):
    try:
        exec(text, globals())
    except Exception as e:
        print(text, "-> !", type(e).__name__, e)


run('from contextlib import *')
run('import contextlib,io,sys')
run("""@contextmanager
def cm(x=1):
  "docs"
  print('in'); 
  try: yield x
  finally: print('out')""")
run('with cm(5) as v: print(v)')
show(r"cm.__doc__, cm.__name__, cm")
show(r"cm(1)")
run("""@contextmanager
def nogen(): return 5""")
run('with nogen(): pass')
run("""@contextmanager
def noyield():
  if 0: yield""")
run('with noyield(): pass')
run("""@contextmanager
def two():
  yield 1
  yield 2""")
run('with two(): pass')
run("""@contextmanager
def swallow():
  try: yield
  except ValueError as e: print('got',e)""")
run("with swallow(): raise ValueError('x')")
run("with swallow(): raise KeyError('x')")
run("""@contextmanager
def two2():
  try: yield
  except ValueError: yield""")
run('with two2(): raise ValueError')
run("""@cm()
def deco(): print('body'); return 3""")
show(r"deco(), deco()")
run('x=cm()')
show(r"x.__enter__(), x.__exit__(None,None,None)")
show(r"x.__enter__()")
run('with cm(1,2): pass')
run("""@contextmanager
def rs():
  yield""")
run("with rs(): raise StopIteration('s')")
show(r"suppress(ValueError)")
run('with suppress(ValueError,KeyError): raise KeyError')
run("with suppress(): raise KeyError('z')")
run('with suppress(LookupError): [][1]')
show(r"closing(io.StringIO()), nullcontext(5), nullcontext().__enter__()")
run('with closing(5): pass')
run('f=io.StringIO()')
run("with redirect_stdout(f) as q: print('captured')")
show(r"f.getvalue(), q is f")
run("with redirect_stderr(f): print('err',file=sys.stderr)")
show(r"f.getvalue()")
run("""class D(ContextDecorator):
  def __enter__(s): print('D in'); return s
  def __exit__(s,*a): print('D out',a[0]); return False""")
run("""@D()
def fun(): 1/0""")
show(r"fun()")
run("with ExitStack() as s: s.enter_context(cm(1)); s.enter_context(cm(2)); s.callback(print,'cb',sep='-'); s.push(lambda *a: print('push',a))")
run("s=ExitStack(); s.callback(print,'x'); t=s.pop_all(); s.close(); t.close()")
run('with ExitStack() as s: s.enter_context(5)')
run('with ExitStack() as s: s.callback(1)')
run("with ExitStack() as s: s.push(lambda t,v,tb: True); raise ValueError('swallowed')")
run("with ExitStack() as s: s.callback(lambda: 1/0); raise ValueError('first')")
run("""try:
  with ExitStack() as s: s.callback(lambda: 1/0); s.callback(lambda: {}['k'])
except Exception as e: print(repr(e), repr(e.__context__))""")
show(r"chdir('/'), AbstractContextManager")
run("with chdir('/nope'): pass")
run("""class AC(AbstractContextManager):
  def __exit__(s,*a): return None""")
show(r"AC().__enter__().__class__.__name__")
show(r"AbstractContextManager()")
show(r"issubclass(D,AbstractContextManager), isinstance(nullcontext(),AbstractContextManager)")
run('with 5: pass')
run("""class NE:
  def __enter__(s): pass""")
run('with NE(): pass')
show(r"contextlib.nested")
