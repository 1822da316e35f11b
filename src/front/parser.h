// Tokens to syntax tree: a recursive-descent parser for Python 3.12.
//
// As CPython's, it reads the script a second time when it has failed, now trying at every place the mistakes
// that people make (the grammar's invalid_ rules), so that the first pass stays short and fast. Both passes
// are the same functions; what belongs to the second alone is guarded by `diagnosing_` or stands in
// parser_errors.cpp.
//
// Thread safety: one Parser, one thread.
// Invariants: ParseFailed means "not this way" and is caught by attempt() or by run(); FrontEndError is
// final.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/front/ast.h"
#include "src/front/lexer.h"
#include "src/front/limits.h"
#include "src/front/source.h"
#include "src/front/unicode.h"
#include "vm/code/code.h"

namespace gilbox::front {

// Parses a whole file. The tree lives in `arena` and refers to the text of `source`.
// Throws FrontEndError.
// What is to be warned of goes to `warnings`.
Module parse_module(const Source& source, Arena& arena, std::vector<CompileWarning>* warnings = nullptr);

// Parses a single expression, surrounding white space and newlines allowed, as eval() takes it.
Expr* parse_eval(const Source& source, Arena& arena, std::vector<CompileWarning>* warnings = nullptr);

class Parser {
 public:
  Parser(const Source& source, const TokenStream& stream, Arena& arena,
         std::vector<CompileWarning>* warnings = nullptr)
      : source_(source), stream_(stream), tokens_(stream.tokens), arena_(arena), warnings_(warnings) {}
  Module parse_file();
  Expr* parse_expression_input();

 private:
  struct ParseFailed {};
  // What star_targets() and its like may be used for; decides which expressions are targets.
  enum class TargetUse { kStar, kFor, kDel };

  // ---- tokens
  const Token& peek() {
    if (pos_ > furthest_) furthest_ = pos_;
    if (tokens_[pos_].kind == Tok::kError) raise_tokenizer_error();
    return tokens_[pos_];
  }
  Tok kind() { return peek().kind; }
  Tok kind_after() {  // of the token behind the current one
    peek();
    if (kind() == Tok::kEnd) return Tok::kEnd;
    ++pos_;
    const Tok result = kind();
    --pos_;
    return result;
  }
  bool at(Tok k) { return kind() == k; }
  bool accept(Tok k) {
    if (!at(k)) return false;
    ++pos_;
    return true;
  }
  const Token& expect(Tok k) {
    const Token& token = peek();
    if (token.kind != k) fail();
    ++pos_;
    return token;
  }
  const Token& expect_forced(Tok k);
  const Token& previous() const { return tokens_[pos_ - 1]; }
  // Of a name: its normal form.
  std::string_view text_of(const Token& token) const {
    const auto text = std::string_view(source_.text()).substr(token.begin, token.end - token.begin);
    const bool plain = token.kind != Tok::kName || std::all_of(text.begin(), text.end(), [](char c) {
                         return static_cast<unsigned char>(c) < 128;
                       });
    return plain ? text : arena_.copy(normalize_identifier(text));
  }
  bool at_name(std::string_view text) { return at(Tok::kName) && text_of(peek()) == text; }
  Location since(const Token& first) const {
    return {first.line, first.col, previous().end_line, previous().end_col};
  }
  Location since(const Location& first) const {
    return {first.line, first.col, previous().end_line, previous().end_col};
  }
  static Location location_of(const Token& t) { return {t.line, t.col, t.end_line, t.end_col}; }
  template <class T, class... Args>
  T* node(ExprKind k, const Location& loc, Args&&... args) {
    return arena_.make<T>(Expr{k, loc}, std::forward<Args>(args)...);
  }
  template <class T, class... Args>
  T* node(StmtKind k, const Location& loc, Args&&... args) {
    return arena_.make<T>(Stmt{k, loc}, std::forward<Args>(args)...);
  }

