// Compound statements.
#include <fmt/format.h>

#include "src/front/parser.h"

namespace gilbox::front {

Stmt* Parser::compound_statement() {
  const Token& first = peek();
  switch (first.kind) {
    case Tok::kIf:
      return if_statement();
    case Tok::kWhile:
      return while_statement();
    case Tok::kFor:
      return for_statement(first, false);
    case Tok::kWith:
      return with_statement(first, false);
    case Tok::kTry:
      return try_statement();
    case Tok::kDef:
      return function_def(first, {}, false);
    case Tok::kClass:
      return class_def(first, {});
    case Tok::kAt:
      return decorated();
    case Tok::kAsync:
      ++pos_;
      if (at(Tok::kDef)) return function_def(first, {}, true);
      if (at(Tok::kFor)) return for_statement(first, true);
      if (at(Tok::kWith)) return with_statement(first, true);
      fail();
    case Tok::kName:
      if (text_of(first) == "match") {
        const Tok after = kind_after();
        if (after == Tok::kNewline || after == Tok::kEqual || after == Tok::kDot || after == Tok::kComma)
          return nullptr;
        Stmt* match = nullptr;
        if (attempt([&] { match = match_statement(); })) return match;
      }
      return nullptr;
    default:
      return nullptr;
  }
}

// The statements behind a colon. `what` names the construct in the message about a missing indentation.
Body Parser::block(const char* what, int line) {
  const DepthGuard guard(*this);
  std::vector<Stmt*> body;
  if (!accept(Tok::kNewline)) {
    simple_statements(body);
    return arena_.copy(body);
  }
  if (!at(Tok::kIndent)) {
    if (diagnosing_) refuse_unless_block(what, line);
    fail();
  }
  ++pos_;
  statements(body, Tok::kDedent);
  ++pos_;
  return arena_.copy(body);
}

// The colon before a block.
void Parser::expect_block_colon() {
  if (diagnosing_ && at(Tok::kNewline)) raise_last("expected ':'");
  expect(Tok::kColon);
}

// elif branches nest in the tree, but are read in a loop: there may be thousands.
Stmt* Parser::if_statement() {
  std::vector<If*> chain;
  for (;;) {
    const Token& first = peek();
    const char* what = first.kind == Tok::kIf ? "'if' statement" : "'elif' statement";
    ++pos_;
    Expr* test = named_expression();
    expect_block_colon();
    const Body body = block(what, first.line);
    If* branch = node<If>(StmtKind::kIf, since(first), test, body, Body{});
    chain.push_back(branch);
    if (!at(Tok::kElif)) break;
  }
  chain.back()->orelse = else_block();
  for (std::size_t i = chain.size(); i-- > 0;) {
    const auto& tail = chain[i]->orelse.empty() ? chain[i]->body : chain[i]->orelse;
    chain[i]->loc.end_line = tail.back()->loc.end_line;
    chain[i]->loc.end_col = tail.back()->loc.end_col;
    if (i > 0) {
      const std::vector<Stmt*> one{chain[i]};
      chain[i - 1]->orelse = arena_.copy(one);
    }
  }
  return chain.front();
}

Body Parser::else_block() {
  if (!at(Tok::kElse)) return {};
  const int line = peek().line;
  ++pos_;
  expect_forced(Tok::kColon);
  return block("'else' statement", line);
}

namespace {

// A compound statement ends where its last statement does, not at the DEDENT.
template <class T>
T* ended_by(T* s, const Body& body) {
  if (!body.empty()) {
    s->loc.end_line = body.back()->loc.end_line;
    s->loc.end_col = body.back()->loc.end_col;
  }
  return s;
}

}  // namespace

Stmt* Parser::while_statement() {
  const Token& first = expect(Tok::kWhile);
  Expr* test = named_expression();
  expect_block_colon();
  const Body body = block("'while' statement", first.line);
  const Body orelse = else_block();
  auto* s = node<While>(StmtKind::kWhile, since(first), test, body, orelse);
  return ended_by(s, orelse.empty() ? body : orelse);
}

// What stands between `for`, which has been read, and `in`, which is.
Expr* Parser::for_target() {
  const std::size_t mark = pos_ - 1;
  Expr* target = nullptr;
  if (diagnosing_) {
    if (!attempt([&] {
          target = star_targets();
          expect(Tok::kIn);
        })) {
      pos_ = mark;
      diagnose_for_target();
      fail();
    }
  } else {
    target = star_targets();
    expect(Tok::kIn);
  }
  return target;
}

Stmt* Parser::for_statement(const Token& first, bool is_async) {
  const Token& keyword = expect(Tok::kFor);
  Expr* target = for_target();
  Expr* iter = star_expressions();
  expect_block_colon();
  const Body body = block("'for' statement", keyword.line);
  const Body orelse = else_block();
  auto* s =
      node<For>(is_async ? StmtKind::kAsyncFor : StmtKind::kFor, since(first), target, iter, body, orelse);
  return ended_by(s, orelse.empty() ? body : orelse);
}

WithItem Parser::with_item() {
  Expr* context = expression();
  if (!at(Tok::kAs)) return {context, nullptr};
  ++pos_;
  const std::size_t mark = pos_;
  Expr* target = nullptr;
  const auto read = [&] {
    target = star_target();
    if (diagnosing_ && at(Tok::kNewline)) raise_last("expected ':'");
    if (!at(Tok::kComma) && !at(Tok::kRpar) && !at(Tok::kColon)) fail();
  };
  if (!diagnosing_) {
    read();
  } else if (!attempt(read)) {
    pos_ = mark;
    Expr* wrong = expression();
    if (at(Tok::kComma) || at(Tok::kRpar) || at(Tok::kColon)) raise_invalid_target(wrong, TargetUse::kStar);
    fail();
  }
  return {context, target};
}

Stmt* Parser::with_statement(const Token& first, bool is_async) {
  const Token& keyword = expect(Tok::kWith);
  std::vector<WithItem> items;
  const auto read_in_parentheses = [&] {
    expect(Tok::kLpar);
    do {
      if (!items.empty() && at(Tok::kRpar)) break;
      items.push_back(with_item());
    } while (accept(Tok::kComma));
    expect(Tok::kRpar);
    if (!at(Tok::kColon)) fail();
  };
  if (!at(Tok::kLpar) || !attempt(read_in_parentheses)) {
    items.clear();
    do {
      items.push_back(with_item());
    } while (accept(Tok::kComma));
  }
  expect_block_colon();
  const Body body = block("'with' statement", keyword.line);
  auto* s =
      node<With>(is_async ? StmtKind::kAsyncWith : StmtKind::kWith, since(first), arena_.copy(items), body);
  return ended_by(s, body);
}

Stmt* Parser::try_statement() {
  const Token& first = expect(Tok::kTry);
  expect_forced(Tok::kColon);
  const Body body = block("'try' statement", first.line);
  if (!at(Tok::kExcept) && !at(Tok::kFinally)) {
    if (diagnosing_) raise_last("expected 'except' or 'finally' block");
    fail();
  }
  std::vector<ExceptHandler> handlers;
  bool any_star = false;
  while (at(Tok::kExcept)) {
    bool star = false;
    const Token& keyword = peek();
    handlers.push_back(except_handler(star));
    if (handlers.size() > 1 && star != any_star) {
      if (!diagnosing_) fail();
      raise_range(location_of(keyword), location_of(star ? *(&keyword + 1) : keyword),
                  "cannot have both 'except' and 'except*' on the same 'try'");
    }
    any_star = star;
  }
  const Body orelse = handlers.empty() ? Body{} : else_block();
  Body finalbody;
  if (at(Tok::kFinally)) {
    const int line = peek().line;
    ++pos_;
    expect_forced(Tok::kColon);
    finalbody = block("'finally' statement", line);
  }
  auto* s = node<Try>(any_star ? StmtKind::kTryStar : StmtKind::kTry, since(first), body,
                      arena_.copy(handlers), orelse, finalbody);
  if (!finalbody.empty()) return ended_by(s, finalbody);
  return ended_by(s, orelse.empty() ? handlers.back().body : orelse);
}

ExceptHandler Parser::except_handler(bool& star) {
  const Token& first = expect(Tok::kExcept);
  if (diagnosing_) diagnose_except();
  star = accept(Tok::kStar);
  Expr* type = nullptr;
  Identifier bound;
  if (star || !at(Tok::kColon)) {
    type = expression();
    if (accept(Tok::kAs)) bound = name();
  }
  expect(Tok::kColon);
  const Body body = block(star ? "'except*' statement" : "'except' statement", first.line);
  Location loc = since(first);
  loc.end_line = body.back()->loc.end_line;
  loc.end_col = body.back()->loc.end_col;
  return {type, bound, body, loc};
}

Stmt* Parser::decorated() {
  std::vector<Expr*> decorators;
  while (accept(Tok::kAt)) {
    decorators.push_back(named_expression());
    expect(Tok::kNewline);
  }
  const Token& first = peek();
  if (at(Tok::kClass)) return class_def(first, arena_.copy(decorators));
  const bool is_async = accept(Tok::kAsync);
  return function_def(first, arena_.copy(decorators), is_async);
}

Stmt* Parser::function_def(const Token& first, Seq<Expr*> decorators, bool is_async) {
  const Token& keyword = expect(Tok::kDef);
  const Identifier function = name();
  const Token& bracket = peek();
  Seq<TypeParam> params;
  try {
    params = type_params();
  } catch (const ParseFailed&) {
    raise_at(bracket, "expected '('");
  }
  expect_forced(Tok::kLpar);
  Arguments* args = parameters(Tok::kRpar, true);
  expect(Tok::kRpar);
  if (diagnosing_ && at(Tok::kArrow) && kind_after() == Tok::kColon) raise_at(peek(), "expected ':'");
  Expr* returns = accept(Tok::kArrow) ? expression() : nullptr;
  expect_forced(Tok::kColon);
  const Body body = block("function definition", keyword.line);
  auto* s = node<FunctionDef>(is_async ? StmtKind::kAsyncFunctionDef : StmtKind::kFunctionDef, since(first),
                              function, args, body, decorators, returns, params);
  return ended_by(s, body);
}

Stmt* Parser::class_def(const Token& first, Seq<Expr*> decorators) {
  expect(Tok::kClass);
  const Identifier cls = name();
  const Seq<TypeParam> params = type_params();
  CallArguments args;
  if (accept(Tok::kLpar)) {
    args = arguments();
    expect(Tok::kRpar);
  }
  expect_block_colon();
  const Body body = block("class definition", first.line);
  auto* s = node<ClassDef>(StmtKind::kClassDef, since(first), cls, arena_.copy(args.args),
                           arena_.copy(args.keywords), body, decorators, params);
  return ended_by(s, body);
}

}  // namespace gilbox::front
