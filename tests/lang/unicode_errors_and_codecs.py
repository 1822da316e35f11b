# The fields of UnicodeErrors; UTF-16, UTF-32, Windows-1252; error handlers.
def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, "|", e)


for e in (UnicodeDecodeError("utf-8", b"a\xffb", 1, 2, "bad"), UnicodeDecodeError("x", b"abc", 0, 3, "bad"),
          UnicodeEncodeError("ascii", "a\xe9b", 1, 2, "bad"), UnicodeEncodeError("ascii", "a\u20ac\xe9b", 1, 3, "bad")):  # fmt: skip
    print(ascii(e), ascii(str(e)), e.encoding, ascii(e.object), e.start, e.end, e.reason, ascii(e.args))
print(UnicodeTranslateError("\xe9", 0, 1, "reason"))
try:
    b"ab\xff".decode()
except UnicodeDecodeError as e:
    print(e.start, e.end, e.object, e.reason, e.encoding, e.args)
try:
    "ab\xe9".encode("ascii")
except UnicodeEncodeError as e:
    print(e.start, e.end, ascii(e.object), e.reason, e.encoding, len(e.args))
show(lambda: UnicodeDecodeError("x"))
show(lambda: UnicodeDecodeError("x", "y", 0, 1, "z"))
for codec in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252", "utf-8-sig",
              "UTF8", "iso-8859-1", "nope", "iso8859-15"):  # fmt: skip
    for text in ("abc", "\xe9", "\u20ac", "\U0001f600", "\ud800"):
        show(lambda: text.encode(codec))
for handler in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "nope"):
    show(lambda: "a\xe9\u20acb".encode("ascii", handler))
    show(lambda: "a\ud800".encode("utf-8", handler))
    show(lambda: "a\ud800".encode("utf-16-le", handler))
    show(lambda: b"a\xff\xc3b".decode("utf-8", handler))
    show(lambda: b"a\xff".decode("ascii", handler))
for data in (b"\xff\xfea\x00", b"\xfe\xff\x00a", b"a\x00b\x00", b"a", b"\x00\xd8", b"\x00\xd8\x00\xdc"):
    for codec in ("utf-16", "utf-16-le", "utf-16-be"):
        show(lambda: data.decode(codec))
show(lambda: b"\xef\xbb\xbfabc".decode("utf-8-sig"))
show(lambda: b"\x80\x99".decode("cp1252"))
show(lambda: b"\x81".decode("cp1252"))
show(lambda: b"\x00\x00\x00\x41".decode("utf-32-be"))
show(lambda: b"\x00\xd8\x00\x00".decode("utf-32-le"))
