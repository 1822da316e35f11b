"""What control_flow.py generates.

Only what CPython 3.11 and 3.12 answer alike occurs: slices are taken of lists alone (they became hashable),
sets hold small numbers, nothing is compared by identity or shown with its address. Functions have variables
of their own for all that comprehensions bind, and where one comprehension stands inside another its variable
has a name of its own: 3.12 does not find a variable of a function around, once a comprehension beside binds
that name. Loops run over a few elements, so that all of them end.
"""

# Each production: its weight, its text, and what must hold where it stands, if anything: see ANEW.
GRAMMAR = {
    "program": (
        (1, "global shared\na, b, c, d = 1, [1, 2], 's', {'k': 1}\ni, box = 0, Box()\n"
            "<step>\n<step>\n<step>\n<step>\n<step>\nreturn a, b, c, d, box.x, box.row"),),
    "step": (
        (1, "<statement>"),
        (5, "try:<block>\nexcept Exception as error:\n    note(error)")),

    # --- Statements; a block brings its own indentation ---

    "statement": (
        (20, "<simple>"),
        (3, "if <expression>:<block>"),
        (1, "if not <operand>:<block>"),
        (2, "if <expression>:<block>\nelse:<block>"),
        (1, "if <expression>:<block>\nelif <expression>:<block>\nelse:<block>"),
        (3, "for <loop_target> in <iterable>:<loop_block>"),
        (1, "for <loop_target> in <iterable>:<loop_block>\nelse:<block>"),
        (2, "<counter> = 0\nwhile (<counter> := <counter> + 1) < <digit> and (<expression>):<loop_block>"),
        (1, "<counter> = 0\nwhile (<counter> := <counter> + 1) < <digit>:<loop_block>\nelse:<block>"),
        (3, "try:<block>\nexcept <caught>:<block>"),
        (1, "try:<block>\nexcept <caught>:<block>\nexcept Exception as error:\n    note(error)\n"
            "else:<block>"),
        (2, "try:<block>\nfinally:<block>"),
        (1, "try:<block>\nexcept <caught>:<block>\nelse:<block>\nfinally:<block>"),
        (2, "with Guard(<expression>)<bound>:<block>"),
        (3, "def function(<parameters>):<declared><function_block>\n<used>"),
        (1, "@noted\ndef function(<parameters>):<declared><function_block>\n<used>"),
        (2, "def function(<parameters>):<declared><generator_block>\n    yield <atom>\n<used_generator>"),
        (1, "class Local(<base>):<class_block>\nnote(sorted(set(vars(Local)) & set('abcd')))"),
        (2, "match <expression>:<case>\n    case _:<inner_block>"),
        (2, "match <expression>:<case><case>")),
    "simple": (
        (7, "<target> = <expression>"),
        (2, "<targets> = two(<expression>)"),
        (1, "[<variable>, (<variable>, *box.x)] = <expression>, few(<expression>)"),
        (6, "note(<expression>)"),
        (3, "note((<expression>, <expression>))"),
        (2, "<changed> <arithmetic>= <expression>"),
        (1, "a = b = c = <expression>"),
        (1, "<expression>"),
        (1, "assert <expression>, <expression>"),
        (1, "raise <raised>"),
        (1, "del <deleted>"),
        (1, "pass"),
        (3, "break", "loop"),
        (3, "continue", "loop"),
        (2, "return <expression>", "function"),
        (4, "yield <expression>", "generator"),
        (4, "<variable> = yield <expression>", "generator"),
        (2, "yield from <iterable>", "generator")),
    "target": (
        (6, "<variable>"), (1, "b[<index>]"), (1, "d['k']"), (1, "box.row[<bounds>]"), (1, "box.x"),
        (1, "shared")),
    "targets": ((2, "<variable>, <target>"), (1, "<target>, *<variable>"), (1, "[*<target>, <variable>]")),
    "loop_target": ((5, "<variable>"), (1, "i"), (1, "box.x"), (1, "a, *b")),
    "changed": ((4, "<variable>"), (1, "b[0]"), (1, "box.x"), (1, "box.row"), (1, "d['k']"), (1, "shared")),
    "deleted": ((1, "<variable>"), (1, "b[0]"), (1, "box.row[<bounds>]"), (1, "d['k']")),
    "raised": (
        (2, "ValueError(<expression>)"), (1, "KeyError"), (1, "KeyError(1) from TypeError(2)"),
        (1, "TypeError('t') from None"), (1, "")),
    "caught": (
        (2, "Exception as error"), (1, "(ValueError, TypeError) as error"), (1, "TypeError"),
        (1, "LookupError"), (1, "Exception"), (1, "(AttributeError, *(NameError,))")),
    "bound": ((1, ""), (1, " as a"), (1, " as (b, c)"), (1, ", Guard(<atom>) as d"), (1, " as box.x")),
    "parameters": (
        (2, "a"), (1, "a=0"), (1, "*a"), (1, "a, *, d=<atom>"), (1, "a=1, /, d=2")),
    "declared": (
        (1, "\n    b = i = 2"), (1, "\n    b, c, d, i = 2, [2], 's', 1"),
        (1, "\n    nonlocal c\n    b = d = i = [c]"),
        (1, "\n    global shared\n    b, c, i = [shared], {'k': 1}, 2")),
    "used": (
        (1, "<target> = function(<expression>)"), (1, "note(function(<expression>))"),
        (1, "note(function())")),
    "used_generator": (
        (1, "note(few(function(<expression>)))"),
        (1, "for <loop_target> in few(function(<expression>)):<loop_block>"),
        (1, "drive(function(<expression>))"), (1, "drive(function())")),
    "base": ((1, ""), (1, "Box"), (1, "Box, metaclass=type")),
    "case": (
        (2, "\n    case <pattern>:<inner_block>"), (1, "\n    case <pattern> if <expression>:<inner_block>")),
    "pattern": (
        (1, "<digit>"), (1, "None"), (1, "'s'"), (1, "[a, *b]"), (1, "[c, [d, *_]]"), (1, "int(a)"),
        (1, "Box(x=d)"), (1, "(1 | 2) as c"), (1, "{'k': d}"), (1, "{1: a, **c}"), (1, "[]"),
        (1, "str() | list() as b"), (1, "(True, a) | (a, False)")),

    # --- Expressions ---

    "expression": (
        (18, "<atom>"),
        (2, "<operand> <arithmetic> <operand>"),
        (3, "number(<expression>) <arithmetic> number(<expression>)"),
        (2, "<operand> <comparison> <operand>"),
        (2, "<operand> <comparison> <operand> <comparison> <operand>"),
        (1, "<operand> is None"),
        (2, "<operand> <membership> <collection>"),
        (2, "<operand> <membership> <collection> <membership> <collection>"),
        (3, "<operand> <logical> <operand>"),
        (1, "<operand> <logical> not <operand>"),
        (1, "(not <operand>)"),
        (2, "(<expression> if <expression> else <expression>)"),
        (2, "note(<expression>)"),
        (2, "(<variable> := <expression>)", "walrus"),
        (1, "(<outer_variable> := <expression>)", "walrus_in_comprehension"),
        (1, "(yield <expression>)", "yield_inside"),
        (1, 'f"<piece><piece>"'),
        (1, "[<expression>, *<iterable>]"),
        (1, "(*<iterable>, <expression>)"),
        (1, "{**{<key>: <expression>}, <key>: <expression>}"),
        (1, "len({<expression>, <expression>})"),
        (2, "few(<expression>)[<index>]"),
        (1, "few(<expression>)[<bounds>]"),
        (1, "<operand>[<index>]"),
        (3, "[<element> for <each> in <source><filter>]"),
        (1, "[*(<element> for <variable_of_generator> in <source><filter>)]"),
        (2, "<consumer>(<element> for <variable_of_generator> in <source><filter>)"),
        (1, "(<element> for <variable_of_generator> in <source>)"),
        (1, "{<key>: <element> for <each> in <source><filter>}"),
        (1, "[<element> for <each> in <source> for <each> in <source>]"),
        (1, "(lambda <parameters>, b=<atom>, i=<atom>: <result>)(<expression>)"),
        (1, "(lambda a=1, b=2, i=<atom>: <result>)"),
        (2, "arguments(<expression>, *<iterable>, k=<expression>)"),
        (1, "arguments(*<iterable>, <expression>, **{'z': <expression>})"),
        (1, "<function>(<expression>)"),
        (1, "(<expression>).<attribute>"),
        (1, "(<expression>, <expression>)"),
        (1, "-<operand>"),
        (1, "'%s' % (plain(<expression>),)")),
    "operand": ((3, "(<expression>)"), (1, "<expression>"), (3, "<atom>")),
    "atom": (
        (6, "<variable>"), (1, "i"), (1, "box.x"), (1, "shared"), (4, "<digit>"), (1, "-1"), (1, "1.5"),
        (1, "'s'"), (1, "'é'"), (1, "''"), (1, "None"), (1, "True"), (1, "()"), (1, "[]"), (2, "[1, 2]"),
        (1, "(1, 2)"), (1, "[3]"), (1, "{1, 2}"), (1, "{}"), (1, "(<variable>,)"), (1, "[<variable>, 1]"),
        (1, "{1: 2, 'k': <variable>}")),
    "variable": ((1, "a"), (1, "b"), (1, "c"), (1, "d")),
    "outer_variable": ((1, "c"), (1, "d")),
    "digit": ((1, "0"), (2, "1"), (2, "2"), (1, "3"), (1, "4")),
    "index": ((2, "0"), (1, "1"), (1, "-1"), (1, "<variable>")),
    "bounds": ((1, ":"), (1, "1:"), (1, ":-1"), (1, "::-1"), (1, "0:<digit>"), (1, "<digit>:<variable>")),
    "key": ((1, "1"), (1, "'k'"), (1, "(1, 2)"), (1, "<variable>")),
    "iterable": (
        (3, "few(<expression>)"), (1, "range(<digit>)"), (1, "[1, 2, 3]"), (1, "'xy'"), (1, "(a, b)"),
        (1, "{1: 2}"), (1, "[<expression>]"), (1, "list(<variable>)")),
    "each": ((1, "a", "shadowing"), (1, "b", "shadowing"), (1, "i", "shadowing"), (1, "each")),
    "variable_of_generator": ((1, "a"), (1, "b"), (1, "i"), (1, "each")),
    "filter": ((2, ""), (1, " if <element>")),
    "consumer": ((1, "list"), (1, "tuple"), (1, "any"), (1, "all"), (1, "sum"), (1, "few")),
    "arithmetic": ((4, "+"), (2, "-"), (1, "//"), (1, "%"), (1, "|"), (1, "&"), (1, "^")),
    "comparison": ((3, "=="), (3, "!="), (1, "<"), (1, ">=")),
    "membership": ((2, "in"), (1, "not in")),
    "collection": (
        (2, "few(<expression>)"), (1, "[1, 2]"), (1, "[[1, 2]]"), (1, "(1, 's')"), (1, "{1, 2}"),
        (1, "<operand>"), (1, "[<expression>, <expression>]")),
    "logical": ((1, "and"), (1, "or")),
    "piece": (
        (1, "t"), (1, "{{"), (1, "{plain(<variable>)}"), (1, "{plain(<variable>)!r:>{shared}}"),
        (1, "{plain(box)=}"), (1, "{plain(a + b)}")),
    "function": (
        (2, "len"), (1, "sum"), (1, "abs"), (1, "sorted"), (1, "bool"), (1, "int"), (1, "list"), (1, "tuple"),
        (1, "reversed"), (1, "noted")),
    "attribute": (
        (1, "real"), (1, "absent"), (1, "upper()"), (1, "copy()"), (1, "append(<expression>)"),
        (1, "get(<key>)"), (1, "count(<expression>)"), (1, "__class__.__name__")),
}

# What may stand at the beginning of a function, and what changes inside other symbols, each of which is made
# as the one named with it. `shadowing`: a comprehension's variable may have the name of one of the function.
ANEW = {"loop": False, "function": True, "generator": False, "yield_inside": False, "walrus": True,
    "walrus_in_comprehension": True, "shadowing": True}
IN_COMPREHENSION = {"yield_inside": False, "walrus": False, "shadowing": False}
INSIDE = {
    "loop_block": ("block", {"loop": True}),
    "function_block": ("block", ANEW),
    "generator_block": ("block", {**ANEW, "generator": True, "yield_inside": True}),
    "class_block": ("block", {**ANEW, "function": False, "walrus_in_comprehension": False}),
    "element": ("expression", IN_COMPREHENSION),
    "source": ("iterable", {**IN_COMPREHENSION, "walrus_in_comprehension": False}),
    "result": ("expression", {"yield_inside": False, "shadowing": True}),
}
