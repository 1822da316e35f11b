"""Lines of source files, kept after the first reading."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}  # file name -> (size, mtime or None, lines, full name)


def clearcache():
    cache.clear()


def getlines(filename, module_globals=None):
    """All lines of a file; an empty list if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None:
        return entry[2]
    return updatecache(filename, module_globals)


def getline(filename, lineno, module_globals=None):
    """One line, with its newline; '' if there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def checkcache(filename=None):
    """Forgets files that have changed on disk."""
    import os
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or entry[1] is None:
            continue
        try:
            now = os.stat(entry[3])
        except OSError:
            cache.pop(name, None)
            continue
        if (now.st_size, now.st_mtime) != entry[:2]:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    import os
    cache.pop(filename, None)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    try:
        found = os.stat(filename)
        with open(filename, encoding="utf-8", errors="replace") as file:
            lines = file.read().split("\n")
    except (OSError, ValueError):
        return []
    lines = [line + "\n" for line in lines[:-1]] + ([lines[-1] + "\n"] if lines[-1] else [])
    cache[filename] = found.st_size, found.st_mtime, lines, filename
    return lines


def lazycache(filename, module_globals):
    return False
