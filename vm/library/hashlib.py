"""Hash functions, natively by OpenSSL."""

import _hashlib
from _hashlib import blake2b, blake2s, pbkdf2_hmac, scrypt

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224",
                         "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256"}
algorithms_available = set(algorithms_guaranteed)

__all__ = (*sorted(algorithms_guaranteed), "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac",
           "file_digest", "scrypt")


def new(name, data=b"", **kwargs):
    """A hash object of the function with that name."""
    if name == "blake2b":
        return blake2b(data, **kwargs)
    if name == "blake2s":
        return blake2s(data, **kwargs)
    return _hashlib.new(name, data, **kwargs)


def _constructor(name):
    new_hash = _hashlib.new

    def openssl(string=b"", *, usedforsecurity=True):
        return new_hash(name, string)
    openssl.__name__ = openssl.__qualname__ = "openssl_" + name
    openssl.__doc__ = f"Returns a {name} hash object; optionally initialized with a string"
    return openssl


md5, sha1, sha224, sha256, sha384, sha512 = map(_constructor, ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"))
sha3_224, sha3_256, sha3_384, sha3_512 = map(_constructor, ("sha3_224", "sha3_256", "sha3_384", "sha3_512"))
shake_128, shake_256 = _constructor("shake_128"), _constructor("shake_256")


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """The hash object of what a file holds."""
    result = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        result.update(fileobj.getbuffer())
        return result
    while data := fileobj.read(_bufsize):
        if isinstance(data, str):
            raise ValueError(f"{fileobj!r} is not a file-like object in binary reading mode.")
        result.update(data)
    return result