  // Runs f; when that fails goes back to where it began and returns false.
  template <class F>
  bool attempt(F&& f) {
    const std::size_t mark = pos_;
    const int depth = depth_;
    const bool diagnosing = diagnosing_;
    try {
      f();
      return true;
    } catch (const ParseFailed&) {
      pos_ = mark;
      depth_ = depth;
      diagnosing_ = diagnosing;
      return false;
    }
  }
  // A part that may be absent, such as an operator and its right side. In the first pass an operator without
  // a right side is an error at once; the second pass goes back before the operator, as CPython's grammar
  // does, which decides on the message.
  template <class F>
  bool optionally(F&& f) {
    if (second_pass_) return attempt(f);
    f();
    return true;
  }
  // As attempt(), but goes back in any case.
  template <class F>
  bool looks_like(F&& f) {
    const std::size_t mark = pos_;
    const bool result = attempt(f);
    pos_ = mark;
    return result;
  }
  // The second pass tries the same place again and again; what a rule found there is kept, or it would take
  // exponential time.
  enum class Rule : uint8_t { kAtom, kBitwiseOr, kDisjunction, kExpression };
  struct Memo {
    Expr* result;  // null: failed
    std::size_t end;
  };
  template <class F>
  Expr* memo(Rule rule, F&& read) {
    const uint64_t key = (pos_ << 3) | (static_cast<uint64_t>(rule) << 1) | (diagnosing_ ? 1 : 0);
    if (!memos_.empty()) {
      if (const auto found = memos_.find(key); found != memos_.end()) {
        if (found->second.result == nullptr) fail();
        pos_ = found->second.end;
        return found->second.result;
      }
    }
    try {
      Expr* result = read();
      if (second_pass_) memos_[key] = {result, pos_};
      return result;
    } catch (const ParseFailed&) {
      memos_[key] = {nullptr, 0};
      throw;
    }
  }
  struct DepthGuard {
    explicit DepthGuard(Parser& parser) : parser_(parser) {
      const auto* here = static_cast<const char*>(__builtin_frame_address(0));
      if (++parser_.depth_ > kMaxDepth || parser_.stack_base_ - here > Nesting::kMaxStack)
        parser_.raise_too_deep();
    }
    ~DepthGuard() { --parser_.depth_; }
    DepthGuard(const DepthGuard&) = delete;
    DepthGuard& operator=(const DepthGuard&) = delete;
    Parser& parser_;
  };

  // ---- errors (parser_errors.cpp)
  template <class F>
  auto two_passes(F&& rule) -> decltype(rule());
  [[noreturn]] void fail() { throw ParseFailed{}; }
  [[noreturn]] void raise_tokenizer_error();
  void leave_out_newline(SyntaxError& error, int last_line_read) const;
  [[noreturn]] void raise_too_deep();
  [[noreturn]] void raise_range(const Location& first, const Location& last, std::string message);
  [[noreturn]] void raise_at(const Location& where, std::string message);
  [[noreturn]] void raise_at(const Token& token, std::string message) {
    raise_at(location_of(token), std::move(message));
  }
  [[noreturn]] void raise_starting_from(const Location& where, std::string message);
  // At the furthest token ever looked at, as CPython's RAISE_SYNTAX_ERROR.
  [[noreturn]] void raise_last(std::string message, ErrorKind kind = ErrorKind::kSyntaxError);
  [[noreturn]] void raise(SyntaxError error);
  [[noreturn]] void raise_generic(std::size_t last);
  std::optional<SyntaxError> error_in_rest();
  void refuse_unless_block(const char* what, int line);
  void expect_block_colon();

  const Expr* invalid_target(const Expr* e, TargetUse use) const;
  [[noreturn]] void raise_invalid_target(const Expr* e, TargetUse use);
  bool starts_expression();
  void diagnose_two_expressions(const Token& first, Expr* a);
  void diagnose_named_expression();
  void diagnose_assignment();
  Stmt* diagnose_expression_statement();
  void diagnose_arguments();
  void diagnose_keyword_argument();
  void diagnose_comprehension();
  void diagnose_group();
  void diagnose_dict_pairs();
  void diagnose_dict_comprehension();
  Expr* for_target();
  void diagnose_for_target();
  void diagnose_except();
  void diagnose_replacement_field(bool raw);
  void diagnose_del();
  void diagnose_import();

  // ---- expressions (parser_expr.cpp)
  Expr* star_expressions();
  Expr* star_expression();
  Expr* star_named_expression();
  Expr* yield_or_star_expressions();
  Expr* yield_expression();
  Expr* named_expression();
  Expr* assignment_or_plain_expression();  // without the checks for mistakes of named_expression()
  Expr* expression();
  Expr* lambda();
  Expr* disjunction();
  Expr* conjunction();
  Expr* inversion();
  Expr* comparison();
  std::optional<CompareOp> comparison_operator();
  Expr* plain_expression();
  Expr* plain_disjunction();
  Expr* bitwise_or();
  Expr* binary(int min_level);
  Expr* factor();
  Expr* power();
  Expr* await_primary();
  Expr* primary();
  Expr* subscript(Expr* value, const Token& first);
  Expr* slices();
  Expr* slice();
  template <class Item>
  std::vector<Expr*> comma_separated(Expr* first, Item&& item);

  // ---- atoms (parser_atom.cpp)
  Expr* atom();
  Expr* name_load();
  Expr* number();
  Expr* constant(ConstantKind k);
  Expr* parenthesized();
  Expr* list_display();
  Expr* brace_display();
  Expr* set_display(const Token& first, Expr* element);
  Expr* dict_display(const Token& first, Expr* key);
  bool at_comprehension();
  Seq<Comprehension> comprehension_clauses();
  Comprehension comprehension_clause();

