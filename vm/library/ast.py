"""literal_eval alone: this machine's syntax trees are not Python objects."""

_pattern = None
_closing = {"(": ")", "[": "]", "{": "}"}


def _tokens(text):
    """(kind, text, line) of each token; the text is known to be an expression."""
    global _pattern
    if _pattern is None:
        import re
        _pattern = re.compile(r"""
            (?P<space> (?: [ \t\f\r\n] | \\\r?\n | \#[^\n]* )+ )
          | (?P<string> (?i: [rbuf]{0,2} ) (?: '''(?:\\.|[^\\])*?''' | \"\"\"(?:\\.|[^\\])*?\"\"\"
                                             | '(?:\\.|[^\\'])*' | "(?:\\.|[^\\"])*" ) )
          | (?P<number> (?i: 0[xob][0-9a-f_]+ | (?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:e[+-]?[0-9_]+)?j? ) )
          | (?P<name> \w+ )
          | (?P<mark> \.\.\. | . )""", re.X | re.S)
    line = 1
    for match in _pattern.finditer(text):
        if match.lastgroup != "space":
            yield match.lastgroup, match.group(), line
        line += match.group().count("\n")
    yield "end", "", line


class _Reader:
    def __init__(self, text):
        self.tokens = list(_tokens(text))
        self.at = 0

    def malformed(self, at=None):
        at = self.at if at is None else at
        kind, text, line = self.tokens[at]
        after = self.tokens[min(at + 1, len(self.tokens) - 1)][1]
        node = {"(": "Call", ".": "Attribute", "[": "Subscript"}.get(after, "Name") if kind == "name" else \
            "JoinedStr" if kind == "string" else "BinOp"
        raise ValueError("malformed node or string on line %d: <ast.%s object at %#x>" % (line, node, id(self)))

    def take(self, text):
        if self.tokens[self.at][1] == text and self.tokens[self.at][0] != "string":
            self.at += 1
            return True
        return False

    def whole(self):
        values, single = self.values("")
        if self.tokens[self.at][0] != "end":
            self.malformed()
        return values[0] if single else tuple(values)

    def values(self, end):
        """Those up to the mark, and whether it is one without a comma."""
        values, comma = [], False
        while self.tokens[self.at][1] != end or self.tokens[self.at][0] == "string":
            values.append(self.value())
            comma = self.take(",")
            if not comma:
                break
        return values, len(values) == 1 and not comma

    def value(self):
        start = self.at
        left = self.signed()
        if self.tokens[self.at][1] in ("+", "-") and type(left) in (int, float):
            minus = self.tokens[self.at][1] == "-"
            self.at += 1
            right = self.unsigned()
            if type(right) is not complex:
                self.malformed(start)
            return left - right if minus else left + right
        if self.tokens[self.at][1] not in (",", ":", ")", "]", "}") and self.tokens[self.at][0] != "end":
            self.malformed(start if self.tokens[start][0] == "name" else self.at)
        return left

    def signed(self):
        for sign in "+-":
            if self.take(sign):
                start = self.at
                value = self.unsigned()
                if type(value) not in (int, float, complex):
                    self.malformed(start - 1)
                return -value if sign == "-" else value
        return self.unsigned()

    def unsigned(self):
        kind, text, _ = self.tokens[self.at]
        if kind == "number":
            self.at += 1
            return eval(text, {})
        if kind == "string":
            parts = []
            while self.tokens[self.at][0] == "string":
                part = self.tokens[self.at][1]
                if "f" in part[:part.index(part[-1])].lower():
                    self.malformed()
                parts.append(part)
                self.at += 1
            return eval(" ".join(parts), {})
        if kind == "name":
            if text in ("None", "True", "False"):
                self.at += 1
                return {"None": None, "True": True, "False": False}[text]
            if [each[1] for each in self.tokens[self.at:self.at + 3]] == ["set", "(", ")"]:
                self.at += 3
                return set()
        if text == "...":
            self.at += 1
            return ...
        if kind == "mark" and text in _closing:
            self.at += 1
            return self.display(text)
        self.malformed()

    def display(self, opening):
        start = self.at
        closing = _closing[opening]
        if opening == "{":
            found = self.braces(start)
        else:
            values, single = self.values(closing)
            found = values if opening == "[" else values[0] if single else tuple(values)
        if not self.take(closing):
            self.malformed(start)
        return found

    def braces(self, start):
        if self.tokens[self.at][1] == "}":
            return {}
        pairs, items = {}, []
        while self.tokens[self.at][1] != "}":
            key = self.value()
            if self.take(":"):
                pairs[key] = self.value()
            else:
                items.append(key)
            if not self.take(","):
                break
        return pairs if pairs else set(items)


def literal_eval(node_or_string):
    """The value of a text that is a literal, or a display of literals."""
    if not isinstance(node_or_string, str):
        raise ValueError("malformed node or string: %r" % (node_or_string,))
    text = node_or_string.lstrip(" \t")
    compile(text, "<unknown>", "eval")
    return _Reader(text).whole()
