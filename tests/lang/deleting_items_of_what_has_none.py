# The two texts about deleting items of what does not support that.
import types
for x in ((1,), 'a', b'a', range(3), object(), 5, None, types.MappingProxyType({}), frozenset(), len, {1}, (i for i in ())):
    for k in (0, 'a', None):
        try:
            del x[k]
        except TypeError as e: print(e)
class S:
    def __len__(self): return 1
    def __getitem__(self, i): return 1
for k in (0, 'a'):
    try: del S()[k]
    except Exception as e: print(repr(e))
