# What dataclasses answers to rare arguments and to wrong ones.
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


run('from dataclasses import *')
run('from dataclasses import field')
run('import dataclasses')
run("""@dataclass
class P:
  x:int
  y:int=0""")
show(r"P(1)")
show(r"P()")
show(r"P(1,2,3)")
show(r"P(1,z=3)")
show(r"P(1)==P(1), P(1)!=P(2), P(1)==(1,0)")
show(r"P(1)<P(2)")
show(r"hash(P(1))")
show(r"fields(P)")
show(r"fields(5)")
show(r"fields(P(1))[0].name")
show(r"field()")
show(r"asdict(P(1)), astuple(P(1))")
show(r"asdict(P)")
show(r"astuple(5)")
show(r"replace(P(1),y=5)")
show(r"replace(P(1),z=5)")
show(r"replace(P,z=5)")
show(r"is_dataclass(P), is_dataclass(P(1)), is_dataclass(5)")
show(r"P.__match_args__, P.__doc__")
show(r"P.__dataclass_params__")
show(r"P.__init__.__annotations__")
run('import inspect')
show(r"inspect.signature(P)")
run("""@dataclass
class B1:
  x:list=[]""")
run("""@dataclass
class B2:
  x:int=1
  y:int""")
run("""@dataclass
class B3:
  x:int=field(default=1,default_factory=list)""")
show(r"field(default=1,default_factory=list)")
run("""@dataclass(frozen=True)
class F:
  a:int
  b:list=field(default_factory=list,compare=False,repr=False)""")
run('f=F(1)')
show(r"f")
run('f.a=2')
run('del f.a')
run('f.q=1')
show(r"hash(f)==hash(F(1,[2]))")
show(r"f==F(1,[5])")
run("""@dataclass(order=True)
class O:
  a:int
  b:int=field(compare=False,default=0)""")
show(r"O(1)<O(2), O(1,5)<=O(1,2), sorted([O(3),O(1)])")
show(r"O(1)<5")
show(r"O(1)<P(1)")
run("""@dataclass(order=True)
class O2:
  a:int
  def __lt__(s,o): pass""")
run("""@dataclass(eq=False,order=True)
class O3: pass""")
run("""@dataclass(slots=True)
class S:
  a:int
  b:int=5""")
run('s=S(1); s')
run('s.c=1')
show(r"S.__slots__")
run("""@dataclass(slots=True)
class S2:
  __slots__=('a',)
  a:int""")
run("""@dataclass(kw_only=True)
class K:
  a:int
  b:int=1""")
show(r"K(1)")
show(r"K(a=1)")
run("""@dataclass
class K2:
  a:int
  _:KW_ONLY
  b:int""")
show(r"K2(1,b=2)")
show(r"K2(1,2)")
run("""@dataclass
class K3:
  _:KW_ONLY
  a:int
  __:KW_ONLY
  b:int""")
run("""@dataclass
class I:
  a:int
  b:InitVar[int]
  c:InitVar[int]=5
  def __post_init__(s,b,c): s.s=s.a+b+c""")
show(r"I(1,2).s")
show(r"I(1,2)")
show(r"I(1,2).b")
show(r"I(1,2).c")
show(r"replace(I(1,2),a=5)")
show(r"replace(I(1,2),a=5,b=1)")
run('from typing import ClassVar')
run("""@dataclass
class CV:
  a:ClassVar[int]=5
  b:int=1""")
show(r"CV(), CV.a")
run("""@dataclass
class CV2:
  a:ClassVar[int]=field(default_factory=list)""")
run("""@dataclass
class Base:
  x:int=1""")
run("""@dataclass
class Sub(Base):
  y:int=2""")
show(r"Sub(), fields(Sub)[1].name")
run("""@dataclass
class Sub2(Base):
  y:int""")
run("""@dataclass(frozen=True)
class Sub3(Base): pass""")
run("""@dataclass
class Sub4(F): pass""")
run("""@dataclass(unsafe_hash=True)
class U:
  a:int""")
show(r"hash(U(1))==hash((1,))")
run("""@dataclass(unsafe_hash=True)
class U2:
  def __hash__(s): return 1""")
run("""@dataclass(frozen=True)
class U3:
  def __setattr__(s,*a): pass""")
run("""@dataclass(repr=False)
class NR: 
  a:int=1""")
show(r"NR().__repr__()[:20]")
show(r"make_dataclass('M',['x',('y',int),('z',int,field(default=5))])(1,2)")
show(r"make_dataclass('M',['x','x'])")
show(r"make_dataclass('M',['1x'])")
show(r"make_dataclass('M',['class'])")
show(r"make_dataclass('M',[('a',)])")
show(r"make_dataclass('M',['a'],bases=(Base,),namespace={'f':lambda s:s.a})")
run("""@dataclass
class Rec:
  n:'Rec'=None""")
run('r=Rec(); r.n=r; r')
run("""@dataclass
class In:
  a:int=field(init=False,default=3)
  b:int=field(init=False)""")
show(r"In()")
show(r"In().b")
show(r"asdict(P(1),dict_factory=list)")
show(r"astuple(P(1),tuple_factory=list)")
run("""@dataclass
class Nest:
  p:P
  l:list
  d:dict""")
show(r"asdict(Nest(P(1),[P(2)],{'a':P(3)}))")
show(r"astuple(Nest(P(1),[P(2)],{'a':P(3)}))")
show(r"field(metadata={'a':1}).metadata")
show(r"field(kw_only=True,init=False)")
run("""@dataclass(match_args=False)
class NM: a:int""")
show(r"hasattr(NM,'__match_args__')")
run("""@dataclass(weakref_slot=True)
class W: a:int""")
run("""@dataclass(slots=True,weakref_slot=True)
class W: a:int""")
show(r"W.__slots__")
show(r"FrozenInstanceError.__mro__[1]")
show(r"MISSING")
show(r"KW_ONLY")
show(r"InitVar[int]")
run("""@dataclass
class An:
  a=5
  b=field()""")
run("""@dataclass(nope=1)
class Z: pass""")
