"""Format specifications for the number types that are written in Python: what decimal and fractions share."""


class Spec:
    """[[fill]align][sign][z][#][0][width][grouping][.precision][type], taken apart.

    Subclasses say what their type knows. precision is None and align empty where nothing is said.
    """

    kinds = ("e", "E", "f", "F", "g", "G", "%")
    flags = "#"
    groupings = ",_"

    def refusal(self, text, zero_beside_alignment=False):
        return ValueError("invalid format string")

    def __init__(self, text):
        rest = text
        self.fill, self.align = " ", ""
        if rest[1:2] in ("<", ">", "=", "^"):
            self.fill, self.align, rest = rest[0], rest[1], rest[2:]
        elif rest[:1] in ("<", ">", "=", "^"):
            self.align, rest = rest[0], rest[1:]
        self.sign, rest = _taken(rest, "+- ")
        self.no_negative_zero, rest = _taken(rest, "z")
        self.alternate, rest = _taken(rest, self.flags)
        digits, rest = _digits(rest)
        self.zero = digits[:1] == "0"
        self.width = int(digits or 0)
        self.grouping, rest = _taken(rest, self.groupings)
        self.precision = None
        if rest[:1] == ".":
            places, rest = _digits(rest[1:])
            if not places:
                raise self.refusal(text)
            self.precision = int(places)
        if rest not in self.kinds or digits[:2] == "00" and len(digits) > 2:
            raise self.refusal(text)
        self.kind = rest
        if self.zero and self.align and self.refuses_zero(digits):
            raise self.refusal(text, True)
        if self.zero and not self.align:
            self.fill, self.align = "0", "="

    def refuses_zero(self, digits):
        """Zero padding beside an alignment; a lone 0 is a width to some."""
        return True

    def text(self, negative, whole, rest):
        """The number of these parts, `whole` being digits, grouped, filled and aligned."""
        mark = self.mark(negative)
        if self.grouping:
            room = self.width - len(mark) - len(rest) if self.zero else 0
            # Of four places three hold digits; a separator never comes first.
            whole = _grouped(whole.zfill(3 * room // 4 + 1), self.grouping)
        return self.aligned(mark, whole + rest)

    def mark(self, negative):
        return "-" if negative else self.sign.replace("-", "")

    def aligned(self, mark, body):
        room = max(self.width - len(mark) - len(body), 0)
        if self.align == "=":
            return mark + self.fill * room + body
        if self.align == "<":
            return mark + body + self.fill * room
        if self.align == "^":
            return self.fill * (room // 2) + mark + body + self.fill * (room - room // 2)
        return self.fill * room + mark + body


def _taken(text, letters):
    return (text[0], text[1:]) if text and text[0] in letters else ("", text)


def _digits(text):
    at = 0
    while text[at:at + 1].isdecimal():
        at += 1
    return text[:at], text[at:]


def _grouped(digits, separator):
    first = len(digits) % 3 or 3
    return separator.join([digits[:first]] + [digits[i:i + 3] for i in range(first, len(digits), 3)])
