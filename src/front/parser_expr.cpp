// Expressions, from the loosest binding to the tightest.
#include "src/front/parser.h"

namespace gilbox::front {
namespace {

struct BinaryRow {
  Tok token;
  BinaryOp op;
  int level;
};
constexpr BinaryRow kBinary[] = {
    {Tok::kVbar, BinaryOp::kBitOr, 0},    {Tok::kCircumflex, BinaryOp::kBitXor, 1},
    {Tok::kAmper, BinaryOp::kBitAnd, 2},  {Tok::kLshift, BinaryOp::kLShift, 3},
    {Tok::kRshift, BinaryOp::kRShift, 3}, {Tok::kPlus, BinaryOp::kAdd, 4},
    {Tok::kMinus, BinaryOp::kSub, 4},     {Tok::kStar, BinaryOp::kMult, 5},
    {Tok::kSlash, BinaryOp::kDiv, 5},     {Tok::kDoubleSlash, BinaryOp::kFloorDiv, 5},
    {Tok::kPercent, BinaryOp::kMod, 5},   {Tok::kAt, BinaryOp::kMatMult, 5},
};

const BinaryRow* binary_row(Tok token) {
  if (token < Tok::kAt || token > Tok::kCircumflex) return nullptr;
  for (const BinaryRow& row : kBinary) {
    if (row.token == token) return &row;
  }
  return nullptr;
}

}  // namespace

// True where a list of expressions may go on: not at a token that ends one.
bool Parser::starts_expression() {
  switch (kind()) {
    case Tok::kName:
    case Tok::kNumber:
    case Tok::kString:
    case Tok::kFstringStart:
    case Tok::kLpar:
    case Tok::kLsqb:
    case Tok::kLbrace:
    case Tok::kEllipsis:
    case Tok::kPlus:
    case Tok::kMinus:
    case Tok::kTilde:
    case Tok::kFalse:
    case Tok::kNone:
    case Tok::kTrue:
    case Tok::kAwait:
    case Tok::kLambda:
    case Tok::kNot:
      return true;
    default:
      return false;
  }
}

// The rest of a comma-separated list, `first` its first item; a comma may end it.
template <class Item>
std::vector<Expr*> Parser::comma_separated(Expr* first, Item&& item) {
  std::vector<Expr*> items{first};
  while (at(Tok::kComma)) {
    ++pos_;
    if (!starts_expression() && !at(Tok::kStar)) break;
    items.push_back(item());
  }
  return items;
}

Expr* Parser::star_expressions() {
  const Token& first = peek();
  Expr* e = star_expression();
  if (!at(Tok::kComma)) return e;
  const std::vector<Expr*> items = comma_separated(e, [this] { return star_expression(); });
  return node<Collection>(ExprKind::kTuple, since(first), arena_.copy(items), Context::kLoad);
}

Expr* Parser::star_expression() {
  const Token& first = peek();
  if (!accept(Tok::kStar)) return expression();
  Expr* value = bitwise_or();
  return node<WithValue>(ExprKind::kStarred, since(first), value, Context::kLoad);
}

Expr* Parser::star_named_expression() {
  return at(Tok::kStar) ? star_expression() : named_expression();
}

Expr* Parser::yield_or_star_expressions() {
  return at(Tok::kYield) ? yield_expression() : star_expressions();
}

Expr* Parser::yield_expression() {
  const Token& first = expect(Tok::kYield);
  if (accept(Tok::kFrom)) {
    Expr* value = expression();
    return node<WithValue>(ExprKind::kYieldFrom, since(first), value, Context::kLoad);
  }
  Expr* value = starts_expression() || at(Tok::kStar) ? star_expressions() : nullptr;
  return node<WithValue>(ExprKind::kYield, since(first), value, Context::kLoad);
}

Expr* Parser::assignment_or_plain_expression() {
  const Token& first = peek();
  if (first.kind == Tok::kName && kind_after() == Tok::kColonEqual) {
    Expr* target = node<Name>(ExprKind::kName, location_of(first), text_of(first), Context::kStore);
    pos_ += 2;
    Expr* value = expression();
    return node<NamedExpr>(ExprKind::kNamedExpr, since(first), target, value);
  }
  Expr* e = expression();
  if (at(Tok::kColonEqual)) fail();
  return e;
}

Expr* Parser::named_expression() {
  if (diagnosing_ && !(at(Tok::kName) && kind_after() == Tok::kColonEqual)) diagnose_named_expression();
  return assignment_or_plain_expression();
}

Expr* Parser::expression() {
  return memo(Rule::kExpression, [this] { return plain_expression(); });
}

Expr* Parser::plain_expression() {
  const DepthGuard guard(*this);
  const Token& first = peek();
  if (first.kind == Tok::kLambda) return lambda();
  Expr* body = disjunction();
  if (diagnosing_) diagnose_two_expressions(first, body);
  if (!at(Tok::kIf)) return body;
  // In "[x for x in y if z]" and the like an "if" without "else" belongs to what stands around.
  const std::size_t mark = pos_++;
  Expr* test = nullptr;
  if (!optionally([&] { test = disjunction(); })) {
    pos_ = mark;
    return body;
  }
  if (diagnosing_ && !at(Tok::kElse) && !at(Tok::kColon)) {
    raise_range(body->loc, test->loc, "expected 'else' after 'if' expression");
  }
  if (!accept(Tok::kElse)) {
    pos_ = mark;
    return body;
  }
  Expr* orelse = nullptr;
  if (!optionally([&] { orelse = expression(); })) {
    pos_ = mark;
    return body;
  }
  return node<IfExp>(ExprKind::kIfExp, since(first), test, body, orelse);
}

Expr* Parser::lambda() {
  const Token& first = expect(Tok::kLambda);
  Arguments* args = parameters(Tok::kColon, false);
  if (diagnosing_ && at(Tok::kColon)) {
    const Tok after = kind_after();
    if (after == Tok::kFstringMiddle) {
      raise_range(location_of(first), location_of(peek()),
                  "f-string: lambda expressions are not allowed without parentheses");
    }
  }
  expect_forced(Tok::kColon);
  Expr* body = expression();
  return node<Lambda>(ExprKind::kLambda, since(first), args, body);
}

Expr* Parser::disjunction() {
  return memo(Rule::kDisjunction, [this] { return plain_disjunction(); });
}

Expr* Parser::bitwise_or() {
  return memo(Rule::kBitwiseOr, [this] { return binary(0); });
}

Expr* Parser::plain_disjunction() {
  const Token& first = peek();
  Expr* e = conjunction();
  if (!at(Tok::kOr)) return e;
  std::vector<Expr*> values{e};
  while (at(Tok::kOr) && optionally([&] {
           ++pos_;
           values.push_back(conjunction());
         })) {
  }
  if (values.size() == 1) return e;
  return node<BoolOp>(ExprKind::kBoolOp, since(first), true, arena_.copy(values));
}

Expr* Parser::conjunction() {
  const Token& first = peek();
  Expr* e = inversion();
  if (!at(Tok::kAnd)) return e;
  std::vector<Expr*> values{e};
  while (at(Tok::kAnd) && optionally([&] {
           ++pos_;
           values.push_back(inversion());
         })) {
  }
  if (values.size() == 1) return e;
  return node<BoolOp>(ExprKind::kBoolOp, since(first), false, arena_.copy(values));
}

Expr* Parser::inversion() {
  const Token& first = peek();
  if (first.kind != Tok::kNot) return comparison();
  const DepthGuard guard(*this);
  ++pos_;
  Expr* operand = inversion();
  return node<UnaryOp>(ExprKind::kUnaryOp, since(first), UnaryOperator::kNot, operand);
}

std::optional<CompareOp> Parser::comparison_operator() {
  const auto take = [this](CompareOp op) {
    ++pos_;
    return op;
  };
  switch (kind()) {
    case Tok::kLess:
      return take(CompareOp::kLt);
    case Tok::kLessEqual:
      return take(CompareOp::kLtE);
    case Tok::kGreater:
      return take(CompareOp::kGt);
    case Tok::kGreaterEqual:
      return take(CompareOp::kGtE);
    case Tok::kEqEqual:
      return take(CompareOp::kEq);
    case Tok::kNotEqual:
      return take(CompareOp::kNotEq);
    case Tok::kIn:
      return take(CompareOp::kIn);
    case Tok::kIs:
      ++pos_;
      return accept(Tok::kNot) ? CompareOp::kIsNot : CompareOp::kIs;
    case Tok::kNot:
      if (kind_after() != Tok::kIn) return std::nullopt;
      pos_ += 2;
      return CompareOp::kNotIn;
    default:
      return std::nullopt;
  }
}

Expr* Parser::comparison() {
  const Token& first = peek();
  Expr* left = bitwise_or();
  std::vector<CompareOp> ops;
  std::vector<Expr*> comparators;
  bool more = true;
  while (more && optionally([&] {
           const std::optional<CompareOp> op = comparison_operator();
           more = op.has_value();
           if (!more) return;
           Expr* right = bitwise_or();
           ops.push_back(*op);
           comparators.push_back(right);
         })) {
  }
  if (ops.empty()) return left;
  return node<Compare>(ExprKind::kCompare, since(first), left, arena_.copy(ops), arena_.copy(comparators));
}

// Left-associative operators by precedence climbing; all bind looser than the unary ones.
Expr* Parser::binary(int min_level) {
  const Token& first = peek();
  Expr* left = factor();
  for (;;) {
    const BinaryRow* row = binary_row(kind());
    if (row == nullptr || row->level < min_level) return left;
    const bool found = optionally([&] {
      ++pos_;
      Expr* right = binary(row->level + 1);
      left = node<BinOp>(ExprKind::kBinOp, since(first), left, row->op, right);
    });
    if (!found) return left;
  }
}

Expr* Parser::factor() {
  const Token& first = peek();
  UnaryOperator op;
  switch (first.kind) {
    case Tok::kPlus:
      op = UnaryOperator::kUAdd;
      break;
    case Tok::kMinus:
      op = UnaryOperator::kUSub;
      break;
    case Tok::kTilde:
      op = UnaryOperator::kInvert;
      break;
    default:
      return power();
  }
  const DepthGuard guard(*this);
  ++pos_;
  Expr* operand = factor();
  return node<UnaryOp>(ExprKind::kUnaryOp, since(first), op, operand);
}

Expr* Parser::power() {
  const Token& first = peek();
  Expr* base = await_primary();
  if (!at(Tok::kDoubleStar)) return base;
  Expr* result = base;
  optionally([&] {
    const DepthGuard guard(*this);
    ++pos_;
    Expr* exponent = factor();
    result = node<BinOp>(ExprKind::kBinOp, since(first), base, BinaryOp::kPow, exponent);
  });
  return result;
}

Expr* Parser::await_primary() {
  const Token& first = peek();
  if (!accept(Tok::kAwait)) return primary();
  Expr* value = primary();
  return node<WithValue>(ExprKind::kAwait, since(first), value, Context::kLoad);
}

Expr* Parser::primary() {
  const Token& first = peek();
  Expr* e = atom();
  while (at(Tok::kDot) || at(Tok::kLpar) || at(Tok::kLsqb)) {
    const bool found = optionally([&] {
      if (at(Tok::kLpar)) {
        e = call(e, first);
      } else if (at(Tok::kLsqb)) {
        e = subscript(e, first);
      } else {
        ++pos_;
        const Token& attr = expect(Tok::kName);
        e = node<Attribute>(ExprKind::kAttribute, since(first), e, text_of(attr), location_of(attr),
                            Context::kLoad);
      }
    });
    if (!found) break;
  }
  return e;
}

Expr* Parser::subscript(Expr* value, const Token& first) {
  expect(Tok::kLsqb);
  Expr* index = slices();
  expect(Tok::kRsqb);
  return node<Subscript>(ExprKind::kSubscript, since(first), value, index, Context::kLoad);
}

Expr* Parser::slices() {
  const Token& first = peek();
  const auto item = [this]() -> Expr* {
    const Token& item_first = peek();
    if (!accept(Tok::kStar)) return slice();
    Expr* value = expression();
    return node<WithValue>(ExprKind::kStarred, since(item_first), value, Context::kLoad);
  };
  Expr* e = item();
  if (e->kind != ExprKind::kStarred && !at(Tok::kComma)) return e;
  std::vector<Expr*> items{e};
  while (accept(Tok::kComma)) {
    if (at(Tok::kRsqb)) break;
    items.push_back(item());
  }
  return node<Collection>(ExprKind::kTuple, since(first), arena_.copy(items), Context::kLoad);
}

Expr* Parser::slice() {
  const Token& first = peek();
  Expr* lower = nullptr;
  if (!at(Tok::kColon)) {
    lower = named_expression();
    if (!at(Tok::kColon)) return lower;
    if (lower->kind == ExprKind::kNamedExpr && first.kind != Tok::kLpar) fail();
  }
  const auto bound = [this]() -> Expr* { return starts_expression() ? expression() : nullptr; };
  expect(Tok::kColon);
  Expr* upper = bound();
  Expr* step = accept(Tok::kColon) ? bound() : nullptr;
  return node<Slice>(ExprKind::kSlice, since(first), lower, upper, step);
}

}  // namespace gilbox::front
