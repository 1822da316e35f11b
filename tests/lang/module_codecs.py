# Encodings by name.
import codecs
import io
import os
import tempfile

print(codecs.encode("héllo"), codecs.decode(b"h\xc3\xa9llo"), codecs.encode("é", "latin-1"), codecs.decode(b"\xe9", "latin1"))
print(codecs.encode("Hello, World!", "rot13"), codecs.decode("Uryyb", "rot_13"), codecs.encode(b"abc", "hex"),
      codecs.decode(b"616263", "hex"), codecs.encode(b"abc", "base64"), codecs.decode("YWJj", "base64") if 0 else "")
for name in ("utf-8", "UTF8", "latin-1", "ascii", "utf-16", "utf_16_le", "U8"):
    info = codecs.lookup(name)
    print(info.name, info.encode("a"), info.decode(info.encode("a")[0]))
for name in ("BOM_UTF8", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32_LE", "BOM_UTF32_BE", "BOM", "BOM_LE", "BOM_BE"):
    print(name, getattr(codecs, name))
for call in (lambda: codecs.lookup("nope"), lambda: codecs.encode("é", "ascii"), lambda: codecs.decode(b"\xff", "utf-8"),
             lambda: codecs.register(5)):
    try:
        call()
    except (LookupError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(codecs.encode("é", "ascii", "replace"), codecs.decode(b"\xff", "utf-8", "ignore"), codecs.getencoder("utf-8")("é"),
      codecs.getdecoder("utf-8")(b"\xc3\xa9"))
decoder = codecs.getincrementaldecoder("utf-8")()
for byte in "aé€😀".encode():
    print(repr(decoder.decode(bytes([byte]))), end=" ")
print(repr(decoder.decode(b"", True)))
decoder = codecs.getincrementaldecoder("utf-16")()
print([decoder.decode(bytes([byte])) for byte in "a😀".encode("utf-16")])
decoder = codecs.getincrementaldecoder("utf-8")("replace")
print(decoder.decode(b"a\xc3"), decoder.decode(b"", True))
try:
    codecs.getincrementaldecoder("utf-8")().decode(b"\xc3", final=True)
except UnicodeDecodeError as e:
    print(e)
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"))
print(list(codecs.iterencode(["a", "é"], "utf-8")), list(codecs.iterdecode([b"\xc3", b"\xa9!"], "utf-8")))
raw = io.BytesIO()
writer = codecs.getwriter("utf-8")(raw)
writer.write("één\ntwee\n")
writer.writelines(["a", "b"])
print(raw.getvalue())
raw.seek(0)
reader = codecs.getreader("utf-8")(raw)
print(repr(reader.readline()), repr(reader.read(2)), reader.readlines())
path = os.path.join(tempfile.mkdtemp(), "text.txt")
with codecs.open(path, "w", encoding="utf-8-sig") as file:
    file.write("naïve\nline 2\n")
with open(path, "rb") as file:
    print(file.read())
with codecs.open(path, "r", "utf-8") as file:
    print(ascii(file.read()))
with codecs.open(path, encoding="utf-8-sig") as file:
    for line in file:
        print(repr(line))
    print(type(file).__name__, file.encoding)
