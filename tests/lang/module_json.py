import json
from collections import OrderedDict, namedtuple

print(json.dumps(['foo', {'bar': ('baz', None, 1.0, 2)}]), json.dumps("\"foo\bar\n\x7f\u1234\U0001f600é"), json.dumps('é\U0001f600', ensure_ascii=False))
print(json.dumps({"c": 0, "b": 0, "a": 0}, sort_keys=True), json.dumps([1, 2, 3, {'4': 5, '6': 7}], separators=(',', ':')))
print(json.dumps({'6': 7, '4': [1, [], {}, [2]], 'x': {'y': None}}, sort_keys=True, indent=4)); print(json.dumps([1,[2]], indent='\t'), json.dumps([], indent=2), json.dumps([1], indent=0), json.dumps({'a': [1,2]}, indent=2, separators=(', ', ' = ')))
print(json.dumps({1: 1, 2.5: 2, True: 3, None: 4, False: 5}), json.dumps([float('nan'), float('inf'), -float('inf'), 1e100, 1e-7, 0.1, 100.0, -0.0, 10**30]), json.dumps({(1,2): 3, 'a': 1}, skipkeys=True))
P = lambda x,y: (x,y)
class E(int): pass
E.A = E(3)
class S(str): pass
class I(int): pass
print(json.dumps([P(1,2), E.A, S('s'), I(5), OrderedDict(b=1, a=2), True, {E.A: 1}]))
print(json.loads('["foo", {"bar":["baz", null, 1.0, 2]}]'), json.loads('"\\"foo\\bar\\u00e9\\ud83d\\ude00\\/"'), json.loads(' {"a" : 1 , "b":[ ] } \n'), json.loads('[1, -0, -1.5e3, 2E+2, 0.1, 123456789012345678901234567890, 1.0]'), json.loads('[NaN, Infinity, -Infinity]'), json.loads(b'{"a": "\xc3\xa9"}'), json.loads('true'), json.loads('"\\ud800"').encode('unicode_escape') if False else '')
print(json.loads('{"__complex__": true, "real": 1, "imag": 2}', object_hook=lambda d: ('hook', d)), json.loads('[1.1, 2]', parse_float=lambda s: 'f'+s, parse_int=lambda s: 'i'+s), json.loads('{"a":1,"a":2}', object_pairs_hook=list), json.loads('[NaN]', parse_constant=str))
def t(f):
    try: print(f())
    except json.JSONDecodeError as e: print(type(e), e, e.msg, e.pos, e.lineno, e.colno)
    except Exception as e: print(type(e).__name__, e)
for s in ('', ' ', '{', '[', '[1', '[1,', '[1,]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{'a':1}", '{a:1}', '{"a" 1}', '[1 2]', '"abc', '"a\\x"', '"a\\u12"', '"\n"', 'nul', 'tru', 'x', '1 2', '{} []', '01', '-', '1.', '+1', '.5', '[1,\n 2,\n x]', '\ufeff1', 'None', '"\\', '"\\u', '[1, 2', '{"a": [1, {"b": }]}', 'NaNx', 'Infinit', '-Infinit', '1e', '--1', '["a" "b"]', '{"a":1 "b":2}', '[', '"\t"', '{1:2}'):
    t(lambda: json.loads(s))
t(lambda: json.dumps({1,2})); t(lambda: json.dumps({(1,): 2})); t(lambda: json.dumps(float('nan'), allow_nan=False)); t(lambda: json.loads(5)); t(lambda: json.loads(None)); t(lambda: json.dumps({'a':1, 2:3}, sort_keys=True)); t(lambda: json.dumps(object))
l = []; l.append(l); t(lambda: json.dumps(l)); d = {}; d['x'] = [d]; t(lambda: json.dumps(d)); t(lambda: json.dumps(b'x')); 
class Enc(json.JSONEncoder):
    def default(self, o):
        if 0: pass
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({'s': {3,1}}, cls=Enc), 0, "".join(json.JSONEncoder().iterencode([1])), json.dumps([set()], default=lambda o: repr(o)))
t(lambda: json.dumps(object, cls=Enc))
class C:
    def __init__(self): self.x = 1
print(json.dumps(C(), default=vars), json.dumps([C(), C()], default=lambda o: o.__dict__, indent=1))
dec = json.JSONDecoder(); print(dec.raw_decode('[1] x'), dec.decode('  2 '))
import io
f = io.StringIO(); json.dump({'a': [1, 2, {'b': None}]}, f, indent=2); print(f.getvalue()); f.seek(0); print(json.load(f))
data = {'name': 'Ann', 'tags': ['x', 'y'], 'n': {'deep': [1, 2.5, None, True]}}
print(json.loads(json.dumps(data)) == data, json.dumps(data) == json.dumps(json.loads(json.dumps(data))))
print(json.dumps('</script>'), json.dumps('\u2028\x00\x1f'), json.dumps({'ключ': 'знач'}, ensure_ascii=False), json.dumps({'ключ': 1}))
print(json.loads('"\\u0041\\n"'), json.loads('[]'), json.loads('{}'), json.loads('"\x7f"'), json.JSONDecoder(strict=False).decode('"\t\n"'))
print(json.decoder.JSONDecodeError is json.JSONDecodeError, json.JSONDecodeError.__module__, issubclass(json.JSONDecodeError, ValueError))
