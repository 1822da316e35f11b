"""Streams in memory, and names for the classes of files. Files come from the built-in open()."""

import builtins
from _io import BufferedRandom, TextIOWrapper, UnsupportedOperation

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO",
           "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase",
           "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "text_encoding",
           "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder"]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = builtins.BlockingIOError
open = builtins.open


def open_code(path):
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2):
    return "utf-8" if encoding is None else encoding


class _StreamType(type):
    """The files of open() count as instances of the classes that CPython's derive from."""

    def __instancecheck__(cls, instance):
        if type.__instancecheck__(cls, instance):
            return True
        if isinstance(instance, TextIOWrapper):
            return cls in (IOBase, TextIOBase)
        return isinstance(instance, BufferedRandom) and cls in (IOBase, BufferedIOBase, BufferedReader, BufferedWriter)

    def __subclasscheck__(cls, subclass):
        if type.__subclasscheck__(cls, subclass):
            return True
        return subclass is TextIOWrapper and cls in (IOBase, TextIOBase) \
            or subclass is BufferedRandom and cls in (IOBase, BufferedIOBase)


class IOBase(metaclass=_StreamType):
    """What all streams have."""

    _closed = False

    @property
    def closed(self):
        return self._closed

    def _unsupported(self, name):
        raise UnsupportedOperation("%s.%s() not supported" % (type(self).__name__, name))

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    _checkClosed = _check_open

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def flush(self):
        self._check_open()

    def seekable(self):
        return False

    readable = writable = seekable

    def isatty(self):
        self._check_open()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def seek(self, offset, whence=0):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None):
        self._unsupported("truncate")

    def readline(self, size=-1):
        parts = bytearray()
        while size is None or size < 0 or len(parts) < size:
            c = self.read(1)
            if not c:
                break
            parts += c
            if parts.endswith(b"\n"):
                break
        return bytes(parts)

    def readlines(self, hint=-1):
        if hint is None or hint <= 0:
            return list(self)
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total >= hint:
                break
        return lines

    def writelines(self, lines):
        self._check_open()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *details):
        self.close()


class RawIOBase(IOBase):
    """To derive from: a stream that reads with readinto()."""

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        n = self.readinto(buffer)
        return None if n is None else bytes(buffer[:n])

    def readall(self):
        parts = bytearray()
        while True:
            data = self.read(DEFAULT_BUFFER_SIZE)
            if not data:
                return bytes(parts)
            parts += data


class BufferedIOBase(IOBase):
    """To derive from: a stream of bytes."""

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, data):
        self._unsupported("write")


class TextIOBase(IOBase):
    """To derive from: a stream of text."""

    encoding = errors = newlines = None

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, text):
        self._unsupported("write")

    def readline(self, size=-1):
        self._unsupported("readline")


class BufferedReader(BufferedIOBase):
    """Only a name for isinstance()."""


class BufferedWriter(BufferedIOBase):
    """Only a name for isinstance()."""


class BufferedRWPair(BufferedIOBase):
    """Only a name for isinstance()."""


def FileIO(file, mode="r", closefd=True, opener=None):
    """A file of bytes without buffer."""
    return open(file, mode.replace("b", "") + "b", buffering=0)


class IncrementalNewlineDecoder:
    def __init__(self, decoder, translate, errors="strict"):
        raise NotImplementedError("gilbox does not support io.IncrementalNewlineDecoder")


