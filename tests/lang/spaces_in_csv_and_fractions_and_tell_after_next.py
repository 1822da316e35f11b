"""Rules of the library that are easily missed."""
import csv
import hashlib
import os
import pickle
import tempfile
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction

print(list(csv.reader(["a  b   c", "x y", '"q w"  "e"'], delimiter=" ", skipinitialspace=True)))
print(list(csv.reader(['a, "b, c",  d'], skipinitialspace=True)))
for text in "1 / 2", "1/ 2", "1 /2", " 1/2 ", "1/+2", "1 / 2 / 3", "- 1/2", "1/ ", "1_0 /2":
    try:
        print(Fraction(text))
    except ValueError as e:
        print(e)

path = os.path.join(tempfile.mkdtemp(), "lines.txt")
with open(path, "w") as file:
    file.write("one\ntwo\nthree\n")
with open(path) as file:
    print(next(file).strip())
    for step in range(2):
        try:
            print(file.tell())
        except OSError as e:
            print("OSError:", e)
        rest = file.read() if step else file.readline()
    for line in file:
        pass
    print(file.tell())
    file.seek(4)
    print(file.readline().strip(), file.tell())
with open(path, "rb") as file:
    print(next(file), file.tell())

# Pickles are CPython's, byte for byte: small and large numbers, texts that repeat, more than a frame.
samples = [list(range(0, 70000, 7)), ["x%d" % (i % 300) for i in range(20000)], {"é" * 300: "a" * 300, "": "\ud800"},
           [-1, 255, 256, 65535, 65536, 2**31, -2**31, 2**40], ["s" * 70000, b"b" * 70000, "t"] * 2,
           tuple(("k%d" % i, i, float(i)) for i in range(5))]
for sample in samples:
    for protocol in range(6):
        data = pickle.dumps(sample, protocol)
        if protocol > 3 or protocol != 3 and sample is not samples[4]:
            print(protocol, len(data), hashlib.md5(data).hexdigest())
        assert pickle.loads(data) == sample


class Named(pickle.Pickler):
    def persistent_id(self, obj):
        return "five" if obj == 5 else None


class Reader(pickle.Unpickler):
    def persistent_load(self, pid):
        return "loaded " + pid


import io
out = io.BytesIO()
Named(out).dump([4, 5, "five"])
print(Reader(io.BytesIO(out.getvalue())).load())
for broken in b"\x80\x04K", b"\x80\x04\x8c\x05ab", b"\x80\x04M\x01", b"\x80\x04h", b"\x80\x04h\x07.", b"":
    try:
        print(pickle.loads(broken))
    except Exception as e:
        print(type(e).__name__)

# Sums of decimals at the edge of the precision.
print(sum(Decimal(i) / 7 for i in range(100)))
with localcontext() as context:
    for context.prec in 3, 5, 28, 70:
        print(Decimal("999.5") + Decimal("0.5"), Decimal("99999") + Decimal("0.5"), Decimal("1e10") + Decimal("-1e-70"),
              Decimal("9.995") + 0, Decimal(1) / 3 + Decimal(2) / 3)
    print([signal.__name__ for signal, on in context.flags.items() if on])
