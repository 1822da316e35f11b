// Names, numbers, displays and comprehensions.
#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

#include "src/front/numbers.h"
#include "src/front/parser.h"

namespace gilbox::front {

Expr* Parser::atom() {
  switch (kind()) {
    case Tok::kName:
      return name_load();
    case Tok::kTrue:
      return constant(ConstantKind::kTrue);
    case Tok::kFalse:
      return constant(ConstantKind::kFalse);
    case Tok::kNone:
      return constant(ConstantKind::kNone);
    case Tok::kEllipsis:
      return constant(ConstantKind::kEllipsis);
    case Tok::kString:
    case Tok::kFstringStart:
      return strings();
    case Tok::kNumber:
      return number();
    case Tok::kLpar:
      return memo(Rule::kAtom, [this] { return parenthesized(); });
    case Tok::kLsqb:
      return memo(Rule::kAtom, [this] { return list_display(); });
    case Tok::kLbrace:
      return memo(Rule::kAtom, [this] { return brace_display(); });
    default:
      fail();
  }
}

Expr* Parser::name_load() {
  const Token& token = expect(Tok::kName);
  return node<Name>(ExprKind::kName, location_of(token), text_of(token), Context::kLoad);
}

Expr* Parser::constant(ConstantKind k) {
  const Token& token = peek();
  ++pos_;
  return node<Constant_>(ExprKind::kConstant, location_of(token), k, false, 0.0, std::string_view{});
}

Expr* Parser::number() {
  const Token& token = expect(Tok::kNumber);
  std::string text;
  for (char ch : text_of(token)) {
    if (ch != '_') text += ch;
  }
  ConstantKind k = ConstantKind::kInt;
  double value = 0;
  std::string_view digits;
  const bool based =
      text.size() > 1 && text[0] == '0' && std::string_view("xXoObB").find(text[1]) != std::string_view::npos;
  if (!based && (text.back() == 'j' || text.back() == 'J')) {
    k = ConstantKind::kImaginary;
    text.pop_back();
    value = parse_double(text);
  } else if (!based && text.find_first_of(".eE") != std::string::npos) {
    k = ConstantKind::kFloat;
    value = parse_double(text);
  } else {
    if (!based && text.size() > kMaxDecimalDigits) {
      raise_at(token, fmt::format("Exceeds the limit ({} digits) for integer string conversion: value has {} "
                                  "digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
                                  "hexadecimal for huge integer literals to avoid decimal conversion limits.",
                                  kMaxDecimalDigits, text.size()));
    }
    digits = arena_.copy(std::string_view(canonical_decimal(text)));
  }
  return node<Constant_>(ExprKind::kConstant, location_of(token), k, false, value, digits);
}

// '(' begins a tuple, a group, a generator expression.
Expr* Parser::parenthesized() {
  const DepthGuard guard(*this);
  const std::size_t mark = pos_;
  const auto read = [this]() -> Expr* {
    const Token& first = expect(Tok::kLpar);
    if (accept(Tok::kRpar)) {
      return node<Collection>(ExprKind::kTuple, since(first), Seq<Expr*>{}, Context::kLoad);
    }
    if (at(Tok::kYield)) {
      Expr* e = yield_expression();
      expect(Tok::kRpar);
      return e;
    }
    Expr* e = star_named_expression();
    if (at(Tok::kComma)) {
      std::vector<Expr*> items{e};
      while (accept(Tok::kComma)) {
        if (at(Tok::kRpar)) break;
        items.push_back(star_named_expression());
      }
      expect(Tok::kRpar);
      return node<Collection>(ExprKind::kTuple, since(first), arena_.copy(items), Context::kLoad);
    }
    if (e->kind == ExprKind::kStarred) fail();
    if (at_comprehension()) {
      const Seq<Comprehension> clauses = comprehension_clauses();
      expect(Tok::kRpar);
      return node<Comp>(ExprKind::kGeneratorExp, since(first), e, static_cast<Expr*>(nullptr), clauses);
    }
    expect(Tok::kRpar);
    return e;
  };
  if (!diagnosing_) return read();
  Expr* result = nullptr;
  if (attempt([&] { result = read(); })) return result;
  pos_ = mark;
  diagnose_group();
  diagnose_comprehension();
  fail();
}

Expr* Parser::list_display() {
  const DepthGuard guard(*this);
  const std::size_t mark = pos_;
  const auto read = [this]() -> Expr* {
    const Token& first = expect(Tok::kLsqb);
    if (accept(Tok::kRsqb)) {
      return node<Collection>(ExprKind::kList, since(first), Seq<Expr*>{}, Context::kLoad);
    }
    Expr* e = star_named_expression();
    if (e->kind != ExprKind::kStarred && at_comprehension()) {
      const Seq<Comprehension> clauses = comprehension_clauses();
      expect(Tok::kRsqb);
      return node<Comp>(ExprKind::kListComp, since(first), e, static_cast<Expr*>(nullptr), clauses);
    }
    std::vector<Expr*> items{e};
    while (accept(Tok::kComma)) {
      if (at(Tok::kRsqb)) break;
      items.push_back(star_named_expression());
    }
    expect(Tok::kRsqb);
    return node<Collection>(ExprKind::kList, since(first), arena_.copy(items), Context::kLoad);
  };
  if (!diagnosing_) return read();
  Expr* result = nullptr;
  if (attempt([&] { result = read(); })) return result;
  pos_ = mark;
  diagnose_comprehension();
  fail();
}

// '{' begins a dict, a set, or a comprehension of either.
Expr* Parser::brace_display() {
  const DepthGuard guard(*this);
  const std::size_t mark = pos_;
  const auto read = [this]() -> Expr* {
    const Token& first = expect(Tok::kLbrace);
    if (at(Tok::kRbrace) || at(Tok::kDoubleStar)) return dict_display(first, nullptr);
    const Token& item = peek();
    if (diagnosing_) {
      // Read a key as CPython's kvpair does, not as a named expression, so as to make no wrong guess.
      Expr* key = nullptr;
      const std::size_t item_pos = pos_;
      if (!at(Tok::kStar) && attempt([&] {
            key = expression();
            if (!at(Tok::kColon)) fail();
          })) {
        return dict_display(first, key);
      }
      pos_ = item_pos;
    }
    Expr* e = star_named_expression();
    if (!at(Tok::kColon)) return set_display(first, e);
    if (e->kind == ExprKind::kStarred || (e->kind == ExprKind::kNamedExpr && item.kind != Tok::kLpar)) fail();
    return dict_display(first, e);
  };
  Expr* result = nullptr;
  if (attempt([&] { result = read(); })) return result;
  pos_ = mark;
  diagnose_dict_pairs();
  if (diagnosing_) {
    diagnose_dict_comprehension();
    diagnose_comprehension();
  }
  fail();
}

Expr* Parser::set_display(const Token& first, Expr* element) {
  if (element->kind != ExprKind::kStarred && at_comprehension()) {
    const Seq<Comprehension> clauses = comprehension_clauses();
    expect(Tok::kRbrace);
    return node<Comp>(ExprKind::kSetComp, since(first), element, static_cast<Expr*>(nullptr), clauses);
  }
  std::vector<Expr*> items{element};
  while (accept(Tok::kComma)) {
    if (at(Tok::kRbrace)) break;
    items.push_back(star_named_expression());
  }
  expect(Tok::kRbrace);
  return node<Collection>(ExprKind::kSet, since(first), arena_.copy(items), Context::kLoad);
}

// `key`: of the first item, when that has been read already up to its colon.
Expr* Parser::dict_display(const Token& first, Expr* key) {
  std::vector<Expr*> keys;
  std::vector<Expr*> values;
  while (key != nullptr || !at(Tok::kRbrace)) {
    if (key == nullptr && accept(Tok::kDoubleStar)) {
      keys.push_back(nullptr);
      values.push_back(bitwise_or());
    } else {
      keys.push_back(key != nullptr ? key : expression());
      key = nullptr;
      expect(Tok::kColon);
      values.push_back(expression());
    }
    if (keys.size() == 1 && keys[0] != nullptr && at_comprehension()) {
      const Seq<Comprehension> clauses = comprehension_clauses();
      expect(Tok::kRbrace);
      return node<Comp>(ExprKind::kDictComp, since(first), keys[0], values[0], clauses);
    }
    if (!accept(Tok::kComma)) break;
  }
  expect(Tok::kRbrace);
  return node<Dict>(ExprKind::kDict, since(first), arena_.copy(keys), arena_.copy(values));
}

bool Parser::at_comprehension() {
  return at(Tok::kFor) || (at(Tok::kAsync) && kind_after() == Tok::kFor);
}

Seq<Comprehension> Parser::comprehension_clauses() {
  std::vector<Comprehension> clauses;
  do {
    clauses.push_back(comprehension_clause());
  } while (at_comprehension());
  return arena_.copy(clauses);
}

Comprehension Parser::comprehension_clause() {
  const bool is_async = accept(Tok::kAsync);
  expect(Tok::kFor);
  Expr* target = for_target();
  Expr* iter = disjunction();
  std::vector<Expr*> ifs;
  while (accept(Tok::kIf)) ifs.push_back(disjunction());
  return {target, iter, arena_.copy(ifs), is_async};
}

}  // namespace gilbox::front
