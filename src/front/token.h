// The tokens of Python 3.12, f-strings taken apart as PEP 701 says.
//
// Thread safety: plain data.
#pragma once

#include <cstdint>
#include <string_view>

namespace gilbox::front {

// KEYWORD(name, text), OPERATOR(name, text), OTHER(name): one row a kind.
#define GILBOX_TOKENS(KEYWORD, OPERATOR, OTHER)                                                              \
  OTHER(kEnd)                                                                                                \
  OTHER(kError)                                                                                              \
  OTHER(kNewline)                                                                                            \
  OTHER(kIndent)                                                                                             \
  OTHER(kDedent)                                                                                             \
  OTHER(kName) OTHER(kNumber) OTHER(kString) OTHER(kFstringStart) OTHER(kFstringMiddle) OTHER(kFstringEnd)   \
      OPERATOR(kLpar, "(") OPERATOR(kRpar, ")") OPERATOR(kLsqb, "[") OPERATOR(kRsqb, "]") OPERATOR(          \
          kLbrace, "{") OPERATOR(kRbrace, "}") OPERATOR(kColon, ":") OPERATOR(kComma, ",") OPERATOR(kSemi,   \
                                                                                                    ";")     \
          OPERATOR(kDot, ".") OPERATOR(kEllipsis, "...") OPERATOR(kArrow, "->") OPERATOR(kAt, "@") OPERATOR( \
              kExclamation, "!") OPERATOR(kPlus, "+") OPERATOR(kMinus, "-") OPERATOR(kStar, "*")             \
              OPERATOR(kSlash, "/") OPERATOR(kDoubleSlash, "//") OPERATOR(kPercent, "%") OPERATOR(           \
                  kDoubleStar, "**") OPERATOR(kLshift, "<<") OPERATOR(kRshift, ">>") OPERATOR(kAmper, "&")   \
                  OPERATOR(kVbar, "|") OPERATOR(kCircumflex, "^") OPERATOR(kTilde, "~") OPERATOR(            \
                      kLess, "<") OPERATOR(kGreater, ">") OPERATOR(kLessEqual, "<=")                         \
                      OPERATOR(kGreaterEqual, ">=") OPERATOR(kEqEqual, "==") OPERATOR(kNotEqual, "!=")       \
                          OPERATOR(kLessGreater, "<>") OPERATOR(kEqual, "=") OPERATOR(                       \
                              kColonEqual,                                                                   \
                              ":=") OPERATOR(kPlusEqual, "+=") OPERATOR(kMinusEqual, "-=")                   \
                              OPERATOR(kStarEqual, "*=") OPERATOR(kSlashEqual, "/=") OPERATOR(               \
                                  kDoubleSlashEqual, "//=") OPERATOR(kPercentEqual, "%=")                    \
                                  OPERATOR(kDoubleStarEqual, "**=") OPERATOR(kLshiftEqual, "<<=") OPERATOR(  \
                                      kRshiftEqual, ">>=") OPERATOR(kAmperEqual, "&=")                       \
                                      OPERATOR(kVbarEqual, "|=") OPERATOR(kCircumflexEqual, "^=") OPERATOR(  \
                                          kAtEqual, "@=") OTHER(kUnknown) KEYWORD(kFalse, "False")           \
                                          KEYWORD(kNone, "None") KEYWORD(kTrue, "True") KEYWORD(             \
                                              kAnd, "and") KEYWORD(kAs, "as") KEYWORD(kAssert, "assert")     \
                                              KEYWORD(kAsync, "async") KEYWORD(kAwait, "await") KEYWORD(     \
                                                  kBreak,                                                    \
                                                  "break") KEYWORD(kClass,                                   \
                                                                   "class") KEYWORD(kContinue, "continue")   \
                                                  KEYWORD(kDef, "def") KEYWORD(kDel, "del") KEYWORD(         \
                                                      kElif, "elif") KEYWORD(kElse, "else")                  \
                                                      KEYWORD(kExcept, "except") KEYWORD(                    \
                                                          kFinally, "finally") KEYWORD(kFor, "for")          \
                                                          KEYWORD(kFrom, "from") KEYWORD(                    \
                                                              kGlobal, "global") KEYWORD(kIf, "if")          \
                                                              KEYWORD(kImport, "import") KEYWORD(            \
                                                                  kIn, "in") KEYWORD(kIs, "is")              \
                                                                  KEYWORD(kLambda, "lambda") KEYWORD(        \
                                                                      kNonlocal, "nonlocal")                 \
                                                                      KEYWORD(kNot, "not") KEYWORD(          \
                                                                          kOr, "or") KEYWORD(kPass, "pass")  \
                                                                          KEYWORD(kRaise, "raise") KEYWORD(  \
                                                                              kReturn, "return")             \
                                                                              KEYWORD(kTry, "try")           \
                                                                                  KEYWORD(kWhile, "while")   \
                                                                                      KEYWORD(kWith, "with") \
                                                                                          KEYWORD(kYield,    \
                                                                                                  "yield")

enum class Tok : uint8_t {
#define TWO(NAME, TEXT) NAME,
#define ONE(NAME) NAME,
  GILBOX_TOKENS(TWO, TWO, ONE)
#undef TWO
#undef ONE
};

// "NAME", "NEWLINE", ... or the operator's or keyword's own text.
const char* token_name(Tok kind);

// Lines count from 1, columns from 0 in UTF-8 bytes. INDENT, DEDENT and ENDMARKER have col == -1, as in
// CPython; their end_col says how far the line had been read.
struct Token {
  Tok kind = Tok::kEnd;
  int level = 0;       // brackets open behind this token
  uint32_t begin = 0;  // offsets in Source::text()
  uint32_t end = 0;
  int line = 0;
  int col = -1;
  int end_line = 0;
  int end_col = -1;
};

}  // namespace gilbox::front
