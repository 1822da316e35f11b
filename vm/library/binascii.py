"""Bytes as text and back."""

__all__ = ["Error", "Incomplete", "hexlify", "unhexlify", "b2a_hex", "a2b_hex", "b2a_base64", "a2b_base64", "crc32"]


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def hexlify(data, sep=None, bytes_per_sep=1):
    """Bytes in hexadecimal digits."""
    return (bytes(data).hex() if sep is None else bytes(data).hex(sep, bytes_per_sep)).encode()


def unhexlify(hexstr):
    """The bytes that hexadecimal digits stand for."""
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(c not in "0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


b2a_hex, a2b_hex = hexlify, unhexlify


def b2a_base64(data, *, newline=True):
    from base64 import b64encode
    return b64encode(data) + (b"\n" if newline else b"")


def a2b_base64(data, *, strict_mode=False):
    from base64 import b64decode
    return b64decode(data, validate=strict_mode)


_crc_table = []


def crc32(data, value=0):
    """The CRC-32 of bytes."""
    if not _crc_table:
        table = []
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ (0xedb88320 if n & 1 else 0)
            table.append(n)
        _crc_table.extend(table[len(_crc_table):])
    crc = value ^ 0xffffffff
    for b in bytes(data):
        crc = crc >> 8 ^ _crc_table[(crc ^ b) & 255]
    return crc ^ 0xffffffff
