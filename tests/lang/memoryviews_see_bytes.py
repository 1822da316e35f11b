# memoryview over bytes and bytearray: reading, writing, slices, casts, errors.
def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__ + ":", e)


data = bytearray(b"abcdefgh")
view = memoryview(data)
print(len(view), view[0], view[-1], view[2:5].tobytes(), view.tolist(), bytes(view[::2]), view[::-1].tobytes())
view[0] = 90
view[2:4] = b"XY"
print(data, view == data, view[1:3] == b"bX", view != b"no", list(view[:3]), b"X" in [bytes(view[2:3])])
print(view.readonly, view.nbytes, view.itemsize, view.format, view.ndim, view.shape, view.strides, view.obj is data, view.contiguous, view[::2].contiguous)
part = view[4:]
part[0] = 49
print(data, part.tolist(), part[1:].tobytes(), part.hex(), bytearray(part))
ro = memoryview(b"fixed")
print(ro.readonly, ro[1], hash(ro) == hash(b"fixed"), ro.tobytes(), ro.toreadonly().readonly, ro.hex("-"))
for byte in memoryview(b"hi"):
    print(byte, end=" ")
print(type(view).__name__, isinstance(view, memoryview), bool(memoryview(b"")))
words = memoryview(bytearray(16)).cast("I")
words[1] = 0x01020304
words[3] = 4000000000
print(words.tolist(), words.tobytes(), words.format, words.itemsize, len(words), words.cast("B")[4:8].tobytes())
doubles = memoryview(bytearray(16)).cast("d")
doubles[0] = 1.5
print(doubles.tolist(), doubles.nbytes)
print(memoryview(bytearray(b"\xff\xfe")).cast("b").tolist(), memoryview(b"\x01\x00").cast("?").tolist(), memoryview(b"ab").cast("c").tolist())
with memoryview(b"abc") as m:
    print(m.tobytes())
show(lambda: m[0])
show(lambda: len(m))
show(lambda: view[99])
show(lambda: view["x"])
show(lambda: view.__setitem__(0, 300))
show(lambda: view.__setitem__(0, "x"))
show(lambda: view.__setitem__(slice(0, 2), b"abc"))
show(lambda: ro.__setitem__(0, 1))
show(lambda: memoryview("text"))
show(lambda: memoryview(5))
show(lambda: memoryview())
show(lambda: hash(view))
show(lambda: view.cast("x"))
show(lambda: view[1:].cast("I"))
show(lambda: data.append(1))
show(lambda: data.clear())
part.release()
for v in (view, part):
    v.release()
del part
fresh = bytearray(b"123")
mv = memoryview(fresh)
show(fresh.extend, b"456")
mv.release()
show(fresh.extend, b"456")
print(fresh, b"".join([memoryview(b"a"), b"b"]), b"x" + memoryview(b"y"), bytes(memoryview(b"z")), b"abc".find(memoryview(b"c")))
