"""Random programs of one kind, from a seed: python3 programs.py KIND SEED COUNT prints one script of COUNT of them.

Each program is a function that prints what it computes; an exception ends it and is printed too. The text of the
script depends on nothing but the arguments. Only what CPython 3.11 and later answer alike is generated: no hashes
of text, no addresses, no order of sets, no sums of floats, none of the texts that changed.
"""

import random
import sys

from control_flow import HELPERS, ControlFlow

HEADER = '''import sys
sys.setrecursionlimit(500)
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)

def show(value):
    if isinstance(value, (set, frozenset)):
        value = (type(value).__name__, sorted(value, key=repr))
    text = repr(value)
    print(text if len(text) < 400 else text[:200] + "..." + text[-200:] + " of " + str(len(text)))

def ordered(value):
    return sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value

def attempt(number, program):
    print("#", number)
    try:
        program()
    except Exception as error:
        print(type(error).__name__, error)

'''


class Generator:
    def __init__(self, seed):
        self.r = random.Random(seed)

    def pick(self, *choices):
        return self.r.choice(choices)

    # --- Values as source text ---

    def integer(self):
        r = self.r
        kind = r.random()
        if kind < 0.5:
            return str(r.randint(-12, 12))
        if kind < 0.7:
            return str(r.choice((1, -1)) * (2 ** r.choice((15, 30, 31, 32, 47, 48, 60, 62, 63, 64,
                128)) + r.randint(-2, 2)))
        if kind < 0.9:
            return str(r.choice((1, -1)) * r.getrandbits(r.randint(1, 400)))
        if kind < 0.95:
            return "(%d ** %d)" % (r.randint(2, 99), r.randint(2, 60))
        return "(%d * 10 ** %d + %d)" % (r.randint(1, 10 ** 9), r.randint(100, 3000), r.randint(0, 10 ** 20))

    def number(self):
        r = self.r
        kind = r.random()
        if kind < 0.4:
            return self.integer()
        if kind < 0.7:
            return repr(round(r.uniform(-1000, 1000), r.randint(0, 6)))
        if kind < 0.8:
            return repr(r.choice((1e16, 1e-5, 123456789.125, 1e22, 5e-324, 1.7976931348623157e308, 0.1, -0.0,
                2.5)))
        if kind < 0.85:
            return "float(%r)" % r.choice(("inf", "-inf", "nan"))
        if kind < 0.95:
            return self.pick("True", "False")
        return repr(r.random() * 10 ** r.randint(-30, 30))

    def text(self):
        r = self.r
        alphabet = r.choice(("abc", "ab c", "aAbB01", "äßéŁ", "中文字a", "a😀b", " \t\n", "x,y;z", "%{}:",
            "0123456789"))
        return repr("".join(r.choice(alphabet) for _ in range(r.choice((0, 1, 2, 3, 5, 8, 13)))))

    def items(self, make, most=6):
        return ", ".join(make() for _ in range(self.r.randint(0, most)))

    def scalar(self):
        return self.pick(self.integer, self.number, self.text, lambda: self.pick("None", "True", "()",
            "''"))()

    def container(self, depth=0):
        make = self.scalar if depth > 1 or self.r.random() < 0.7 else lambda: self.container(depth + 1)
        small = lambda: str(self.r.randint(-3, 9))
        kind = self.r.randrange(7)
        if kind == 0:
            return "[%s]" % self.items(make)
        if kind == 1:
            return "tuple([%s])" % self.items(make)
        if kind == 2:
            return "{%s}" % ", ".join("%s: %s" % (self.pick(small, self.text)(),
                make()) for _ in range(self.r.randint(0, 5)))
        if kind == 3:
            return "set([%s])" % self.items(small)
        if kind == 4:
            return "list(range(%s))" % ", ".join(small() for _ in range(self.r.randint(1, 2)))
        if kind == 5:
            return self.text()
        return "frozenset([%s])" % self.items(small)

    def slice(self):
        part = lambda: self.pick("", "", str(self.r.randint(-7, 7)))
        return "%s:%s%s" % (part(), part(), self.pick("", ":" + str(self.r.choice((-3, -2, -1, 1, 2, 3, 0)))))

    # --- Programs: lists of lines ---

    def integers(self):
        lines = ["a, b, c = %s, %s, %s" % (self.integer(), self.integer(), self.integer())]
        for _ in range(4):
            operator = self.pick("+", "-", "*", "//", "%", "&", "|", "^", "+", "*", "//", "%")
            lines.append("a, b = b, a %s %s" % (operator, self.pick("b", "c", self.integer())))
            lines.append("show(a)")
        lines.append("show(%s)" % self.pick(
            "divmod(a, c)", "a ** (abs(c) % 40)", "pow(a, abs(c), abs(b) + 1)", "a << abs(c) % 200",
            "a >> abs(c) % 200",
            "a / c", "float(a % 10 ** 300)", "int(str(a)) == a", "hex(a)", "bin(b)", "oct(c)",
            "a.bit_length()", "~a",
            "abs(a) + -b", "round(a, -3)", "int(repr(abs(a)), 16)",
            "a.to_bytes(2000, 'big', signed=True)[-9:]",
            "(a < b, a <= b, a == b, a != c, a > c)", "hash(a) == hash(int(str(a)))", "sorted([a, b, c])",
            "a and b or c",
            "int.from_bytes(b'\\x81\\x02\\x03', 'little', signed=True) * a", "sum([a, b, c])",
            "max(a, b, c) - min(a, b)"))
        return lines

    def numbers(self):
        lines = ["x, y, z = %s, %s, %s" % (self.number(), self.number(), self.number())]
        for _ in range(3):
            lines.append("show(%s %s %s)" % (self.pick("x", "y", "z"), self.pick("+", "-", "*", "/", "//",
                "%", "<", "==", ">="),
                                             self.pick("x", "y", "z", self.number())))
        lines.append("show(%s)" % self.pick(
            "round(x, 2)", "round(y)", "int(x)", "divmod(x, y)", "abs(z)", "str(x) + repr(y)",
            "float(repr(float(x)))",
            "x ** 2", "float(x).is_integer()", "float(y).as_integer_ratio()", "float(x).hex()",
            "min(x, y, z)", "sorted([x, y])",
            "complex(x, y) if abs(x) < 1e9 and abs(y) < 1e9 else 0", "x if x == x else 0", "bool(x), not y",
            "-x", "+y", "hash(x) == hash(float(x))"))
        return lines

    def formatting(self):
        r = self.r
        fill = self.pick("", "", "*", "0", "é")
        align = self.pick("<", ">", "^", "=") if fill else self.pick("", "<", ">", "^")
        width = self.pick("", str(r.randint(1, 20)))
        group = self.pick("", "", ",", "_")
        sign = self.pick("", "", "+", "-", " ")
        kind = r.randrange(5)
        if kind == 0:
            spec = fill + align + sign + self.pick("", "#") + self.pick("",
                "0") + width + group + self.pick("d", "x", "b", "o", "X", "", "n", "c", "e", "g")
            value = self.integer()
        elif kind == 1:
            precision = self.pick("", "." + str(r.randint(0, 12)))
            spec = fill + align + sign + self.pick("", "", "#") + self.pick("",
                "0") + width + group + precision + self.pick("f", "e", "g", "", "%", "E", "G", "F")
            value = self.number()
        elif kind == 2:
            spec = fill + align + width + self.pick("", "." + str(r.randint(0, 6))) + self.pick("", "s", "d")
            value = self.text()
        elif kind == 3:
            conversion = self.pick("", "-", "+", " ", "0", "#") + width + self.pick("",
                "." + str(r.randint(0, 8)))
            letter = self.pick("d", "i", "s", "r", "x", "X", "o", "e", "f", "g", "G", "c", "a")
            return ["show('<%%%s%s>' %% (%s,))" % (conversion, letter, self.scalar()),
                    "show('%%(k)s %%%% %%(n)d' %% {'k': %s, 'n': %s})" % (self.scalar(), self.integer())]
        else:
            value = self.scalar()
            return ["v = %s" % value, "w = %d" % r.randint(0, 12),
                "show(f'{v!r:>{w}}|{v!s:^{w}}|{v}|{w:03d}|{w=}')",
                    "show('{0!r} {1} {0:}'.format(v, w))", "show('{a[0]}{b.real}'.format(a=[v], b=w))",
                    "show(f'{w * 2:<5}|{[v][0]!a}')"]
        return ["value = %s" % value, "show(format(value, %r))" % spec,
            "show('{:%s}'.format(value))" % spec.replace("{", "").replace("}", "")]

    def slices(self):
        source = self.pick("[%s]" % self.items(self.scalar, 9), self.text(),
            "tuple(range(%d))" % self.r.randint(0, 9),
                           "range(%d, %d, %d)" % (self.r.randint(-9, 9), self.r.randint(-9, 9),
                           self.r.choice((-2, -1, 1, 3))),
                           "bytes(range(%d))" % self.r.randint(0, 9))
        lines = ["s = %s" % source] + ["show(s[%s])" % self.slice() for _ in range(3)]
        lines += ["t = list(s)", "t[%s] = %s" % (self.slice(), self.pick("[]", "[1, 2]", "'ab'", "t",
            "range(3)")), "show(t)",
                  "del t[%s]" % self.pick(self.slice(), str(self.r.randint(-6, 6))), "show(t)",
                  "show(s[%d])" % self.r.randint(-6, 6)]
        return lines

    def containers(self):
        lines = ["x = %s" % self.container(), "y = %s" % self.container(), "show(x)"]
        item = lambda: self.pick(str(self.r.randint(-3, 9)), self.text(), "None")
        for _ in range(4):
            lines.append("show(%s)" % self.pick(
                "x + y", "x * 2", "x == y", "x < y", "len(x), len(y)", "list(ordered(x))",
                "sorted(x, key=repr)", "sorted(ordered(x))", "x | y", "x & y", "x - y", "x ^ y",
                "%s in x" % item(), "list(reversed(x))", "list(zip(ordered(x), ordered(y)))",
                "list(enumerate(ordered(x)))", "dict(zip(ordered(x), ordered(y)))",
                "[*ordered(x), *ordered(y)]", "max(ordered(x), default=1)", "min(ordered(x), default=0)",
                "any(x), all(y)", "x[0]", "x[%s]" % item(), "x.copy() == x", "x.get(%s)" % item(),
                "x.index(%s)" % item(), "x.count(%s)" % item(),
                "list(x.items())", "isinstance(x, set) or x.pop()", "x.pop(0)", "x.append(%s)" % item(),
                "x.extend(ordered(y))", "x.update(y)", "x.add(%s)" % item(), "x.discard(%s)" % item(),
                "x.remove(%s)" % item(), "x.insert(1, %s)" % item(), "x.sort()",
                "x.sort(key=str, reverse=True)", "x.reverse()", "x.setdefault(%s, %s)" % (item(), item()),
                "x.clear()", "tuple(ordered(x))", "set(map(repr, x)) == set(map(repr, list(x)))",
                "{k: v for k, v in enumerate(ordered(x))}", "[v for v in ordered(x) if v]", "x.union(y)",
                "x.issubset(y)",
                "str(ordered(x)).upper()", "list(map(str, ordered(x)))", "list(filter(None, ordered(x)))",
                "sum(map(bool, x))", "bool(x)", "x is x and x != y", "isinstance(x, (list, dict))"))
            lines.append("show(x)")
        return lines

    def texts(self):
        lines = ["s = %s + %s" % (self.text(), self.text()), "t = %s" % self.text(), "show(s)"]
        number = lambda: str(self.r.randint(-3, 12))
        for _ in range(4):
            lines.append("show(%s)" % self.pick(
                "s.upper()", "s.lower()", "s.title()", "s.swapcase()", "s.capitalize()", "s.casefold()",
                "s.strip()", "s.lstrip(t)", "s.rstrip(t)", "s.split()", "s.split(t)",
                "s.rsplit(t, 1)", "s.split(None, 1)", "s.splitlines()", "s.partition(t)", "s.rpartition(t)",
                "t.join([s, s])", "s.replace(t, 'Q')", "s.replace('a', t, 2)",
                "s.find(t)", "s.rfind(t, 1)", "s.index(t)", "s.count(t)", "s.startswith(t)",
                "s.endswith((t, 'a'))", "s.center(%s)" % number(), "s.ljust(%s, '-')" % number(),
                "s.zfill(%s)" % number(), "s.isalpha(), s.isdigit(), s.isalnum(), s.isspace()",
                "s.isupper(), s.islower(), s.istitle(), s.isidentifier()",
                "s.encode('utf-8')", "s.encode('ascii', 'replace')", "s.encode('utf-8').decode('latin-1')",
                "s.expandtabs(4)", "s < t, s == t, s >= t", "s in t, t in s",
                "s * 3", "[ord(c) for c in s]", "sorted(s)", "s[::-1]", "ascii(s)", "int(s)", "float(s)",
                "s.isprintable(), s.isnumeric(), s.isdecimal()",
                "s.translate({97: 'Z', 98: None})", "s.removeprefix(t)", "s.removesuffix('a')",
                "len(s), len(s.encode())", "s.format(1, 2)", "'%s' % s", "str.maketrans('ab', 'ba')",
                "repr(s)"))
        return lines

    # --- Statements ---

    def expression(self, names, depth=0):
        if depth > 2 or self.r.random() < 0.25:
            return self.r.choice(names) if names and self.r.random() < 0.7 else str(self.r.randint(-5, 9))
        sub = lambda: self.expression(names, depth + 1)
        kind = self.r.randrange(9)
        if kind < 4:
            return "(%s %s %s)" % (sub(), self.pick("+", "-", "*", "%", "//", "&", "|"), sub())
        if kind == 4:
            return "(%s if %s %s %s else %s)" % (sub(), sub(), self.pick("<", ">", "==", "!=", "<="), sub(),
                sub())
        if kind == 5:
            return "(%s %s %s)" % (sub(), self.pick("and", "or"), sub())
        if kind == 6:
            return "[%s, %s][%s %% 2]" % (sub(), sub(), sub())
        if kind == 7:
            return "sum(%s for i in range(%d))" % (self.expression(names + ["i"], depth + 1),
                self.r.randint(0, 4))
        return "(lambda q, w=%s: %s)(%s)" % (sub(), self.expression(names + ["q", "w"], depth + 1), sub())

    def block(self, names, depth, looping=False):
        lines = []
        for _ in range(self.r.randint(1, 3)):
            lines += self.statement(names, depth, looping)
        return ["    " + line for line in lines]

    def statement(self, names, depth, looping):
        e = lambda: self.expression(names)
        kind = self.r.randrange(13 if depth < 3 else 4)
        target = self.r.choice(names)
        if kind == 0:
            return ["show(%s)" % e()]
        if kind == 1:
            return ["%s = %s" % (target, e())]
        if kind == 2:
            return ["%s %s= %s" % (target, self.pick("+", "-", "*", "//", "|"), e())]
        if kind == 3:
            return [self.pick("break",
                "continue")] if looping and self.r.random() < 0.3 else ["%s, %s = %s, %s" % (names[0],
                names[1], e(), e())]
        if kind in (4, 5):
            return ["if %s > %s:" % (e(), e())] + self.block(names, depth + 1,
                looping) + ["else:"] + self.block(names, depth + 1, looping)
        if kind in (6, 7):
            return ["for %s in range(%d):" % (target, self.r.randint(0, 4))] + self.block(names, depth + 1,
                True) + (
                ["else:"] + self.block(names, depth + 1, looping) if self.r.random() < 0.4 else [])
        if kind == 8:
            counter = "n%d" % depth
            return ["%s = 0" % counter, "while %s < %d:" % (counter, self.r.randint(1, 4)),
                "    %s += 1" % counter] + self.block(names, depth + 1, True)
        if kind == 9:
            handler = self.pick("except ZeroDivisionError as error:",
                "except (ValueError, ArithmeticError):", "except Exception:")
            lines = ["try:"] + self.block(names, depth + 1, looping) + [handler,
                "    show('caught')"] + self.block(names, depth + 1, looping)
            if self.r.random() < 0.5:
                lines += ["else:"] + self.block(names, depth + 1, looping)
            if self.r.random() < 0.5:
                lines += ["finally:", "    show('finally')"]
            return lines
        if kind == 10:
            name = "f%d" % depth
            return ["def %s(p, *rest, k=%s, **more):" % (name, e())] + self.block(names[:0] + ["p", "k"],
                depth + 1) + [
                "    return p + k + len(rest) + len(more)", "show(%s(%s, %s, k=%s, z=1))" % (name, e(), e(),
                    e()), "show(%s(%s))" % (name, e())]
        if kind == 11:
            name = "g%d" % depth
            return ["def %s(p):" % name,
                "    for j in range(3):"] + ["    " + line for line in self.block(["p", "j"], depth + 1)] + [
                "        yield p * j", "show(list(%s(%s)))" % (name, e())]
        name = "C%d" % depth
        return ["class %s:" % name, "    base = %s" % e(), "    def __init__(self, v):",
            "        self.v = v", "    def __add__(self, other):",
                "        return %s(self.v + other)" % name, "    def __repr__(self):",
                "        return 'C(%r, %r)' % (self.v, self.base)",
                "show(%s(%s) + %s)" % (name, e(), e())]

    def statements(self):
        lines = ["a, b, c = %d, %d, %d" % tuple(self.r.randint(-9, 9) for _ in range(3))]
        for _ in range(4):
            lines += self.statement(["a", "b", "c"], 0, False)
        return lines + ["show((a, b, c))"]

    def control_flow(self):
        return ControlFlow(self.r).program()


KINDS = ("integers", "numbers", "formatting", "slices", "containers", "texts", "statements", "control_flow")


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in KINDS:
        sys.exit("usage: programs.py %s SEED COUNT" % "|".join(KINDS))
    kind, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    generator = Generator("%s %d" % (kind, seed))
    parts = [HEADER, HELPERS if kind == "control_flow" else ""]
    for number in range(count):
        body = getattr(generator, kind)()
        parts.append("def program():\n" + "".join(
            "    %s\n" % line for line in body) + "attempt(%d, program)\n\n" % number)
    sys.stdout.write("".join(parts))


main()
