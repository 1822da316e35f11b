# What enum answers to rare arguments and to wrong ones.
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


run('from enum import *')
run('import enum')
run("""class C(Enum):
  RED=1
  GREEN=2
  ALIAS=1""")
show(r"C.RED, C(1), C['RED'], C.RED.name, C.RED.value, list(C), len(C)")
show(r"C(5)")
show(r"C['X']")
show(r"C.X")
run('C.RED=5')
run('del C.RED')
run('C.RED.value=5')
run("C.RED.name='a'")
show(r"C.RED==1, C.RED is C.ALIAS, C.RED in C, 1 in C, 9 in C")
show(r"C.RED<C.GREEN")
show(r"hash(C.RED)==hash('RED')")
show(r"C.__members__")
show(r"repr(C), str(C.RED), f'{C.RED}', f'{C.RED:>10}', repr(C.RED)")
run('class D(C): pass')
show(r"C()")
show(r"C('RED')")
show(r"C.RED.GREEN")
show(r"type(C.RED), isinstance(C.RED,C), C.RED.__class__")
show(r"dir(C)")
show(r"dir(C.RED)")
run("""class I(IntEnum):
  A=1
  B=2""")
show(r"I.A+1, I.A<I.B, I.A==1, str(I.A), repr(I.A), f'{I.A}', f'{I.A:03}', I(1), I.A*2, [0,1,2][I.A]")
show(r"I('x')")
run("""class S(StrEnum):
  A=auto()
  B='bee'""")
show(r"S.A, str(S.A), S.A.upper(), S.B=='bee', f'{S.B:>5}'")
run("""class S2(StrEnum):
  A=1""")
run("""class F(Flag):
  R=auto()
  W=auto()
  X=auto()
  RW=R|W""")
show(r"F.R|F.W, F.R&F.W, ~F.R, F.R^F.RW, F(0), F(7), F.R|F.X, list(F.RW), F.R in F.RW, bool(F(0)), len(F.RW), F.RW.value, str(F.R|F.X), repr(F(0))")
show(r"F(8)")
show(r"F('a')")
show(r"F.R|1")
show(r"F.RW.name, (F.R|F.X).name, F(0).name")
run("""class IF(IntFlag):
  A=1
  B=2""")
show(r"IF.A|IF.B, IF(8), IF.A|8, IF.A|IF.B==3, ~IF.A, IF(-1), str(IF.A), f'{IF.A|IF.B}', IF.A+1, IF(9)")
run("""@unique
class U(Enum):
  A=1
  B=1""")
run("""class A(Enum):
  X=auto()
  Y=auto()
  Z=10
  W=auto()""")
show(r"[m.value for m in A]")
run("""class G(Enum):
  def _generate_next_value_(name,start,count,last): return name.lower()
  A=auto()
  B=auto()""")
show(r"list(G)")
run("""class P(Enum):
  M=(1,2)
  E=(3,4)
  def __init__(s,a,b): s.a=a; s.b=b
  @property
  def sum(s): return s.a+s.b""")
show(r"P.M.sum, P.E.a, P((1,2)), P.M.value")
run("""class Miss(Enum):
  A=1
  @classmethod
  def _missing_(cls,v): return cls.A if v=='a' else None""")
show(r"Miss('a')")
show(r"Miss('b')")
run("""class Miss2(Enum):
  A=1
  @classmethod
  def _missing_(cls,v): return 5""")
show(r"Miss2(7)")
show(r"Enum('An','a b c')")
show(r"list(Enum('An','a b c'))")
show(r"list(Enum('An',['a','b'],start=5)), list(Enum('An',{'x':10})), list(Enum('An',[('q','r')]))")
show(r"Enum('An','a b',module='m').a")
show(r"Enum('An','a b',type=str)")
show(r"IntEnum('N','a b').a")
show(r"Flag('N','a b')(3)")
run("""class Dup(Enum):
  A=1
  A=2""")
run("""class Bad(Enum):
  _x_=1""")
run("""class Bad2(Enum):
  mro=1""")
run("""class M(Enum):
  def meth(s): return s.name+'!'
  A=1
  @classmethod
  def c(cls): return cls.A
  @staticmethod
  def s(): return 5""")
show(r"M.A.meth(), M.c(), M.s(), M.A.s()")
run("""class Planet(float,Enum):
  A=1.5""")
show(r"Planet.A+1, Planet.A")
run("""class N(Enum):
  a=nonmember(5)
  @member
  def f(): return 1
  b=1""")
show(r"N.a, N.f, list(N)")
run("""class V(Enum):
  A=[1]""")
show(r"V([1]), V.A")
run("""@verify(CONTINUOUS)
class CC(Enum):
  A=1
  B=3""")
run("""@verify(UNIQUE)
class CC(Enum):
  A=1
  B=1""")
run("""@verify(NAMED_FLAGS)
class CC(Flag):
  A=1
  B=6""")
run("""class B1(Flag,boundary=STRICT):
  A=1""")
show(r"B1(4)")
run("""class B2(Flag,boundary=CONFORM):
  A=1""")
show(r"B2(5)")
run("""class B3(Flag,boundary=EJECT):
  A=1""")
show(r"B3(5)")
run("""class B4(Flag,boundary=KEEP):
  A=1""")
show(r"B4(5)")
run('import pickle,copy')
show(r"pickle.loads(pickle.dumps(C.RED)) is C.RED, copy.deepcopy(C.RED) is C.RED")
show(r"sorted(I), max(I), sum(I)")
show(r"{C.RED:1}")
show(r"C.__doc__, C.__name__, C.__module__")
run("""class Ig(Enum):
  _ignore_='x'
  x=5
  A=x""")
show(r"Ig.__members__")
run("""class O(Enum):
  _order_='B A'
  A=1
  B=2""")
run("""class W(Enum):
  def __str__(s): return 'w'+s.name
  def __repr__(s): return 'R'
  A=1""")
show(r"W.A, str(W.A), f'{W.A}', [W.A]")
run("""class Sh(Enum):
  A='x'
  def __eq__(s,o): return s.value==o
  __hash__=Enum.__hash__""")
show(r"Sh.A=='x'")
show(r"reversed(C), list(reversed(C)), bool(C), bool(C.RED)")
show(r"C.__contains__('RED')")
run("""class Pri(Enum):
  LOW=1
  def __lt__(s,o): return s.value<o.value
  HIGH=3""")
show(r"Pri.LOW<Pri.HIGH, sorted([Pri.HIGH,Pri.LOW]), Pri.LOW<5")
show(r"show_flag_values(7)")
run('class Em(Enum): pass')
run("""class Em2(Em):
  A=1""")
show(r"Em2.A")
run("""class Mix(str,Enum):
  A='a'""")
show(r"Mix.A, str(Mix.A), f'{Mix.A}', Mix.A=='a', Mix.A+'b'")
show(r"EnumType, EnumMeta is EnumType")
show(r"auto()")
show(r"C.RED._value_, C.RED._name_, C._member_names_, C._value2member_map_")
show(r"F.R.__or__(5)")
show(r"iter(F), list(F), F.__members__")
show(r"F['R'], F.R.value.bit_length()")
run("""class Neg(IntFlag):
  A=-1""")
show(r"Enum.RED")
show(r"C.RED.__reduce_ex__(2)")
show(r"C(C.RED)")
run('match_ = 1')
