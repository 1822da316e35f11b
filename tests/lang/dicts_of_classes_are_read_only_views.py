# A class shows its namespace as a mappingproxy, which is types.MappingProxyType.
import types
class C:
    x = 1
    def f(self): pass
d = C.__dict__
print(type(d), type(d) is types.MappingProxyType, type(vars(C)))
print(d['x'], 'f' in d, 'zz' in d, d.get('q', 3))
try: d['y'] = 2
except TypeError as e: print(e)
try: del d['x']
except TypeError as e: print(e)
C.y = 5
print(d['y'], len(d) > 3)
print([k for k in d if not k.startswith('__')])
print([k for k in d.keys() if not k.startswith('__')], list(d.items())[0])
try: d.update({})
except AttributeError as e: print(e)
try: d.clear()
except AttributeError as e: print(e)
print(isinstance(d, dict))
import collections.abc
print(isinstance(d, collections.abc.Mapping), isinstance(d, collections.abc.MutableMapping))
e = dict(d); print(type(e), e['x'])
print(type(d.copy()))
m = types.MappingProxyType({'a': 1})
print(m, repr(m), m == {'a': 1}, m | {'b': 2}, type(m | {}))
try: m['a'] = 2
except TypeError as e: print(e)
try: hash(m)
except TypeError as e: print(e)
print(type(int.__dict__), 'real' in int.__dict__)
class M(type): pass
class D(metaclass=M): z = 1
print(type(D.__dict__), D.__dict__['z'])
try: m.x = 1
except AttributeError as e: print(e)
try: types.MappingProxyType(1)
except TypeError as e: print(e)
try: types.MappingProxyType([1])
except TypeError as e: print(e)
print(list(reversed(m)), {**m}, str(m), f'{m}', sorted(m.values()))
try: m |= {'c': 1}
except TypeError as e: print(e)
else: print(m)
import copy
try: copy.deepcopy(C.__dict__)
except TypeError as e: print(e)
try: copy.copy(m)
except TypeError as e: print(e)
print(types.MappingProxyType.__name__, types.MappingProxyType.__module__, repr(types.MappingProxyType))
class E(types.SimpleNamespace): pass
print(type(E.__dict__))
try:
    class Sub(types.MappingProxyType): pass
except TypeError as e: print(e)
print(type(vars(E())), type(C().__dict__))
od = types.MappingProxyType({1:2})
d0 = {1: 2}
p = types.MappingProxyType(d0); d0[3] = 4; print(p, len(p), 3 in p)
print(isinstance(C.__dict__, types.MappingProxyType), C.__dict__ == dict(C.__dict__))
try: C.__dict__ = {}
except AttributeError as e: print(e)
try: type.__dict__['__dict__'].__set__
except AttributeError as e: print(e)
try: setattr(C, '__dict__', {})
except AttributeError as e: print(e)
for k, v in C.__dict__.items():
    if k == 'x': print(k, v)
