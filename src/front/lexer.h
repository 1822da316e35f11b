// Text to tokens. Follows CPython 3.12's Parser/tokenizer.c in what it accepts and in the errors it reports.
//
// Thread safety: one Lexer, one thread; no shared state.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "src/front/source.h"
#include "src/front/token.h"

namespace gilbox::front {

struct OpenBracket {
  char ch;
  int line;
  int col;
};

// All tokens of a script. When the text cannot be read to its end the last token is kError and `error` says
// why. CPython prefers an error of the tokenizer, even in later lines, to one of the parser: but only those
// marked `overrides`.
struct TokenStream {
  std::vector<Token> tokens;
  std::optional<SyntaxError> error;
  bool overrides = false;
  std::vector<CompileWarning> warnings;
  std::vector<OpenBracket> open;  // brackets open where the tokens end, outermost first
};

TokenStream tokenize(const Source& source);

}  // namespace gilbox::front
