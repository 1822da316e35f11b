"""Paths as objects."""

import os
import posixpath

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class _Parents:
    """The folders above a path, from the inside out."""

    def __init__(self, path):
        self._path = path
        self._tail = path._tail_parts()

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._from_parts(self._path.root, self._tail[:len(self._tail) - index - 1])

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __repr__(self):
        return "<%s.parents>" % type(self._path).__name__


def _warn_of_parts(method):
    import warnings
    warnings.warn("support for supplying more than one %s() is deprecated and "
                  "scheduled for removal in Python 3.14" % method, DeprecationWarning, stacklevel=2)


class PurePath:
    """A path without access to files."""

    _windows = False

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                paths.append(str(arg) if arg._text != "" else "")
                continue
            path = arg
            if not isinstance(arg, str):
                fspath = getattr(type(arg), "__fspath__", None)
                path = arg if fspath is None else fspath(arg)
            if not isinstance(path, str):
                raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                                "not %r" % type(path).__name__)
            paths.append(path)
        self._set(posixpath.join(*paths) if paths else "")

    def _set(self, path):
        root = ""
        if path.startswith("/"):
            root = "//" if path.startswith("//") and not path.startswith("///") else "/"
        tail = [part for part in path.split("/") if part and part != "."]
        self._root, self._tail = root, tail
        self._text = root + "/".join(tail)

    def _from_parts(self, root, tail):
        made = self.with_segments(root + "/".join(tail))
        return made

    def _tail_parts(self):
        return self._tail

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def __str__(self):
        return self._text or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, self.as_posix())

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        return "file://" + "".join(c if c in safe else "".join("%%%02X" % b for b in c.encode()) for c in str(self))

    def __eq__(self, other):
        if not isinstance(other, PurePath) or other._windows:
            return NotImplemented
        return self._text == other._text

    def __hash__(self):
        return hash(self._text)

    def __lt__(self, other):
        if not isinstance(other, PurePath) or other._windows:
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        if not isinstance(other, PurePath) or other._windows:
            return NotImplemented
        return self.parts <= other.parts

    def __gt__(self, other):
        if not isinstance(other, PurePath) or other._windows:
            return NotImplemented
        return self.parts > other.parts

    def __ge__(self, other):
        if not isinstance(other, PurePath) or other._windows:
            return NotImplemented
        return self.parts >= other.parts

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def __reduce__(self):
        return self.__class__, self.parts

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    anchor = root

    @property
    def parts(self):
        return ((self._root,) if self._root else ()) + tuple(self._tail)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        if not name or "/" in name or name == "." or self._windows and "\\" in name:
            raise ValueError("Invalid name %r" % (name,))
        return self._from_parts(self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError("Invalid suffix %r" % (suffix,))
        name = self.name
        if not name:
            raise ValueError("%r has an empty name" % (self,))
        old = self.suffix
        return self._from_parts(self._root, self._tail[:-1] + [(name[:-len(old)] if old else name) + suffix])

    def relative_to(self, other, /, *_deprecated, walk_up=False):
        if _deprecated:
            _warn_of_parts("positional argument to pathlib.PurePath.relative_to")
        other = self.with_segments(other, *_deprecated)
        for step, path in enumerate([other] + list(other.parents)):
            if self == path or path in self.parents:
                break
            if not walk_up:
                raise ValueError("%r is not in the subpath of %r" % (str(self), str(other)))
            if path.name == "..":
                raise ValueError("'..' segment in %r cannot be walked" % str(other))
        else:
            raise ValueError("%r and %r have different anchors" % (str(self), str(other)))
        return self.with_segments(*([".."] * step + list(self._tail[len(path._tail):])))

    def is_relative_to(self, other, /, *_deprecated):
        if _deprecated:
            _warn_of_parts("argument to pathlib.PurePath.is_relative_to")
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    @property
    def parent(self):
        if not self._tail:
            return self
        return self._from_parts(self._root, self._tail[:-1])

    @property
    def parents(self):
        return _Parents(self)

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def match(self, path_pattern, *, case_sensitive=None):
        """Does the path match a pattern; a relative one is compared with its end."""
        pattern = self.with_segments(path_pattern)
        if not pattern._text:
            raise ValueError("empty pattern")
        from fnmatch import fnmatchcase
        mine, wanted = self.parts, pattern.parts
        if len(wanted) > len(mine) or pattern.anchor and len(wanted) != len(mine):
            return False
        fold = str.lower if case_sensitive is False or case_sensitive is None and self._windows else str
        return all(fnmatchcase(fold(part), fold(each)) for part, each in zip(reversed(mine), reversed(wanted)))


class PurePosixPath(PurePath):
    """A path with slashes."""


class PureWindowsPath(PurePath):
    """A path with backslashes and drives; letters' case does not matter."""

    _windows = True

    def __init__(self, *args):
        drive = root = ""
        tail = []
        for arg in args:
            path = str(arg) if isinstance(arg, PurePath) else os.fspath(arg)
            if not isinstance(path, str):
                raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                                "not %r" % type(path).__name__)
            its_drive, its_root, rest = _split_windows(path)
            names = [part for part in rest.split("\\") if part and part != "."]
            if its_root or its_drive and its_drive.lower() != drive.lower():
                drive, root, tail = its_drive or drive, its_root, names
            else:
                drive, tail = its_drive or drive, tail + names
        self._drive, self._root, self._tail = drive, root, tail
        self._text = drive + root + "\\".join(tail)

    def _from_parts(self, root, tail):
        return self.with_segments(self._drive + root + "\\".join(tail))

    def as_posix(self):
        return str(self).replace("\\", "/")

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        path = self.as_posix()
        begin, path = ("file:///" + path[:2], path[2:]) if path[1:2] == ":" else ("file:", path)
        return begin + "".join(c if c in safe else "".join("%%%02X" % b for b in c.encode()) for c in path)

    def __eq__(self, other):
        if not isinstance(other, PureWindowsPath):
            return NotImplemented
        return self._text.lower() == other._text.lower()

    def __hash__(self):
        return hash(self._text.lower())

    def _order(self):
        return self._text.lower().split("\\")

    def __lt__(self, other):
        return self._order() < other._order() if isinstance(other, PureWindowsPath) else NotImplemented

    def __le__(self, other):
        return self._order() <= other._order() if isinstance(other, PureWindowsPath) else NotImplemented

    def __gt__(self, other):
        return self._order() > other._order() if isinstance(other, PureWindowsPath) else NotImplemented

    def __ge__(self, other):
        return self._order() >= other._order() if isinstance(other, PureWindowsPath) else NotImplemented

    @property
    def drive(self):
        return self._drive

    @property
    def anchor(self):
        return self._drive + self._root

    @property
    def parts(self):
        return ((self.anchor,) if self.anchor else ()) + tuple(self._tail)

    def is_absolute(self):
        return bool(self._drive and self._root)

    def is_reserved(self):
        if not self._tail or self._drive.startswith("\\\\"):
            return False
        name = self._tail[-1].partition(".")[0].partition(":")[0].rstrip(" ").upper()
        return name in {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} or (
            name[:3] in ("COM", "LPT") and name[3:] in set("123456789\xb9\xb2\xb3"))


