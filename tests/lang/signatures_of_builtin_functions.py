# inspect.signature of what is built in.
import inspect
import math

for f in (len, print, sorted, sum, abs, isinstance, open, pow, round, input, list, float, enumerate, str.split, "a".split,
          [].append, list.append, list.sort, str.join, dict.fromkeys, math.sqrt, math.gcd, math.isclose, int.from_bytes,
          int.to_bytes, (5).bit_length, tuple.index, bytes.fromhex, object, property, complex, divmod, hash, id, chr,
          eval, exec, compile, globals, callable, memoryview, reversed, all, bin, format, float.fromhex, "".encode):
    print(f.__qualname__, inspect.signature(f))
for f in (max, min, range, int, str, dict, zip, map, bool):
    try:
        print(inspect.signature(f))
    except ValueError as e:
        print(e)
sig = inspect.signature(sorted)
print(sig.parameters["key"].default, sig.parameters["key"].kind, list(sig.parameters))
print(repr(inspect.signature(print).parameters["end"]))
