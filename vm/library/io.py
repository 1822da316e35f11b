"""Streams in memory, and names for the classes of files. Files come from the built-in open()."""

import builtins
import _io
from _functools import full_name as _full_name
from _io import UnsupportedOperation

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
    return "locale" if encoding is None else encoding


class _StreamType(type):
    """The files of open() count as instances of the classes that CPython's derive from."""

    def __instancecheck__(cls, instance):
        return type.__instancecheck__(cls, instance) or cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if type.__subclasscheck__(cls, subclass):
            return True
        while subclass is not object and subclass.__module__ != "_io":
            subclass = subclass.__base__
        native = _native.get(subclass)
        return native is not None and (cls in native or cls is IOBase)


class IOBase(metaclass=_StreamType):
    """What all streams have."""

    _closed = False

    @property
    def closed(self):
        return self._closed

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

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
        self._check_open()
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

    def readinto(self, buffer):
        raise NotImplementedError

    def write(self, data):
        raise NotImplementedError

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

    readinto1 = readinto

    def read1(self, size=-1):
        return self.read(size)

    def detach(self):
        raise UnsupportedOperation("detach")

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, data):
        self._unsupported("write")


class TextIOBase(IOBase):
    """To derive from: a stream of text."""

    encoding = errors = newlines = None

    def detach(self):
        raise UnsupportedOperation("detach")

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, text):
        self._unsupported("write")

    def readline(self, size=-1):
        self._unsupported("readline")


class FileIO(RawIOBase):
    """A file of bytes without buffer."""

    def __new__(cls, file, mode="r", closefd=True, opener=None):
        return open(file, mode.replace("b", "") + "b", 0, None, None, None, closefd, opener)


class _Buffered(BufferedIOBase):
    """Over a raw stream of one's own; open() makes native ones."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self._raw = raw
        self._ahead = b""   # read and not asked for yet
        self._behind = bytearray()  # not written yet
        self._size = buffer_size

    @property
    def raw(self):
        if self._raw is None:
            raise ValueError("raw stream has been detached")
        return self._raw

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def close(self):
        if self._raw is not None and not self.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def detach(self):
        self.flush()
        raw, self._raw = self.raw, None
        return raw

    def flush(self):
        self._check_open()
        while self._behind:
            written = self.raw.write(bytes(self._behind))
            if written is None:
                raise BlockingIOError(11, "write could not complete without blocking", 0)
            del self._behind[:written]
        if hasattr(self.raw, "flush"):
            self.raw.flush()

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def seekable(self):
        return self.raw.seekable()

    def seek(self, position, whence=0):
        self.flush()
        if whence == 1:
            position -= len(self._ahead)
        self._ahead = b""
        return self.raw.seek(position, whence)

    def tell(self):
        return self.raw.tell() - len(self._ahead) + len(self._behind)

    def truncate(self, size=None):
        self.flush()
        return self.raw.truncate(self.tell() if size is None else size)


class _Reading(_Buffered):
    def readable(self):
        return self.raw.readable()

    def _fill(self):
        data = self.raw.read(self._size)
        self._ahead += data or b""
        return data

    def _take(self, size):
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def peek(self, size=0):
        self._check_open()
        if not self._ahead:
            self._fill()
        return self._ahead

    def read(self, size=-1):
        self._check_open()
        if self._behind:
            self.flush()
        if size is None or size < 0:
            data, self._ahead = self._ahead, b""
            while True:
                more = self.raw.read(self._size)
                if not more:
                    return data
                data += more
        while len(self._ahead) < size and self._fill():
            pass
        return self._take(size)

    def read1(self, size=-1):
        self._check_open()
        if not self._ahead:
            self._fill()
        return self._take(len(self._ahead) if size < 0 else size)

    def readline(self, size=-1):
        self._check_open()
        while b"\n" not in self._ahead and not 0 <= size <= len(self._ahead) and self._fill():
            pass
        end = self._ahead.find(b"\n") + 1 or len(self._ahead)
        return self._take(end if size is None or size < 0 else min(size, end))


class _Writing(_Buffered):
    def writable(self):
        return self.raw.writable()

    def write(self, data):
        self._check_open()
        if self._ahead:
            self.seek(0, 1)
        data = _as_bytes(data)
        self._behind += data
        if len(self._behind) > self._size:
            self.flush()
        return len(data)


class BufferedReader(_Reading):
    """Reads ahead from a raw stream."""

    __module__ = "_io"


class BufferedWriter(_Writing):
    """Collects what is written to a raw stream."""

    __module__ = "_io"


class BufferedRandom(_Reading, _Writing):
    """Reads and writes a raw stream that can be sought."""

    __module__ = "_io"


class BufferedRWPair(BufferedIOBase):
    """A reader and a writer as one stream."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)
        for name in ("read", "read1", "peek", "readinto", "readable", "readline"):
            setattr(self, name, getattr(self.reader, name))
        for name in ("write", "flush", "writable"):
            setattr(self, name, getattr(self.writer, name))

    def close(self):
        self.writer.close()
        self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