def _split_windows(path):
    """Drive, root and the rest of a Windows path, with backslashes alone."""
    path = path.replace("/", "\\")
    if path[1:2] == ":":
        root = "\\" if path[2:3] == "\\" else ""
        return path[:2], root, path[2 + len(root):]
    if not path.startswith("\\\\"):
        return "", path[:1] if path[:1] == "\\" else "", path.lstrip("\\") if path[:1] == "\\" else path
    start = 8 if path[:8].upper() == "\\\\?\\UNC\\" else 2
    share = path.find("\\", start)
    end = -1 if share < 0 else path.find("\\", share + 1)
    if end >= 0:
        return path[:end], "\\", path[end + 1:]
    names = path.split("\\")
    return path, "\\" if len(names) == 4 and names[2] not in "?." and names[3] else "", ""


def _name_of(number, file, what):
    """The name that a table of users or groups has for a number."""
    with open(file) as table:
        for line in table:
            fields = line.split(":")
            if len(fields) > 2 and fields[2] == str(number):
                return fields[0]
    raise KeyError("get%sid(): %s not found: %d" % ("pwu" if what == "uid" else "grg", what, number))


class Path(PurePath):
    """A path of files on this machine."""

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass

    def stat(self, *, follow_symlinks=True):
        return os.stat(str(self), follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(str(self))

    def _mode(self, follow_symlinks=True):
        """The type bits of st_mode; 0 if there is no such file."""
        try:
            return self.stat(follow_symlinks=follow_symlinks).st_mode & 0o170000
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return 0
        except OSError as e:
            if e.errno in (9, 40):
                return 0
            raise

    def exists(self, *, follow_symlinks=True):
        return self._mode(follow_symlinks) != 0

    def is_dir(self):
        return self._mode() == 0o040000

    def is_file(self):
        return self._mode() == 0o100000

    def is_symlink(self):
        return self._mode(False) == 0o120000

    def is_fifo(self):
        return self._mode() == 0o010000

    def is_socket(self):
        return self._mode() == 0o140000

    def is_block_device(self):
        return self._mode() == 0o060000

    def is_char_device(self):
        return self._mode() == 0o020000

    def is_mount(self):
        return posixpath.ismount(str(self))

    def is_junction(self):
        return False

    def samefile(self, other_path):
        a, b = self.stat(), os.stat(other_path)
        return (a.st_ino, a.st_dev) == (b.st_ino, b.st_dev)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(str(self), mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as f:
            return f.read()

    def write_bytes(self, data):
        data = memoryview(data)  # so that a TypeError leaves the file as it is
        with self.open("wb") as f:
            return f.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def iterdir(self):
        for name in os.listdir(str(self)):
            yield self._child(name)

    def _child(self, name):
        return self._from_parts(self._root, self._tail + [name])

    def _checked_pattern(self, pattern):
        pattern = os.fspath(pattern)
        if not pattern:
            raise ValueError("Unacceptable pattern: %r" % pattern)
        if pattern.startswith("/"):
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = [part for part in pattern.split("/") if part and part != "."]
        for part in parts:
            if "**" in part and part != "**":
                raise ValueError("Invalid pattern: '**' can only be an entire path component")
        return parts, pattern.endswith("/")

    def glob(self, pattern, *, case_sensitive=None):
        """The files below this folder that match a pattern."""
        parts, only_dirs = self._checked_pattern(pattern)
        yield from self._glob(parts, only_dirs, case_sensitive)

    def rglob(self, pattern, *, case_sensitive=None):
        parts, only_dirs = self._checked_pattern(pattern)
        return self._glob(["**"] + parts, only_dirs, case_sensitive)

    def _glob(self, parts, only_dirs, case_sensitive):
        seen = set()
        several = parts.count("**") > 1
        for path in self._select(parts, case_sensitive):
            if only_dirs and not path.is_dir():
                continue
            if several:
                if path in seen:
                    continue
                seen.add(path)
            yield path

    def _select(self, parts, case_sensitive):
        if not parts:
            yield self
            return
        part, rest = parts[0], parts[1:]
        if part == "**":
            for folder in self._folders():
                yield from folder._select(rest, case_sensitive)
            return
        if part == ".." or case_sensitive is None and not any(c in part for c in "*?["):
            child = self._child(part)
            if child.exists():
                yield from child._select(rest, case_sensitive)
            return
        from fnmatch import fnmatchcase
        try:
            names = os.listdir(str(self))
        except OSError:
            return
        fold = str.lower if case_sensitive is False or case_sensitive is None and self._windows else str
        for name in names:
            if fnmatchcase(fold(name), fold(part)):
                child = self._child(name)
                if not rest or child.is_dir():
                    yield from child._select(rest, case_sensitive)

    def _folders(self):
        yield self
        try:
            names = os.listdir(str(self))
        except OSError:
            return
        for name in names:
            child = self._child(name)
            if child.is_dir() and not child.is_symlink():
                yield from child._folders()

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for folder, dirs, files in os.walk(str(self), top_down, on_error, follow_symlinks):
            yield self.with_segments(folder), dirs, files

    def absolute(self):
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        if strict:
            self.stat()
        return self.with_segments(posixpath.realpath(str(self)))

    def owner(self):
        return _name_of(self.stat().st_uid, "/etc/passwd", "uid")

    def group(self):
        return _name_of(self.stat().st_gid, "/etc/group", "gid")

    def lchmod(self, mode):
        self.chmod(mode, follow_symlinks=False)

    def readlink(self):
        return self.with_segments(os.readlink(str(self)))

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, os.strerror(17), str(self))
            os.utime(str(self), None)
            return
        os.close(os.open(str(self), os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL), mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(str(self), mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(str(self), mode)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(str(self))

    def rename(self, target):
        os.rename(str(self), target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(str(self), target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, str(self))

    def hardlink_to(self, target):
        os.link(target, str(self))

    def expanduser(self):
        if not self._root and self._tail and self._tail[0][:1] == "~":
            home = posixpath.expanduser(self._tail[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self.with_segments(home, *self._tail[1:])
        return self


class PosixPath(Path, PurePosixPath):
    """A path of files on this machine."""


class WindowsPath(Path, PureWindowsPath):
    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
