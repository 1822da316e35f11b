import codecs

print(b"a\\tb\\n\\x41\\u00e9\\U0001F600\\101\\N{BULLET}\\\\".decode("unicode_escape").encode("utf-8"))
print("tab\t é € 😀 \\ \x7f\n'\"".encode("unicode_escape"))
print("tab\t é € 😀 \\".encode("raw_unicode_escape"))
print(b"\\u20ac \\x41 \xe9 \\".decode("raw-unicode-escape").encode("utf-8"))
print(codecs.decode(r"a\nb", "unicode_escape"), codecs.encode("é\n", "unicode_escape"))
print(codecs.escape_decode if False else "line\\\nend".encode().decode("unicode_escape"))
for bad in [b"\\x4", b"ab\\", b"\\u12g", b"\\U00110000", b"\\N{no such}", b"\\N", b"x\\xzz"]:
    try:
        print(bad.decode("unicode_escape"))
    except UnicodeDecodeError as e:
        print(e)
    print(ascii(bad.decode("unicode_escape", "replace")), ascii(bad.decode("unicode_escape", "ignore")))