class TextIOWrapper(TextIOBase):
    """Text over a stream of bytes; open() and native files have one of their own."""

    __module__ = "_io"

    def __new__(cls, buffer=None, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if cls is TextIOWrapper and type(buffer) in _native and _is_plain(encoding, errors):
            mode = "w" if buffer.writable() else "r"
            buffer.flush()
            return open(buffer.fileno(), mode, -1, encoding or "utf-8", errors, newline, False)
        return super().__new__(cls)

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if encoding in (None, "locale"):
            encoding = "UTF-8"
        "".encode(encoding)
        self._buffer = buffer
        self.encoding = encoding
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._newline = newline
        self._text = None  # what is read and not asked for yet
        self._pending = []
        self._marked = False  # the byte order mark is written

    @property
    def buffer(self):
        if self._buffer is None:
            raise ValueError("underlying buffer has been detached")
        return self._buffer

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def name(self):
        return self.buffer.name

    def __repr__(self):
        text = "".join(" %s=%r" % (name, getattr(self, name)) for name in ("name", "mode") if hasattr(self, name))
        return "<_io.TextIOWrapper%s encoding=%r>" % (text, self.encoding)

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        self.flush()
        self.encoding = encoding or self.encoding
        self.errors = errors or self.errors
        self.line_buffering = self.line_buffering if line_buffering is None else line_buffering
        self.write_through = self.write_through if write_through is None else write_through

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def write(self, text, /):
        self._check_open()
        if not self.writable():
            raise UnsupportedOperation("not writable")
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not " + type(text).__name__)
        out = text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text
        if not out.isascii():
            out.encode(self.encoding, self.errors)  # complains at once
        self._pending.append(out)
        if self.write_through or self.line_buffering and "\n" in text or len(self._pending) > 500:
            self._write_out()
        return len(text)

    def _write_out(self):
        pending, self._pending = self._pending, []
        if pending:
            codec = self.encoding
            if self._marked or self.seekable() and self.buffer.tell() > 0:
                codec = _unmarked.get(codec.lower().replace("_", "-"), codec)
            self._marked = True
            self.buffer.write("".join(pending).encode(codec, self.errors))

    def flush(self):
        self._check_open()
        self._write_out()
        self.buffer.flush()

    def close(self):
        if self._buffer is not None and not self.closed:
            try:
                self.flush()
            finally:
                self._text = None
                self.buffer.close()

    def detach(self):
        self.flush()
        buffer, self._buffer = self.buffer, None
        return buffer

    def _source(self):
        self._check_open()
        self._write_out()
        if not self.readable():
            raise UnsupportedOperation("not readable")
        if self._text is None:
            data = self.buffer.read()
            text = data.decode(self.encoding, self.errors)
            own_end = self._newline in ("\r", "\r\n")
            self._text = _EndedText(text, self._newline) if own_end else StringIO(text, self._newline)
        return self._text

    def read(self, size=-1, /):
        return self._source().read(size)

    def readline(self, size=-1, /):
        return self._source().readline(size)

    def __next__(self):
        line = (self._text or self._source()).readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, cookie, whence=0, /):
        self.flush()
        self._text = None
        return self.buffer.seek(cookie, whence)

    def tell(self):
        self.flush()
        if self._text is not None:
            rest = self._text.getvalue()[self._text.tell():]
            return self.buffer.tell() - len(rest.encode(self.encoding, self.errors))
        return self.buffer.tell()

    def truncate(self, size=None, /):
        self.flush()
        return self.buffer.truncate(size)


