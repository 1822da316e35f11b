#include "src/front/constants.h"

#include <fmt/format.h>

#include <bit>
#include <charconv>
#include <cmath>

namespace gilbox::front {
namespace {

// CPython's limits for what folding may produce.
constexpr std::size_t kMaxFoldedString = 4096;
constexpr std::size_t kMaxFoldedTuple = 256;

std::string key_of(const Constant& constant);

std::string key_of_items(char tag, const std::vector<Constant>& items) {
  std::string key(1, tag);
  for (const Constant& item : items) {
    const std::string inner = key_of(item);
    key += fmt::format("{}:{}", inner.size(), inner);
  }
  return key;
}

struct KeyOf {
  std::string operator()(const NoneConstant&) const { return "N"; }
  std::string operator()(const EllipsisConstant&) const { return "E"; }
  std::string operator()(bool b) const { return b ? "T" : "F"; }
  std::string operator()(int64_t n) const { return fmt::format("i{}", n); }
  std::string operator()(const BigIntConstant& n) const { return "i" + n.digits; }
  std::string operator()(double d) const { return fmt::format("d{:x}", std::bit_cast<uint64_t>(d)); }
  std::string operator()(const ComplexConstant& z) const {
    return fmt::format("j{:x}", std::bit_cast<uint64_t>(z.imag));
  }
  std::string operator()(const std::string& s) const { return "s" + s; }
  std::string operator()(const BytesConstant& b) const { return "b" + b.bytes; }
  std::string operator()(const TupleConstant& t) const { return key_of_items('(', t.items); }
  std::string operator()(const FrozensetConstant& s) const { return key_of_items('{', s.items); }
  std::string operator()(const std::shared_ptr<const CodeObject>& code) const {
    return fmt::format("c{}", static_cast<const void*>(code.get()));
  }
};

std::string key_of(const Constant& constant) {
  return std::visit(KeyOf{}, constant.value);
}

Constant int_constant(std::string_view digits) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc() && end == digits.data() + digits.size()) return {value};
  return {BigIntConstant{std::string(digits)}};
}

Constant literal(const Constant_& c) {
  switch (c.constant) {
    case ConstantKind::kNone:
      return {NoneConstant{}};
    case ConstantKind::kTrue:
      return {true};
    case ConstantKind::kFalse:
      return {false};
    case ConstantKind::kEllipsis:
      return {EllipsisConstant{}};
    case ConstantKind::kInt:
      return int_constant(c.text);
    case ConstantKind::kFloat:
      return {c.number};
    case ConstantKind::kImaginary:
      return {ComplexConstant{c.number}};
    case ConstantKind::kStr:
      return {std::string(c.text)};
    case ConstantKind::kBytes:
      return {BytesConstant{std::string(c.text)}};
  }
  return {NoneConstant{}};
}

std::optional<int64_t> as_int(const Constant& c) {
  if (const auto* n = std::get_if<int64_t>(&c.value)) return *n;
  if (const auto* b = std::get_if<bool>(&c.value)) return *b ? 1 : 0;
  return std::nullopt;
}

// Integers beyond 2**53 are left alone: their conversion has rules of its own.
std::optional<double> as_double(const Constant& c) {
  if (const auto* d = std::get_if<double>(&c.value)) return *d;
  const std::optional<int64_t> n = as_int(c);
  constexpr int64_t kExact = int64_t{1} << 53;
  if (!n || *n > kExact || *n < -kExact) return std::nullopt;
  return static_cast<double>(*n);
}

std::optional<Constant> fold_power(int64_t base, int64_t exponent) {
  if (exponent < 0) return std::nullopt;
  int64_t result = 1;
  for (int64_t i = 0; i < exponent; ++i) {
    if (__builtin_mul_overflow(result, base, &result)) return std::nullopt;
    if (result == 0 || (result == 1 && base == 1)) break;
    if (i > 128) return std::nullopt;
  }
  return Constant{result};
}

