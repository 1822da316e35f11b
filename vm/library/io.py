"""Streams in memory. Files come from the built-in open()."""

import builtins
from _io import TextIOWrapper, UnsupportedOperation

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192

open = builtins.open

class IOBase:
    pass


class TextIOBase(IOBase):
    pass


class _Memory:
    """A file held in `_value`; `_position` counts characters or bytes."""

    _empty = ""

    def __init__(self, initial_value=None):
        self._value = self._empty
        self._position = 0
        self.closed = False
        # Appended parts that are not joined yet: writing at the end, the common case, is cheap.
        self._parts = []
        if initial_value is not None:
            self._check(initial_value)
            self._value = initial_value

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _join(self):
        if self._parts:
            self._value += self._empty.join(self._parts)
            self._position = len(self._value)
            self._parts = []

    def write(self, data):
        self._check_open()
        self._check(data)
        if self._parts or self._position == len(self._value):
            self._parts.append(data)
            return len(data)
        value, at = self._value, self._position
        if at > len(value):
            value += self._zero * (at - len(value))
        self._value = value[:at] + data + value[at + len(data):]
        self._position = at + len(data)
        return len(data)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def getvalue(self):
        self._check_open()
        self._join()
        return self._value

    def read(self, size=-1):
        self._check_open()
        self._join()
        end = len(self._value) if size is None or size < 0 else self._position + size
        data = self._value[self._position:end]
        self._position += len(data)
        return data

    def readline(self, size=-1):
        self._check_open()
        self._join()
        end = self._value.find(self._newline, self._position) + 1 or len(self._value)
        if size is not None and size >= 0:
            end = min(end, self._position + size)
        line = self._value[self._position:end]
        self._position += len(line)
        return line

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, position, whence=0):
        self._check_open()
        self._join()
        if whence == 1:
            position += self._position
        elif whence == 2:
            position += len(self._value)
        if position < 0:
            raise ValueError("Negative seek position %d" % position)
        self._position = position
        return position

    def tell(self):
        self._check_open()
        self._join()
        return self._position

    def truncate(self, size=None):
        self._check_open()
        self._join()
        size = self._position if size is None else size
        self._value = self._value[:size]
        return size

    def flush(self):
        self._check_open()

    def close(self):
        self.closed = True

    def isatty(self):
        self._check_open()
        return False

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *details):
        self.close()


class StringIO(_Memory, TextIOBase):
    _empty = ""
    _zero = "\0"
    _newline = "\n"

    def __init__(self, initial_value="", newline="\n"):
        super().__init__(initial_value)

    def _check(self, data):
        if not isinstance(data, str):
            raise TypeError("string argument expected, got '%s'" % type(data).__name__)


class BytesIO(_Memory, IOBase):
    _empty = b""
    _zero = b"\0"
    _newline = b"\n"

    def __init__(self, initial_bytes=b""):
        super().__init__(initial_bytes)

    def _check(self, data):
        if not isinstance(data, bytes):
            raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__)
