import enum
class P(enum.Flag):
    R=4;W=2;X=1
print(P.R|P.W, P(7), list(P(7)), ~P.R, P(0), P.R^P.W, bool(P(0)), len(P(3)), P.R in P(6), repr(P(5)))
class Q(enum.IntFlag):
    A=1;B=2;C=4
print(Q.A|Q.B, Q(8), repr(Q(9)), Q.A|16, ~Q.A, Q(7)&~Q.B)
class W(enum.Flag):
    A=enum.auto();B=enum.auto();AB=A|B
print(list(W), W.AB, W(3), W.A|W.B, repr(W(3)))
try: P(8)
except ValueError as e: print(e)
class S(enum.StrEnum):
    X=enum.auto(); Y='yy'
print(S.X, repr(S.Y), S('yy'), S.X.upper(), f"{S.X:>5}")
class I(enum.IntEnum):
    A=1;B=2
print(I.A+1, I.A<I.B, repr(I.A), str(I.A), f"{I.A}", I(1), sorted([I.B,I.A]))
@enum.unique
class U(enum.Enum):
    A=1
try:
    @enum.unique
    class V(enum.Enum):
        A=1;B=1
except ValueError as e: print(e)
E1=enum.Enum('E1','A B C'); print(list(E1), E1.A.value)
class M(enum.Enum):
    A=(1,2)
    def __init__(self,a,b): self.a=a; self.b=b
    @property
    def s(self): return self.a+self.b
    @classmethod
    def _missing_(cls,v): return cls.A
print(M.A.s, M('zzz'), M.__members__)
try: I(5)
except ValueError as e: print(e)
try: I['Z']
except KeyError as e: print(e)
try: I.A=3
except AttributeError as e: print(e)
try:
    class X(I): pass
except TypeError as e: print(e)
print(U.A.name, U.A in U, isinstance(U.A,U), U.A is U(1), hash(U.A)==hash(U.A), {U.A:1}, len(U), I.A==1, U.A==1)
