"""Random programs whose statements and expressions nest in every way the language allows.

Most of what they compute is of no use: what counts is that each value arrives where it belongs. A compiler to
registers goes wrong where constructs meet, such as a generator expression as a left operand, a list inside a
chain of comparisons, or `return` in a `finally` inside a `with` inside a loop; so the programs are dense, and
most of their steps print.

programs.py is the program to run, control_flow_grammar.py holds what may be generated.
"""

import re

from control_flow_grammar import ANEW, GRAMMAR, INSIDE

HELPERS = '''
class Enough(BaseException):
    pass

notes = 0

def describe(error):
    if isinstance(error, NameError):
        return "NameError"  # comprehensions are no functions any more: other texts, and a subclass or not
    text = str(error).replace("<listcomp>.", "").replace("<dictcomp>.", "")[:200]
    unlike = isinstance(error, RecursionError) or " at 0x" in text
    return type(error).__name__ if unlike else type(error).__name__ + ": " + text

def plain(value):
    if isinstance(value, BaseException):
        return describe(value)
    return value if " at 0x" not in repr(value) else type(value).__name__

def note(value):
    global notes
    notes += 1
    if notes > 200:
        raise Enough
    print(repr(plain(value))[:200])
    return value

def few(value):
    if not hasattr(value, "__iter__"):
        return [value, 1]
    elements = [element for element, _ in zip(value, range(3))]
    if hasattr(value, "close"):
        value.close()
    return elements

def two(value):
    return (few(value) + [1, 2])[:2]

def number(value):
    return value if isinstance(value, int) else len(few(value))

def drive(generator):
    try:
        note(next(generator))
        note(generator.send(5))
        note(generator.throw(ValueError("thrown")))
        note(next(generator, "none left"))
    except StopIteration as stop:
        note(("stop", stop.value))
    generator.close()

def arguments(*positional, **named):
    return positional, named

def noted(function):
    def inner(*positional, **named):
        note("called")
        return function(*positional, **named)
    return inner

class Box:
    x = 1
    def __init__(self):
        self.row = [1, 2, 3]
    def __repr__(self):
        return "Box"

class Guard:
    def __init__(self, value):
        self.value = value
    def __enter__(self):
        note("enter")
        return self.value
    def __exit__(self, kind, error, trace):
        note(("exit", plain(error)))
        return isinstance(error, LookupError)

def attempt(number, program):
    global notes, shared
    notes, shared = 0, 3
    print("#", number)
    try:
        note(program())
    except BaseException as error:
        print(describe(error))

'''

# For each symbol: the weight of each production, its parts, and what must hold.
PRODUCTIONS = {
    symbol: [(weight, re.split(r"<(\w+)>", text), needed[0] if needed else None)
             for weight, text, *needed in productions]
    for symbol, productions in GRAMMAR.items()
}


class ControlFlow:
    """Writes programs after the grammar. `scope` says what may stand at the place that is being written."""

    deepest_expression = 3
    deepest_block = 4
    statements_in_full = 20  # the ones after these are simple, which keeps programs on a screen or two

    def __init__(self, random):
        self.random = random

    def program(self):
        self.scope = {**ANEW, "function": False}
        self.expression_depth = self.block_depth = self.statements = 0
        return self.write("program").split("\n")

    def write(self, symbol):
        """The text of one symbol, all inside it included."""
        if symbol in INSIDE:
            return self.write_inside(*INSIDE[symbol])
        method = getattr(self, "write_" + symbol, None)
        return method() if method else self.expand(symbol)

    def write_inside(self, symbol, changes):
        outside = self.scope
        self.scope = {**outside, **changes}
        text = self.write(symbol)
        self.scope = outside
        return text

    def expand(self, symbol):
        """One production of the symbol: texts and symbols take turns in its parts."""
        allowed = [choice for choice in PRODUCTIONS[symbol] if choice[2] is None or self.scope[choice[2]]]
        chosen = self.random.choices(allowed, [choice[0] for choice in allowed])[0]
        return "".join(self.write(part) if place % 2 else part for place, part in enumerate(chosen[1]))

    def write_expression(self):
        if self.expression_depth == self.deepest_expression:
            return self.expand("atom")
        self.expression_depth += 1
        text = self.expand("expression")
        self.expression_depth -= 1
        return text

    def write_statement(self):
        self.statements += 1
        outer_depth, self.expression_depth = self.expression_depth, 0
        full = self.block_depth < self.deepest_block and self.statements < self.statements_in_full
        text = self.expand("statement" if full else "simple")
        self.expression_depth = outer_depth
        return text

    def write_block(self):
        self.block_depth += 1
        text = "\n".join(self.write("statement") for _ in range(self.random.randint(1, 3)))
        self.block_depth -= 1
        return "".join("\n    " + line for line in text.split("\n"))

    def write_inner_block(self):
        """A block that stands one level deeper than the line of its statement: that of a case."""
        return self.write_block().replace("\n", "\n    ")

    def write_counter(self):
        """A variable of the while loop at this depth, which none of the loops inside it changes."""
        return "turn%d" % self.block_depth
