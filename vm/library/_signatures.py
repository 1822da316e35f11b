"""The parameters of built-in functions, for inspect.signature, and the functions that have them."""

_TABLE = r"""(): copyright credits globals license locals object
(*args, **kwds): help
(*args, sep=' ', end='\n', file=None, flush=False): print
(*integers): math.gcd math.lcm
(a, b, *, rel_tol=1e-09, abs_tol=0.0): math.isclose
(async_iterable, /): aiter
(base, exp, mod=None): pow
(bytes, byteorder='big', *, signed=False): int.from_bytes
(c, /): ord
(cls, class_or_tuple, /): issubclass
(code=None): exit quit
(fget=None, fset=None, fdel=None, doc=None): property
(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None): open
(frm, to, /): bytes.maketrans bytearray.maketrans
(i, /): chr
(iterable, /): all any
(iterable, /, *, key=None, reverse=False): sorted
(iterable, /, *, start=1): math.prod
(iterable, /, start=0): sum
(iterable, start=0): enumerate
(iterable, value=None, /): dict.fromkeys
(iterable=(), /): list tuple
(n, /): math.factorial math.isqrt
(n, k, /): math.comb
(n, k=None, /): math.perm
(number, /): bin hex oct
(number, ndigits=None): round
(obj, /): ascii callable hash id len repr
(obj, class_or_tuple, /): isinstance
(obj, name, /): delattr hasattr
(obj, name, value, /): setattr
(object): memoryview
(object, flags): memoryview._from_flags
(p, q, /): math.dist math.sumprod
(prompt='', /): input
(real=0, imag=0): complex
(self, /): object.__repr__ object.__hash__ object.__str__ int.__repr__ int.__hash__ int.bit_length int.bit_count
  int.as_integer_ratio int.is_integer float.__repr__ float.__hash__ float.conjugate float.as_integer_ratio
  float.hex float.is_integer complex.__repr__ complex.__hash__ complex.conjugate str.__repr__ str.__hash__
  str.__str__ str.__iter__ str.__len__ str.capitalize str.casefold str.title str.lower str.swapcase str.upper
  str.isascii str.islower str.isupper str.istitle str.isspace str.isdecimal str.isdigit str.isnumeric
  str.isalpha str.isalnum str.isidentifier str.isprintable bytes.__repr__ bytes.__hash__ bytes.__str__
  bytes.__iter__ bytes.__len__ bytearray.__repr__ bytearray.__str__ bytearray.__iter__ bytearray.__len__
  bytearray.clear bytearray.copy bytearray.reverse list.__repr__ list.__iter__ list.__len__ list.clear list.copy
  list.reverse tuple.__repr__ tuple.__hash__ tuple.__iter__ tuple.__len__ dict.__repr__ dict.__iter__
  dict.__len__ dict.popitem set.__repr__ set.__iter__ set.__len__ frozenset.__repr__ frozenset.__hash__
  frozenset.__iter__ frozenset.__len__ range.__repr__ range.__hash__ range.__iter__ range.__len__ slice.__repr__
  slice.__hash__ memoryview.__repr__ memoryview.__hash__ memoryview.__iter__ memoryview.__len__
  memoryview.release memoryview.tolist memoryview.toreadonly classmethod.__repr__ staticmethod.__repr__
  type.__repr__ type.mro BaseException.__repr__ BaseException.__str__
(self, /, *, key=None, reverse=False): list.sort
(self, /, *args, **kwargs): object.__init__ bytearray.__init__ list.__init__ dict.__init__ set.__init__
  property.__init__ classmethod.__init__ staticmethod.__call__ staticmethod.__init__ type.__call__ type.__init__
  BaseException.__init__
(self, /, encoding='utf-8', errors='strict'): str.encode bytes.decode bytearray.decode
(self, /, keepends=False): str.splitlines bytes.splitlines bytearray.splitlines
(self, /, length=1, byteorder='big', *, signed=False): int.to_bytes
(self, /, order='C'): memoryview.tobytes
(self, /, sep=None, maxsplit=-1): str.split str.rsplit bytes.rsplit bytes.split bytearray.rsplit bytearray.split
(self, /, tabsize=8): str.expandtabs bytes.expandtabs bytearray.expandtabs
(self, bytes=None, /): bytes.lstrip bytes.rstrip bytes.strip bytearray.lstrip bytearray.rstrip bytearray.strip
(self, chars=None, /): str.lstrip str.rstrip str.strip
(self, format_spec, /): object.__format__ int.__format__ float.__format__ complex.__format__ str.__format__
(self, index, /): list.__getitem__
(self, index, item, /): bytearray.insert
(self, index, object, /): list.insert
(self, index=-1, /): bytearray.pop list.pop
(self, item, /): bytearray.append
(self, iterable, /): str.join list.extend
(self, iterable_of_bytes, /): bytes.join bytearray.join
(self, iterable_of_ints, /): bytearray.extend
(self, key, /): str.__getitem__ str.__contains__ bytes.__getitem__ bytes.__contains__ bytearray.__getitem__
  bytearray.__delitem__ bytearray.__contains__ list.__delitem__ list.__contains__ tuple.__getitem__
  tuple.__contains__ dict.__getitem__ dict.__delitem__ dict.__contains__ range.__getitem__ range.__contains__
  memoryview.__getitem__ memoryview.__delitem__
(self, key, default=None, /): dict.get dict.setdefault
(self, key, value, /): bytearray.__setitem__ list.__setitem__ dict.__setitem__ memoryview.__setitem__
(self, object, /): list.append
(self, old, new, count=-1, /): str.replace bytes.replace bytearray.replace
(self, prefix, /): str.removeprefix bytes.removeprefix bytearray.removeprefix
(self, sep, /): str.partition str.rpartition bytes.partition bytes.rpartition bytearray.partition
  bytearray.rpartition
(self, suffix, /): str.removesuffix bytes.removesuffix bytearray.removesuffix
(self, table, /): str.translate
(self, table, /, delete=b''): bytes.translate bytearray.translate
(self, value, /): object.__eq__ int.__eq__ int.__add__ float.__eq__ float.__add__ complex.__eq__ complex.__add__
  str.__eq__ str.__add__ bytes.__eq__ bytes.__add__ bytearray.__eq__ bytearray.__add__ bytearray.remove
  list.__eq__ list.__add__ list.remove list.count tuple.__eq__ tuple.__add__ tuple.count dict.__eq__ set.__eq__
  frozenset.__eq__ range.__eq__ slice.__eq__ memoryview.__eq__
(self, value, start=0, stop=9223372036854775807, /): list.index tuple.index
(self, width, /): str.zfill bytes.zfill bytearray.zfill
(self, width, fillchar=' ', /): str.center str.ljust str.rjust
(self, width, fillchar=b' ', /): bytes.center bytes.ljust bytes.rjust bytearray.center bytearray.ljust
  bytearray.rjust
(seq, /): math.fsum
(sequence, /): reversed
(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1): compile
(source, globals=None, locals=None, /): eval
(source, globals=None, locals=None, /, *, closure=None): exec
(string, /): float.fromhex bytes.fromhex bytearray.fromhex
(value, format_spec='', /): format
(x, /): abs math.acos math.acosh math.asin math.asinh math.atan math.atanh math.cbrt math.ceil math.cos
  math.cosh math.degrees math.erf math.erfc math.exp math.exp2 math.expm1 math.fabs math.floor math.frexp
  math.gamma math.isfinite math.isinf math.isnan math.lgamma math.log1p math.log10 math.log2 math.modf
  math.radians math.sin math.sinh math.sqrt math.tan math.tanh math.trunc math.ulp
(x, i, /): math.ldexp
(x, y, /): divmod math.copysign math.fmod math.pow math.remainder
(x, y, /, *, steps=None): math.nextafter
(x=0, /): float
(y, x, /): math.atan2"""


def signature_text(function):
    """The parameters of a built-in function or method as text, and whether the first is bound; None: CPython has none."""
    owner = getattr(function, "__objclass__", None)
    self = getattr(function, "__self__", None)
    if owner is None and self is not None and type(self).__name__ != "module":
        owner = self if isinstance(self, type) else type(self)
    if isinstance(function, type):
        owners = [""] if function.__module__ == "builtins" else []
    elif owner is not None:
        owners = [base.__name__ for base in owner.__mro__]
    else:
        module = getattr(function, "__module__", None)
        owners = [""] if module == "builtins" else [module] if module else []
    for name in owners:
        found = _signatures().get((name + "." if name else "") + function.__name__)
        if found is not None:
            return found, self is not None and owner is not None and owner is not self
    return None


_known = {}


def _signatures():
    if not _known:
        for entry in _TABLE.replace("\n  ", " ").split("\n"):
            text, names = entry.split("): ")
            for name in names.split():
                _known[name] = text + ")"
    return _known
