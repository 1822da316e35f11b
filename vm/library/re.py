"""Regular expressions. Matching is native, over PCRE2; here are the flags and the exception."""

from _re import (Match, Pattern, compile, escape, findall, finditer, fullmatch, match, purge, search, split, sub, subn)

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
           "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE",
           "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag"]


class error(Exception):
    """A string is no valid regular expression: msg, pattern, pos, lineno, colno."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


# Not an enum: importing re should not have to make one.
class RegexFlag(int):
    """Flags that are combined with |; shown by their names."""

    _names = {256: "ASCII", 2: "IGNORECASE", 4: "LOCALE", 32: "UNICODE", 8: "MULTILINE", 16: "DOTALL", 64: "VERBOSE",
              1: "TEMPLATE", 128: "DEBUG"}

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        parts = [name for bit, name in self._names.items() if int(self) & bit]
        return "|".join(parts) if parts else "NOFLAG"

    def __repr__(self):
        parts = ["re." + name for bit, name in self._names.items() if int(self) & bit]
        rest = int(self) & ~511
        if rest:
            parts.append(hex(rest))
        return "|".join(parts) if parts else "re.NOFLAG"

    __str__ = __repr__

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(511 & ~int(self))

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __hash__(self):
        return int(self)


NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
T = TEMPLATE = RegexFlag(1)
DEBUG = RegexFlag(128)
for _name in ("ASCII", "IGNORECASE", "LOCALE", "UNICODE", "MULTILINE", "DOTALL", "VERBOSE", "DEBUG", "NOFLAG", "A", "I",
              "L", "U", "M", "S", "X", "T", "TEMPLATE"):
    setattr(RegexFlag, _name, globals()[_name])
del _name


class _PatternScanner:
    """What Pattern.scanner() gives: match() and search() go on behind the match before."""

    def __init__(self, pattern, string, pos=0, endpos=None):
        self.pattern = pattern
        self._string = string
        self._pos = pos
        self._end = len(string) if endpos is None else min(endpos, len(string))

    def _next(self, find):
        if self._pos > self._end:
            return None
        found = find(self._string, self._pos, self._end)
        self._pos = self._end + 1 if found is None else found.end() + (found.end() == found.start())
        return found

    def match(self):
        return self._next(self.pattern.match)

    def search(self):
        return self._next(self.pattern.search)


class Scanner:
    """Cuts text into tokens by a list of (pattern, action); the first pattern that fits wins."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._rules = [(compile(pattern, flags), action) for pattern, action in lexicon]

    def scan(self, string):
        results = []
        pos = 0
        while True:
            found = None
            for pattern, action in self._rules:
                found = pattern.match(string, pos)
                if found is not None:
                    break
            if found is None or found.end() == pos:
                return results, string[pos:]
            pos = found.end()
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                results.append(action)
