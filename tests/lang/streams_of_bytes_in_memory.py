# io.BytesIO, its buffer, and how files say where lines ended.
import io
import os
import tempfile


def show(*texts):
    for text in texts:
        try:
            print(text, "->", eval(text))
        except Exception as e:
            print(text, "->", type(e).__name__, e)


b = io.BytesIO(b"hello world")
view = b.getbuffer()
view[0:5] = b"HELLO"
show("b.getvalue()", "b.read(5)", "len(b.getbuffer())", "view.release()", "b.write(b'!')",
     "b.getvalue()", "b.close()", "b.closed", "b.read()", "b.getvalue()", "b.write(b'')")

b = io.BytesIO()
show("b.seek(5)", "b.write(b'a')", "b.getvalue()", "b.seek(0)", "b.read(3)", "b.tell()", "b.readline()", "b.read()",
     "b.truncate(2)", "b.getvalue()", "b.truncate(10)", "b.getvalue()", "b.truncate(-1)", "b.write('a')",
     "b.write(bytearray(b'q'))", "b.write(memoryview(b'zz'))", "b.getvalue()", "b.seek(-1, 2)", "b.read()",
     "b.seek(-100, 2)", "b.readinto(bytearray(3))", "b.seek(0, 9)", "b.seek(-1)", "io.BytesIO(5)", "io.BytesIO('a')",
     "io.BytesIO(initial_bytes=b'q').read()", "list(io.BytesIO(b'a\\nb\\nc'))", "io.BytesIO(b'a\\nb').readlines()",
     "isinstance(b, io.BufferedIOBase)", "b.seekable(), b.readable(), b.writable(), b.isatty()", "b.fileno()",
     "next(io.BytesIO(b''))", "io.BytesIO(b'abc').read1(2)", "io.BytesIO(None).getvalue()")


class Named(io.BytesIO):
    name = "named"


with Named(b"z") as stream:
    print(stream.read(), stream.name, type(stream).__name__)
show("stream.read()", "io.RawIOBase().write(b'')", "io.RawIOBase().read(1)", "io.IOBase().seek(0)")

decoder = io.IncrementalNewlineDecoder(None, True)
show("decoder.decode('a\\r')", "decoder.newlines", "decoder.decode('\\nb\\rc\\n')", "decoder.newlines",
     "decoder.getstate()", "decoder.reset()", "decoder.newlines", "decoder.decode('x\\r', final=True)",
     "io.IncrementalNewlineDecoder(None, False).decode('a\\r\\nb')")

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("lines", "wb") as file:
        file.write(b"a\r\nb\rc\n")
    for newline in (None, "", "\n", "\r", "\r\n"):
        with open("lines", newline=newline) as file:
            print(repr(newline), file.newlines, file.readlines(), file.newlines)
        with open("lines", newline=newline) as file:
            print(repr(file.readline()), repr(file.read(2)), repr(file.read()))
    with open("lines", "w", newline="\r\n") as file:
        file.write("a\nb\n")
    with open("lines", "rb") as file:
        show("file.read()", "file.write(b'x')", "file.seek(-2, 2)", "file.read()")
    with open("lines") as file:
        show("file.read(1)", "file.seek(1, 1)", "file.seek(-1, 2)", "file.seek(-5)", "file.seek(0, 1)", "file.seek(0, 2)",
             "file.write('x')", "file.newlines")
    with open("lines", "wb") as file:
        show("file.read()")
    with open("lines", "w") as file:
        show("file.read()")
    with open("lines", "a") as file:
        show("file.write('xyz')", "file.tell()")
    with open("lines", "ab") as file:
        show("file.tell()", "file.write(b'!')", "file.tell()")
    for call in (os.rename, os.replace, os.link, os.symlink):
        try:
            call("lines", "no/such") if call is os.symlink else call("nope", "other")
        except OSError as e:
            print(e, e.filename, e.filename2, repr(e))
    show("os.listdir(b'.')", "os.listdir(None)", "os.listdir('.')")
    os.chdir("/")
