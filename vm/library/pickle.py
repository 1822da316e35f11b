"""Objects as bytes and back, in the formats 0 to 5 of Python's pickles."""

import copyreg
import io
import sys
from struct import pack
from types import BuiltinFunctionType, FunctionType

from _unpickle import (
    PickleError, PicklingError, Unpickler, UnpicklingError, find_attribute, load, loads,
)

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
           "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

format_version = "4.0"
HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4

_FRAME_LEAST, _FRAME_MOST = 4, 64 * 1024
_BATCH = 1000
# What modules were called when protocols below 3 were made.
_OLD_NAMES = {"builtins": "__builtin__", "copyreg": "copy_reg"}


_BYTE = [bytes([i]) for i in range(256)]
_SMALL = [b"K" + each for each in _BYTE]


class _Frames:
    """Collects output in frames, which tell the reader how much to read at once."""

    def __init__(self, write):
        self.write_through = write
        self.frame = None
        self.write = write
        self.size = int  # without frames: 0

    def begin(self):
        self.frame = io.BytesIO()
        self.write, self.size = self.frame.write, self.frame.tell

    def commit(self, force=False):
        if self.frame is not None and (force or self.frame.tell() >= _FRAME_MOST):
            data = self.frame.getvalue()
            if len(data) >= _FRAME_LEAST:
                self.write_through(b"\x95" + pack("<Q", len(data)))
            self.write_through(data)
            self.begin()

    def large(self, header, payload):
        """Large payloads stand between frames."""
        if self.frame is None:
            self.write(header + payload)
            return
        self.commit(force=True)
        self.write_through(header)
        self.write_through(payload)


