// What went wrong: the second pass's checks for common mistakes, each after a rule of CPython 3.12's grammar
// (Grammar/python.gram, the invalid_ rules), and where errors are reported (Parser/pegen_errors.c).
#include <fmt/format.h>

#include <algorithm>

#include "src/front/parser.h"
#include "src/front/unicode.h"

namespace gilbox::front {

namespace {

// The lexer has read everything before the parser begins: its warnings are put among the parser's, without
// those of what stands behind an error.
template <class Parse>
auto parse_with_warnings(const Source& source, std::vector<CompileWarning>* warnings, Parse parse) {
  const TokenStream stream = tokenize(source);
  const auto add_lexers = [&](uint32_t last_line) {
    if (warnings == nullptr) return;
    for (const CompileWarning& w : stream.warnings) {
      if (w.line <= last_line) warnings->push_back(w);
    }
    std::stable_sort(warnings->begin(), warnings->end(),
                     [](const CompileWarning& a, const CompileWarning& b) { return a.line < b.line; });
  };
  try {
    auto tree = parse(stream);
    add_lexers(UINT32_MAX);
    return tree;
  } catch (const FrontEndError& e) {
    add_lexers(e.error.line > 0 ? static_cast<uint32_t>(e.error.line) : UINT32_MAX);
    throw;
  }
}

}  // namespace

Module parse_module(const Source& source, Arena& arena, std::vector<CompileWarning>* warnings) {
  return parse_with_warnings(source, warnings, [&](const TokenStream& stream) {
    return Parser(source, stream, arena, warnings).parse_file();
  });
}

Expr* parse_eval(const Source& source, Arena& arena, std::vector<CompileWarning>* warnings) {
  return parse_with_warnings(source, warnings, [&](const TokenStream& stream) {
    return Parser(source, stream, arena, warnings).parse_expression_input();
  });
}

const char* expression_name(const Expr& e) {
  switch (e.kind) {
    case ExprKind::kAttribute:
      return "attribute";
    case ExprKind::kSubscript:
      return "subscript";
    case ExprKind::kStarred:
      return "starred";
    case ExprKind::kName:
      return "name";
    case ExprKind::kList:
      return "list";
    case ExprKind::kTuple:
      return "tuple";
    case ExprKind::kLambda:
      return "lambda";
    case ExprKind::kCall:
      return "function call";
    case ExprKind::kBoolOp:
    case ExprKind::kBinOp:
    case ExprKind::kUnaryOp:
      return "expression";
    case ExprKind::kGeneratorExp:
      return "generator expression";
    case ExprKind::kYield:
    case ExprKind::kYieldFrom:
      return "yield expression";
    case ExprKind::kAwait:
      return "await expression";
    case ExprKind::kListComp:
      return "list comprehension";
    case ExprKind::kSetComp:
      return "set comprehension";
    case ExprKind::kDictComp:
      return "dict comprehension";
    case ExprKind::kDict:
      return "dict literal";
    case ExprKind::kSet:
      return "set display";
    case ExprKind::kJoinedStr:
    case ExprKind::kFormattedValue:
      return "f-string expression";
    case ExprKind::kConstant:
      switch (as<Constant_>(e).constant) {
        case ConstantKind::kNone:
          return "None";
        case ConstantKind::kTrue:
          return "True";
        case ConstantKind::kFalse:
          return "False";
        case ConstantKind::kEllipsis:
          return "ellipsis";
        default:
          return "literal";
      }
    case ExprKind::kCompare:
      return "comparison";
    case ExprKind::kIfExp:
      return "conditional expression";
    case ExprKind::kNamedExpr:
      return "named expression";
    case ExprKind::kSlice:
      break;
  }
  return "slice";
}

// ---- reporting

void Parser::raise_tokenizer_error() {
  SyntaxError error = *stream_.error;
  if (!stream_.overrides) leave_out_newline(error, source_.line_count());
  throw FrontEndError{std::move(error)};
}

// CPython keeps the lines of a string in one buffer: of those that the tokenizer has left behind the newline
// is not shown. Lines of files are read anew.
void Parser::leave_out_newline(SyntaxError& error, int last_line_read) const {
  const bool is_string = source_.filename().starts_with('<');
  if (is_string && error.line < last_line_read && error.text.ends_with('\n')) error.text.pop_back();
}

void Parser::raise_too_deep() {
  SyntaxError error;
  error.kind = ErrorKind::kMemoryError;
  error.message = "Parser stack overflowed - Python source too complex to parse";
  error.filename = source_.filename();
  throw FrontEndError{std::move(error)};
}

// CPython prefers an error of the tokenizer further on, or a bracket never closed before this line.
std::optional<SyntaxError> Parser::error_in_rest() {
  if (!stream_.error) return std::nullopt;
  if (stream_.overrides) return stream_.error;
  if (stream_.open.empty()) return std::nullopt;
  const OpenBracket& open = stream_.open.back();
  if (tokens_[furthest_].line <= open.line) return std::nullopt;
  SyntaxError error =
      source_.make_error(ErrorKind::kSyntaxError, fmt::format("'{}' was never closed", open.ch), open.line,
                         open.col, open.line, -1);
  error.end_offset = 0;
  leave_out_newline(error, tokens_.back().end_line);
  return error;
}

void Parser::raise(SyntaxError error) {
  if (std::optional<SyntaxError> preferred = error_in_rest()) throw FrontEndError{std::move(*preferred)};
  leave_out_newline(error, tokens_[furthest_].end_line);
  throw FrontEndError{std::move(error)};
}

void Parser::raise_range(const Location& first, const Location& last, std::string message) {
  raise(source_.make_error(ErrorKind::kSyntaxError, std::move(message), first.line, first.col, last.end_line,
                           last.end_col));
}

void Parser::raise_at(const Location& where, std::string message) {
  raise_range(where, where, std::move(message));
}

void Parser::raise_starting_from(const Location& where, std::string message) {
  const Token& last = tokens_[furthest_];
  // As in CPython the end is that of the last character, not behind it.
  raise(source_.make_error(ErrorKind::kSyntaxError, std::move(message), where.line, where.col, last.end_line,
                           last.end_col - 1));
}

void Parser::raise_last(std::string message, ErrorKind error_kind) {
  const Token& token = tokens_[furthest_];
  SyntaxError error = source_.make_error(error_kind, std::move(message), token.line, token.col,
                                         token.end_line, token.end_col);
  if (token.col < 0) {
    const std::string_view line = source_.line_text(token.line);
    error.offset =
        source_.is_main() ? 0 : count_code_points(line.substr(0, static_cast<std::size_t>(token.end_col)));
    error.end_offset = -1;
  }
  raise(std::move(error));
}

// No rule knew what is wrong.
void Parser::raise_generic(std::size_t last) {
  const Token& token = tokens_[last];
  if (token.kind == Tok::kIndent || token.kind == Tok::kDedent) {
    SyntaxError error =
        source_.make_error(ErrorKind::kIndentationError,
                           token.kind == Tok::kIndent ? "unexpected indent" : "unexpected unindent",
                           token.line, token.end_col - 1, token.line, -1);
    throw FrontEndError{std::move(error)};
  }
  if (token.col < 0) {
    SyntaxError error =
        source_.make_error(ErrorKind::kSyntaxError, "invalid syntax", token.line, 0, token.line, -1);
    error.offset = error.end_offset = 0;
    raise(std::move(error));
  }
  raise_at(token, "invalid syntax");
}

const Token& Parser::expect_forced(Tok k) {
  const Token& token = peek();
  if (token.kind != k) raise_at(token, fmt::format("expected '{}'", token_name(k)));
  ++pos_;
  return token;
}

void Parser::refuse_unless_block(const char* what, int line) {
  raise_last(fmt::format("expected an indented block after {} on line {}", what, line),
             ErrorKind::kIndentationError);
}

void Parser::raise_invalid_target(const Expr* e, TargetUse use) {
  const Expr* bad = invalid_target(e, use);
  if (bad == nullptr) fail();
  raise_at(bad->loc, fmt::format("cannot {} {}", use == TargetUse::kDel ? "delete" : "assign to",
                                 expression_name(*bad)));
}

// ---- expressions

// invalid_expression and invalid_legacy_expression: `a`, which begins at `first`, has just been read.
void Parser::diagnose_two_expressions(const Token& first, Expr* a) {
  const std::size_t mark = pos_;
  const auto first_pos = static_cast<std::size_t>(&first - tokens_.data());
  const std::string_view text = text_of(first);
  const bool is_name = first.kind == Tok::kName;
  // As CPython compares them: beginnings of soft keywords are taken for them.
  constexpr std::string_view kSoft[] = {"_", "case", "match", "type"};
  const bool soft = is_name && std::any_of(std::begin(kSoft), std::end(kSoft),
                                           [&](std::string_view word) { return word.starts_with(text); });
  const bool before_string = is_name && tokens_[first_pos + 1].kind == Tok::kString;
  const bool legacy = is_name && (text == "print" || text == "exec");
  if (!soft && !before_string && starts_expression()) {
    Expr* b = nullptr;
    diagnosing_ = false;
    const bool found = attempt([&] { b = expression(); });
    diagnosing_ = true;
    const bool legacy_call = legacy && a->kind == ExprKind::kName;
    if (found && !legacy_call && previous().level != 0) {
      raise_range(a->loc, b->loc, "invalid syntax. Perhaps you forgot a comma?");
    }
  }
  pos_ = mark;
  if (!is_name) return;
  pos_ = first_pos + 1;
  Expr* b = nullptr;
  if (!at(Tok::kLpar) && attempt([&] { b = star_expressions(); }) && legacy) {
    raise_range(location_of(first), b->loc,
                fmt::format("Missing parentheses in call to '{}'. Did you mean {}(...)?", text, text));
  }
  pos_ = mark;
}

// invalid_named_expression
void Parser::diagnose_named_expression() {
  const std::size_t mark = pos_;
  attempt([&] {
    Expr* a = expression();
    expect(Tok::kColonEqual);
    expression();
    raise_at(a->loc, fmt::format("cannot use assignment expressions with {}", expression_name(*a)));
  });
  pos_ = mark;
  const auto no_more = [this] { return !at(Tok::kEqual) && !at(Tok::kColonEqual); };
  if (at(Tok::kName) && kind_after() == Tok::kEqual) {
    attempt([&] {
      const Token& target = expect(Tok::kName);
      expect(Tok::kEqual);
      Expr* b = bitwise_or();
      if (no_more()) {
        raise_range(location_of(target), b->loc,
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
      }
    });
    pos_ = mark;
  }
  const bool excluded =
      at(Tok::kTrue) || at(Tok::kFalse) || at(Tok::kNone) || looks_like([&] {
        if (!at(Tok::kLsqb) && !at(Tok::kLpar)) fail();
        const Expr* e = atom();
        if (e->kind != ExprKind::kList && e->kind != ExprKind::kTuple && e->kind != ExprKind::kGeneratorExp) {
          fail();
        }
      });
  if (!excluded) {
    attempt([&] {
      Expr* a = bitwise_or();
      expect(Tok::kEqual);
      bitwise_or();
      if (no_more()) {
        raise_at(a->loc, fmt::format("cannot assign to {} here. Maybe you meant '==' instead of '='?",
                                     expression_name(*a)));
      }
    });
  }
  pos_ = mark;
}

// invalid_group
void Parser::diagnose_group() {
  const std::size_t mark = pos_;
  attempt([&] {
    expect(Tok::kLpar);
    const Token& first = peek();
    const bool twice = first.kind == Tok::kDoubleStar;
    if (!twice && first.kind != Tok::kStar) fail();
    ++pos_;
    expression();
    const Location loc = since(first);
    expect(Tok::kRpar);
    if (twice) raise_at(first, "cannot use double starred expression here");
    raise_at(loc, "cannot use starred expression here");
  });
  pos_ = mark;
}

// invalid_comprehension
void Parser::diagnose_comprehension() {
  const std::size_t mark = pos_;
  const bool parenthesis = at(Tok::kLpar);
  ++pos_;
  attempt([&] {
    const Token& first = expect(Tok::kStar);
    expression();
    const Location loc = since(first);
    if (!at_comprehension()) fail();
    comprehension_clauses();
    raise_at(loc, "iterable unpacking cannot be used in comprehension");
  });
  if (!parenthesis) {
    pos_ = mark + 1;
    attempt([&] {
      const Token& first = peek();
      star_named_expression();
      if (!at(Tok::kComma)) fail();
      ++pos_;
      Location last = location_of(previous());
      while (!at_comprehension()) {
        star_named_expression();
        last = location_of(previous());
        if (!accept(Tok::kComma) && !at_comprehension()) fail();
      }
      comprehension_clauses();
      raise_range(location_of(first), last, "did you forget parentheses around the comprehension target?");
    });
  }
  pos_ = mark;
}

// invalid_double_starred_kvpairs and invalid_kvpair; CPython tries these in the first pass too.
void Parser::diagnose_dict_pairs() {
  const std::size_t mark = pos_;
  ++pos_;
  bool first_item = true;
  for (bool more = true; more; first_item = false) {
    const std::size_t item = pos_;
    Expr* key = nullptr;
    if (!at(Tok::kDoubleStar) && attempt([&] { key = expression(); })) {
      if (!at(Tok::kColon)) {
        if (first_item) break;
        SyntaxError error = source_.make_error(ErrorKind::kSyntaxError, "':' expected after dictionary key",
                                               key->loc.line, key->loc.end_col - 1, key->loc.end_line, -1);
        error.end_offset = 0;
        raise(std::move(error));
      }
      const Token& colon = peek();
      ++pos_;
      const Token& star = peek();
      if (star.kind == Tok::kStar) {
        attempt([&] {
          ++pos_;
          bitwise_or();
          raise_starting_from(location_of(star), "cannot use a starred expression in a dictionary value");
        });
      }
      if (at(Tok::kRbrace) || at(Tok::kComma))
        raise_at(colon, "expression expected after dictionary key and ':'");
    }
    pos_ = item;
    more = attempt([&] {
      if (accept(Tok::kDoubleStar)) {
        bitwise_or();
      } else {
        expression();
        expect(Tok::kColon);
        expression();
      }
      expect(Tok::kComma);
    });
  }
  pos_ = mark;
}

// invalid_dict_comprehension
void Parser::diagnose_dict_comprehension() {
  const std::size_t mark = pos_;
  ++pos_;
  attempt([&] {
    const Token& stars = expect(Tok::kDoubleStar);
    bitwise_or();
    if (!at_comprehension()) fail();
    comprehension_clauses();
    expect(Tok::kRbrace);
    raise_at(stars, "dict unpacking cannot be used in dict comprehension");
  });
  pos_ = mark;
}

// invalid_for_target: pos_ is at "for".
void Parser::diagnose_for_target() {
  attempt([&] {
    expect(Tok::kFor);
    raise_invalid_target(star_expressions(), TargetUse::kFor);
  });
}

// ---- calls

// invalid_arguments: pos_ is at the first argument.
void Parser::diagnose_arguments() {
  const std::size_t mark = pos_;
  const auto again = [&](auto&& rule) {
    pos_ = mark;
    attempt(rule);
  };
  constexpr const char* kUnparenthesized = "Generator expression must be parenthesized";
  const auto end_of_comprehension = [](const Seq<Comprehension>& clauses) {
    const Comprehension& last = clauses.back();
    return last.ifs.empty() ? last.iter->loc : last.ifs.back()->loc;
  };
  again([&] {
    read_arguments();
    expect(Tok::kComma);
    raise_at(expect(Tok::kStar), "iterable argument unpacking follows keyword argument unpacking");
  });
  again([&] {
    Expr* a = expression();
    if (!at_comprehension()) fail();
    const Seq<Comprehension> clauses = comprehension_clauses();
    expect(Tok::kComma);
    looks_like([&] { read_arguments(); });
    raise_range(a->loc, end_of_comprehension(clauses), kUnparenthesized);
  });
  again([&] {
    const Token& keyword = expect(Tok::kName);
    const Token& equal = expect(Tok::kEqual);
    expression();
    if (!at_comprehension()) fail();
    comprehension_clauses();
    raise_range(location_of(keyword), location_of(equal),
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  });
  again([&] {
    const CallArguments args = read_arguments();
    if (!at_comprehension()) fail();
    const Seq<Comprehension> clauses = comprehension_clauses();
    if (args.args.size() > 1)
      raise_range(args.args.back()->loc, end_of_comprehension(clauses), kUnparenthesized);
  });
  again([&] {
    read_arguments();
    expect(Tok::kComma);
    Expr* a = expression();
    if (!at_comprehension()) fail();
    const Seq<Comprehension> clauses = comprehension_clauses();
    raise_range(a->loc, clauses.back().target->loc, kUnparenthesized);
  });
  again([&] {
    const CallArguments args = read_arguments();
    expect(Tok::kComma);
    read_arguments();
    const bool unpacking = std::any_of(args.keywords.begin(), args.keywords.end(),
                                       [](const Keyword& k) { return k.arg.empty(); });
    raise_last(unpacking ? "positional argument follows keyword argument unpacking"
                         : "positional argument follows keyword argument");
  });
  pos_ = mark;
}

// invalid_kwarg
void Parser::diagnose_keyword_argument() {
  const std::size_t mark = pos_;
  const Token& first = peek();
  if ((at(Tok::kTrue) || at(Tok::kFalse) || at(Tok::kNone)) && kind_after() == Tok::kEqual) {
    raise_range(location_of(first), location_of(tokens_[pos_ + 1]),
                fmt::format("cannot assign to {}", text_of(first)));
  }
  attempt([&] {
    if (!at(Tok::kName) || kind_after() != Tok::kEqual) fail();
    pos_ += 2;
    const Token& equal = previous();
    if (at(Tok::kComma) || at(Tok::kRpar)) {
      raise_range(location_of(first), location_of(equal), "expected argument value expression");
    }
    expression();
    if (!at_comprehension()) fail();
    comprehension_clauses();
    raise_range(location_of(first), location_of(equal),
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  });
  pos_ = mark;
  attempt([&] {
    const Token& stars = expect(Tok::kDoubleStar);
    expression();
    expect(Tok::kEqual);
    Expr* b = expression();
    raise_range(location_of(stars), b->loc, "cannot assign to keyword argument unpacking");
  });
  pos_ = mark;
  attempt([&] {
    if (at(Tok::kName) && kind_after() == Tok::kEqual) fail();
    Expr* a = expression();
    const Token& equal = expect(Tok::kEqual);
    raise_range(a->loc, location_of(equal),
                "expression cannot contain assignment, perhaps you meant \"==\"?");
  });
  pos_ = mark;
}

// ---- statements

// invalid_assignment
void Parser::diagnose_assignment() {
  const std::size_t mark = pos_;
  const auto again = [&](auto&& rule) {
    pos_ = mark;
    attempt(rule);
  };
  const auto targets = [this] {
    while (attempt([this] {
      star_targets();
      expect(Tok::kEqual);
    })) {
    }
  };
  again([&] {
    Expr* a = atom();
    if (a->kind != ExprKind::kList && a->kind != ExprKind::kTuple) fail();
    expect(Tok::kColon);
    expression();
    raise_at(a->loc, fmt::format("only single target (not {}) can be annotated", expression_name(*a)));
  });
  again([&] {
    Expr* a = star_named_expression();
    expect(Tok::kComma);
    while (!at(Tok::kColon)) {
      star_named_expression();  // CPython's rule repeats lists of these, so no comma is needed
      accept(Tok::kComma);
    }
    expect(Tok::kColon);
    expression();
    raise_at(a->loc, "only single target (not tuple) can be annotated");
  });
  again([&] {
    Expr* a = expression();
    if (a->kind == ExprKind::kName || a->kind == ExprKind::kAttribute || a->kind == ExprKind::kSubscript)
      fail();
    expect(Tok::kColon);
    expression();
    raise_at(a->loc, "illegal target for annotation");
  });
  again([&] {
    targets();
    Expr* a = star_expressions();
    expect(Tok::kEqual);
    raise_invalid_target(a, TargetUse::kStar);
  });
  again([&] {
    targets();
    Expr* a = yield_expression();
    expect(Tok::kEqual);
    raise_at(a->loc, "assignment to yield expression not possible");
  });
  again([&] {
    Expr* a = star_expressions();
    if (!augmented_operator()) fail();
    ++pos_;
    yield_or_star_expressions();
    raise_at(a->loc,
             fmt::format("'{}' is an illegal expression for augmented assignment", expression_name(*a)));
  });
  pos_ = mark;
}

// A statement that begins with an expression, read in the order of CPython's alternatives.
Stmt* Parser::diagnose_expression_statement() {
  const Token& first = peek();
  const std::size_t mark = pos_;
  Stmt* dummy = node<Stmt>(StmtKind::kPass, location_of(first));
  const auto single_target = [this] {
    Expr* e = primary();
    if (e->kind != ExprKind::kName && e->kind != ExprKind::kAttribute && e->kind != ExprKind::kSubscript)
      fail();
  };
  const bool valid = attempt([&] {
                       single_target();
                       expect(Tok::kColon);
                       expression();
                       if (accept(Tok::kEqual)) yield_or_star_expressions();
                     }) ||
                     attempt([&] {
                       do {
                         star_targets();
                         expect(Tok::kEqual);
                       } while (looks_like([&] {
                         star_targets();
                         expect(Tok::kEqual);
                       }));
                       yield_or_star_expressions();
                       if (at(Tok::kEqual)) fail();
                     });
  if (valid) return dummy;
  bool augmented = false;
  if (attempt([&] {
        single_target();
        if (!augmented_operator()) fail();
        ++pos_;
        augmented = true;
        yield_or_star_expressions();
      })) {
    return dummy;
  }
  pos_ = mark;
  if (!augmented) diagnose_assignment();
  yield_or_star_expressions();
  return dummy;
}

// invalid_del_stmt: pos_ is behind "del".
void Parser::diagnose_del() {
  raise_invalid_target(star_expressions(), TargetUse::kDel);
}

// invalid_import: pos_ is at "import".
void Parser::diagnose_import() {
  const std::size_t mark = pos_;
  attempt([&] {
    const Token& keyword = expect(Tok::kImport);
    do {
      dotted_name();
    } while (accept(Tok::kComma));
    expect(Tok::kFrom);
    dotted_name();
    raise_starting_from(location_of(keyword), "Did you mean to use 'from ... import ...' instead?");
  });
  pos_ = mark;
}

// invalid_except_stmt: pos_ is behind "except".
void Parser::diagnose_except() {
  const std::size_t mark = pos_;
  const bool star = accept(Tok::kStar);
  const std::size_t type = pos_;
  attempt([&] {
    Expr* a = expression();
    expect(Tok::kComma);
    expression();
    while (accept(Tok::kComma) && starts_expression()) expression();
    if (accept(Tok::kAs)) name();
    expect(Tok::kColon);
    raise_starting_from(a->loc, "multiple exception types must be parenthesized");
  });
  pos_ = type;
  attempt([&] {
    expression();
    if (accept(Tok::kAs)) name();
    expect(Tok::kNewline);
    raise_last("expected ':'");
  });
  pos_ = type;
  if (!star && at(Tok::kNewline)) raise_last("expected ':'");
  if (star && (at(Tok::kNewline) || at(Tok::kColon))) raise_last("expected one or more exception types");
  pos_ = mark;
}

// invalid_replacement_field: pos_ is at the '{'.
void Parser::diagnose_replacement_field(bool raw) {
  expect(Tok::kLbrace);
  const auto at_any = [this](std::initializer_list<Tok> kinds) {
    return std::find(kinds.begin(), kinds.end(), kind()) != kinds.end();
  };
  const auto refuse = [this](const char* text) { raise_at(peek(), fmt::format("f-string: {}", text)); };
  if (at_any({Tok::kEqual, Tok::kExclamation, Tok::kColon, Tok::kRbrace})) {
    raise_at(peek(), fmt::format("f-string: valid expression required before '{}'", text_of(peek())));
  }
  if (!attempt([&] { yield_or_star_expressions(); })) refuse("expecting a valid expression after '{'");
  if (!at_any({Tok::kEqual, Tok::kExclamation, Tok::kColon, Tok::kRbrace})) {
    refuse("expecting '=', or '!', or ':', or '}'");
  }
  if (accept(Tok::kEqual) && !at_any({Tok::kExclamation, Tok::kColon, Tok::kRbrace})) {
    refuse("expecting '!', or ':', or '}'");
  }
  if (accept(Tok::kExclamation)) {
    if (at_any({Tok::kColon, Tok::kRbrace})) refuse("missing conversion character");
    if (!at(Tok::kName)) refuse("invalid conversion character");
    ++pos_;
  }
  if (!at_any({Tok::kColon, Tok::kRbrace})) refuse("expecting ':' or '}'");
  if (at(Tok::kColon)) {
    attempt([&] { format_spec(raw); });
    if (!at(Tok::kRbrace)) refuse("expecting '}', or format specs");
  }
  if (!at(Tok::kRbrace)) refuse("expecting '}'");
}

}  // namespace gilbox::front
