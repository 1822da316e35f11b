"""Encodings by name, over str.encode and bytes.decode: the functions, readers, writers and incremental coders."""

import builtins
import sys
from _codec_names import registry_name

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE if sys.byteorder == "little" else BOM_UTF16_BE
BOM_UTF32 = BOM_UTF32_LE if sys.byteorder == "little" else BOM_UTF32_BE

_searchers = []
_found = {}


def _plain(name):
    return "_".join("".join(char if char.isalnum() or char == "." else " " for char in name.lower()).split())


class CodecInfo(tuple):
    """What lookup() gives: (encode, decode, streamreader, streamwriter), and more as attributes."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.streamreader = streamreader
        self.streamwriter = streamwriter
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self._is_text_encoding = _is_text_encoding is not False
        return self

    def __repr__(self):
        return "<%s.%s object for encoding %s at 0x%x>" % (type(self).__module__, type(self).__qualname__, self.name,
                                                          id(self))


class Codec:
    """The interface of stateless encoders and decoders."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes a text given in parts."""

    _encoding = None

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""
        self._first = True

    def encode(self, input, final=False):
        if self._encoding is None:
            raise NotImplementedError
        encoding = self._encoding
        if not self._first and encoding in _MARKED:
            encoding = _MARKED[encoding]
        self._first = self._first and not input
        return input.encode(encoding, self.errors)

    def reset(self):
        self._first = True

    def getstate(self):
        return 0 if self._first else 2

    def setstate(self, state):
        self._first = not state


# Encodings with a byte order mark, and what goes on after it.
_MARKED = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le" if sys.byteorder == "little" else "utf-16-be",
           "utf-32": "utf-32-le" if sys.byteorder == "little" else "utf-32-be"}


class IncrementalDecoder:
    """Decodes bytes given in parts: what is incomplete at the end of one waits for the next."""

    _encoding = None

    def __init__(self, errors="strict"):
        self.errors = errors
        self.reset()

    def reset(self):
        self._waiting = b""
        self._going_on = self._encoding

    def decode(self, input, final=False):
        if self._encoding is None:
            raise NotImplementedError
        data = self._waiting + bytes(input)
        end = len(data) if final else self._complete(data)
        if not final and self._going_on in _MARKED and end < {"utf-8-sig": 3, "utf-16": 2, "utf-32": 4}[self._going_on]:
            if self._going_on != "utf-8-sig" or BOM_UTF8.startswith(data[:3]):
                self._waiting = data
                return ""
        text = data[:end].decode(self._going_on, self.errors)
        if end and self._going_on in _MARKED:
            big = data.startswith(BOM_BE) or data.startswith(BOM_UTF32_BE)
            self._going_on = self._going_on[:6] + "-be" if big else _MARKED[self._going_on]
        self._waiting = data[end:]
        return text

    def _complete(self, data):
        kind = self._going_on
        if kind.startswith("utf-16"):
            end = len(data) & ~1
            unit = data[end - 2:end]
            high = unit[1:] if kind != "utf-16-be" else unit[:1]
            return end - 2 if high and 0xD8 <= high[0] < 0xDC else end
        if kind.startswith("utf-32"):
            return len(data) & ~3
        if kind.startswith("utf-8"):
            for back in range(1, min(3, len(data)) + 1):
                byte = data[-back]
                if byte >= 0xC0:
                    needed = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                    return len(data) - back if back < needed else len(data)
                if byte < 0x80:
                    break
        return len(data)

    def getstate(self):
        return self._waiting, 0

    def setstate(self, state):
        self._waiting = state[0]


BufferedIncrementalDecoder = IncrementalDecoder
BufferedIncrementalEncoder = IncrementalEncoder


class StreamWriter(Codec):
    """Writes text to a binary stream."""

    _encoding = None

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self._encoder = lookup(self._encoding).incrementalencoder(errors)

    def write(self, object):
        self.stream.write(self._encoder.encode(object))

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        self._encoder.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.stream.close()


