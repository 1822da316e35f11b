"""Temporary files and folders."""

import os
from _functools import class_getitem as _class_getitem

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp",
           "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

TMP_MAX = 10000
template = "tmp"
tempdir = None
_letters = "abcdefghijklmnopqrstuvwxyz0123456789_"


def gettempdir():
    """The folder for temporary files."""
    global tempdir
    if tempdir is None:
        for each in (os.getenv("TMPDIR"), os.getenv("TEMP"), os.getenv("TMP"), "/tmp", "/var/tmp", "/usr/tmp",
                     os.getcwd()):
            if each and os.path.isdir(each) and os.access(each, os.W_OK | os.X_OK):
                tempdir = os.path.abspath(each)
                break
        else:
            raise FileNotFoundError(2, "No usable temporary directory found")
    return tempdir


def gettempdirb():
    return os.fsencode(gettempdir())


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def _name():
    return "".join(_letters[b % len(_letters)] for b in os.urandom(8))


def _make(suffix, prefix, dir, make):
    dir = gettempdir() if dir is None else os.fspath(dir)
    for _ in range(TMP_MAX):
        path = os.path.abspath(os.path.join(dir, (template if prefix is None else prefix) + _name() + (suffix or "")))
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a file; (descriptor, path)."""
    return _make(suffix, prefix, dir, lambda path: os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a folder; its path."""
    return _make(suffix, prefix, dir, lambda path: os.mkdir(path, 0o700))[1]


def mktemp(suffix="", prefix=template, dir=None):
    """A path at which there is nothing yet."""
    def check(path):
        if os.path.lexists(path):
            raise FileExistsError(17, "exists")
    return _make(suffix, prefix, dir, check)[1]


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self._delete = delete
        self._delete_on_close = delete_on_close

    def __getattr__(self, name):
        if name == "file":
            raise AttributeError(name)
        return getattr(self.file, name)

    def _remove(self):
        if self._delete:
            self._delete = False
            try:
                os.unlink(self.name)
            except FileNotFoundError:
                pass

    def close(self):
        self.file.close()
        if self._delete_on_close:
            self._remove()

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *details):
        self.file.close()
        self._remove()

    def __iter__(self):
        for line in self.file:
            yield line

    def __del__(self):
        self.file.close()
        self._remove()


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    """A temporary file with a name."""
    fd, name = mkstemp(suffix, prefix, dir)
    os.close(fd)
    return _TemporaryFileWrapper(open(name, mode, buffering, encoding, errors, newline), name, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    """A temporary file without a name."""
    fd, name = mkstemp(suffix, prefix, dir)
    os.close(fd)
    file = open(name, mode, buffering, encoding, errors, newline)
    os.unlink(name)
    return file


def SpooledTemporaryFile(max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                         dir=None, *, errors=None):
    """A temporary file in memory."""
    import io
    return io.BytesIO() if "b" in mode else io.StringIO(newline=newline)


class TemporaryDirectory:
    """A folder that is removed at the end of a with statement."""

    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self._delete = delete
        self._ignore = ignore_cleanup_errors
        self.name = mkdtemp(suffix, prefix, dir)

    def __repr__(self):
        return "<%s %r>" % (self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        import shutil
        if os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignore)
