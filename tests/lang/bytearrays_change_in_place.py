# bytearray: making, subscripts, methods and errors.
def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__ + ":", e)


b = bytearray(b"hello world")
print(b, len(b), b[0], b[-1], b[2:5], b[::-1], list(b[:3]), type(b[1:]).__name__)
b[0] = 72
b[6:] = b"there"
print(b, str(b), repr(b), f"{b!r}")
b[1:3] = b"EEELL"
b[-1:] = []
b[0:0] = [65, 66]
print(b)
b[::2] = b"x" * len(b[::2])
print(b)
del b[0]
del b[1:4]
del b[::3]
print(b)
b.append(33)
b.extend(b"abc")
b.extend([1, 2, 3])
b.extend(x for x in range(3))
b.insert(0, 90)
b.insert(-1, 91)
print(b, b.pop(), b.pop(0), b)
b.remove(33)
b.reverse()
print(b, b.copy() is b, b.copy() == b)
b.clear()
print(b, bool(b), bytearray(5), bytearray([1, 2, 3]), bytearray("hé", "utf-8"), bytearray(range(5)), bytearray())
a = bytearray(b"abc")
c = a
a += b"def"
a *= 2
print(a, c is a, a + b"!", b"!" + a, a * 2, 2 * a, type(a + b"").__name__, type(b"" + a).__name__)
print(a == b"abcdefabcdef", b"abcdefabcdef" == a, a < b"b", a != bytearray(b"x"), b"cd" in a, 97 in a, a in b"xabcdefabcdefx")
for x in bytearray(b"AB"):
    print(x, end=" ")
print(list(reversed(bytearray(b"AB"))), sorted(bytearray(b"cab")), max(bytearray(b"cab")), sum(bytearray(3)))
t = bytearray(b"  Hello, World  ")
print(t.strip(), t.upper(), t.lower(), t.split(), t.find(b"World"), t.count(b"l"), t.replace(b"l", b"L"))
print(t.strip().partition(b", "), t.split(b","), t.strip().startswith(b"Hello"), t.endswith((b"x", b"  ")), t.title())
print(bytearray(b", ").join([b"a", bytearray(b"b")]), b"-".join([bytearray(b"x"), b"y"]), t.decode(), t.hex(), bytearray(b"\x01\xff").hex(":"))
print(bytearray.fromhex("00 ff 7f"), bytes.fromhex("deadbeef").hex("-", 2), b"\x00\x01\x02\x03\x04".hex("_", -2))
print(bytearray(b"x").zfill(4), b"-42".zfill(6), b"a\tb".expandtabs(4), b"hello".translate(bytes.maketrans(b"el", b"ip")), b"hello".translate(None, b"l"))
print(b"Hello World".istitle(), b"hello".islower(), bytearray(b"12").isdigit(), b"a b".isspace(), bytearray(b"abc").center(9, b"*"))
print(b"%s is %d years, %5.2f %x %c %r %a %%" % (b"Bob", 42, 3.14159, 255, 65, "é", "é"), bytearray(b"%b") % b"z", b"%(k)s-%(n)03d" % {b"k": b"v", b"n": 7})
print(b"%*d|%-5d|%+d" % (6, 42, 7, 8), b"%c%c" % (b"a", 98), b"%.3s" % b"abcdef", b"%s" % bytearray(b"ba"))
print(isinstance(a, bytes), isinstance(a, bytearray), bytes(a), bytes(bytearray(b"q")), bytearray(b"q") is bytearray(b"q"))
print(int(bytearray(b"12")), float(bytearray(b"1.5")), int.from_bytes(bytearray(b"\x01\x00"), "big"), str(bytearray(b"hi"), "ascii"), ord(bytearray(b"A")))
d = {bytes(a): 1}
print(d)


class Buffer(bytearray):
    def size(self):
        return len(self)


s = Buffer(b"sub")
s.name = "n"
s += b"!"
print(s, s.size(), s.name, type(s).__name__, s[1:], isinstance(s, bytearray))


class Tagged(bytes):
    def shout(self):
        return self.upper() + b"!"


g = Tagged(b"tag")
print(g, g.shout(), type(g).__name__, g == b"tag", g + b"x", {g: 1}[b"tag"], isinstance(g, bytes), len(g), g[0])


class HasBytes:
    def __bytes__(self):
        return b"from method"


print(bytes(HasBytes()), b"%b" % HasBytes())
a = bytearray(b"abc")
show(lambda: a[5])
show(lambda: a["x"])
show(lambda: a[1.5])
show(lambda: a.__setitem__(0, 256))
show(lambda: a.__setitem__(0, "x"))
show(lambda: a.__setitem__(9, 1))
show(lambda: a.__setitem__(slice(0, 1), 5))
show(lambda: a.__setitem__(slice(0, 1), "ab"))
show(lambda: a.__setitem__(slice(0, 3, 2), b"abc"))
show(lambda: a.append(-1))
show(lambda: a.append("x"))
show(lambda: a.append(b"x"))
show(lambda: a.extend("xyz"))
show(lambda: a.extend(5))
show(lambda: a.extend([1, 300]))
show(lambda: a.remove(99))
show(lambda: bytearray().pop())
show(lambda: a.pop(7))
show(lambda: bytearray("x"))
show(lambda: bytearray(-1))
show(lambda: bytearray([256]))
show(lambda: bytearray(1.5))
show(lambda: bytearray("x", "latin-1"))
show(lambda: bytearray(b"x", "ascii"))
show(lambda: hash(a))
show(lambda: {a: 1})
show(lambda: a + "x")
show(lambda: a + 1)
show(lambda: "x" + a)
show(lambda: a * "x")
show(lambda: a < "x")
show(lambda: a.find("x"))
show(lambda: a.index(b"z"))
show(lambda: a.join(["x"]))
show(lambda: b"%d" % "x")
show(lambda: b"%s" % "x")
show(lambda: b"%s" % ())
show(lambda: b"x" % 1)
show(lambda: b"%c" % 256)
show(lambda: b"%c" % b"ab")
show(lambda: b"abc".translate(b"x"))
show(lambda: bytes.maketrans(b"a", b"bc"))
show(lambda: bytes.fromhex("0g"))
show(lambda: bytearray.fromhex("abc"))
show(lambda: b"abc".hex("--"))
show(lambda: ord(bytearray(b"ab")))