class Pickler:
    """Writes pickles to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file_write = file.write
        self.memo = {}
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        """Writes one object and all that belongs to it."""
        self._frames = _Frames(self._file_write)
        if self.proto >= 2:
            self._file_write(b"\x80" + bytes([self.proto]))
        if self.proto >= 4:
            self._frames.begin()
        self._write = self._frames.write
        # Has a subclass or the caller something to say about single objects?
        self._plain = (getattr(self.persistent_id, "__func__", None) is Pickler.persistent_id
                       and not hasattr(self, "reducer_override"))
        try:
            self._save(obj)
            self._write(b".")
            self._frames.commit(force=True)
        finally:
            self._write = self._frames = None

    def _memoize(self, obj):
        if self.fast:
            return
        memo = self.memo
        number = len(memo)
        memo[id(obj)] = number, obj
        if self.proto >= 4:
            self._write(b"\x94")
        elif self.bin:
            self._write(b"q" + bytes([number]) if number < 256 else b"r" + pack("<I", number))
        else:
            self._write(b"p%d\n" % number)

    def _get(self, number):
        if self.bin:
            self._write(b"h" + _BYTE[number] if number < 256 else b"j" + pack("<I", number))
        else:
            self._write(b"g%d\n" % number)

    def _save(self, obj, persistent=True):
        if self._frames.size() >= _FRAME_MOST:
            self._frames.commit()
            self._write = self._frames.write
        cls = type(obj)
        if self._plain:
            if cls is int and 0 <= obj < 256 and self.bin:
                self._write(_SMALL[obj])
                return
        elif persistent and self._save_persistent(obj):
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._get(known[0])
            return
        override = None if self._plain else getattr(self, "reducer_override", None)
        reduced = NotImplemented if override is None else override(obj)
        if reduced is not NotImplemented:
            self._save_reduction(obj, reduced)
            return
        save = _SAVERS.get(cls)
        if save is not None:
            save(self, obj)
        else:
            self._save_other(obj, cls)

    def _save_persistent(self, obj):
        """Does a subclass have a name of its own for it?"""
        known = self.persistent_id(obj)
        if known is None:
            return False
        if self.bin:
            self._save(known, False)
            self._write(b"Q")
        else:
            self._write(b"P%s\n" % str(known).encode("ascii"))
        return True

    def _save_other(self, obj, cls):
        """What is of no built-in kind."""
        reduce = getattr(self, "dispatch_table", copyreg.dispatch_table).get(cls)
        if reduce is not None:
            reduced = reduce(obj)
        elif issubclass(cls, type):
            self._save_global(obj)
            return
        else:
            reduced = obj.__reduce_ex__(self.proto)
        self._save_reduction(obj, reduced)

    def _save_reduction(self, obj, reduced):
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple) or not 2 <= len(reduced) <= 6:
            raise PicklingError("__reduce__ must return a string or tuple" if not isinstance(reduced, tuple) else
                                "tuple returned by __reduce__ must contain 2 through 6 elements")
        func, args, state, items, pairs, setter = reduced + (None,) * (6 - len(reduced))
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj__":
            self._save(args[0])
            self._save(args[1:])
            self._write(b"\x81")
        elif self.proto >= 4 and name == "__newobj_ex__":
            for each in args:
                self._save(each)
            self._write(b"\x92")
        else:
            self._save(func)
            self._save(args)
            self._write(b"R")
        if id(obj) in self.memo:  # its arguments hold the object itself
            self._write(b"0")
            self._get(self.memo[id(obj)][0])
        else:
            self._memoize(obj)
        if items is not None:
            self._batches(items, b"a", b"e")
        if pairs is not None:
            self._pair_batches(pairs)
        if state is None:
            return
        if setter is None:
            self._save(state)
            self._write(b"b")
            return
        self._save(setter)
        self._save(obj)
        self._save(state)
        self._write(b"\x86R0")

    def _batches(self, items, one, many):
        items = list(items)
        for i in range(0, len(items), _BATCH):
            batch = items[i:i + _BATCH]
            if not self.bin or len(batch) == 1 and one is not None:
                for item in batch:
                    self._save(item)
                    self._write(one)
                continue
            self._write(b"(")
            for item in batch:
                self._save(item)
            self._write(many)

    def _pair_batches(self, pairs):
        pairs = list(pairs)
        for i in range(0, len(pairs), _BATCH):
            batch = pairs[i:i + _BATCH]
            marked = self.bin and len(batch) > 1
            if marked:
                self._write(b"(")
            for key, value in batch:
                self._save(key)
                self._save(value)
                if not marked:
                    self._write(b"s")
            if marked:
                self._write(b"u")

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module = getattr(obj, "__module__", None) or "__main__"
        try:
            __import__(module)
            found = find_attribute(sys.modules[module], name)
        except AttributeError:
            if "<locals>" in name:
                raise AttributeError("Can't pickle local object %r" % name) from None
            raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module)) from None
        except ImportError:
            raise PicklingError("Can't pickle %r: import of module %r failed" % (obj, module)) from None
        if found is not obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module, name))
        code = copyreg._extension_registry.get((module, name)) if self.proto >= 2 else None
        if code is not None:
            self._write(b"\x82" + bytes([code]) if code < 256 else b"\x83" + pack("<H", code) if code < 65536
                        else b"\x84" + pack("<i", code))
            return
        if self.proto >= 4:
            self._save(module)
            self._save(name)
            self._write(b"\x93")
        elif "." in name:
            parent, _, last = name.rpartition(".")
            self._save(getattr)
            self._save((find_attribute(sys.modules[module], parent), last))
            self._write(b"R")
        else:
            if self.fix_imports:
                module = _OLD_NAMES.get(module, module)
            self._write(b"c" + module.encode() + b"\n" + name.encode() + b"\n")
        self._memoize(obj)

    # --- The built-in kinds ---

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._write(b"\x88" if obj else b"\x89")
        else:
            self._write(b"I01\n" if obj else b"I00\n")

    def _save_int(self, obj):
        if self.bin and 0 <= obj < 256:
            self._write(_SMALL[obj])
        elif self.bin and 0 <= obj < 65536:
            self._write(b"M" + _BYTE[obj & 255] + _BYTE[obj >> 8])
        elif self.bin and -2**31 <= obj < 2**31:
            self._write(b"J" + pack("<i", obj))
        elif self.proto >= 2:
            data = obj.to_bytes((obj.bit_length() >> 3) + 1, "little", signed=True)
            if obj < 0 and len(data) > 1 and data[-1] == 0xff and data[-2] & 0x80:
                data = data[:-1]
            self._write(b"\x8a" + bytes([len(data)]) + data if len(data) < 256
                        else b"\x8b" + pack("<i", len(data)) + data)
        else:
            self._write(b"I%d\n" % obj if -2**31 <= obj < 2**31 else b"L%dL\n" % obj)

    def _save_float(self, obj):
        self._write(b"G" + pack(">d", obj) if self.bin else b"F" + repr(obj).encode() + b"\n")

    def _save_bytes(self, obj):
        size = len(obj)
        if self.proto < 3:
            import _unpickle
            self._save_reduction(obj, (bytes, ()) if not obj else (_unpickle.encode, (obj.decode("latin-1"), "latin1")))
            return
        self._save_sized(b"C", b"B", b"\x8e", obj, size)
        self._memoize(obj)

    def _save_sized(self, short, medium, long, data, size):
        if size < 256 and short is not None:
            self._write(short + _BYTE[size] + data)
        elif size <= 0xffffffff:
            header = medium + pack("<I", size)
            if size >= _FRAME_MOST:
                self._large(header, data)
            else:
                self._write(header + data)
        else:
            self._large(long + pack("<Q", size), data)

    def _large(self, header, data):
        self._frames.large(header, data)
        self._write = self._frames.write

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self._save_reduction(obj, (bytearray, (bytes(obj),) if obj else ()))
            return
        header = b"\x96" + pack("<Q", len(obj))
        if len(obj) >= _FRAME_MOST:
            self._large(header, bytes(obj))
        else:
            self._write(header + obj)
        self._memoize(obj)

    def _save_str(self, obj):
        if self.proto >= 4 and len(obj) < 256 and obj.isascii() and not self.fast:
            memo = self.memo
            memo[id(obj)] = len(memo), obj
            self._write(b"\x8c" + _BYTE[len(obj)] + obj.encode() + b"\x94")
            return
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            self._save_sized(b"\x8c" if self.proto >= 4 else None, b"X", b"\x8d", data, len(data))
        else:
            text = "".join("\\u%04x" % ord(c) if c in "\\\0\n\r\x1a" else c for c in obj)
            self._write(b"V" + b"".join(c.encode("latin-1") if ord(c) < 256 else b"\\u%04x" % ord(c)
                                        if ord(c) < 65536 else b"\\U%08x" % ord(c) for c in text) + b"\n")
        self._memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            self._write(b")" if self.bin else b"(t")
            return
        short = len(obj) <= 3 and self.proto >= 2
        if not short:
            self._write(b"(")
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:  # it holds itself and was saved meanwhile
            self._write(b"0" * len(obj) if short else b"1" if self.bin else b"0" * (len(obj) + 1))
            self._get(known[0])
            return
        self._write((b"\x85", b"\x86", b"\x87")[len(obj) - 1] if short else b"t")
        self._memoize(obj)

    def _save_list(self, obj):
        self._write(b"]" if self.bin else b"(l")
        self._memoize(obj)
        self._batches(obj, b"a", b"e")

    def _save_dict(self, obj):
        self._write(b"}" if self.bin else b"(d")
        self._memoize(obj)
        self._pair_batches(obj.items())

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_reduction(obj, (set, (list(obj),)))
            return
        self._write(b"\x8f")
        self._memoize(obj)
        self._batches(obj, None, b"\x90")

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_reduction(obj, (frozenset, (list(obj),)))
            return
        self._write(b"(")
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:
            self._write(b"1")
            self._get(self.memo[id(obj)][0])
            return
        self._write(b"\x91")
        self._memoize(obj)

    def _save_type(self, obj):
        for value in None, NotImplemented, ...:
            if obj is type(value):
                self._save_reduction(obj, (type, (value,)))
                return
        self._save_global(obj)

    def _save_builtin(self, obj):
        owner = getattr(obj, "__self__", None)
        if hasattr(obj, "__objclass__"):
            self._save_reduction(obj, (getattr, (obj.__objclass__, obj.__name__)))
        elif owner is None or type(owner) is type(sys):
            self._save_global(obj)
        else:
            self._save_reduction(obj, (getattr, (owner, obj.__name__)))


_SAVERS = {
    type(None): lambda self, obj: self._write(b"N"), bool: Pickler._save_bool, int: Pickler._save_int,
    float: Pickler._save_float, bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, str: Pickler._save_str,
    tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set,
    frozenset: Pickler._save_frozenset, type: Pickler._save_type, FunctionType: Pickler._save_global,
    **dict.fromkeys((BuiltinFunctionType, type(str.join), type(object.__init__), type("".__len__)), Pickler._save_builtin),
    type(...): lambda self, obj: self._save_global(obj, "Ellipsis"),
    type(NotImplemented): lambda self, obj: self._save_global(obj, "NotImplemented"),
}


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes an object to a binary file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()
