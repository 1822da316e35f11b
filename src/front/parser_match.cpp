// The match statement and its patterns.
#include <fmt/format.h>

#include "src/front/parser.h"

namespace gilbox::front {

Pattern* Parser::make_pattern(PatternKind k, const Location& loc) {
  auto* p = arena_.make<Pattern>();
  p->kind = k;
  p->loc = loc;
  return p;
}

Stmt* Parser::match_statement() {
  const Token& first = expect(Tok::kName);
  const Token& subject_first = peek();
  Expr* subject = star_named_expression();
  if (at(Tok::kComma)) {
    std::vector<Expr*> items{subject};
    while (accept(Tok::kComma)) {
      if (!starts_expression() && !at(Tok::kStar)) break;
      items.push_back(star_named_expression());
    }
    subject = node<Collection>(ExprKind::kTuple, since(subject_first), arena_.copy(items), Context::kLoad);
  } else if (subject->kind == ExprKind::kStarred) {
    fail();
  }
  expect_block_colon();
  expect(Tok::kNewline);
  if (!at(Tok::kIndent)) {
    if (diagnosing_) refuse_unless_block("'match' statement", first.line);
    fail();
  }
  ++pos_;
  std::vector<MatchCase> cases;
  do {
    cases.push_back(match_case());
  } while (!at(Tok::kDedent));
  ++pos_;
  auto* s = node<Match>(StmtKind::kMatch, since(first), subject, arena_.copy(cases));
  s->loc.end_line = cases.back().body.back()->loc.end_line;
  s->loc.end_col = cases.back().body.back()->loc.end_col;
  return s;
}

MatchCase Parser::match_case() {
  if (!at_name("case")) fail();
  const int line = peek().line;
  ++pos_;
  Pattern* pattern = patterns();
  Expr* guard = accept(Tok::kIf) ? named_expression() : nullptr;
  expect_block_colon();
  return {pattern, guard, block("'case' statement", line)};
}

Pattern* Parser::patterns() {
  const Token& first = peek();
  Pattern* p = maybe_star_pattern();
  if (!at(Tok::kComma)) {
    if (p->kind == PatternKind::kStar) fail();
    return p;
  }
  std::vector<Pattern*> items{p};
  while (accept(Tok::kComma)) {
    if (at(Tok::kColon) || at(Tok::kIf)) break;
    items.push_back(maybe_star_pattern());
  }
  Pattern* sequence = make_pattern(PatternKind::kSequence, since(first));
  sequence->patterns = arena_.copy(items);
  return sequence;
}

Pattern* Parser::maybe_star_pattern() {
  return at(Tok::kStar) ? star_pattern() : as_pattern();
}

Pattern* Parser::star_pattern() {
  const Token& first = expect(Tok::kStar);
  const Identifier bound = name();
  Pattern* p = make_pattern(PatternKind::kStar, since(first));
  if (bound != "_") p->name = bound;
  return p;
}

Pattern* Parser::as_pattern() {
  const DepthGuard guard(*this);
  const Token& first = peek();
  Pattern* p = or_pattern();
  if (!accept(Tok::kAs)) return p;
  const Token& bound = peek();
  if (diagnosing_) {
    if (at_name("_")) raise_at(bound, "cannot use '_' as a target");
    if (!at(Tok::kName)) {
      Expr* wrong = nullptr;
      if (attempt([&] { wrong = expression(); })) raise_at(wrong->loc, "invalid pattern target");
    }
  }
  Pattern* result = make_pattern(PatternKind::kAs, {});
  result->name = name();
  if (result->name == "_") fail();
  result->loc = since(first);
  result->pattern = p;
  return result;
}

Pattern* Parser::or_pattern() {
  const Token& first = peek();
  Pattern* p = closed_pattern();
  if (!at(Tok::kVbar)) return p;
  std::vector<Pattern*> items{p};
  while (accept(Tok::kVbar)) items.push_back(closed_pattern());
  Pattern* result = make_pattern(PatternKind::kOr, since(first));
  result->patterns = arena_.copy(items);
  return result;
}

// A number with a sign, a complex number, strings, None, True, False.
Expr* Parser::literal_expression() {
  const Token& first = peek();
  if (at(Tok::kString) || at(Tok::kFstringStart)) return strings();
  if (at(Tok::kNone) || at(Tok::kTrue) || at(Tok::kFalse)) return atom();
  const bool negative = accept(Tok::kMinus);
  Expr* value = number();
  if (negative) value = node<UnaryOp>(ExprKind::kUnaryOp, since(first), UnaryOperator::kUSub, value);
  if (!at(Tok::kPlus) && !at(Tok::kMinus)) return value;
  const BinaryOp op = at(Tok::kPlus) ? BinaryOp::kAdd : BinaryOp::kSub;
  ++pos_;
  const auto is_imaginary = [](const Expr& e) {
    return e.kind == ExprKind::kConstant && as<Constant_>(e).constant == ConstantKind::kImaginary;
  };
  const Expr& real = negative ? *as<UnaryOp>(*value).operand : *value;
  if (is_imaginary(real)) raise_at(value->loc, "real number required in complex literal");
  Expr* imaginary = number();
  if (!is_imaginary(*imaginary)) raise_at(imaginary->loc, "imaginary number required in complex literal");
  return node<BinOp>(ExprKind::kBinOp, since(first), value, op, imaginary);
}

Pattern* Parser::closed_pattern() {
  const Token& first = peek();
  switch (first.kind) {
    case Tok::kNone:
    case Tok::kTrue:
    case Tok::kFalse: {
      Expr* value = atom();
      Pattern* p = make_pattern(PatternKind::kSingleton, value->loc);
      p->value = value;
      return p;
    }
    case Tok::kMinus:
    case Tok::kNumber:
    case Tok::kString:
    case Tok::kFstringStart: {
      Expr* value = literal_expression();
      Pattern* p = make_pattern(PatternKind::kValue, value->loc);
      p->value = value;
      return p;
    }
    case Tok::kLpar:
      return group_or_sequence(Tok::kRpar);
    case Tok::kLsqb:
      return group_or_sequence(Tok::kRsqb);
    case Tok::kLbrace:
      return mapping_pattern();
    case Tok::kName:
      return name_or_value_pattern();
    default:
      fail();
  }
}

Pattern* Parser::group_or_sequence(Tok closing) {
  const Token& first = peek();
  ++pos_;
  std::vector<Pattern*> items;
  bool comma = false;
  while (!at(closing)) {
    items.push_back(maybe_star_pattern());
    if (!at(Tok::kComma)) break;
    comma = true;
    ++pos_;
  }
  expect(closing);
  if (closing == Tok::kRpar && !comma && items.size() == 1 && items[0]->kind != PatternKind::kStar)
    return items[0];
  if (closing == Tok::kRpar && !comma && items.size() == 1) fail();
  Pattern* p = make_pattern(PatternKind::kSequence, since(first));
  p->patterns = arena_.copy(items);
  return p;
}

Pattern* Parser::mapping_pattern() {
  const Token& first = expect(Tok::kLbrace);
  std::vector<Expr*> keys;
  std::vector<Pattern*> values;
  Identifier rest;
  while (!at(Tok::kRbrace)) {
    if (!rest.empty()) fail();
    if (accept(Tok::kDoubleStar)) {
      rest = name();
      if (rest == "_") {
        --pos_;
        fail();
      }
    } else {
      Expr* key = nullptr;
      if (at(Tok::kName)) {
        const Token& key_first = peek();
        key = name_load();
        if (!at(Tok::kDot)) fail();
        while (accept(Tok::kDot)) {
          const Token& attr = expect(Tok::kName);
          key = node<Attribute>(ExprKind::kAttribute, since(key_first), key, text_of(attr), location_of(attr),
                                Context::kLoad);
        }
      } else {
        key = literal_expression();
      }
      keys.push_back(key);
      expect(Tok::kColon);
      values.push_back(as_pattern());
    }
    if (!accept(Tok::kComma)) break;
  }
  expect(Tok::kRbrace);
  Pattern* p = make_pattern(PatternKind::kMapping, since(first));
  p->keys = arena_.copy(keys);
  p->patterns = arena_.copy(values);
  p->name = rest;
  return p;
}

Pattern* Parser::name_or_value_pattern() {
  const Token& first = peek();
  Expr* e = name_load();
  while (accept(Tok::kDot)) {
    const Token& attr = expect(Tok::kName);
    e = node<Attribute>(ExprKind::kAttribute, since(first), e, text_of(attr), location_of(attr),
                        Context::kLoad);
  }
  if (at(Tok::kLpar)) return class_pattern(e, first);
  if (e->kind == ExprKind::kAttribute) {
    Pattern* p = make_pattern(PatternKind::kValue, since(first));
    p->value = e;
    return p;
  }
  if (at(Tok::kEqual)) fail();
  Pattern* p = make_pattern(PatternKind::kAs, since(first));
  if (text_of(first) != "_") p->name = text_of(first);
  return p;
}

Pattern* Parser::class_pattern(Expr* cls, const Token& first) {
  expect(Tok::kLpar);
  std::vector<Pattern*> positional;
  std::vector<Identifier> attrs;
  std::vector<Pattern*> named;
  while (!at(Tok::kRpar)) {
    if (at(Tok::kName) && kind_after() == Tok::kEqual) {
      attrs.push_back(name());
      ++pos_;
      named.push_back(as_pattern());
    } else {
      Pattern* p = as_pattern();
      if (!attrs.empty()) {
        if (diagnosing_) raise_at(p->loc, "positional patterns follow keyword patterns");
        fail();
      }
      positional.push_back(p);
    }
    if (!accept(Tok::kComma)) break;
  }
  expect(Tok::kRpar);
  Pattern* p = make_pattern(PatternKind::kClass, since(first));
  p->value = cls;
  p->patterns = arena_.copy(positional);
  p->kwd_attrs = arena_.copy(attrs);
  p->kwd_patterns = arena_.copy(named);
  return p;
}

}  // namespace gilbox::front
