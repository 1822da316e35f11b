"""Bytes as text of 64, 32 and 16 characters."""

from binascii import a2b_base64, b2a_base64

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
           "b16encode", "b16decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode",
           "urlsafe_b64decode", "a85encode", "a85decode", "b85encode", "b85decode", "b32hexencode", "b32hexdecode"]

_b32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_b85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _error(message):
    from binascii import Error
    return Error(message)


def _bytes(s):
    """What is to be decoded, as bytes."""
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray, memoryview)):
        return bytes(s)
    raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__)


def _plain(s):
    if isinstance(s, (bytes, bytearray, memoryview)):
        return bytes(s)
    raise TypeError("a bytes-like object is required, not '%s'" % type(s).__name__)


def b64encode(s, altchars=None):
    """Bytes in base 64."""
    encoded = b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    """The bytes that base 64 stands for; other characters do not count unless validate is set."""
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    """Base 64 with - and _ in the place of + and /."""
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(_bytes(s), b"-_")


def b32encode(s):
    """Bytes in base 32."""
    s = _plain(s)
    out = []
    for i in range(0, len(s), 5):
        part = s[i:i + 5]
        n = int.from_bytes(part + bytes(5 - len(part)), "big")
        out += [_b32[n >> shift & 31] for shift in range(35, -5, -5)]
    text = bytes(out)
    missing = {0: 0, 1: 6, 2: 4, 3: 3, 4: 1}[len(s) % 5]
    return text[:-missing] + b"=" * missing if missing else text


def b32decode(s, casefold=False, map01=None):
    """The bytes that base 32 stands for."""
    s = _bytes(s)
    if len(s) % 8:
        raise _error("Incorrect padding")
    if map01 is not None:
        s = s.translate(bytes.maketrans(b"01", b"O" + _bytes(map01)))
    if casefold:
        s = s.upper()
    data = s.rstrip(b"=")
    padding = len(s) - len(data)
    if padding not in (0, 1, 3, 4, 6):
        raise _error("Incorrect padding")
    n = 0
    for c in data:
        at = _b32.find(bytes([c]))
        if at < 0:
            raise _error("Non-base32 digit found")
        n = n << 5 | at
    size = len(data) * 5 // 8
    return (n >> len(data) * 5 % 8).to_bytes(size, "big")


def b16encode(s):
    """Bytes in hexadecimal digits."""
    return _plain(s).hex().upper().encode()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(c not in b"0123456789ABCDEF" for c in s):
        raise _error("Non-base16 digit found")
    if len(s) % 2:
        raise _error("Odd-length string")
    return bytes.fromhex(s.decode())


def _in_groups_of_4(b):
    b += bytes(-len(b) % 4)
    return [int.from_bytes(b[i:i + 4], "big") for i in range(0, len(b), 4)]


def _digits_of_85(n, first):
    digits = bytearray(5)
    for i in range(4, -1, -1):
        n, digit = divmod(n, 85)
        digits[i] = first + digit
    return bytes(digits)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Bytes in Ascii85: five characters from ! to u for four bytes, z for four zeros."""
    b = _plain(b)
    padding = -len(b) % 4
    groups = []
    for n in _in_groups_of_4(b):
        groups.append(b"z" if n == 0 else b"y" if foldspaces and n == 0x20202020 else _digits_of_85(n, 33))
    if padding and not pad:
        if groups[-1] == b"z":
            groups[-1] = b"!!!!!"
        groups[-1] = groups[-1][:-padding]
    text = b"".join(groups)
    if adobe:
        text = b"<~" + text
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [text[i:i + wrapcol] for i in range(0, len(text), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        text = b"\n".join(lines)
    return text + b"~>" if adobe else text


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with %r" % b"~>")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = bytearray()
    group = []
    for c in b + b"u" * 4:
        if 33 <= c <= 117:
            group.append(c - 33)
            if len(group) == 5:
                n = 0
                for digit in group:
                    n = n * 85 + digit
                if n > 0xffffffff:
                    raise ValueError("Ascii85 overflow")
                out += n.to_bytes(4, "big")
                group = []
        elif c == 122 or foldspaces and c == 121:
            if group:
                raise ValueError("%s inside Ascii85 5-tuple" % chr(c))
            out += bytes(4) if c == 122 else b"    "
        elif c not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % c)
    padding = 4 - len(group)
    return bytes(out[:-padding] if padding else out)


_to_hex32 = bytes.maketrans(_b32, b"0123456789ABCDEFGHIJKLMNOPQRSTUV")
_from_hex32 = bytes.maketrans(b"0123456789ABCDEFGHIJKLMNOPQRSTUV", _b32)


def b32hexencode(s):
    """Base 32 with the digits 0-9 and A-V."""
    return b32encode(s).translate(_to_hex32)


def b32hexdecode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(c in b"WXYZ" for c in s):
        raise _error("Non-base32 digit found")
    return b32decode(s.translate(_from_hex32))


def b85encode(b, pad=False):
    """Bytes in base 85."""
    b = _plain(b)
    padding = -len(b) % 4
    b += bytes(padding)
    out = []
    for i in range(0, len(b), 4):
        n = int.from_bytes(b[i:i + 4], "big")
        digits = []
        for _ in range(5):
            n, digit = divmod(n, 85)
            digits.append(_b85[digit])
        out += reversed(digits)
    return bytes(out) if pad or not padding else bytes(out[:-padding])


def b85decode(b):
    b = _bytes(b)
    padding = -len(b) % 5
    b += b"~" * padding
    out = bytearray()
    for i in range(0, len(b), 5):
        n = 0
        for j, c in enumerate(b[i:i + 5]):
            at = _b85.find(bytes([c]))
            if at < 0:
                raise ValueError("bad base85 character at position %d" % (i + j))
            n = n * 85 + at
        if n > 0xffffffff:
            raise ValueError("base85 overflow in hunk starting at byte %d" % i)
        out += n.to_bytes(4, "big")
    return bytes(out[:-padding] if padding else out)


def encodebytes(s):
    """Base 64 in lines of 76 characters."""
    s = _plain(s)
    return b"".join([b64encode(s[i:i + 57]) + b"\n" for i in range(0, len(s), 57)])


def decodebytes(s):
    return b64decode(_plain(s))


def encode(input, output):
    """A file's contents in base 64, to another one."""
    output.write(encodebytes(input.read()))


def decode(input, output):
    output.write(decodebytes(input.read()))
