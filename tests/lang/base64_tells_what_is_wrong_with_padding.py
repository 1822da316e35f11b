import base64

for text in ["aGk=", "aGk", "a", "aG k=\n", "====", "", "YQ==YQ==", "ab=c"]:
    try:
        print(text, base64.b64decode(text))
    except ValueError as e:
        print(text, e)
for text in ["aG!k=", "aGk=", "YQ=a", "=YQ=", "abc=d=", "YQ==YQ=="]:
    try:
        print(text, base64.b64decode(text, validate=True))
    except ValueError as e:
        print(text, e)
print(base64.b64encode(b"\xff\xfe\xfb", b"-_"), base64.urlsafe_b64decode("__77"), base64.b64encode(memoryview(b"a")))
for bad in ("text", 5):
    try:
        base64.b64encode(bad)
    except TypeError as e:
        print(e)
