"""Arrays of numbers of one type, kept as a list and as bytes where that is asked for."""

import struct as _struct
from _functools import class_getitem as _class_getitem, full_name as _full_name

__all__ = ["array", "ArrayType", "typecodes"]

typecodes = "bBuhHiIlLqQfd"
_SIZES = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_NAMES = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short",
          "i": "signed integer", "I": "unsigned int"}


@_full_name
class array:
    """A mutable sequence whose items are all of the type that `typecode` names."""

    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if typecode not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self._code = typecode
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        else:
            self.extend(initializer)

    typecode = property(lambda self: self._code)
    itemsize = property(lambda self: _SIZES[self._code])

    def _check(self, value):
        """The value as the array keeps it."""
        code = self._code
        if code == "u":
            if not isinstance(value, str):
                raise TypeError(f"array item must be a unicode character, not {type(value).__name__}")
            if len(value) != 1:
                raise TypeError("array item must be a unicode character, not a string of length "
                                f"{len(value)}" if value else "array item must be a unicode character, not str")
            return value
        if code in "fd":
            if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return float(value) if code == "d" else _struct.unpack("f", _struct.pack("f", value))[0]
        if not isinstance(value, int):
            if not hasattr(value, "__index__"):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            value = value.__index__()
        bits = _SIZES[code] * 8
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if code.islower() else (0, (1 << bits) - 1)
        if low <= value <= high:
            return int(value)
        if code in _NAMES and code != "I":
            side = "less than minimum" if value < low else "greater than maximum"
            raise OverflowError(f"{_NAMES[code]} is {side}")
        if value < 0 and code.isupper():
            raise OverflowError("can't convert negative value to unsigned int")
        raise OverflowError("Python int too large to convert to C " + ("unsigned int" if code == "I" else "long"))

    def _same_kind(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other._code != self._code:
            raise TypeError("bad argument type for built-in operation")

    def _new(self, items):
        made = array(self._code)
        made._items = items
        return made

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def _index(self, key, what):
        if not isinstance(key, int) and not hasattr(key, "__index__"):
            raise TypeError("array indices must be integers")
        key = key.__index__()
        if not -len(self._items) <= key < len(self._items):
            raise IndexError(f"array {what}index out of range")
        return key

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._new(self._items[key])
        return self._items[self._index(key, "")]

    def __setitem__(self, key, value):
        if not isinstance(key, slice):
            self._items[self._index(key, "assignment ")] = self._check(value)
            return
        if not isinstance(value, array):
            raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
        self._same_kind(value)
        self._items[key] = value._items

    def __delitem__(self, key):
        del self._items[key if isinstance(key, slice) else self._index(key, "assignment ")]

    def append(self, value):
        self._items.append(self._check(value))

    def extend(self, values):
        if isinstance(values, array):
            if values._code != self._code:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(values._items)
        else:
            self._items.extend(map(self._check, values))

    fromlist = extend

    def insert(self, index, value):
        self._items.insert(index, self._check(value))

    def pop(self, index=-1):
        if not self._items:
            raise IndexError("pop from empty array")
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("pop index out of range")
        return self._items.pop(index)

    def remove(self, value):
        try:
            self._items.remove(value)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def index(self, value, start=0, stop=None):
        try:
            return self._items.index(value, start, len(self._items) if stop is None else stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, value):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def buffer_info(self):
        """(address, length). The address is made up: nothing can be read from it."""
        return id(self), len(self)

    def tobytes(self):
        if self._code == "u":
            return "".join(self._items).encode("utf-32-le")
        return _struct.pack(f"={len(self._items)}{self._layout()}", *self._items)

    def _layout(self):
        return {"l": "q", "L": "Q"}.get(self._code, self._code)

    def frombytes(self, data):
        data = bytes(data)
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self._code == "u":
            self._items.extend(data.decode("utf-32-le"))
        else:
            self._items.extend(_struct.unpack(f"={len(data) // self.itemsize}{self._layout()}", data))

    def tounicode(self):
        if self._code != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def fromunicode(self, text):
        if self._code != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self._items.extend(text)

    def tofile(self, file):
        file.write(self.tobytes())

    def fromfile(self, file, n):
        data = file.read(n * self.itemsize)
        self.frombytes(data[:len(data) // self.itemsize * self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def byteswap(self):
        size = self.itemsize
        data = self.tobytes()
        self._items.clear()
        self.frombytes(b"".join(data[i:i + size][::-1] for i in range(0, len(data), size)))

    def __add__(self, other):
        self._same_kind(other)
        return self._new(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._new(self._items * n) if hasattr(n, "__index__") else NotImplemented

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __copy__(self):
        return self._new(list(self._items))

    def __deepcopy__(self, memo):
        return self._new(list(self._items))

    def __reversed__(self):
        return reversed(self._items)

    def __repr__(self):
        if not self._items:
            return f"array('{self._code}')"
        return f"array('{self._code}', {self.tounicode()!r})" if self._code == "u" else \
            f"array('{self._code}', {self._items!r})"


ArrayType = array
