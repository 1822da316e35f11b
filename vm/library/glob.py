"""Files whose names match a pattern."""

import os
from fnmatch import fnmatchcase

__all__ = ["escape", "glob", "iglob"]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """A list of the paths that match."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match, one by one."""
    root = "" if root_dir is None else os.fspath(root_dir)
    for path in _find(pathname, root, recursive, include_hidden, False):
        if path:
            yield path


def has_magic(s):
    return any(c in s for c in "*?[")


def _find(pathname, root, recursive, hidden, only_dirs):
    dirname, basename = os.path.split(pathname)
    if not has_magic(pathname):
        if basename:
            if os.path.lexists(os.path.join(root, pathname)):
                yield pathname
        elif os.path.isdir(os.path.join(root, dirname)):
            yield pathname
        return
    if dirname != pathname and has_magic(dirname):
        folders = _find(dirname, root, recursive, hidden, True)
    else:
        folders = [dirname]
    for folder in folders:
        if recursive and basename == "**":
            names = _below(os.path.join(root, folder), hidden, only_dirs)
        elif has_magic(basename):
            names = [name for name in _names(os.path.join(root, folder), only_dirs)
                     if fnmatchcase(name, basename) and (hidden or basename[0] == "." or name[0] != ".")]
        elif not basename:
            names = [""] if os.path.isdir(os.path.join(root, folder)) else []
        else:
            names = [basename] if os.path.lexists(os.path.join(root, folder, basename)) else []
        for name in names:
            yield os.path.join(folder, name)


def _names(folder, only_dirs):
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return []
    return [name for name in names if os.path.isdir(os.path.join(folder, name))] if only_dirs else names


def _below(folder, hidden, only_dirs):
    if os.path.isdir(folder or "."):
        yield ""
    for name in _names(folder, only_dirs):
        if hidden or name[0] != ".":
            yield name
            inner = os.path.join(folder, name)
            if os.path.isdir(inner) and not os.path.islink(inner):
                for each in _below(inner, hidden, only_dirs):
                    if each:
                        yield os.path.join(name, each)


def escape(pathname):
    """The path with what patterns know as special in brackets."""
    return "".join("[%s]" % c if c in "*?[" else c for c in pathname)
