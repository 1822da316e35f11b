# What UTF-8 cannot hold is an error on standard output and escaped on standard error.
import os
import sys
import tempfile

for text in ("\ud800", "abc \udfff\udffe def", "é\ud83d"):
    try:
        print("a", text)
    except UnicodeEncodeError as e:
        print()
        print(e, ascii(e.object), e.start, e.end, e.encoding)
try:
    sys.stdout.write("x\ud801\n")
except UnicodeEncodeError as e:
    print(e)
print("escaped: \ud800 é", file=sys.stderr)
path = os.path.join(tempfile.mkdtemp(), "text")
with open(path, "w", encoding="utf-8") as file:
    try:
        file.write("\ud800")
    except UnicodeEncodeError as e:
        print(e)
    print("é€😀", file=file)
print(open(path, encoding="utf-8").read())