  // ---- calls and parameters (parser_args.cpp)
  struct CallArguments {
    std::vector<Expr*> args;
    std::vector<Keyword> keywords;
    Location loc;
  };
  CallArguments arguments();       // up to the closing parenthesis, which it leaves
  CallArguments read_arguments();  // as far as they are arguments
  bool read_argument(CallArguments& out, int& stage);
  Expr* call(Expr* func, const Token& first);
  Arguments* parameters(Tok closing, bool annotated);
  struct ParameterReader;

  // ---- strings (parser_string.cpp)
  Expr* strings();
  void fstring(std::vector<Expr*>& parts);
  void fstring_part(std::vector<Expr*>& parts, bool raw);
  void replacement_field(std::vector<Expr*>& parts, bool raw);
  Expr* format_spec(bool raw);
  Expr* string_literal(const Token& token);
  void warn_of_escape(std::string_view rest, const Token& token, bool octal);
  std::string decode_escapes(std::string_view body, const Token& token, bool bytes);
  void decode_escape(std::string_view body, std::size_t& i, std::string& out, const Token& token, bool bytes);
  Expr* join_strings(const std::vector<Expr*>& parts, bool has_fstring, const Location& loc);

  // ---- statements (parser_stmt.cpp, parser_compound.cpp)
  void statements(std::vector<Stmt*>& out, Tok end);
  void statement(std::vector<Stmt*>& out);
  void simple_statements(std::vector<Stmt*>& out);
  Stmt* simple_statement();
  Stmt* expression_statement();
  Stmt* assignment(Expr* first_target, const Token& first);
  Stmt* annotated_assignment(Expr* target, const Token& first);
  std::optional<BinaryOp> augmented_operator();
  Stmt* return_statement();
  Stmt* raise_statement();
  Stmt* del_statement();
  Stmt* assert_statement();
  Stmt* import_statement();
  Stmt* import_from_statement();
  Alias dotted_alias();
  Identifier dotted_name();
  Stmt* names_statement(StmtKind k);
  Stmt* type_alias();

  Body block(const char* what, int line);
  Stmt* compound_statement();  // null when none begins here
  Stmt* if_statement();
  Stmt* while_statement();
  Stmt* for_statement(const Token& first, bool is_async);
  Stmt* with_statement(const Token& first, bool is_async);
  WithItem with_item();
  Stmt* try_statement();
  ExceptHandler except_handler(bool& star);
  Stmt* decorated();
  Stmt* function_def(const Token& first, Seq<Expr*> decorators, bool is_async);
  Stmt* class_def(const Token& first, Seq<Expr*> decorators);
  Body else_block();
  Seq<TypeParam> type_params();
  Identifier name();

  // ---- targets (parser_stmt.cpp)
  Expr* star_targets();
  Expr* star_target();
  void make_target(Expr* e, Context ctx, TargetUse use);
  bool is_target(const Expr* e, TargetUse use) const { return invalid_target(e, use) == nullptr; }

  // ---- match (parser_match.cpp)
  Stmt* match_statement();
  MatchCase match_case();
  Pattern* patterns();
  Pattern* maybe_star_pattern();
  Pattern* star_pattern();
  Pattern* as_pattern();
  Pattern* or_pattern();
  Pattern* closed_pattern();
  Pattern* group_or_sequence(Tok closing);
  Pattern* mapping_pattern();
  Pattern* class_pattern(Expr* cls, const Token& first);
  Pattern* name_or_value_pattern();
  Expr* literal_expression();
  Pattern* make_pattern(PatternKind k, const Location& loc);

  static constexpr int kMaxDepth = 1000;

  const Source& source_;
  const TokenStream& stream_;
  const std::vector<Token>& tokens_;
  Arena& arena_;
  std::vector<CompileWarning>* warnings_;  // may be null
  std::size_t warned_literal_ = SIZE_MAX;
  std::size_t pos_ = 0;
  std::size_t furthest_ = 0;
  int depth_ = 0;
  const char* stack_base_ = static_cast<const char*>(__builtin_frame_address(0));
  bool diagnosing_ = false;  // the checks for mistakes are on
  bool second_pass_ = false;
  std::unordered_map<uint64_t, Memo> memos_;
};

template <class F>
auto Parser::two_passes(F&& rule) -> decltype(rule()) {
  try {
    return rule();
  } catch (const ParseFailed&) {
    // On to the second pass.
  }
  const std::size_t last = furthest_;
  pos_ = 0;
  depth_ = 0;
  diagnosing_ = second_pass_ = true;
  try {
    rule();
  } catch (const ParseFailed&) {
    // None of the mistakes that have a message of their own.
  }
  raise_generic(last);
}

// How CPython's messages name an expression: "function call", "literal", ...
const char* expression_name(const Expr& e);

}  // namespace gilbox::front
