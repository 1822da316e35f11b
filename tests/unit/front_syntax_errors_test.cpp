// Messages, lines and columns of syntax errors, as CPython 3.12 reports them:
// kind | message | line | offset | end line | end offset (0: one character).
#include <gtest/gtest.h>

#include "tests/unit/front_support.h"

namespace gilbox::front {
namespace {

TEST(SyntaxErrors, A_missing_colon_is_named) {
  EXPECT_EQ(error_of("if x\n    pass\n"), "SyntaxError|expected ':'|1|5|1|6");
  EXPECT_EQ(error_of("def f()\n    pass\n"), "SyntaxError|expected ':'|1|8|1|9");
  EXPECT_EQ(error_of("class C\n    pass\n"), "SyntaxError|expected ':'|1|8|1|9");
  EXPECT_EQ(error_of("for x in y\n    pass\n"), "SyntaxError|expected ':'|1|11|1|12");
  EXPECT_EQ(error_of("try:\n    pass\nexcept A\n    pass\n"), "SyntaxError|expected ':'|3|9|3|10");
  EXPECT_EQ(error_of("try:\n    pass\nexcept\n    pass\n"), "SyntaxError|expected ':'|3|7|3|8");
  EXPECT_EQ(error_of("try:\n    pass\nfinally\n    pass\n"), "SyntaxError|expected ':'|3|8|3|9");
  EXPECT_EQ(error_of("with a\n    pass\n"), "SyntaxError|expected ':'|1|7|1|8");
  EXPECT_EQ(error_of("with a as b\n    pass\n"), "SyntaxError|expected ':'|1|12|1|13");
  EXPECT_EQ(error_of("match x:\n    case 1\n        pass\n"), "SyntaxError|expected ':'|2|11|2|12");
  EXPECT_EQ(error_of("match x\n    case 1: pass\n"), "SyntaxError|expected ':'|1|8|1|9");
  EXPECT_EQ(error_of("if a:\n    b\nelif c\n    d\n"), "SyntaxError|expected ':'|3|7|3|8");
  EXPECT_EQ(error_of("if a:\n    b\nelse\n    d\n"), "SyntaxError|expected ':'|3|5|3|6");
}

TEST(SyntaxErrors, A_missing_block_names_its_statement) {
  EXPECT_EQ(error_of("if x:\npass\n"),
            "IndentationError|expected an indented block after 'if' statement on line 1|2|1|2|5");
  EXPECT_EQ(error_of("def f():\npass\n"),
            "IndentationError|expected an indented block after function definition on line 1|2|1|2|5");
  EXPECT_EQ(error_of("class C:\npass\n"),
            "IndentationError|expected an indented block after class definition on line 1|2|1|2|5");
  EXPECT_EQ(error_of("for x in y:\npass\n"),
            "IndentationError|expected an indented block after 'for' statement on line 1|2|1|2|5");
  EXPECT_EQ(error_of("try:\npass\n"),
            "IndentationError|expected an indented block after 'try' statement on line 1|2|1|2|5");
  EXPECT_EQ(error_of("try:\n    pass\nexcept A:\npass\n"),
            "IndentationError|expected an indented block after 'except' statement on line 3|4|1|4|5");
  EXPECT_EQ(error_of("with a:\npass\n"),
            "IndentationError|expected an indented block after 'with' statement on line 1|2|1|2|5");
  EXPECT_EQ(error_of("match x:\npass\n"),
            "IndentationError|expected an indented block after 'match' statement on line 1|2|1|2|5");
  EXPECT_EQ(error_of("if a:\n    b\nelif c:\nd\n"),
            "IndentationError|expected an indented block after 'elif' statement on line 3|4|1|4|2");
  EXPECT_EQ(error_of("if a:\n    b\nelse:\nd\n"),
            "IndentationError|expected an indented block after 'else' statement on line 3|4|1|4|2");
}

TEST(SyntaxErrors, Only_targets_are_assigned_to) {
  EXPECT_EQ(error_of("1 = x\n"),
            "SyntaxError|cannot assign to literal here. Maybe you meant '==' instead of '='?|1|1|1|2");
  EXPECT_EQ(error_of("f() = 1\n"),
            "SyntaxError|cannot assign to function call here. Maybe you meant '==' instead of '='?|1|1|1|4");
  EXPECT_EQ(error_of("x + 1 = 2\n"),
            "SyntaxError|cannot assign to expression here. Maybe you meant '==' instead of '='?|1|1|1|6");
  EXPECT_EQ(error_of("None = 1\n"), "SyntaxError|cannot assign to None|1|1|1|5");
  EXPECT_EQ(error_of("(a, 1) = 2\n"), "SyntaxError|cannot assign to literal|1|5|1|6");
  EXPECT_EQ(error_of("f(), x = 1\n"),
            "SyntaxError|invalid syntax. Maybe you meant '==' or ':=' instead of '='?|1|6|1|11");
  EXPECT_EQ(error_of("x = f() = 1\n"), "SyntaxError|cannot assign to function call|1|5|1|8");
  EXPECT_EQ(error_of("if x = 3:\n    pass\n"),
            "SyntaxError|invalid syntax. Maybe you meant '==' or ':=' instead of '='?|1|4|1|9");
  EXPECT_EQ(error_of("if x.a = 3:\n    pass\n"),
            "SyntaxError|cannot assign to attribute here. Maybe you meant '==' instead of '='?|1|4|1|7");
  EXPECT_EQ(error_of("{1: *a}\n"),
            "SyntaxError|cannot use a starred expression in a dictionary value|1|5|1|7");
  EXPECT_EQ(error_of("f(a.b=1)\n"),
            "SyntaxError|expression cannot contain assignment, perhaps you meant \"==\"?|1|3|1|7");
  EXPECT_EQ(error_of("f(True=1)\n"), "SyntaxError|cannot assign to True|1|3|1|8");
  EXPECT_EQ(error_of("f(a=x for x in y)\n"),
            "SyntaxError|invalid syntax. Maybe you meant '==' or ':=' instead of '='?|1|3|1|5");
  EXPECT_EQ(error_of("def f(**k, a): pass\n"),
            "SyntaxError|arguments cannot follow var-keyword argument|1|12|1|13");
  EXPECT_EQ(error_of("def f((a, b)): pass\n"),
            "SyntaxError|Function parameters cannot be parenthesized|1|7|1|13");
  EXPECT_EQ(error_of("lambda (a, b): 1\n"),
            "SyntaxError|Lambda expression parameters cannot be parenthesized|1|8|1|14");
  EXPECT_EQ(error_of("for f() in y: pass\n"), "SyntaxError|cannot assign to function call|1|5|1|8");
  EXPECT_EQ(error_of("for 1 in y: pass\n"), "SyntaxError|cannot assign to literal|1|5|1|6");
  EXPECT_EQ(error_of("[x for 1 in y]\n"), "SyntaxError|cannot assign to literal|1|8|1|9");
  EXPECT_EQ(error_of("[*x for x in y]\n"),
            "SyntaxError|iterable unpacking cannot be used in comprehension|1|2|1|4");
  EXPECT_EQ(error_of("{**a for a in b}\n"),
            "SyntaxError|dict unpacking cannot be used in dict comprehension|1|2|1|4");
  EXPECT_EQ(error_of("(*x)\n"), "SyntaxError|cannot use starred expression here|1|2|1|4");
  EXPECT_EQ(error_of("(**x)\n"), "SyntaxError|cannot use double starred expression here|1|2|1|4");
  EXPECT_EQ(error_of("del f()\n"), "SyntaxError|cannot delete function call|1|5|1|8");
  EXPECT_EQ(error_of("del a, 1\n"), "SyntaxError|cannot delete literal|1|8|1|9");
  EXPECT_EQ(error_of("del (a, b+1)\n"), "SyntaxError|cannot delete expression|1|9|1|12");
  EXPECT_EQ(error_of("try:\n    pass\nexcept A:\n    pass\nexcept* B:\n    pass\n"),
            "SyntaxError|cannot have both 'except' and 'except*' on the same 'try'|5|1|5|8");
  EXPECT_EQ(error_of("with a as 1: pass\n"), "SyntaxError|cannot assign to literal|1|11|1|12");
  EXPECT_EQ(error_of("yield = 1\n"), "SyntaxError|assignment to yield expression not possible|1|1|1|6");
  EXPECT_EQ(error_of("a, b += 1\n"),
            "SyntaxError|'tuple' is an illegal expression for augmented assignment|1|1|1|5");
  EXPECT_EQ(error_of("f() += 1\n"),
            "SyntaxError|'function call' is an illegal expression for augmented assignment|1|1|1|4");
  EXPECT_EQ(error_of("(a, b): int\n"), "SyntaxError|only single target (not tuple) can be annotated|1|1|1|7");
  EXPECT_EQ(error_of("a, b: int\n"), "SyntaxError|only single target (not tuple) can be annotated|1|1|1|2");
  EXPECT_EQ(error_of("f(): int\n"), "SyntaxError|illegal target for annotation|1|1|1|4");
  EXPECT_EQ(
      error_of("(yield) = 1\n"),
      "SyntaxError|cannot assign to yield expression here. Maybe you meant '==' instead of '='?|1|2|1|7");
  EXPECT_EQ(error_of("(a.b := 1)\n"), "SyntaxError|cannot use assignment expressions with attribute|1|2|1|5");
  EXPECT_EQ(error_of("x = yield = 1\n"), "SyntaxError|assignment to yield expression not possible|1|5|1|10");
  EXPECT_EQ(error_of("*a\n"), "SyntaxError|can't use starred expression here|1|1|1|3");
  EXPECT_EQ(error_of("*a = 1\n"), "SyntaxError|starred assignment target must be in a list or tuple|1|1|1|3");
  EXPECT_EQ(error_of("\"abc\" = 1\n"),
            "SyntaxError|cannot assign to literal here. Maybe you meant '==' instead of '='?|1|1|1|6");
  EXPECT_EQ(error_of("x = b\"a\" \"b\"\n"), "SyntaxError|cannot mix bytes and nonbytes literals|1|13|1|14");
  EXPECT_EQ(error_of("None.x = 1\nNone := 2\n"),
            "SyntaxError|cannot use assignment expressions with None|2|1|2|5");
  EXPECT_EQ(error_of("True = 1\n"), "SyntaxError|cannot assign to True|1|1|1|5");
  EXPECT_EQ(error_of("f(None=1)\n"), "SyntaxError|cannot assign to None|1|3|1|8");
  EXPECT_EQ(error_of("for None in x: pass\n"), "SyntaxError|cannot assign to None|1|5|1|9");
  EXPECT_EQ(error_of("with x as None: pass\n"), "SyntaxError|cannot assign to None|1|11|1|15");
  EXPECT_EQ(
      error_of("if (a := 3) = 4: pass\n"),
      "SyntaxError|cannot assign to named expression here. Maybe you meant '==' instead of '='?|1|5|1|11");
  EXPECT_EQ(error_of("while x = 1: pass\n"),
            "SyntaxError|invalid syntax. Maybe you meant '==' or ':=' instead of '='?|1|7|1|12");
  EXPECT_EQ(error_of("x = (y = 1)\n"),
            "SyntaxError|invalid syntax. Maybe you meant '==' or ':=' instead of '='?|1|6|1|11");
  EXPECT_EQ(error_of("f(x)(y) = 1\n"),
            "SyntaxError|cannot assign to function call here. Maybe you meant '==' instead of '='?|1|1|1|8");
  EXPECT_EQ(error_of("def f():\n    x = 1\n    global x\n"),
            "SyntaxError|name 'x' is assigned to before global declaration|3|5|3|13");
  EXPECT_EQ(error_of("a, *b, *c = d\n"), "SyntaxError|multiple starred expressions in assignment|1|1|1|10");
  EXPECT_EQ(error_of("x = *a\n"), "SyntaxError|can't use starred expression here|1|5|1|7");
  EXPECT_EQ(error_of("print(*a)\nx = (*a)\n"), "SyntaxError|cannot use starred expression here|2|6|2|8");
  EXPECT_EQ(error_of("del *a\n"), "SyntaxError|cannot delete starred|1|5|1|7");
  EXPECT_EQ(error_of("__debug__ = 1\n"), "SyntaxError|cannot assign to __debug__|1|1|1|10");
  EXPECT_EQ(error_of("f(__debug__=1)\n"), "SyntaxError|cannot assign to __debug__|1|3|1|14");
  EXPECT_EQ(error_of("def __debug__(): pass\n"), "SyntaxError|cannot assign to __debug__|1|1|1|22");
  EXPECT_EQ(error_of("def f(__debug__): pass\n"), "SyntaxError|cannot assign to __debug__|1|7|1|16");
  EXPECT_EQ(error_of("import __debug__\n"), "SyntaxError|cannot assign to __debug__|1|1|1|17");
  EXPECT_EQ(error_of("a.__debug__ = 1\n"), "SyntaxError|cannot assign to __debug__|1|1|1|12");
  EXPECT_EQ(error_of("del __debug__\n"), "SyntaxError|cannot delete __debug__|1|5|1|14");
  EXPECT_EQ(error_of("[x := 1 for x in y]\n"),
            "SyntaxError|assignment expression cannot rebind comprehension iteration variable 'x'|1|2|1|3");
  EXPECT_EQ(
      error_of("[y for x in (y := z)]\n"),
      "SyntaxError|assignment expression cannot be used in a comprehension iterable expression|1|14|1|20");
  EXPECT_EQ(
      error_of("[y for x in z for w in (y := q)]\n"),
      "SyntaxError|assignment expression cannot be used in a comprehension iterable expression|1|25|1|31");
  EXPECT_EQ(
      error_of("class A:\n    [y := 1 for x in z]\n"),
      "SyntaxError|assignment expression within a comprehension cannot be used in a class body|2|6|2|7");
  EXPECT_EQ(error_of("[[x := 1 for z in q] for x in y]\n"),
            "SyntaxError|assignment expression cannot rebind comprehension iteration variable 'x'|1|3|1|4");
  EXPECT_EQ(error_of("def f():\n    x: int = 1\n    global x\n"),
            "SyntaxError|annotated name 'x' can't be global|3|5|3|13");
  EXPECT_EQ(error_of("def f():\n    global x\n    x: int = 1\n"),
            "SyntaxError|annotated name 'x' can't be global|3|5|3|15");
  EXPECT_EQ(error_of("x = 1\nglobal x\n"),
            "SyntaxError|name 'x' is assigned to before global declaration|2|1|2|9");
  EXPECT_EQ(error_of("with a as *b: pass\n"),
            "SyntaxError|starred assignment target must be in a list or tuple|1|11|1|13");
  EXPECT_EQ(error_of("for *a in b: pass\n"),
            "SyntaxError|starred assignment target must be in a list or tuple|1|5|1|7");
  EXPECT_EQ(error_of("def f():\n    x = yield *a\n"),
            "SyntaxError|can't use starred expression here|2|15|2|17");
  EXPECT_EQ(error_of("(a, *b, *c) = 1\n"), "SyntaxError|multiple starred expressions in assignment|1|1|1|12");
  EXPECT_EQ(error_of("0 = x\n"),
            "SyntaxError|cannot assign to literal here. Maybe you meant '==' instead of '='?|1|1|1|2");
  EXPECT_EQ(error_of("def f(): \n    \"doc\" % x = 3\n"),
            "SyntaxError|cannot assign to expression here. Maybe you meant '==' instead of '='?|2|5|2|14");
}

TEST(SyntaxErrors, A_forgotten_comma_is_guessed) {
  EXPECT_EQ(error_of("foo(a b)\n"), "SyntaxError|invalid syntax. Perhaps you forgot a comma?|1|5|1|8");
  EXPECT_EQ(error_of("[1 2]\n"), "SyntaxError|invalid syntax. Perhaps you forgot a comma?|1|2|1|5");
  EXPECT_EQ(error_of("{1: 2 3: 4}\n"), "SyntaxError|invalid syntax. Perhaps you forgot a comma?|1|5|1|8");
  EXPECT_EQ(error_of("def f(a, / *b): pass\n"), "SyntaxError|expected comma between / and *|1|12|1|13");
  EXPECT_EQ(error_of("from a import b,\n"),
            "SyntaxError|trailing comma not allowed without surrounding parentheses|1|17|1|18");
  EXPECT_EQ(error_of("f\"{x y}\"\n"), "SyntaxError|invalid syntax. Perhaps you forgot a comma?|1|4|1|7");
  EXPECT_EQ(error_of("print(*a, sep='' end='')\n"),
            "SyntaxError|invalid syntax. Perhaps you forgot a comma?|1|15|1|21");
  EXPECT_EQ(error_of("x = {'a': 1 'b': 2}\n"),
            "SyntaxError|invalid syntax. Perhaps you forgot a comma?|1|11|1|16");
  EXPECT_EQ(error_of("(a, b\nc = 1)\n"), "SyntaxError|invalid syntax. Perhaps you forgot a comma?|1|5|2|2");
}

TEST(SyntaxErrors, Print_is_a_function) {
  EXPECT_EQ(error_of("print \"hello\"\n"),
            "SyntaxError|Missing parentheses in call to 'print'. Did you mean print(...)?|1|1|1|14");
  EXPECT_EQ(error_of("print x, y\n"),
            "SyntaxError|Missing parentheses in call to 'print'. Did you mean print(...)?|1|1|1|11");
  EXPECT_EQ(error_of("exec \"a\"\n"),
            "SyntaxError|Missing parentheses in call to 'exec'. Did you mean exec(...)?|1|1|1|9");
  EXPECT_EQ(error_of("print 1\n"),
            "SyntaxError|Missing parentheses in call to 'print'. Did you mean print(...)?|1|1|1|8");
  EXPECT_EQ(error_of("print -1\nx =\n"),
            "SyntaxError|Missing parentheses in call to 'print'. Did you mean print(...)?|1|1|1|9");
}

TEST(SyntaxErrors, Arguments_have_an_order) {
  EXPECT_EQ(error_of("f(a=1, 2)\n"), "SyntaxError|positional argument follows keyword argument|1|9|1|10");
  EXPECT_EQ(error_of("f(**a, 2)\n"),
            "SyntaxError|positional argument follows keyword argument unpacking|1|9|1|10");
  EXPECT_EQ(error_of("f(**a, *b)\n"),
            "SyntaxError|iterable argument unpacking follows keyword argument unpacking|1|8|1|9");
  EXPECT_EQ(error_of("f(x for x in y, 1)\n"),
            "SyntaxError|Generator expression must be parenthesized|1|3|1|15");
  EXPECT_EQ(error_of("f(1, x for x in y)\n"),
            "SyntaxError|Generator expression must be parenthesized|1|6|1|18");
  EXPECT_EQ(error_of("def f(a, a=1, b): pass\n"),
            "SyntaxError|parameter without a default follows parameter with a default|1|15|1|16");
  EXPECT_EQ(error_of("def f(a=1, b): pass\n"),
            "SyntaxError|parameter without a default follows parameter with a default|1|12|1|13");
  EXPECT_EQ(error_of("def f(*): pass\n"), "SyntaxError|named arguments must follow bare *|1|7|1|8");
  EXPECT_EQ(error_of("def f(*, **k): pass\n"), "SyntaxError|named arguments must follow bare *|1|7|1|8");
  EXPECT_EQ(error_of("def f(a, *b, *c): pass\n"), "SyntaxError|* argument may appear only once|1|14|1|15");
  EXPECT_EQ(error_of("def f(/, a): pass\n"), "SyntaxError|at least one argument must precede /|1|7|1|8");
  EXPECT_EQ(error_of("def f(a, /, b, /): pass\n"), "SyntaxError|/ may appear only once|1|16|1|17");
  EXPECT_EQ(error_of("def f(*a, /): pass\n"), "SyntaxError|/ must be ahead of *|1|11|1|12");
  EXPECT_EQ(error_of("f(a, b := 1, c = 2, d := 3)\n"),
            "SyntaxError|positional argument follows keyword argument|1|27|1|28");
  EXPECT_EQ(error_of("def f(x):\n    global x\n"), "SyntaxError|name 'x' is parameter and global|2|5|2|13");
  EXPECT_EQ(error_of("def f(x):\n    nonlocal x\n"),
            "SyntaxError|name 'x' is parameter and nonlocal|2|5|2|15");
  EXPECT_EQ(error_of("def f(a, a): pass\n"),
            "SyntaxError|duplicate argument 'a' in function definition|1|10|1|11");
  EXPECT_EQ(error_of("def f(a, *a): pass\n"),
            "SyntaxError|duplicate argument 'a' in function definition|1|11|1|12");
  EXPECT_EQ(error_of("lambda a, a: 1\n"),
            "SyntaxError|duplicate argument 'a' in function definition|1|11|1|12");
  EXPECT_EQ(error_of("f(a=1, a=2)\n"), "SyntaxError|keyword argument repeated: a|1|8|1|11");
  EXPECT_EQ(error_of("class A(a=1, a=2): pass\n"), "SyntaxError|keyword argument repeated: a|1|14|1|17");
  EXPECT_EQ(error_of("def f(*, a, a): pass\n"),
            "SyntaxError|duplicate argument 'a' in function definition|1|13|1|14");
  EXPECT_EQ(error_of("def f(a, b):\n    def a(): \n        nonlocal b\n    global b\n"),
            "SyntaxError|name 'b' is parameter and global|4|5|4|13");
}

TEST(SyntaxErrors, Names_are_declared_before_use) {
  EXPECT_EQ(error_of("def f():\n    print(x)\n    global x\n"),
            "SyntaxError|name 'x' is used prior to global declaration|3|5|3|13");
  EXPECT_EQ(error_of("nonlocal x\n"),
            "SyntaxError|nonlocal declaration not allowed at module level|1|1|1|11");
  EXPECT_EQ(error_of("def f():\n    nonlocal x\n"), "SyntaxError|no binding for nonlocal 'x' found|2|5|2|15");
  EXPECT_EQ(error_of("def f():\n    x = 1\n    def g():\n        nonlocal x, y\n"),
            "SyntaxError|no binding for nonlocal 'y' found|4|9|4|22");
  EXPECT_EQ(error_of("def f():\n    global x\n    nonlocal x\n"),
            "SyntaxError|name 'x' is nonlocal and global|2|5|2|13");
  EXPECT_EQ(error_of("class A:\n    global x\n    x = 1\n    nonlocal y\n"),
            "SyntaxError|no binding for nonlocal 'y' found|4|5|4|15");
}

TEST(SyntaxErrors, Statements_stand_where_they_may) {
  EXPECT_EQ(error_of("return 1\n"), "SyntaxError|'return' outside function|1|1|1|9");
  EXPECT_EQ(error_of("def f():\n    break\n"), "SyntaxError|'break' outside loop|2|5|2|10");
  EXPECT_EQ(error_of("continue\n"), "SyntaxError|'continue' not properly in loop|1|1|1|9");
  EXPECT_EQ(error_of("for x in y:\n    def g():\n        continue\n"),
            "SyntaxError|'continue' not properly in loop|3|9|3|17");
  EXPECT_EQ(error_of("x = 1\nyield x\n"), "SyntaxError|'yield' outside function|2|1|2|8");
  EXPECT_EQ(error_of("class A:\n    yield 1\n"), "SyntaxError|'yield' outside function|2|5|2|12");
  EXPECT_EQ(error_of("[(yield x) for x in y]\n"), "SyntaxError|'yield' inside list comprehension|1|3|1|10");
  EXPECT_EQ(error_of("((yield x) for x in y)\n"), "SyntaxError|'yield' inside generator expression|1|3|1|10");
  EXPECT_EQ(error_of("def f():\n    from m import *\n"),
            "SyntaxError|import * only allowed at module level|2|19|2|20");
  EXPECT_EQ(error_of("try:\n    pass\nexcept:\n    pass\nexcept A:\n    pass\n"),
            "SyntaxError|default 'except:' must be last|3|1|4|9");
  EXPECT_EQ(error_of("x = 1\nfrom __future__ import annotations\n"),
            "SyntaxError|from __future__ imports must occur at the beginning of the file|2|1|2|35");
  EXPECT_EQ(error_of("def f():\n    try:\n        pass\n    finally:\n        continue\n"),
            "SyntaxError|'continue' not properly in loop|5|9|5|17");
  EXPECT_EQ(error_of("class A:\n    return 1\n"), "SyntaxError|'return' outside function|2|5|2|13");
  EXPECT_EQ(error_of("if 0:\n    return\n"), "SyntaxError|'return' outside function|2|5|2|11");
  EXPECT_EQ(error_of("while 0:\n    x = 1\nelse:\n    break\n"), "SyntaxError|'break' outside loop|4|5|4|10");
  EXPECT_EQ(error_of("with (a as b, c as d): pass\nwith (a, b): pass\nwith (a): pass\nwith (a), b: "
                     "pass\nwith (yield): pass\n"),
            "SyntaxError|'yield' outside function|5|7|5|12");
  EXPECT_EQ(error_of("def f(a=(yield)): pass\n"), "SyntaxError|'yield' outside function|1|10|1|15");
}

TEST(SyntaxErrors, Dictionaries_and_comprehensions_are_complete) {
  EXPECT_EQ(error_of("{1: 2, 3}\n"), "SyntaxError|':' expected after dictionary key|1|8|1|0");
  EXPECT_EQ(error_of("{1:, 2:3}\n"), "SyntaxError|expression expected after dictionary key and ':'|1|3|1|4");
  EXPECT_EQ(error_of("[x, y for x in z]\n"),
            "SyntaxError|did you forget parentheses around the comprehension target?|1|2|1|6");
  EXPECT_EQ(error_of("x = {'a': 1, 'b' 2}\n"), "SyntaxError|':' expected after dictionary key|1|16|1|0");
}

TEST(SyntaxErrors, Clauses_of_try_are_checked) {
  EXPECT_EQ(error_of("try:\n    pass\nx = 1\n"), "SyntaxError|expected 'except' or 'finally' block|3|1|3|2");
  EXPECT_EQ(error_of("try:\n    pass\nexcept A, B:\n    pass\n"),
            "SyntaxError|multiple exception types must be parenthesized|3|8|3|12");
  EXPECT_EQ(error_of("try:\n    pass\nexcept*:\n    pass\n"),
            "SyntaxError|expected one or more exception types|3|8|3|9");
}

TEST(SyntaxErrors, Invalid_syntax_is_shown_where_reading_stopped) {
  EXPECT_EQ(error_of("while True print(1)\n"), "SyntaxError|invalid syntax|1|12|1|17");
  EXPECT_EQ(error_of("from a import\n"), "SyntaxError|invalid syntax|1|14|1|15");
  EXPECT_EQ(error_of("import a.b as c.d\n"), "SyntaxError|invalid syntax|1|16|1|17");
  EXPECT_EQ(error_of("x = 5 $ 3\n"), "SyntaxError|invalid syntax|1|7|1|8");
  EXPECT_EQ(error_of("x = 5 ? 3\n"), "SyntaxError|invalid syntax|1|7|1|8");
  EXPECT_EQ(error_of("x = \"a\" b\n"), "SyntaxError|invalid syntax|1|9|1|10");
  EXPECT_EQ(error_of("a = b c\n"), "SyntaxError|invalid syntax|1|7|1|8");
  EXPECT_EQ(error_of("x = = 1\n"), "SyntaxError|invalid syntax|1|5|1|6");
  EXPECT_EQ(error_of("x ==\n"), "SyntaxError|invalid syntax|1|5|1|6");
  EXPECT_EQ(error_of("else:\n    pass\n"), "SyntaxError|invalid syntax|1|1|1|5");
  EXPECT_EQ(error_of("elif x: pass\n"), "SyntaxError|invalid syntax|1|1|1|5");
  EXPECT_EQ(error_of("return\nreturn 1 2\n"), "SyntaxError|invalid syntax|2|10|2|11");
  EXPECT_EQ(error_of("@\ndef f(): pass\n"), "SyntaxError|invalid syntax|1|2|1|3");
  EXPECT_EQ(error_of("@a\nx = 1\n"), "SyntaxError|invalid syntax|2|1|2|2");
  EXPECT_EQ(error_of("global\n"), "SyntaxError|invalid syntax|1|7|1|8");
  EXPECT_EQ(error_of("import\n"), "SyntaxError|invalid syntax|1|7|1|8");
  EXPECT_EQ(error_of("assert\n"), "SyntaxError|invalid syntax|1|7|1|8");
  EXPECT_EQ(error_of("a.\n"), "SyntaxError|invalid syntax|1|3|1|4");
  EXPECT_EQ(error_of("a.1\n"), "SyntaxError|invalid syntax|1|2|1|4");
  EXPECT_EQ(error_of("async x\n"), "SyntaxError|invalid syntax|1|7|1|8");
  EXPECT_EQ(error_of("await\n"), "SyntaxError|invalid syntax|1|6|1|7");
  EXPECT_EQ(error_of("class C(x for x in y): pass\n"), "SyntaxError|invalid syntax|1|11|1|14");
  EXPECT_EQ(error_of("x := 1\n"), "SyntaxError|invalid syntax|1|3|1|5");
  EXPECT_EQ(error_of("{a: b := 1}\n"), "SyntaxError|invalid syntax|1|7|1|9");
  EXPECT_EQ(error_of("not = 1\n"), "SyntaxError|invalid syntax|1|5|1|6");
  EXPECT_EQ(error_of("raise a from\n"), "SyntaxError|invalid syntax|1|13|1|14");
  EXPECT_EQ(error_of("raise from a\n"), "SyntaxError|invalid syntax|1|7|1|11");
  EXPECT_EQ(error_of("lambda x y: 1\n"), "SyntaxError|invalid syntax|1|10|1|11");
  EXPECT_EQ(error_of("x[1:2:3:4]\n"), "SyntaxError|invalid syntax|1|8|1|9");
  EXPECT_EQ(error_of("x[]\n"), "SyntaxError|invalid syntax|1|3|1|4");
  EXPECT_EQ(error_of("x = ()()\ny = 1 +\n"), "SyntaxError|invalid syntax|2|8|2|9");
  EXPECT_EQ(error_of("f(a, , b)\n"), "SyntaxError|invalid syntax|1|6|1|7");
  EXPECT_EQ(error_of("(,)\n"), "SyntaxError|invalid syntax|1|2|1|3");
  EXPECT_EQ(error_of("[,]\n"), "SyntaxError|invalid syntax|1|2|1|3");
  EXPECT_EQ(error_of("{,}\n"), "SyntaxError|invalid syntax|1|2|1|3");
  EXPECT_EQ(error_of("x = 1;; y = 2\n"), "SyntaxError|invalid syntax|1|7|1|8");
  EXPECT_EQ(error_of(";\n"), "SyntaxError|invalid syntax|1|1|1|2");
  EXPECT_EQ(error_of("a <> b\n"), "SyntaxError|invalid syntax|1|3|1|5");
  EXPECT_EQ(error_of("a = !b\n"), "SyntaxError|invalid syntax|1|5|1|6");
  EXPECT_EQ(error_of("x++\n"), "SyntaxError|invalid syntax|1|4|1|5");
  EXPECT_EQ(error_of("x = y++\n"), "SyntaxError|invalid syntax|1|8|1|9");
  EXPECT_EQ(error_of("i++ ; j\n"), "SyntaxError|invalid syntax|1|5|1|6");
  EXPECT_EQ(error_of("def f(x y): pass\n"), "SyntaxError|invalid syntax|1|9|1|10");
  EXPECT_EQ(error_of("def f(1): pass\n"), "SyntaxError|invalid syntax|1|7|1|8");
  EXPECT_EQ(error_of("class 1: pass\n"), "SyntaxError|invalid syntax|1|7|1|8");
  EXPECT_EQ(error_of("x = 1.2.3\n"), "SyntaxError|invalid syntax|1|8|1|10");
  EXPECT_EQ(error_of("def None(): pass\n"), "SyntaxError|invalid syntax|1|5|1|9");
  EXPECT_EQ(error_of("def f(None): pass\n"), "SyntaxError|invalid syntax|1|7|1|11");
  EXPECT_EQ(error_of("import x as None\n"), "SyntaxError|invalid syntax|1|13|1|17");
  EXPECT_EQ(error_of("x = [i for i in range(3) if i else 2]\n"), "SyntaxError|invalid syntax|1|31|1|35");
  EXPECT_EQ(error_of("assert x = 1\n"), "SyntaxError|invalid syntax|1|10|1|11");
  EXPECT_EQ(error_of("return x = 1\n"), "SyntaxError|invalid syntax|1|10|1|11");
  EXPECT_EQ(error_of("x = {1, 2: 3}\n"), "SyntaxError|invalid syntax|1|10|1|11");
  EXPECT_EQ(error_of("x = [*a, *b]\ny = {*a, **b}\n"), "SyntaxError|invalid syntax|2|10|2|12");
  EXPECT_EQ(error_of("except: pass\n"), "SyntaxError|invalid syntax|1|1|1|7");
}

TEST(SyntaxErrors, Other_mistakes_have_messages_too) {
  EXPECT_EQ(error_of("def f(a=): pass\n"), "SyntaxError|expected default value expression|1|8|1|9");
  EXPECT_EQ(error_of("def f\n    pass\n"), "SyntaxError|expected '('|1|6|1|7");
  EXPECT_EQ(error_of("x = 1 if y\n"), "SyntaxError|expected 'else' after 'if' expression|1|5|1|11");
  EXPECT_EQ(error_of("x = (1 if y)\n"), "SyntaxError|expected 'else' after 'if' expression|1|6|1|12");
  EXPECT_EQ(error_of("x = b\"\\x1\"\n"),
            "SyntaxError|(value error) invalid \\x escape at position 0|1|5|1|11");
  EXPECT_EQ(error_of("import a from b\n"),
            "SyntaxError|Did you mean to use 'from ... import ...' instead?|1|1|1|16");
  EXPECT_EQ(error_of("def f(x: int=): pass\n"), "SyntaxError|expected default value expression|1|13|1|14");
  EXPECT_EQ(error_of("\"a\" if b \"c\"\n"), "SyntaxError|expected 'else' after 'if' expression|1|1|1|9");
}

}  // namespace
}  // namespace gilbox::front
