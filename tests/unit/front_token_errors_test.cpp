// Messages, lines and columns of syntax errors, as CPython 3.12 reports them:
// kind | message | line | offset | end line | end offset (0: one character).
#include <gtest/gtest.h>

#include "tests/unit/front_support.h"

namespace gilbox::front {
namespace {

TEST(TokenErrors, Brackets_must_match) {
  EXPECT_EQ(error_of("x = (1, 2\ny = 3\n"), "SyntaxError|'(' was never closed|1|5|1|0");
  EXPECT_EQ(error_of("x = [1, 2\n"), "SyntaxError|'[' was never closed|1|5|1|0");
  EXPECT_EQ(error_of("x)\n"), "SyntaxError|unmatched ')'|1|2|1|2");
  EXPECT_EQ(error_of("(x]\n"),
            "SyntaxError|closing parenthesis ']' does not match opening parenthesis '('|1|3|1|3");
  EXPECT_EQ(error_of("(\nx]\n"),
            "SyntaxError|closing parenthesis ']' does not match opening parenthesis '(' on line 1|2|2|2|2");
  EXPECT_EQ(error_of("f\"{x!r:abc\n"), "SyntaxError|'{' was never closed|1|3|1|0");
  EXPECT_EQ(error_of("f\"{'a'\n"), "SyntaxError|'{' was never closed|1|3|1|0");
  EXPECT_EQ(error_of("f\"{(}\"\n"),
            "SyntaxError|closing parenthesis '}' does not match opening parenthesis '('|1|5|1|5");
  EXPECT_EQ(error_of("f\"{a[}\"\n"),
            "SyntaxError|closing parenthesis '}' does not match opening parenthesis '['|1|6|1|6");
  EXPECT_EQ(error_of("(x := 1, y := 2\n"), "SyntaxError|'(' was never closed|1|1|1|0");
  EXPECT_EQ(error_of("x = [1, 2, 3\nfor i in x:\n    print(i)\n"),
            "SyntaxError|'[' was never closed|1|5|1|0");
  EXPECT_EQ(error_of("def f():\n    x = (1,\n    return x\n"), "SyntaxError|'(' was never closed|2|9|2|0");
  EXPECT_EQ(error_of("lambda: (yield\n"), "SyntaxError|'(' was never closed|1|9|1|0");
  EXPECT_EQ(error_of("from a import (b, c\nx = 1\n"), "SyntaxError|'(' was never closed|1|15|1|0");
}

TEST(TokenErrors, Strings_must_end) {
  EXPECT_EQ(error_of("print(\"abc\n"),
            "SyntaxError|unterminated string literal (detected at line 1)|1|7|1|7");
  EXPECT_EQ(error_of("x = 'abc\ny = 1\n"),
            "SyntaxError|unterminated string literal (detected at line 1)|1|5|1|5");
  EXPECT_EQ(error_of("x = \"\"\"abc\ndef\n"),
            "SyntaxError|unterminated triple-quoted string literal (detected at line 2)|1|5|1|5");
  EXPECT_EQ(error_of("f\"abc\n"), "SyntaxError|unterminated f-string literal (detected at line 1)|1|1|1|1");
  EXPECT_EQ(error_of("f\"\"\"abc\n"),
            "SyntaxError|unterminated triple-quoted f-string literal (detected at line 1)|1|1|1|1");
  EXPECT_EQ(error_of("x = 'a' 'b\n"), "SyntaxError|unterminated string literal (detected at line 1)|1|9|1|9");
  EXPECT_EQ(error_of("def f(x):\n    \"\"\"doc\n\nx = 1\n"),
            "SyntaxError|unterminated triple-quoted string literal (detected at line 4)|2|5|2|5");
  EXPECT_EQ(error_of("a = 'it's'\n"),
            "SyntaxError|unterminated string literal (detected at line 1)|1|10|1|10");
  EXPECT_EQ(error_of("print('don't do that')\n"),
            "SyntaxError|unterminated string literal (detected at line 1)|1|21|1|21");
}

TEST(TokenErrors, Fstrings_are_checked_part_by_part) {
  EXPECT_EQ(error_of("f\"{x\"\n"), "SyntaxError|f-string: expecting '}'|1|5|1|5");
  EXPECT_EQ(error_of("f\"{}\"\n"), "SyntaxError|f-string: valid expression required before '}'|1|4|1|5");
  EXPECT_EQ(error_of("f\"{x!}\"\n"), "SyntaxError|f-string: missing conversion character|1|6|1|7");
  EXPECT_EQ(error_of("f\"{x!z}\"\n"),
            "SyntaxError|f-string: invalid conversion character 'z': expected 's', 'r', or 'a'|1|6|1|7");
  EXPECT_EQ(error_of("f\"{x!r\"\n"), "SyntaxError|f-string: expecting '}'|1|6|1|6");
  EXPECT_EQ(error_of("f\"}\"\n"), "SyntaxError|f-string: single '}' is not allowed|1|3|1|3");
  EXPECT_EQ(error_of("f\"{=}\"\n"), "SyntaxError|f-string: valid expression required before '='|1|4|1|5");
  EXPECT_EQ(error_of("f\"{x:{y}\"\n"), "SyntaxError|f-string: expecting '}', or format specs|1|9|1|10");
  EXPECT_EQ(error_of("f\"{lambda x: 1}\"\n"),
            "SyntaxError|f-string: lambda expressions are not allowed without parentheses|1|4|1|13");
  EXPECT_EQ(error_of("f\"{x = y}\"\n"), "SyntaxError|f-string: expecting '!', or ':', or '}'|1|8|1|9");
  EXPECT_EQ(error_of("f\"{x:d\"\n"), "SyntaxError|f-string: expecting '}', or format specs|1|7|1|8");
}

TEST(TokenErrors, Numbers_are_checked_to_their_end) {
  EXPECT_EQ(error_of("1abc\n"), "SyntaxError|invalid decimal literal|1|1|1|1");
  EXPECT_EQ(error_of("0x\n"), "SyntaxError|invalid hexadecimal literal|1|2|1|2");
  EXPECT_EQ(error_of("0xg\n"), "SyntaxError|invalid hexadecimal literal|1|2|1|2");
  EXPECT_EQ(error_of("0b12\n"), "SyntaxError|invalid digit '2' in binary literal|1|4|1|4");
  EXPECT_EQ(error_of("0o8\n"), "SyntaxError|invalid digit '8' in octal literal|1|3|1|3");
  EXPECT_EQ(error_of("012\n"),
            "SyntaxError|leading zeros in decimal integer literals are not permitted; use an 0o prefix for "
            "octal integers|1|1|1|2");
  EXPECT_EQ(error_of("1_\n"), "SyntaxError|invalid decimal literal|1|2|1|2");
  EXPECT_EQ(error_of("1__0\n"), "SyntaxError|invalid decimal literal|1|2|1|2");
  EXPECT_EQ(error_of("1e+\n"), "SyntaxError|invalid decimal literal|1|3|1|3");
  EXPECT_EQ(error_of("1.5abc\n"), "SyntaxError|invalid decimal literal|1|3|1|3");
  EXPECT_EQ(error_of("def 1f(): pass\n"), "SyntaxError|invalid decimal literal|1|5|1|5");
  EXPECT_EQ(error_of("x = 08\n"),
            "SyntaxError|leading zeros in decimal integer literals are not permitted; use an 0o prefix for "
            "octal integers|1|5|1|6");
}

TEST(TokenErrors, Indentation_is_consistent) {
  EXPECT_EQ(error_of("  x = 1\n"), "IndentationError|unexpected indent|1|2|1|0");
  EXPECT_EQ(error_of("x = 1\n    y = 2\n"), "IndentationError|unexpected indent|2|4|2|0");
  EXPECT_EQ(error_of("if x:\n        y\n    z\n"),
            "IndentationError|unindent does not match any outer indentation level|3|6|3|0");
  EXPECT_EQ(error_of("while True:\n  x = 1\n\ty = 2\n"),
            "TabError|inconsistent use of tabs and spaces in indentation|3|1|3|0");
  EXPECT_EQ(error_of("if True:\n\tx = 1\n        y = 2\n"),
            "TabError|inconsistent use of tabs and spaces in indentation|3|1|3|0");
  EXPECT_EQ(error_of("if True:\n    x\n  else:\n    y\n"),
            "IndentationError|unindent does not match any outer indentation level|3|8|3|0");
}

TEST(TokenErrors, Characters_must_be_known) {
  EXPECT_EQ(error_of("x = 1 \\ 2\n"),
            "SyntaxError|unexpected character after line continuation character|1|8|1|0");
  EXPECT_EQ(error_of("x = \"\\x1\"\n"),
            "SyntaxError|(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated "
            "\\xXX escape|1|5|1|10");
  EXPECT_EQ(error_of("x = \"\\u12\"\n"),
            "SyntaxError|(unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated "
            "\\uXXXX escape|1|5|1|11");
  EXPECT_EQ(error_of("x = \"\\U12345678\"\n"),
            "SyntaxError|(unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal "
            "Unicode character|1|5|1|17");
  EXPECT_EQ(error_of("é = 1\n€ = 2\n"), "SyntaxError|invalid character '€' (U+20AC)|2|1|2|1");
  EXPECT_EQ(error_of("x = a，b\n"), "SyntaxError|invalid character '，' (U+FF0C)|1|6|1|6");
  EXPECT_EQ(error_of("print（1）\n"), "SyntaxError|invalid character '（' (U+FF08)|1|6|1|6");
}

}  // namespace
}  // namespace gilbox::front
