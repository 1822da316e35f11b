// The tokens that text is cut into.
#include <gtest/gtest.h>

#include "tests/unit/front_support.h"

namespace gilbox::front {
namespace {

TEST(Lexer, Names_numbers_and_operators_are_told_apart) {
  EXPECT_EQ(tokens_of("x1 = 0x1F**-y != 1.5e3j"),
            "Name<x1> = Number<0x1F> ** - Name<y> != Number<1.5e3j> Newline End");
  EXPECT_EQ(tokens_of("a:=b->c...d//=e"),
            "Name<a> := Name<b> -> Name<c> ... Name<d> //= Name<e> Newline End");
}

TEST(Lexer, Keywords_are_no_names) {
  EXPECT_EQ(tokens_of("if not match"), "if not Name<match> Newline End");
}

TEST(Lexer, Dedent_closes_every_open_block) {
  EXPECT_EQ(tokens_of("if a:\n  if b:\n    c\nd\n"),
            "if Name<a> : Newline Indent if Name<b> : Newline Indent Name<c> Newline Dedent Dedent Name<d> "
            "Newline End");
}

TEST(Lexer, Blank_lines_and_comments_do_not_count) {
  EXPECT_EQ(tokens_of("a\n\n      # far right\n\t\nb # end"), "Name<a> Newline Name<b> Newline End");
}

TEST(Lexer, Lines_go_on_inside_brackets_and_behind_backslashes) {
  EXPECT_EQ(tokens_of("f(a,\n  # comment\n     b)\n"), "Name<f> ( Name<a> , Name<b> ) Newline End");
  EXPECT_EQ(tokens_of("a + \\\n    b\n"), "Name<a> + Name<b> Newline End");
}

TEST(Lexer, A_last_line_needs_no_newline) {
  EXPECT_EQ(tokens_of("if a:\n  b"), "if Name<a> : Newline Indent Name<b> Newline Dedent End");
  EXPECT_EQ(tokens_of(""), "End");
}

TEST(Lexer, Strings_keep_prefix_and_quotes) {
  EXPECT_EQ(tokens_of("rb'a\\'' 'b\\\nc' \"\"\"d\n\"e\"\"\""),
            "String<rb'a\\''> String<'b\\\nc'> String<\"\"\"d\n\"e\"\"\"> Newline End");
}

TEST(Lexer, Fstrings_are_taken_apart) {
  EXPECT_EQ(tokens_of("f'a{b!r:>{w}}c'"),
            "FstringStart<f'> FstringMiddle<a> { Name<b> ! Name<r> : FstringMiddle<>> { Name<w> } } "
            "FstringMiddle<c> FstringEnd Newline End");
  EXPECT_EQ(
      tokens_of("f'{x:{y}}{{}}'"),
      "FstringStart<f'> { Name<x> : { Name<y> } } FstringMiddle<{> FstringMiddle<}> FstringEnd Newline End");
  EXPECT_EQ(tokens_of("f'{f\"{'a'}\"}'"),
            "FstringStart<f'> { FstringStart<f\"> { String<'a'> } FstringEnd } FstringEnd Newline End");
}

TEST(Lexer, Identifiers_may_be_of_any_script) {
  EXPECT_EQ(tokens_of("变量 = имя"), "Name<变量> = Name<имя> Newline End");
}

TEST(Lexer, Columns_count_bytes_and_lines_begin_at_one) {
  const Source source("名 = 1\n  # x\ny\n", "f");
  const TokenStream stream = tokenize(source);
  EXPECT_EQ(stream.tokens[1].col, 4);
  const Token& y = stream.tokens[4];
  EXPECT_EQ(y.line, 3);
  EXPECT_EQ(y.col, 0);
  EXPECT_EQ(y.end_col, 1);
}

}  // namespace
}  // namespace gilbox::front
