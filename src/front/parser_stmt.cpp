// Simple statements, assignment and its targets.
#include <fmt/format.h>

#include "src/front/parser.h"

namespace gilbox::front {

Module Parser::parse_file() {
  return two_passes([this]() -> Module {
    std::vector<Stmt*> body;
    statements(body, Tok::kEnd);
    expect(Tok::kEnd);
    return {arena_.copy(body)};
  });
}

Expr* Parser::parse_expression_input() {
  return two_passes([this]() -> Expr* {
    const Token& first = peek();
    Expr* e = expression();
    if (at(Tok::kComma)) {
      const std::size_t mark = pos_;
      pos_ = 0;
      e = star_expressions();
      if (pos_ == mark) fail();
      e->loc = since(first);
    }
    while (accept(Tok::kNewline)) {
    }
    expect(Tok::kEnd);
    return e;
  });
}

void Parser::statements(std::vector<Stmt*>& out, Tok end) {
  while (!at(end)) {
    if (at(Tok::kEnd)) fail();
    statement(out);
  }
}

void Parser::statement(std::vector<Stmt*>& out) {
  if (Stmt* compound = compound_statement()) {
    out.push_back(compound);
  } else {
    simple_statements(out);
  }
}

void Parser::simple_statements(std::vector<Stmt*>& out) {
  for (;;) {
    out.push_back(simple_statement());
    if (!accept(Tok::kSemi)) break;
    if (at(Tok::kNewline)) break;
  }
  expect(Tok::kNewline);
}

Stmt* Parser::simple_statement() {
  const Token& first = peek();
  switch (first.kind) {
    case Tok::kReturn:
      return return_statement();
    case Tok::kImport:
      return import_statement();
    case Tok::kFrom:
      return import_from_statement();
    case Tok::kRaise:
      return raise_statement();
    case Tok::kPass:
      ++pos_;
      return node<Stmt>(StmtKind::kPass, location_of(first));
    case Tok::kBreak:
      ++pos_;
      return node<Stmt>(StmtKind::kBreak, location_of(first));
    case Tok::kContinue:
      ++pos_;
      return node<Stmt>(StmtKind::kContinue, location_of(first));
    case Tok::kDel:
      return del_statement();
    case Tok::kAssert:
      return assert_statement();
    case Tok::kGlobal:
      return names_statement(StmtKind::kGlobal);
    case Tok::kNonlocal:
      return names_statement(StmtKind::kNonlocal);
    default:
      break;
  }
  if (at_name("type") && kind_after() == Tok::kName) {
    Stmt* alias = nullptr;
    if (attempt([&] { alias = type_alias(); })) return alias;
  }
  return diagnosing_ ? diagnose_expression_statement() : expression_statement();
}

Stmt* Parser::expression_statement() {
  const Token& first = peek();
  Expr* e = yield_or_star_expressions();
  if (at(Tok::kEqual)) return assignment(e, first);
  if (at(Tok::kColon)) return annotated_assignment(e, first);
  if (const std::optional<BinaryOp> op = augmented_operator()) {
    const bool single =
        e->kind == ExprKind::kName || e->kind == ExprKind::kAttribute || e->kind == ExprKind::kSubscript;
    if (!single) fail();
    ++pos_;
    make_target(e, Context::kStore, TargetUse::kStar);
    Expr* value = yield_or_star_expressions();
    return node<AugAssign>(StmtKind::kAugAssign, since(first), e, *op, value);
  }
  return node<ValueStmt>(StmtKind::kExpr, since(first), e);
}

Stmt* Parser::assignment(Expr* first_target, const Token& first) {
  std::vector<Expr*> targets;
  Expr* value = first_target;
  while (accept(Tok::kEqual)) {
    make_target(value, Context::kStore, TargetUse::kStar);
    targets.push_back(value);
    value = yield_or_star_expressions();
  }
  return node<Assign>(StmtKind::kAssign, since(first), arena_.copy(targets), value);
}

Stmt* Parser::annotated_assignment(Expr* target, const Token& first) {
  const bool is_name = target->kind == ExprKind::kName;
  if (!is_name && target->kind != ExprKind::kAttribute && target->kind != ExprKind::kSubscript) fail();
  const bool simple = is_name && first.kind != Tok::kLpar;
  make_target(target, Context::kStore, TargetUse::kStar);
  expect(Tok::kColon);
  Expr* annotation = expression();
  Expr* value = accept(Tok::kEqual) ? yield_or_star_expressions() : nullptr;
  return node<AnnAssign>(StmtKind::kAnnAssign, since(first), target, annotation, value, simple);
}

std::optional<BinaryOp> Parser::augmented_operator() {
  switch (kind()) {
    case Tok::kPlusEqual:
      return BinaryOp::kAdd;
    case Tok::kMinusEqual:
      return BinaryOp::kSub;
    case Tok::kStarEqual:
      return BinaryOp::kMult;
    case Tok::kAtEqual:
      return BinaryOp::kMatMult;
    case Tok::kSlashEqual:
      return BinaryOp::kDiv;
    case Tok::kPercentEqual:
      return BinaryOp::kMod;
    case Tok::kAmperEqual:
      return BinaryOp::kBitAnd;
    case Tok::kVbarEqual:
      return BinaryOp::kBitOr;
    case Tok::kCircumflexEqual:
      return BinaryOp::kBitXor;
    case Tok::kLshiftEqual:
      return BinaryOp::kLShift;
    case Tok::kRshiftEqual:
      return BinaryOp::kRShift;
    case Tok::kDoubleStarEqual:
      return BinaryOp::kPow;
    case Tok::kDoubleSlashEqual:
      return BinaryOp::kFloorDiv;
    default:
      return std::nullopt;
  }
}

Stmt* Parser::return_statement() {
  const Token& first = expect(Tok::kReturn);
  Expr* value = at(Tok::kNewline) || at(Tok::kSemi) ? nullptr : star_expressions();
  return node<ValueStmt>(StmtKind::kReturn, since(first), value);
}

Stmt* Parser::raise_statement() {
  const Token& first = expect(Tok::kRaise);
  Expr* exc = nullptr;
  Expr* cause = nullptr;
  if (!at(Tok::kNewline) && !at(Tok::kSemi)) {
    exc = expression();
    if (accept(Tok::kFrom)) cause = expression();
  }
  return node<Raise>(StmtKind::kRaise, since(first), exc, cause);
}

Stmt* Parser::del_statement() {
  const Token& first = expect(Tok::kDel);
  const std::size_t mark = pos_;
  std::vector<Expr*> targets;
  const auto read = [&] {
    do {
      if (!targets.empty() && (at(Tok::kNewline) || at(Tok::kSemi))) break;
      Expr* target = primary();
      make_target(target, Context::kDel, TargetUse::kDel);
      targets.push_back(target);
    } while (accept(Tok::kComma));
    if (!at(Tok::kNewline) && !at(Tok::kSemi)) fail();
  };
  if (!diagnosing_) {
    read();
  } else if (!attempt(read)) {
    pos_ = mark;
    diagnose_del();
    fail();
  }
  return node<Delete>(StmtKind::kDelete, since(first), arena_.copy(targets));
}

Stmt* Parser::assert_statement() {
  const Token& first = expect(Tok::kAssert);
  Expr* test = expression();
  Expr* msg = accept(Tok::kComma) ? expression() : nullptr;
  return node<Assert>(StmtKind::kAssert, since(first), test, msg);
}

Stmt* Parser::names_statement(StmtKind k) {
  const Token& first = peek();
  ++pos_;
  std::vector<Identifier> names;
  do {
    names.push_back(name());
  } while (accept(Tok::kComma));
  return node<NameList>(k, since(first), arena_.copy(names));
}

Identifier Parser::name() {
  return text_of(expect(Tok::kName));
}

Identifier Parser::dotted_name() {
  const Identifier first = name();
  if (!at(Tok::kDot)) return first;
  std::string all(first);
  while (accept(Tok::kDot)) {
    all += '.';
    all += name();
  }
  return arena_.copy(std::string_view(all));
}

Alias Parser::dotted_alias() {
  const Token& first = peek();
  const Identifier imported = dotted_name();
  const Identifier asname = accept(Tok::kAs) ? name() : Identifier{};
  return {imported, asname, since(first)};
}

Stmt* Parser::import_statement() {
  if (diagnosing_) diagnose_import();
  const Token& first = expect(Tok::kImport);
  std::vector<Alias> names;
  do {
    names.push_back(dotted_alias());
  } while (accept(Tok::kComma));
  return node<Import>(StmtKind::kImport, since(first), arena_.copy(names));
}

Stmt* Parser::import_from_statement() {
  const Token& first = expect(Tok::kFrom);
  int level = 0;
  while (at(Tok::kDot) || at(Tok::kEllipsis)) {
    level += at(Tok::kDot) ? 1 : 3;
    ++pos_;
  }
  Identifier module;
  if (level == 0 || at(Tok::kName)) module = dotted_name();
  expect(Tok::kImport);
  std::vector<Alias> names;
  const Token& first_name = peek();
  if (accept(Tok::kStar)) {
    names.push_back({text_of(first_name), Identifier{}, location_of(first_name)});
    return node<ImportFrom>(StmtKind::kImportFrom, since(first), module, arena_.copy(names), level);
  }
  const bool in_parentheses = accept(Tok::kLpar);
  do {
    if (in_parentheses && !names.empty() && at(Tok::kRpar)) break;
    if (!in_parentheses && !names.empty() && at(Tok::kNewline)) {
      if (diagnosing_) raise_last("trailing comma not allowed without surrounding parentheses");
      fail();
    }
    const Token& alias_first = peek();
    const Identifier imported = name();
    const Identifier asname = accept(Tok::kAs) ? name() : Identifier{};
    names.push_back({imported, asname, since(alias_first)});
  } while (accept(Tok::kComma));
  if (in_parentheses) expect(Tok::kRpar);
  return node<ImportFrom>(StmtKind::kImportFrom, since(first), module, arena_.copy(names), level);
}

Stmt* Parser::type_alias() {
  const Token& first = expect(Tok::kName);
  const Token& alias = expect(Tok::kName);
  Expr* target = node<Name>(ExprKind::kName, location_of(alias), text_of(alias), Context::kStore);
  const Seq<TypeParam> params = type_params();
  expect(Tok::kEqual);
  Expr* value = expression();
  return node<TypeAlias>(StmtKind::kTypeAlias, since(first), target, params, value);
}

Seq<TypeParam> Parser::type_params() {
  if (!accept(Tok::kLsqb)) return {};
  std::vector<TypeParam> params;
  do {
    if (!params.empty() && at(Tok::kRsqb)) break;
    const Token& first = peek();
    TypeParamKind k = TypeParamKind::kTypeVar;
    if (accept(Tok::kStar)) {
      k = TypeParamKind::kTypeVarTuple;
    } else if (accept(Tok::kDoubleStar)) {
      k = TypeParamKind::kParamSpec;
    }
    const Identifier param = name();
    const Token& colon = peek();
    Expr* bound = accept(Tok::kColon) ? expression() : nullptr;
    if (bound != nullptr && k != TypeParamKind::kTypeVar) {
      raise_range(
          location_of(colon), bound->loc,
          fmt::format("cannot use {} with {}", bound->kind == ExprKind::kTuple ? "constraints" : "bound",
                      k == TypeParamKind::kParamSpec ? "ParamSpec" : "TypeVarTuple"));
    }
    params.push_back({k, since(first), param, bound});
  } while (accept(Tok::kComma));
  expect(Tok::kRsqb);
  return arena_.copy(params);
}

// ---- targets

// The part of `e` that is no target, or null.
const Expr* Parser::invalid_target(const Expr* e, TargetUse use) const {
  switch (e->kind) {
    case ExprKind::kList:
    case ExprKind::kTuple:
      for (const Expr* element : as<Collection>(*e).elements) {
        if (const Expr* bad = invalid_target(element, use)) return bad;
      }
      return nullptr;
    case ExprKind::kStarred:
      if (use == TargetUse::kDel) return e;
      return invalid_target(as<WithValue>(*e).value, use);
    case ExprKind::kCompare: {
      // "for f() in x": the comparison is CPython's way to read "f() in x".
      const auto& compare = as<Compare>(*e);
      if (use == TargetUse::kFor && compare.ops[0] == CompareOp::kIn)
        return invalid_target(compare.left, use);
      return e;
    }
    case ExprKind::kName:
    case ExprKind::kAttribute:
    case ExprKind::kSubscript:
      return nullptr;
    default:
      return e;
  }
}

// Turns an expression that has been read into a target; fails where it is none.
void Parser::make_target(Expr* e, Context ctx, TargetUse use) {
  switch (e->kind) {
    case ExprKind::kList:
    case ExprKind::kTuple: {
      auto* collection = static_cast<Collection*>(e);
      collection->ctx = ctx;
      for (Expr* element : collection->elements) make_target(element, ctx, use);
      return;
    }
    case ExprKind::kStarred: {
      if (use == TargetUse::kDel) fail();
      auto* starred = static_cast<WithValue*>(e);
      starred->ctx = ctx;
      if (starred->value->kind == ExprKind::kStarred) fail();
      make_target(starred->value, ctx, use);
      return;
    }
    case ExprKind::kName:
      static_cast<Name*>(e)->ctx = ctx;
      return;
    case ExprKind::kAttribute:
      static_cast<Attribute*>(e)->ctx = ctx;
      return;
    case ExprKind::kSubscript:
      static_cast<Subscript*>(e)->ctx = ctx;
      return;
    default:
      fail();
  }
}

// Targets of for, with and comprehensions, where "in" may follow.
Expr* Parser::star_targets() {
  const Token& first = peek();
  Expr* e = star_target();
  if (!at(Tok::kComma)) return e;
  std::vector<Expr*> items{e};
  while (accept(Tok::kComma)) {
    if (!starts_expression() && !at(Tok::kStar)) break;
    items.push_back(star_target());
  }
  return node<Collection>(ExprKind::kTuple, since(first), arena_.copy(items), Context::kStore);
}

Expr* Parser::star_target() {
  const Token& first = peek();
  const bool starred = accept(Tok::kStar);
  Expr* e = primary();
  make_target(e, Context::kStore, TargetUse::kStar);
  if (!starred) return e;
  return node<WithValue>(ExprKind::kStarred, since(first), e, Context::kStore);
}

}  // namespace gilbox::front
