import base64
import binascii
import errno
import os
import secrets
import uuid

for data in (b"", b"a", b"ab", b"abc", b"hello world", bytes(range(256))):
    for name in ("b64", "urlsafe_b64", "b32", "b16", "b85"):
        enc = getattr(base64, name + "encode")(data)
        assert getattr(base64, name + "decode")(enc) == data, (name, data)
        if len(data) < 12:
            print(name, enc)
print(base64.b64decode("aGk="), base64.b64encode(b"\xff\xfe", altchars=b"-_"), base64.encodebytes(b"x" * 60), base64.decodebytes(b"aGk=\n"), base64.b64decode(b"aG k="))
for bad in (lambda: base64.b64decode("a"), lambda: base64.b64decode("ab"), lambda: base64.b64decode("a$b=", validate=True), lambda: base64.b64encode("str"), lambda: base64.b16decode("zz"), lambda: base64.b32decode("a")):
    try:
        print(bad())
    except (binascii.Error, TypeError) as e:
        print(type(e).__name__, e)
print(binascii.hexlify(b"ab"), binascii.unhexlify("6162"), binascii.crc32(b"hello"), binascii.b2a_base64(b"x"))
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.version, u.variant, u.fields, u.urn, uuid.UUID(int=5), u == uuid.UUID(bytes=u.bytes), u < uuid.UUID(int=1), hash(u) == hash(u.int))
v = uuid.uuid4()
print(v.version, len(str(v)), v != uuid.uuid4(), uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid1().version)
try:
    uuid.UUID("zz")
except ValueError as e:
    print(e)
print(len(secrets.token_hex(8)), len(secrets.token_bytes(4)), secrets.randbelow(1), secrets.choice([3]), secrets.compare_digest("a", "a"), secrets.compare_digest(b"a", b"b"), type(secrets.token_urlsafe()).__name__)
print(errno.ENOENT, errno.errorcode[13], errno.EEXIST, os.strerror(errno.ENOENT))
