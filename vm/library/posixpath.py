"""Operations on path names, as CPython's posixpath. Text only."""

import posix

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False

_KIND = 0o170000
_DIRECTORY = 0o040000
_FILE = 0o100000
_LINK = 0o120000


def _text(path):
    if isinstance(path, str):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)
    return method(path)


def _stat(path, follow=True):
    try:
        return posix._stat(path, follow)
    except (OSError, ValueError):
        return None


def _is(path, kind, follow=True):
    info = _stat(path, follow)
    return info is not None and info[0] & _KIND == kind


def exists(path):
    return _stat(path) is not None


def lexists(path):
    return _stat(path, False) is not None


def isfile(path):
    return _is(path, _FILE)


def isdir(path):
    return _is(path, _DIRECTORY)


def islink(path):
    return _is(path, _LINK, False)


def getsize(path):
    return posix._stat(path, True)[6]


def getmtime(path):
    return posix._stat(path, True)[11]


def getatime(path):
    return posix._stat(path, True)[10]


def getctime(path):
    return posix._stat(path, True)[12]


def samefile(first, second):
    a = posix._stat(first, True)
    b = posix._stat(second, True)
    return a[1:3] == b[1:3]


def isabs(path):
    return _text(path).startswith("/")


def normcase(path):
    return _text(path)


def join(a, *rest):
    result = _text(a)
    for part in rest:
        if not isinstance(part, str):
            part = _joinable(part)
        if part.startswith("/"):
            result = part
        elif not result or result.endswith("/"):
            result += part
        else:
            result += "/" + part
    return result


def _joinable(part):
    if isinstance(part, bytes):
        raise TypeError("Can't mix strings and bytes in path components")
    if not hasattr(type(part), "__fspath__"):
        raise TypeError("join() argument must be str, bytes, or os.PathLike object, not %r" % type(part).__name__)
    return _text(part)


def split(path):
    path = _text(path)
    at = path.rfind("/") + 1
    head, tail = path[:at], path[at:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = _text(path)
    name = path.rfind("/") + 1
    dot = path.rfind(".")
    # Leading dots belong to the name.
    if dot <= name or path[name:dot] == "." * (dot - name):
        return path, ""
    return path[:dot], path[dot:]


def splitdrive(path):
    return "", _text(path)


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    slashes = 0
    if path.startswith("/"):
        # Two leading slashes, not more, may mean something else: POSIX.
        slashes = 2 if path.startswith("//") and not path.startswith("///") else 1
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not slashes and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return "/" * slashes + "/".join(parts) or "."


def abspath(path):
    path = _text(path)
    if not isabs(path):
        path = join(posix.getcwd(), path)
    return normpath(path)


def realpath(path, *, strict=False):
    """The path without symbolic links."""
    rest = [part for part in reversed(abspath_kept(path).split("/")) if part]
    done = "/"
    followed = 0
    while rest:
        part = rest.pop()
        if part == ".":
            continue
        if part == "..":
            done = dirname(done)
            continue
        at = done.rstrip("/") + "/" + part
        if not islink(at):
            if strict and not lexists(at):
                posix._stat(at, False)
            done = at
            continue
        followed += 1
        if followed > 40:
            if strict:
                raise OSError(40, "Too many levels of symbolic links", at)
            return normpath("/".join([at] + rest[::-1]))
        target = posix.readlink(at)
        if target.startswith("/"):
            done = "/"
        rest.extend(each for each in reversed(target.split("/")) if each)
    return done


def abspath_kept(path):
    """Absolute, but with '..' left in: behind a link it means something else."""
    path = _text(path)
    return path if path.startswith("/") else join(posix.getcwd(), path)


def expandvars(path):
    """The path with $name and ${name} replaced by what the environment says."""
    path = _text(path)
    if "$" not in path:
        return path
    import os
    parts = []
    i, n = 0, len(path)
    while i < n:
        c = path[i]
        if c != "$":
            parts.append(c)
            i += 1
            continue
        if path[i + 1:i + 2] == "{":
            end = path.find("}", i)
            name, after = (path[i + 2:end], end + 1) if end > 0 else ("", i + 1)
        else:
            after = i + 1
            while after < n and (path[after].isalnum() or path[after] == "_") and path[after].isascii():
                after += 1
            name = path[i + 1:after]
        if name and name in os.environ:
            parts.append(os.environ[name])
        else:
            parts.append(path[i:after])
        i = after
    return "".join(parts)


def ismount(path):
    """Is it where a file system is mounted?"""
    try:
        here, above = posix._stat(path, False), posix._stat(join(_text(path), ".."), False)
    except OSError:
        return False
    return here[2] != above[2] or here[1] == above[1]


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def sameopenfile(fp1, fp2):
    return posix._stat(fp1, True)[1:3] == posix._stat(fp2, True)[1:3]


def splitroot(p):
    """(drive, root, rest)"""
    p = _text(p)
    if not p.startswith("/"):
        return "", "", p
    root = "//" if p.startswith("//") and not p.startswith("///") else "/"
    return "", root, p[len(root):]


def isjunction(path):
    return False


def expanduser(path):
    path = _text(path)
    if path != "~" and not path.startswith("~/"):
        return path
    import os
    home = os.environ.get("HOME")
    return path if home is None else (home.rstrip("/") + path[1:]) or "/"


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    start_parts = [part for part in abspath(start or ".").split("/") if part]
    parts = [part for part in abspath(path).split("/") if part]
    common = 0
    while common < len(parts) and common < len(start_parts) and parts[common] == start_parts[common]:
        common += 1
    return "/".join([".."] * (len(start_parts) - common) + parts[common:]) or "."


def commonprefix(paths):
    if not paths:
        return ""
    first, last = min(paths), max(paths)
    for i, letter in enumerate(first):
        if letter != last[i]:
            return first[:i]
    return first


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = isabs(paths[0])
    for path in paths:
        if isabs(path) != absolute:
            raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split("/") if part and part != "."] for path in paths]
    return ("/" if absolute else "") + "/".join(commonprefix(split_paths))


def _for_bytes_too(function):
    """The function for paths in bytes as well, which give bytes."""
    def of_path(path, *rest, **named):
        if not isinstance(path, (bytes, list)) or path and isinstance(path, list) and not isinstance(path[0], bytes):
            return function(path, *rest, **named)
        if isinstance(path, list):
            return _coded(function([_decoded(each) for each in path]))
        return _coded(function(_decoded(path), *map(_decoded, rest), **named))
    of_path.__name__ = of_path.__qualname__ = function.__name__
    of_path.__doc__ = function.__doc__
    return of_path


def _decoded(path):
    if isinstance(path, str):
        raise TypeError("Can't mix strings and bytes in path components")
    return path.decode("utf-8", "surrogateescape") if isinstance(path, bytes) else path


def _coded(result):
    if isinstance(result, str):
        return result.encode("utf-8", "surrogateescape")
    return tuple(map(_coded, result)) if isinstance(result, tuple) else result


for _function in (join, split, basename, dirname, splitext, splitdrive, splitroot, normpath, abspath, realpath, relpath,
                  isabs, normcase, expanduser, expandvars, commonpath, commonprefix):
    globals()[_function.__name__] = _for_bytes_too(_function)
del _function