class _Memory:
    """A file held in `_value`; `_position` counts characters or bytes."""

    _empty = ""

    def __init__(self, initial_value=None):
        self._value = self._empty
        self._position = 0
        # Appended parts that are not joined yet: writing at the end, the common case, is cheap.
        self._parts = []
        if initial_value is not None:
            self._value = self._checked(initial_value)

    def _check_open(self):
        if self._closed:
            raise ValueError("I/O operation on closed file" + ("." if self._empty == b"" else ""))

    def _join(self):
        if self._parts:
            self._value += self._empty.join(self._parts)
            self._position = len(self._value)
            self._parts = []

    def write(self, data):
        self._check_open()
        checked = self._checked(data)
        size = len(data)
        if self._parts or self._position == len(self._value):
            self._parts.append(checked)
            return size
        value, at = self._value, self._position
        if at > len(value):
            value += self._zero * (at - len(value))
        self._value = value[:at] + checked + value[at + len(checked):]
        self._position = at + len(checked)
        return size

    def getvalue(self):
        self._check_open()
        self._join()
        return self._value

    def read(self, size=-1, /):
        self._check_open()
        self._join()
        end = len(self._value) if size is None or size < 0 else self._position + size
        data = self._value[self._position:end]
        self._position += len(data)
        return data

    def readline(self, size=-1, /):
        self._check_open()
        self._join()
        end = self._line_end()
        if size is not None and size >= 0:
            end = min(end, self._position + size)
        line = self._value[self._position:end]
        self._position += len(line)
        return line

    def _line_end(self):
        return self._value.find(self._newline, self._position) + 1 or len(self._value)

    def seek(self, position, whence=0, /):
        self._check_open()
        self._join()
        if whence not in (0, 1, 2):
            raise ValueError("%s whence (%d, should be 0, 1 or 2)" % (
                "Invalid" if self._empty == "" else "invalid", whence))
        if whence == 0 and position < 0:
            raise ValueError(("Negative seek position %d" if self._empty == "" else "negative seek value %d") % position)
        if whence and self._empty == "" and position:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence:
            position += self._position if whence == 1 else len(self._value)
        self._position = max(position, 0)
        return self._position

    def tell(self):
        self._check_open()
        self._join()
        return self._position

    def truncate(self, size=None, /):
        self._check_open()
        self._join()
        size = self._position if size is None else size
        if size < 0:
            raise ValueError(("Negative size value %d" if self._empty == "" else "negative size value %d") % size)
        at = self._position
        self._value = self._value[:size]
        self._position = at
        return size

    def flush(self):
        self._check_open()

    def close(self):
        self._closed = True
        self._value = self._empty
        self._parts = []

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable


class StringIO(_Memory, TextIOBase):
    """A file of text in memory."""

    _empty = ""
    _zero = "\0"
    _newline = "\n"
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError("newline must be str or None, not " + type(newline).__name__)
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError("illegal newline value: %r" % newline)
        self._newline_mode = newline
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not " + type(initial_value).__name__)
        super().__init__(initial_value)

    def _checked(self, data):
        if not isinstance(data, str):
            raise TypeError("string argument expected, got '%s'" % type(data).__name__)
        mode = self._newline_mode
        if mode is None:
            return data.replace("\r\n", "\n").replace("\r", "\n")
        return data.replace("\n", mode) if mode in ("\r", "\r\n") else data

    def _line_end(self):
        mode = self._newline_mode
        if mode in (None, "\n"):
            return self._value.find("\n", self._position) + 1 or len(self._value)
        if mode != "":
            at = self._value.find(mode, self._position)
            return at + len(mode) if at >= 0 else len(self._value)
        ends = [at for at in (self._value.find("\n", self._position), self._value.find("\r", self._position)) if at >= 0]
        if not ends:
            return len(self._value)
        end = min(ends)
        return end + (2 if self._value[end:end + 2] == "\r\n" else 1)


class BytesIO(_Memory, BufferedIOBase):
    """A file of bytes in memory."""

    _empty = b""
    _zero = b"\0"
    _newline = b"\n"

    def __init__(self, initial_bytes=b""):
        super().__init__(initial_bytes)

    def _checked(self, data):
        if isinstance(data, bytes):
            return data
        if isinstance(data, (bytearray, memoryview)):
            return bytes(data)
        raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__)

    def getbuffer(self):
        return memoryview(bytearray(self.getvalue()))

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    readinto1 = readinto
