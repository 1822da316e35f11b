"""Operating system interfaces: what gilbox has of CPython's os, over the native module posix."""

import sys

import posix
import posixpath as path
from _functools import class_getitem as _class_getitem
from _os_records import record
from posix import (
    F_OK, O_APPEND, O_CREAT, O_EXCL, O_NONBLOCK, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY, R_OK, W_OK, X_OK,
    _exit, access, chdir, chmod, close, cpu_count, dup, getcwd, getpid, getppid, isatty, listdir, mkdir, open,
    getegid, geteuid, getgid, getlogin, getuid, link, lseek, pipe, read, readlink, remove, rename, replace, rmdir, sched_yield, strerror, symlink, truncate, umask, unlink, urandom, write,
)

sys.modules["os.path"] = path

name = "posix"
sep = "/"
altsep = None
extsep = "."
pathsep = ":"
linesep = "\n"
curdir = "."
pardir = ".."
devnull = "/dev/null"
defpath = "/bin:/usr/bin"
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
error = OSError


class _Environ:
    """The environment as a mapping of text. Changes stay inside this process."""

    def __init__(self, pairs):
        self._data = dict(pairs)

    def __getitem__(self, key):
        try:
            return self._data[key]
        except KeyError:
            if not isinstance(key, str):
                raise TypeError("str expected, not %s" % type(key).__name__) from None
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError("str expected, not %s" % type(text).__name__)
        if not key or "=" in key:
            raise ValueError("illegal environment variable name") if key else OSError(22, "Invalid argument")
        self._data[key] = value

    def __delitem__(self, key):
        try:
            del self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return key in self._data

    def __eq__(self, other):
        return dict(self._data) == other

    def __repr__(self):
        items = ", ".join("%r: %r" % item for item in self._data.items())
        return "environ({%s})" % items

    def get(self, key, default=None):
        return self._data.get(key, default)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def copy(self):
        return dict(self._data)

    def setdefault(self, key, value):
        if key not in self._data:
            self[key] = value
        return self._data[key]

    def pop(self, key, *default):
        return self._data.pop(key, *default)

    def update(self, *others, **named):
        for key, value in dict(*others, **named).items():
            self[key] = value

    def popitem(self):
        return self._data.popitem()

    def clear(self):
        self._data.clear()

    def __or__(self, other):
        return self._data | dict(other)

    def __ror__(self, other):
        return dict(other) | self._data

    def __ior__(self, other):
        self.update(other)
        return self


environ = _Environ(posix.environ())


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def process_cpu_count():
    return cpu_count()


stat_result = record("stat_result", "os", "st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime",
                     "st_atime st_mtime st_ctime st_atime_ns st_mtime_ns st_ctime_ns st_blksize st_blocks st_rdev")
terminal_size = record("terminal_size", "os", "columns lines")


def stat(path, *, follow_symlinks=True):
    return stat_result(posix._stat(path, follow_symlinks))


def lstat(path):
    return stat_result(posix._stat(path, False))


def fstat(fd):
    return stat_result(posix._stat(fd, True))


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)
    found = method(path)
    if not isinstance(found, (str, bytes)):
        raise TypeError("expected %s.__fspath__() to return str or bytes, not %s"
                        % (type(path).__name__, type(found).__name__))
    return found


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import builtins
    return builtins.open(fd, mode, buffering, encoding, *args, **kwargs)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


class DirEntry:
    """What scandir gives for each file."""

    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def __repr__(self):
        return "<DirEntry %r>" % self.name

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_symlink(self):
        return path.islink(self.path)

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino


class _ScandirIterator:
    def __init__(self, folder):
        self._entries = iter([DirEntry(folder, name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    """The files of a folder as DirEntry objects."""
    return _ScandirIterator(fspath(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs, files = [], []
    for name in names:
        (dirs if path.isdir(path.join(top, name)) else files).append(name)
    if topdown:
        yield top, dirs, files
    for name in dirs:
        inner = path.join(top, name)
        if followlinks or not path.islink(inner):
            yield from walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def utime(path, times=None, *, ns=None, follow_symlinks=True):
    """Sets the times of access and modification."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is not None:
        times = ns[0] / 1e9, ns[1] / 1e9
    if times is None:
        times = None, None
    elif not isinstance(times, tuple) or len(times) != 2:
        raise TypeError("utime: 'times' must be either a tuple of two ints or None")
    posix._utime(path, *times)


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def getenvb(key, default=None):
    value = environ.get(fsdecode(key))
    return default if value is None else fsencode(value)


class _PathLikeMeta(type):
    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        return super().__subclasscheck__(subclass) or cls is PathLike and hasattr(subclass, "__fspath__")


class PathLike(metaclass=_PathLikeMeta):
    """What has __fspath__."""

    def __fspath__(self):
        raise NotImplementedError

    __class_getitem__ = classmethod(_class_getitem)


def get_terminal_size(fd=1):
    return terminal_size(posix.terminal_size(fd))


def __getattr__(name):
    """What is seldom asked for stands in a module of its own."""
    if not name.startswith("_"):
        import _os_more
        if name in _os_more.__dict__:
            return _os_more.__dict__[name]
    raise AttributeError("module 'os' has no attribute %r" % name)
