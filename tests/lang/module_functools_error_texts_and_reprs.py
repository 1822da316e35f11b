# What functools answers to rare arguments and to wrong ones.
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
        print(text, "-> !", type(e).__name__, re.sub("0x[0-9a-f]{6,}", "0x0", str(e)))


run('import functools')
run('from functools import *')
show(r"partial(int,base=2)")
show(r"partial(int,base=2)('10')")
show(r"partial()")
show(r"partial(5)")
run("p=partial(print,1,2,end='')")
show(r"p")
show(r"p.func,p.args,p.keywords")
show(r"partial(p,3)")
show(r"partial(lambda:0)")
run('p.foo=5; p.__dict__')
show(r"reduce(lambda a,b:a+b,[1,2,3])")
show(r"reduce(lambda a,b:a+b,[])")
show(r"reduce(lambda a,b:a+b,[],7)")
show(r"reduce(lambda a,b:a+b,5)")
show(r"reduce()")
run("""@lru_cache(maxsize=2)
def f(x,y=0):
  "doc f"
  return x""")
show(r"f(1),f(1),f(2),f(3),f(1)")
show(r"f.cache_info()")
show(r"f.cache_parameters()")
show(r"f.cache_clear(), f.cache_info()")
show(r"f.__wrapped__")
show(r"f.__doc__, f.__name__")
show(r"f")
show(r"f([])")
show(r"lru_cache('a')")
show(r"lru_cache(maxsize='a')")
show(r"lru_cache(maxsize=-1)(lambda x:x).cache_info()")
show(r"lru_cache(typed=True)(lambda x:x).cache_parameters()")
run("""@cache
def g(n): return n if n<2 else g(n-1)+g(n-2)""")
show(r"g(50), g.cache_info()")
run("""class C:
  @cached_property
  def v(self): print('compute'); return 5""")
run('c=C()')
show(r"c.v,c.v")
show(r"c.__dict__")
show(r"C.v")
show(r"C.__dict__['v'].attrname")
run("""class CS:
  __slots__=()
  @cached_property
  def v(self): return 1""")
show(r"CS().v")
run("""class Bad:
  @cached_property
  def a(self): return 1
  b=a""")
run("""@total_ordering
class T:
  def __init__(s,v): s.v=v
  def __eq__(s,o): return s.v==o.v if isinstance(o,T) else NotImplemented
  def __lt__(s,o): return s.v<o.v if isinstance(o,T) else NotImplemented""")
show(r"T(1)<=T(1),T(2)>T(1),T(1)>=T(3)")
show(r"T(1)<=5")
run("""@total_ordering
class T2: pass""")
run("""@singledispatch
def sd(a): return 'base'""")
run("""@sd.register
def _(a:int): return 'int'""")
run("""@sd.register(list)
def _l(a): return 'list'""")
show(r"sd(1),sd([]),sd('s'),sd(True)")
show(r"sd()")
show(r"sd.register(5)")
show(r"sd.dispatch(bool)")
show(r"sd.registry.keys()")
run("""@sd.register
def _n(a): pass""")
run("""@sd.register
def _n(a:'list[int]'): pass""")
run("""@sd.register
def _u(a:str|bytes): return 'text'""")
show(r"sd('a'),sd(b'')")
run("""class SM:
  @singledispatchmethod
  def m(self,a): return 'base'
  @m.register
  def _(self,a:int): return 'int'
  @singledispatchmethod
  @classmethod
  def cm(cls,a): return 'cbase'
  @cm.register
  @classmethod
  def _(cls,a:str): return 'cstr'""")
show(r"SM().m(1),SM().m('x'),SM.cm('a'),SM.cm(1)")
show(r"cmp_to_key(lambda a,b:a-b)")
show(r"sorted([3,1,2],key=cmp_to_key(lambda a,b:b-a))")
show(r"cmp_to_key(lambda a,b:0)(1)<5")
show(r"cmp_to_key()")
show(r"cmp_to_key(5)")
show(r"cmp_to_key(lambda a,b:a-b)(3)")
show(r"cmp_to_key(lambda a,b:a-b)(3).obj")
run("""@wraps(f)
def w(): 'mine'""")
show(r"w.__name__,w.__doc__,w.__wrapped__ is f")
show(r"WRAPPER_ASSIGNMENTS")
show(r"WRAPPER_UPDATES")
show(r"update_wrapper(lambda:0,len).__name__")
run("""class PM:
  def set(self,v,k=0): return v,k
  on=partialmethod(set,True)
  off=partialmethod(set,False,k=3)""")
show(r"PM().on(),PM().off()")
show(r"PM.__dict__['on']")
show(r"partialmethod(5)")
show(r"singledispatch(5)")
show(r"wraps(5)")
show(r"wraps(5)(lambda:1)")
