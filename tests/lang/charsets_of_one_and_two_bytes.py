# Code pages and the encodings of East Asia with pairs of bytes: whole tables, errors, handlers, names.
import codecs
import io
import zlib

PAGES = """cp437 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp865 cp866 cp869 cp874 cp1125 cp1250
cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7
iso8859-8 iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u kz1048
ptcp154""".split()
PAIRS = "gb2312 gbk cp949 shift_jis".split()


def singles(name):
    for byte in range(256):
        try:
            yield bytes([byte]).decode(name)
        except UnicodeDecodeError as error:
            yield error.encoding, error.start, error.reason


# All that may follow a first byte, in one text: a line feed ends what is not complete.
def pairs(name):
    for high in range(128, 256):
        yield b"".join(bytes([high, low, 10]) for low in range(256)).decode(name, "replace")


for name in PAGES + PAIRS:
    texts = list(singles(name)) + (list(pairs(name)) if name in PAIRS else [])
    known = "".join(text for text in texts if isinstance(text, str)).replace("\ufffd", "")
    print(name, codecs.lookup(name).name, zlib.crc32(repr(texts).encode()), known.encode(name).decode(name) == known)

for alias in "windows-1251 IBM866 866 latin2 ISO_8859-5 cyrillic L9 koi8_r sjis MS936 uhc iso-8859-15 greek8".split():
    print(alias, codecs.lookup(alias).name, ascii(b"\xc4\xe4".decode(alias, "replace")))

for name in "cp1251", "iso8859-7", "gbk", "shift_jis":
    for handler in "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace":
        try:
            print(name, handler, "a\u0416\u20ac\U0001f600z".encode(name, handler))
        except UnicodeEncodeError as error:
            print(name, handler, error)
    for handler in "strict", "ignore", "replace", "backslashreplace", "surrogateescape":
        for data in b"a\xff\x98b\xd2", b"\x81":
            try:
                print(name, handler, ascii(data.decode(name, handler)))
            except UnicodeDecodeError as error:
                print(name, handler, error)

text = "Привет, мир!\n"
stream = io.TextIOWrapper(io.BytesIO(), encoding="cp866")
stream.write(text)
stream.flush()
print(stream.buffer.getvalue())
stream.seek(0)
print(stream.read() == text)
print(compile("# coding: cp1251\nx = '\u0416'".encode("cp1251"), "f", "exec").co_consts[0])
exec("# coding: gbk\nprint(ascii('\u4e2d\u6587'))".encode("gbk"))
for name in "nothing", "cp99999":
    try:
        "x".encode(name)
    except LookupError as error:
        print(error)