_unmarked = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}


def _is_plain(encoding, errors):
    """Is it what native files of text do?"""
    return errors in (None, "strict") and (
        encoding is None or encoding.lower().replace("_", "-") in ("utf-8", "utf8", "locale"))


def _open_encoded(file, mode, buffering, encoding, errors, newline, closefd):
    """open() for encodings and error handlers that native files do not have."""
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError("illegal newline value: %r" % (newline,))
    raw = open(file, mode.replace("t", "") + "b", -1 if buffering == 1 else buffering, None, None, None, closefd)
    try:
        made = TextIOWrapper.__new__(TextIOWrapper)
        made.__init__(raw, encoding, errors, newline, buffering == 1)
    except BaseException:
        raw.close()
        raise
    made.mode = mode
    if "a" in mode:
        raw.seek(0, 2)
    return made


# What the native files count as.
_native = {_io.TextIOWrapper: (TextIOBase, TextIOWrapper), _io.FileIO: (RawIOBase, FileIO),
           _io.BufferedReader: (BufferedIOBase, BufferedReader), _io.BufferedWriter: (BufferedIOBase, BufferedWriter),
           _io.BufferedRandom: (BufferedIOBase, BufferedRandom)}


class IncrementalNewlineDecoder:
    """Turns the ends of lines into plain ones, in text that comes in parts."""

    __module__ = "_io"

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder = decoder
        self._translate = translate
        self.reset()

    def decode(self, input, final=False):
        text = input if self._decoder is None else self._decoder.decode(input, final=final)
        if self._held and (text or final):
            text = "\r" + text
            self._held = False
        if text.endswith("\r") and not final:
            # The other half of a "\r\n" may come next.
            text = text[:-1]
            self._held = True
        pairs = text.count("\r\n")
        for seen, end in ((text.count("\r") > pairs, "\r"), (text.count("\n") > pairs, "\n"), (pairs, "\r\n")):
            if seen:
                self._seen.add(end)
        return text.replace("\r\n", "\n").replace("\r", "\n") if self._translate else text

    def getstate(self):
        data, flag = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return data, flag << 1 | self._held

    def setstate(self, state):
        data, flag = state
        self._held = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((data, flag >> 1))

    def reset(self):
        self._held = False
        self._seen = set()
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        found = tuple(end for end in ("\r", "\n", "\r\n") if end in self._seen)
        return None if not found else found[0] if len(found) == 1 else found


@_full_name
class StringIO(_io.StringIO, TextIOBase):
    """A file of text in memory."""

    __module__ = "_io"
    line_buffering = False

    def flush(self):
        pass


class _EndedText(StringIO):
    """Text whose lines end at one text alone."""

    def __init__(self, text, end):
        super().__init__(text, "\n")
        self._end = end

    def readline(self, size=-1, /):
        at = self.getvalue().find(self._end, self.tell())
        length = -1 if at < 0 else at + len(self._end) - self.tell()
        return self.read(size if length < 0 or 0 <= size < length else length)


@_full_name
class BytesIO(_io.BytesIO, BufferedIOBase):
    """A file of bytes in memory."""

    __module__ = "_io"

    def flush(self):
        self._check_open()


def _as_bytes(data):
    if isinstance(data, bytes):
        return data
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__) from None
