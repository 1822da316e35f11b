"""Reading pickles."""

import copyreg
import io
import sys
from struct import unpack


class PickleError(Exception):
    """Base of the errors of pickle."""

    __module__ = "_pickle"


class PicklingError(PickleError):
    """An object cannot be written."""

    __module__ = "_pickle"


class UnpicklingError(PickleError):
    """What is read is no pickle."""

    __module__ = "_pickle"


def encode(text, encoding):
    """Stands for _codecs.encode, by which old protocols write bytes."""
    return text.encode(encoding)


encode.__module__, encode.__qualname__ = "_unpickle", "encode"
_NEW_NAMES = {"__builtin__": "builtins", "copy_reg": "copyreg"}


def find_attribute(obj, name):
    """What a dotted name leads to."""
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError("Can't get local attribute %r on %r" % (name, obj))
        obj = getattr(obj, part)
    return obj


class _Mark:
    pass


_MARK = _Mark()


class Unpickler:
    """Reads pickles from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file_read, self._readline = file.read, file.readline
        self.memo = {}
        self.fix_imports, self.encoding, self.errors = fix_imports, encoding, errors
        self.proto = 0

    def persistent_load(self, pid):
        raise UnpicklingError("unsupported persistent id encountered")

    def find_class(self, module, name):
        """The class or function of a name; subclasses may refuse."""
        if self.proto < 3 and self.fix_imports:
            module = _NEW_NAMES.get(module, module)
        if (module, name) == ("_codecs", "encode"):
            return encode
        __import__(module)
        try:
            return find_attribute(sys.modules[module], name) if self.proto >= 4 else getattr(sys.modules[module], name)
        except AttributeError:
            raise AttributeError("Can't get attribute %r on %r" % (name, sys.modules[module])) from None

    def load(self):
        """Reads one object."""
        self._stack = stack = []
        read, memo, push = self._file_read, self.memo, stack.append
        while True:
            code = read(1)
            if not code:
                raise EOFError("Ran out of input")
            code = code[0]
            # The most frequent ones here, without a call.
            if code == 0x94:
                memo[len(memo)] = stack[-1]
            elif code == 0x4b:
                push((read(1) or self._read(1))[0])
            elif code == 0x8c:
                size = (read(1) or self._read(1))[0]
                data = read(size)
                if len(data) < size:
                    raise UnpicklingError("pickle data was truncated")
                push(data.decode("utf-8", "surrogatepass"))
            elif code == 0x4d:
                data = read(2)
                if len(data) < 2:
                    raise UnpicklingError("pickle data was truncated")
                push(data[0] | data[1] << 8)
            elif code == 0x68:
                self._memo_get((read(1) or self._read(1))[0])
            elif code == 0x7d:
                push({})
            elif code == 0x5d:
                push([])
            elif code == 0x28:
                push(_MARK)
            elif code == 0x2e:
                return stack.pop()
            else:
                step = _STEPS.get(code)
                if step is None:
                    raise UnpicklingError("invalid load key, '%s'." % (
                        chr(code) if 32 <= code < 127 else "\\x%02x" % code))
                step(self)

    def _read(self, size):
        data = self._file_read(size)
        if len(data) < size:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        line = self._readline()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _since_mark(self):
        stack = self._stack
        at = len(stack) - 1
        while stack[at] is not _MARK:
            at -= 1
        items = stack[at + 1:]
        del stack[at:]
        return items

    def _push(self, value):
        self._stack.append(value)

    # --- Steps of more than a line ---

    def _protocol(self):
        self.proto = self._read(1)[0]
        if self.proto > 5:
            raise ValueError("unsupported pickle protocol: %d" % self.proto)

    def _int_line(self):
        text = self._line()
        self._push(text == b"01" if text in (b"00", b"01") else int(text, 0))

    def _text_line(self):
        import re
        text = self._line().decode("latin-1")
        self._push(re.sub(r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})", lambda m: chr(int(m[1] or m[2], 16)), text))

    def _quoted_line(self):
        text = self._line().decode("ascii")
        value = eval(text, {"__builtins__": {}}) if text[:1] in "'\"" else ""
        self._push(value)

    def _dict_of(self, items):
        return dict(zip(items[::2], items[1::2]))

    def _append_all(self, items):
        target = self._stack[-1]
        if hasattr(target, "extend"):
            target.extend(items)
        else:
            for item in items:
                target.append(item)

    def _set_all(self, items):
        target = self._stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _set_one(self):
        value = self._stack.pop()
        key = self._stack.pop()
        self._stack[-1][key] = value

    def _stack_global(self):
        name = self._stack.pop()
        module = self._stack.pop()
        self._push(self.find_class(module, name))

    def _global(self):
        module, name = self._line().decode(), self._line().decode()
        self._push(self.find_class(module, name))

    def _extension(self, code):
        key = copyreg._inverted_registry.get(code)
        if key is None:
            raise ValueError("unregistered extension code %d" % code)
        self._push(self.find_class(*key))

    def _reduce(self):
        args = self._stack.pop()
        self._stack[-1] = self._stack[-1](*args)

    def _new(self):
        args = self._stack.pop()
        cls = self._stack[-1]
        self._stack[-1] = cls.__new__(cls, *args)

    def _new_ex(self):
        kwargs = self._stack.pop()
        args = self._stack.pop()
        cls = self._stack[-1]
        self._stack[-1] = cls.__new__(cls, *args, **kwargs)

    def _instance(self, cls, args):
        self._push(cls(*args) if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__")
                   else cls.__new__(cls))

    def _inst(self):
        module, name = self._line().decode(), self._line().decode()
        args = self._since_mark()
        self._instance(self.find_class(module, name), args)

    def _obj(self):
        args = self._since_mark()
        self._instance(args.pop(0), args)

    def _build(self):
        state = self._stack.pop()
        obj = self._stack[-1]
        setter = getattr(obj, "__setstate__", None)
        if setter is not None:
            setter(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            attributes = obj.__dict__
            for key, value in state.items():
                attributes[sys.intern(key) if type(key) is str else key] = value
        for key, value in (slots or {}).items():
            setattr(obj, key, value)

    def _pop(self):
        self._stack.pop()

    def _tuple_of(self, count):
        self._stack[-count:] = [tuple(self._stack[-count:])]

    def _number(self, format, size):
        return unpack(format, self._read(size))[0]

    def _memo_get(self, key):
        try:
            self._push(self.memo[key])
        except KeyError:
            raise UnpicklingError("Memo value not found at index %d" % key) from None


def _steps():
    """The step of every opcode."""
    def pushes(make):
        return lambda u: u._stack.append(make(u))

    def put(number):
        def step(u):
            u.memo[number(u)] = u._stack[-1]
        return step

    def text(u, size):
        return u._read(size).decode("utf-8", "surrogatepass")

    def old_text(u, size):
        data = u._read(size)
        return data if u.encoding == "bytes" else data.decode(u.encoding, u.errors)

    byte = lambda u: u._read(1)[0]  # noqa: E731
    u32 = lambda u: u._number("<I", 4)  # noqa: E731
    u64 = lambda u: u._number("<Q", 8)  # noqa: E731
    signed = lambda data: int.from_bytes(data, "little", signed=True)  # noqa: E731
    steps = {
        b"\x80": Unpickler._protocol, b"\x95": lambda u: u._read(8), b"N": pushes(lambda u: None),
        b"\x88": pushes(lambda u: True), b"\x89": pushes(lambda u: False), b"I": Unpickler._int_line,
        b"L": pushes(lambda u: int(u._line().rstrip(b"L"))), b"K": pushes(byte),
        b"M": pushes(lambda u: u._number("<H", 2)), b"J": pushes(lambda u: u._number("<i", 4)),
        b"\x8a": pushes(lambda u: signed(u._read(byte(u)))), b"\x8b": pushes(lambda u: signed(u._read(u32(u)))),
        b"F": pushes(lambda u: float(u._line())), b"G": pushes(lambda u: u._number(">d", 8)),
        b"C": pushes(lambda u: u._read(byte(u))), b"B": pushes(lambda u: u._read(u32(u))),
        b"\x8e": pushes(lambda u: u._read(u64(u))), b"\x96": pushes(lambda u: bytearray(u._read(u64(u)))),
        b"\x8c": pushes(lambda u: text(u, byte(u))), b"X": pushes(lambda u: text(u, u32(u))),
        b"\x8d": pushes(lambda u: text(u, u64(u))), b"V": Unpickler._text_line, b"S": Unpickler._quoted_line,
        b"U": pushes(lambda u: old_text(u, byte(u))), b"T": pushes(lambda u: old_text(u, u32(u))),
        b"(": lambda u: u._push(_MARK), b")": pushes(lambda u: ()), b"t": lambda u: u._push(tuple(u._since_mark())),
        b"\x85": lambda u: u._tuple_of(1), b"\x86": lambda u: u._tuple_of(2), b"\x87": lambda u: u._tuple_of(3),
        b"]": pushes(lambda u: []), b"l": lambda u: u._push(u._since_mark()),
        b"a": lambda u: u._append_all([u._stack.pop()]), b"e": lambda u: u._append_all(u._since_mark()),
        b"}": pushes(lambda u: {}), b"d": lambda u: u._push(u._dict_of(u._since_mark())), b"s": Unpickler._set_one,
        b"u": lambda u: u._set_all(u._since_mark()), b"\x8f": pushes(lambda u: set()),
        b"\x90": lambda u: [u._stack[-1].add(item) for item in u._since_mark()],
        b"\x91": lambda u: u._push(frozenset(u._since_mark())), b"\x93": Unpickler._stack_global,
        b"c": Unpickler._global, b"\x82": lambda u: u._extension(byte(u)),
        b"\x83": lambda u: u._extension(u._number("<H", 2)), b"\x84": lambda u: u._extension(u._number("<i", 4)),
        b"R": Unpickler._reduce, b"\x81": Unpickler._new, b"\x92": Unpickler._new_ex, b"b": Unpickler._build,
        b"i": Unpickler._inst, b"o": Unpickler._obj, b"0": Unpickler._pop, b"1": lambda u: u._since_mark() and None,
        b"2": lambda u: u._push(u._stack[-1]), b"p": put(lambda u: int(u._line())), b"q": put(byte), b"r": put(u32),
        b"\x94": put(lambda u: len(u.memo)), b"g": lambda u: u._memo_get(int(u._line())),
        b"h": lambda u: u._memo_get(byte(u)), b"j": lambda u: u._memo_get(u32(u)),
        b"P": lambda u: u._push(u.persistent_load(u._line().decode("ascii"))),
        b"Q": lambda u: u._push(u.persistent_load(u._stack.pop())),
    }
    return {code[0]: step for code, step in steps.items()}


_STEPS = _steps()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Reads an object from a binary file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object that bytes stand for."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return load(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)