class StreamReader(Codec):
    """Reads text from a binary stream."""

    _encoding = None

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.reset()

    def reset(self):
        self._decoder = lookup(self._encoding).incrementaldecoder(self.errors)
        self._text = ""

    def _more(self, size):
        data = self.stream.read(size) if size >= 0 else self.stream.read()
        self._text += self._decoder.decode(data, size < 0 or not data)
        return bool(data)

    def read(self, size=-1, chars=-1, firstline=False):
        if chars < 0 and size < 0:
            self._more(-1)
            text, self._text = self._text, ""
            return text
        wanted = chars if chars >= 0 else size
        while len(self._text) < wanted and self._more(max(wanted - len(self._text), 72)):
            pass
        text, self._text = self._text[:wanted], self._text[wanted:]
        return text

    def readline(self, size=None, keepends=True):
        while True:
            lines = self._text.splitlines(True)
            if len(lines) > 1 or not self._more(72):
                break
        line = lines[0] if lines else ""
        self._text = self._text[len(line):]
        return line if keepends else line.splitlines()[0] if line else line

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.stream.close()


class StreamReaderWriter:
    """A reader and a writer over one stream: what codecs.open() gives."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.stream.close()


def _text_codec(name):
    def encode(input, errors="strict"):
        return input.encode(name, errors), len(input)

    def decode(input, errors="strict"):
        data = input.encode() if isinstance(input, str) and name.endswith("escape") else bytes(input)
        return data.decode(name, errors), len(data)

    own = {"_encoding": name}
    return CodecInfo(encode, decode, type("StreamReader", (StreamReader,), own), type("StreamWriter", (StreamWriter,), own),
                     type("IncrementalEncoder", (IncrementalEncoder,), own),
                     type("IncrementalDecoder", (IncrementalDecoder,), own), name)


def _of_functions(name, encoder, decoder):
    def encode(input, errors="strict"):
        return encoder(input), len(input)

    def decode(input, errors="strict"):
        return decoder(input), len(input)

    return CodecInfo(encode, decode, name=name, _is_text_encoding=False)


def _rot13(text):
    return "".join(chr((ord(char) - base + 13) % 26 + base) if char.isascii() and char.isalpha() else char
                   for char in text for base in [65 if char < "a" else 97])


def _special(name):
    if name in ("rot13", "rot_13"):
        return _of_functions("rot-13", _rot13, _rot13)
    if name in ("hex", "hex_codec"):
        import binascii
        return _of_functions("hex", binascii.b2a_hex, binascii.a2b_hex)
    if name in ("base64", "base64_codec", "base_64"):
        import base64
        return _of_functions("base64", base64.encodebytes, base64.decodebytes)
    return None


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    name = _plain(encoding)
    known = _found.get(name)
    if known is not None:
        return known
    for search in _searchers:
        made = search(name)
        if made is not None:
            _found[name] = made
            return made
    made = _special(name)
    if made is None:
        try:
            name_in_registry = registry_name(encoding)
        except LookupError:
            if name in ("bz2", "bz2_codec", "quopri", "quopri_codec", "uu", "uu_codec", "zip", "zlib", "zlib_codec"):
                raise LookupError("gilbox does not have the encoding " + encoding) from None
            raise LookupError("unknown encoding: " + encoding) from None
        made = _text_codec(name_in_registry)
    _found[name] = made
    return made


def register(search_function, /):
    """Asks search_function for encodings, by name: lookup() and what is here use it, str.encode does not."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searchers.append(search_function)


def unregister(search_function, /):
    """Forgets a search function."""
    if search_function in _searchers:
        _searchers.remove(search_function)
        _found.clear()


def encode(obj, encoding="utf-8", errors="strict"):
    """obj in that encoding."""
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    """What obj means in that encoding."""
    return lookup(encoding).decode(obj, errors)[0]


def getencoder(encoding):
    """The function that encodes."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The function that decodes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The class of encoders of text in parts."""
    found = lookup(encoding).incrementalencoder
    if found is None:
        raise LookupError(encoding)
    return found


def getincrementaldecoder(encoding):
    """The class of decoders of bytes in parts."""
    found = lookup(encoding).incrementaldecoder
    if found is None:
        raise LookupError(encoding)
    return found


def getreader(encoding):
    """The class that reads text from binary streams."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """The class that writes text to binary streams."""
    return lookup(encoding).streamwriter


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file with a reader and a writer of the encoding; without one, what open() gives."""
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    info = lookup(encoding)
    made = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    made.encoding = encoding
    return made


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encodes the texts of an iterator one after the other."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for part in iterator:
        output = encoder.encode(part)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decodes the bytes of an iterator one after the other."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for part in iterator:
        output = decoder.decode(part)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output
