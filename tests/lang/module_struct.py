# struct: formats, alignment, byte orders, buffers, errors.
import struct

for form, args in (("<bBhHiIqQ", (-1, 255, -2, 65535, -3, 4294967295, -4, 2 ** 64 - 1)), (">hil", (1, 2, 3)), ("!2s?c", (b"ab", True, b"z")),
                   ("=fd", (1.5, -2.25)), ("<e", (0.5,)), ("10s", (b"short",)), ("5p", (b"pascal",)), ("3x", ()), ("<3h", (1, 2, 3)), ("@bi", (1, 2)),
                   ("nN", (-1, 1)), ("0s", (b"",)), ("xb", (7,)), ("> i h", (1, 2))):
    data = struct.pack(form, *args)
    print(form, data, struct.calcsize(form), struct.unpack(form, data))
s = struct.Struct("<Hi")
print(s.size, s.format, s.pack(1, 2), s.unpack(b"\1\0\2\0\0\0"), list(s.iter_unpack(b"\1\0\2\0\0\0" * 2)))
buffer = bytearray(10)
s.pack_into(buffer, 2, 258, -1)
print(buffer, s.unpack_from(buffer, 2), struct.unpack_from("<H", memoryview(buffer), 2))
for wrong in (lambda: struct.pack("b", 200), lambda: struct.pack("B", -1), lambda: struct.pack("h", 1.5), lambda: struct.pack("i", "a"),
              lambda: struct.pack("ii", 1), lambda: struct.unpack("i", b"abc"), lambda: struct.pack("y", 1), lambda: struct.pack("c", 65),
              lambda: struct.pack("f", "x"), lambda: struct.pack("<q", 2 ** 63), lambda: struct.unpack_from("i", b"abcd", 1),
              lambda: struct.pack_into("i", bytearray(3), 0, 1), lambda: struct.pack("f", 1e40), lambda: struct.calcsize("3"), lambda: list(struct.iter_unpack("i", b"abcde")),
              lambda: struct.pack("s", "text")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print(struct.pack(">d", float("inf")), struct.unpack("<f", struct.pack("<f", 0.1)), struct.error.__mro__[1].__name__)
