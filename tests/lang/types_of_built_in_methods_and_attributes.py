import pickle, copy, types, functools, inspect
print(pickle.loads(pickle.dumps(str.upper)), pickle.loads(pickle.dumps([].append.__self__)), pickle.loads(pickle.dumps(len)), copy.copy(str.upper) is str.upper, copy.deepcopy([str.upper, 'a'.__len__.__name__]))
print(str.upper('a'), str.upper.__get__('b')(), str.upper.__get__(None, str), list(map(str.strip, [' a '])), sorted(['b','A'], key=str.lower), str.upper.__name__, str.upper.__qualname__, str.upper.__objclass__, (1).__add__(2), int.__add__(1, 2), object.__init__.__objclass__, (1).__add__.__self__)
class A:
    up = str.upper
    def __init__(self): super().__init__()
class B(str):
    shout = str.upper
    def __len__(self): return super().__len__() + 1
print(B('ab').shout(), len(B('ab')), B.shout)
print(int.real.__get__(5), int.real.__name__, int.real.__objclass__, int.real.__qualname__, int.numerator.__doc__ is not None or True)
try: int.real.__set__(5, 1)
except AttributeError as e: print(e)
print(callable(str.upper), callable((1).__add__), hash(str.upper) == hash(str.upper), str.upper == str.upper, [].append == [].append, {str.upper: 1}[str.upper])
print(isinstance(str.upper, types.MethodDescriptorType), isinstance(object.__init__, types.WrapperDescriptorType), isinstance(object().__str__, types.MethodWrapperType), isinstance(int.real, types.GetSetDescriptorType), isinstance(str.upper, types.BuiltinFunctionType), isinstance(len, types.BuiltinFunctionType), isinstance([].append, types.BuiltinMethodType))
w = functools.wraps(str.upper)(lambda s: s); print(w.__name__, w.__wrapped__)
print([n for n in ('__call__', '__get__', '__name__', '__self__', '__objclass__') if hasattr(str.upper, n)], [n for n in ('__call__', '__get__', '__name__', '__self__', '__objclass__') if hasattr(len, n)])
from collections.abc import Callable
print(isinstance(str.upper, Callable), isinstance((1).__add__, Callable), functools.partial(str.split, sep=',')('a,b'), functools.reduce(int.__add__, [1, 2, 3]))
for f in (str.upper, int.__add__):
    try: f()
    except TypeError as e: print(e)
    try: f(1.5)
    except TypeError as e: print(e)
try: 'a'.__len__(1)
except TypeError as e: print(e)
try: str.upper.nope
except AttributeError as e: print(e)
try: (1).__add__.nope
except AttributeError as e: print(e)
try: len.nope = 1
except AttributeError as e: print(e)
try: type(str.upper)()
except TypeError as e: print(e)
class C:
    def __eq__(self, o): return NotImplemented
print(C.__ne__, type(C.__ne__), type(C().__eq__), type(C().__hash__), C.__hash__)
import enum, dataclasses
class E(enum.Enum):
    f = str.upper
print(list(E), E.f)
@dataclasses.dataclass
class D: x: int = 1
print(type(D.__init__), type(D.__hash__), inspect.isroutine(str.upper), inspect.ismethoddescriptor(str.upper))
print(type(len), type([].append), type(str.upper), type(int.__add__), type((1).__add__), type(int.real), type(object.__new__))
print(type(A.__init__), type(C.__init__), type(C().__init__), type(type.__call__), type(type.__dict__['__mro__']))
print(int.real, str.upper, str.__len__, C.__init__, type.__dict__['__mro__'])