std::optional<Constant> fold_ints(int64_t a, BinaryOp op, int64_t b) {
  int64_t result = 0;
  switch (op) {
    case BinaryOp::kAdd:
      if (__builtin_add_overflow(a, b, &result)) return std::nullopt;
      return Constant{result};
    case BinaryOp::kSub:
      if (__builtin_sub_overflow(a, b, &result)) return std::nullopt;
      return Constant{result};
    case BinaryOp::kMult:
      if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
      return Constant{result};
    case BinaryOp::kFloorDiv:
    case BinaryOp::kMod: {
      if (b == 0 || (a == INT64_MIN && b == -1)) return std::nullopt;
      const int64_t remainder = a % b;
      const bool adjust = remainder != 0 && (remainder < 0) != (b < 0);
      if (op == BinaryOp::kMod) return Constant{adjust ? remainder + b : remainder};
      return Constant{a / b - (adjust ? 1 : 0)};
    }
    case BinaryOp::kPow:
      return fold_power(a, b);
    case BinaryOp::kLShift:
      if (b < 0 || b > 62) return std::nullopt;
      if (__builtin_mul_overflow(a, int64_t{1} << b, &result)) return std::nullopt;
      return Constant{result};
    case BinaryOp::kRShift:
      if (b < 0) return std::nullopt;
      return Constant{b > 63 ? (a < 0 ? int64_t{-1} : int64_t{0}) : a >> b};
    case BinaryOp::kBitAnd:
      return Constant{a & b};
    case BinaryOp::kBitOr:
      return Constant{a | b};
    case BinaryOp::kBitXor:
      return Constant{a ^ b};
    default:
      return std::nullopt;
  }
}

std::optional<Constant> fold_doubles(double a, BinaryOp op, double b) {
  switch (op) {
    case BinaryOp::kAdd:
      return Constant{a + b};
    case BinaryOp::kSub:
      return Constant{a - b};
    case BinaryOp::kMult:
      return Constant{a * b};
    case BinaryOp::kDiv:
      if (b == 0) return std::nullopt;
      return Constant{a / b};
    default:
      return std::nullopt;
  }
}

template <class Sequence>
std::optional<Sequence> repeated(const Sequence& s, int64_t times, std::size_t limit) {
  if (times < 0) times = 0;
  if (!s.empty() && static_cast<uint64_t>(times) > limit / s.size()) return std::nullopt;
  Sequence out;
  for (int64_t i = 0; i < times && !s.empty(); ++i) out.insert(out.end(), s.begin(), s.end());
  return out;
}

std::optional<Constant> fold_repetition(const Constant& sequence, int64_t times) {
  if (const auto* s = std::get_if<std::string>(&sequence.value)) {
    if (const auto out = repeated(*s, times, kMaxFoldedString)) return Constant{*out};
  } else if (const auto* t = std::get_if<TupleConstant>(&sequence.value)) {
    if (const auto out = repeated(t->items, times, kMaxFoldedTuple)) return Constant{TupleConstant{*out}};
  }
  return std::nullopt;
}

std::optional<Constant> fold_binary(const BinOp& e) {
  const std::optional<Constant> left = fold(*e.left);
  if (!left) return std::nullopt;
  const std::optional<Constant> right = fold(*e.right);
  if (!right) return std::nullopt;
  const std::optional<int64_t> a = as_int(*left);
  const std::optional<int64_t> b = as_int(*right);
  if (a && b && e.op != BinaryOp::kDiv) {
    // & | ^ of two bools are bools.
    const bool bools =
        std::holds_alternative<bool>(left->value) && std::holds_alternative<bool>(right->value);
    if (bools) return std::nullopt;
    return fold_ints(*a, e.op, *b);
  }
  const std::optional<double> x = as_double(*left);
  const std::optional<double> y = as_double(*right);
  if (x && y) return fold_doubles(*x, e.op, *y);
  if (e.op == BinaryOp::kAdd) {
    const auto* s = std::get_if<std::string>(&left->value);
    const auto* t = std::get_if<std::string>(&right->value);
    if (s != nullptr && t != nullptr && s->size() + t->size() <= kMaxFoldedString) return Constant{*s + *t};
  }
  if (e.op == BinaryOp::kMult) {
    if (b) return fold_repetition(*left, *b);
    if (a) return fold_repetition(*right, *a);
  }
  return std::nullopt;
}

