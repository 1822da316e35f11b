"""Comparing names with patterns like *.txt."""

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Does the name match the pattern?"""
    return fnmatchcase(name, pat)


def _set_of(pattern, start):
    """(negated?, ranges, index behind) of the [...] that begins at start; None if it has no end."""
    i, n = start + 1, len(pattern)
    negated = i < n and pattern[i:i + 1] in ("!", b"!")
    if negated:
        i += 1
    end = pattern.find("]" if isinstance(pattern, str) else b"]", i + 1)
    if end < 0:
        return None
    inner = pattern[i:end]
    ranges = []
    j = 0
    while j < len(inner):
        if j + 2 < len(inner) and inner[j + 1:j + 2] in ("-", b"-"):
            ranges.append((inner[j:j + 1], inner[j + 2:j + 3]))
            j += 3
        else:
            ranges.append((inner[j:j + 1], inner[j:j + 1]))
            j += 1
    return negated, ranges, end + 1


def fnmatchcase(name, pat):
    """Does the name match the pattern? Large and small letters differ."""
    n = p = 0
    star = -1  # where the last * stands, and what it has been taken for so far
    taken = 0
    while n < len(name):
        c = pat[p:p + 1]
        ok = False
        after = p + 1
        if c in ("*", b"*"):
            star, taken = p, n
            p += 1
            continue
        if c in ("?", b"?"):
            ok = True
        elif c in ("[", b"["):
            found = _set_of(pat, p)
            if found is None:
                ok = name[n:n + 1] == c
            else:
                negated, ranges, after = found
                ok = any(low <= name[n:n + 1] <= high for low, high in ranges) != negated
        elif c:
            ok = name[n:n + 1] == c
        if ok:
            n += 1
            p = after
        elif star >= 0:
            taken += 1
            n = taken
            p = star + 1
        else:
            return False
    while pat[p:p + 1] in ("*", b"*"):
        p += 1
    return p == len(pat)


def filter(names, pat):
    """The names that match."""
    return [name for name in names if fnmatchcase(name, pat)]


def translate(pat):
    """The pattern as a regular expression."""
    import re
    result = []
    i = 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            while i < len(pat) and pat[i] == "*":
                i += 1
            result.append(".*")
        elif c == "?":
            result.append(".")
        elif c == "[":
            found = _set_of(pat, i - 1)
            if found is None:
                result.append("\\[")
            else:
                inner = pat[i:found[2] - 1].replace("\\", "\\\\")
                result.append("[%s]" % ("^" + inner[1:] if inner[0] == "!" else inner))
                i = found[2]
        else:
            result.append(re.escape(c))
    return r"(?s:%s)\Z" % "".join(result)