std::optional<Constant> fold_unary(const UnaryOp& e) {
  std::optional<Constant> operand = fold(*e.operand);
  if (!operand) return std::nullopt;
  if (e.op == UnaryOperator::kNot) return Constant{!is_true(*operand)};
  if (const auto* big = std::get_if<BigIntConstant>(&operand->value)) {
    if (e.op == UnaryOperator::kUAdd) return operand;
    if (e.op != UnaryOperator::kUSub) return std::nullopt;
    return int_constant(big->digits.starts_with('-') ? big->digits.substr(1) : "-" + big->digits);
  }
  if (const auto* d = std::get_if<double>(&operand->value)) {
    if (e.op == UnaryOperator::kUSub) return Constant{-*d};
    if (e.op == UnaryOperator::kUAdd) return operand;
    return std::nullopt;
  }
  const std::optional<int64_t> n = as_int(*operand);
  if (!n) return std::nullopt;
  switch (e.op) {
    case UnaryOperator::kUSub:
      if (*n == INT64_MIN) return std::nullopt;
      return Constant{-*n};
    case UnaryOperator::kUAdd:
      return Constant{*n};
    case UnaryOperator::kInvert:
      return Constant{~*n};
    default:
      return std::nullopt;
  }
}

std::optional<Constant> fold_tuple(const Collection& e) {
  TupleConstant tuple;
  for (const Expr* element : e.elements) {
    std::optional<Constant> item = fold(*element);
    if (!item) return std::nullopt;
    tuple.items.push_back(std::move(*item));
  }
  return Constant{std::move(tuple)};
}

}  // namespace

int ConstantPool::index_of(Constant constant) {
  const std::string key = key_of(constant);
  const auto [it, added] = by_key_.try_emplace(key, static_cast<int>(items_.size()));
  if (added) items_.push_back(std::move(constant));
  return it->second;
}

int ConstantPool::append(Constant constant) {
  items_.push_back(std::move(constant));
  return static_cast<int>(items_.size()) - 1;
}

std::optional<Constant> fold(const Expr& e) {
  switch (e.kind) {
    case ExprKind::kConstant:
      return literal(as<Constant_>(e));
    case ExprKind::kBinOp:
      return fold_binary(as<BinOp>(e));
    case ExprKind::kUnaryOp:
      return fold_unary(as<UnaryOp>(e));
    case ExprKind::kTuple:
      return fold_tuple(as<Collection>(e));
    case ExprKind::kName:
      if (as<Name>(e).id == "__debug__") return Constant{true};
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool is_true(const Constant& constant) {
  struct Truth {
    bool operator()(const NoneConstant&) const { return false; }
    bool operator()(const EllipsisConstant&) const { return true; }
    bool operator()(bool b) const { return b; }
    bool operator()(int64_t n) const { return n != 0; }
    bool operator()(const BigIntConstant&) const { return true; }
    bool operator()(double d) const { return d != 0; }
    bool operator()(const ComplexConstant& z) const { return z.imag != 0; }
    bool operator()(const std::string& s) const { return !s.empty(); }
    bool operator()(const BytesConstant& b) const { return !b.bytes.empty(); }
    bool operator()(const TupleConstant& t) const { return !t.items.empty(); }
    bool operator()(const FrozensetConstant& s) const { return !s.items.empty(); }
    bool operator()(const std::shared_ptr<const CodeObject>&) const { return true; }
  };
  return std::visit(Truth{}, constant.value);
}

}  // namespace gilbox::front
