// Expressions that leave a value in a register.
#include <algorithm>
#include <array>

#include "src/front/compiler.h"
#include "src/front/unicode.h"

namespace gilbox::front {
namespace {

// Displays longer than this are built piece by piece rather than in as many registers.
constexpr std::size_t kMaxItemsInRegisters = 24;

// The plain forms; the _K form follows each, then the in-place ones.
constexpr std::array<Op, 13> kBinaryOps = {
    Op::BINARY_ADD,
    Op::BINARY_SUBTRACT,
    Op::BINARY_MULTIPLY,
    Op::BINARY_TRUE_DIVIDE,
    Op::BINARY_FLOOR_DIVIDE,
    Op::BINARY_MODULO,
    Op::BINARY_POWER,
    Op::BINARY_LSHIFT,
    Op::BINARY_RSHIFT,
    Op::BINARY_AND,
    Op::BINARY_OR,
    Op::BINARY_XOR,
    Op::BINARY_MATRIX_MULTIPLY,
};

}  // namespace

Op binary_op(BinaryOp op, bool in_place, bool constant) {
  const auto plain = static_cast<uint8_t>(kBinaryOps[static_cast<std::size_t>(op)]);
  return static_cast<Op>(plain + (in_place ? 2 : 0) + (constant ? 1 : 0));
}

int UnitCompiler::value(const Expr& e, int want) {
  const Nesting::Level level(ctx_.nesting, ctx_.source);
  switch (e.kind) {
    case ExprKind::kBoolOp:
      return bool_op(as<BoolOp>(e), want);
    case ExprKind::kNamedExpr:
      return named(as<NamedExpr>(e), want);
    case ExprKind::kBinOp:
      return binary(as<BinOp>(e), want);
    case ExprKind::kUnaryOp:
      return unary(as<UnaryOp>(e), want);
    case ExprKind::kLambda:
      return lambda(as<Lambda>(e), want);
    case ExprKind::kIfExp:
      return conditional(as<IfExp>(e), want);
    case ExprKind::kDict:
      return dict(as<Dict>(e), want);
    case ExprKind::kSet:
      return list_like(as<Collection>(e), Op::BUILD_SET, Op::SET_ADD, Op::SET_UPDATE, want);
    case ExprKind::kListComp:
    case ExprKind::kSetComp:
    case ExprKind::kDictComp:
      return comprehension(as<Comp>(e), want);
    case ExprKind::kGeneratorExp:
      return generator_expression(as<Comp>(e), want);
    case ExprKind::kAwait:
      // Functions with async are refused before anyone gets here.
      fail(e.loc, unit_->is_function() ? "'await' outside async function" : "'await' outside function");
    case ExprKind::kYield:
      return yield_value(as<WithValue>(e), want);
    case ExprKind::kYieldFrom:
      return yield_from(as<WithValue>(e), want);
    case ExprKind::kCompare:
      return compare(as<Compare>(e), want);
    case ExprKind::kCall:
      return call(as<Call>(e), want);
    case ExprKind::kJoinedStr:
      return joined_string(as<Collection>(e), want);
    case ExprKind::kConstant:
      return constant_into(e.loc, *fold(e), want);
    case ExprKind::kAttribute:
      return attribute(as<Attribute>(e), want);
    case ExprKind::kSubscript:
      return subscript(as<Subscript>(e), want);
    case ExprKind::kStarred:
      fail(e.loc, "can't use starred expression here");
    case ExprKind::kName:
      return load_name(as<Name>(e), want);
    case ExprKind::kList:
    case ExprKind::kTuple:
      return sequence(as<Collection>(e), want);
    case ExprKind::kSlice:
      return slice_value(as<Slice>(e), want);
    case ExprKind::kFormattedValue:
      break;
  }
  const int result = result_register(want);
  formatted_value(as<FormattedValue>(e), result);
  return result;
}

int UnitCompiler::operand(const Expr& e) {
  const int reg = value(e);
  if (is_temp(reg) || !may_be_rebound(e)) return reg;
  const int copy = alloc_temp();
  move(e.loc, copy, reg);
  return copy;
}

int UnitCompiler::constant_into(const Location& loc, const Constant& constant, int want) {
  const int result = result_register(want);
  const bool resets = !is_temp(result) && std::holds_alternative<NoneConstant>(constant.value);
  b_.emit_wide(loc, resets ? Op::RESET_FAST : Op::LOAD_CONST, result, b_.constants().index_of(constant));
  return result;
}

std::optional<int> UnitCompiler::small_constant(const Expr& e) {
  const std::optional<Constant> constant = fold(e);
  if (!constant) return std::nullopt;
  const int index = b_.constants().index_of(*constant);
  if (index > 255) return std::nullopt;
  return index;
}

int UnitCompiler::binary(const BinOp& e, int want) {
  if (const std::optional<Constant> constant = fold(e)) return constant_into(e.loc, *constant, want);
  const int mark = next_temp_;
  const int left = operand(*e.left);
  const std::optional<int> k = small_constant(*e.right);
  const int right = k ? *k : value(*e.right);
  release_to(mark);
  const int result = result_register(want);
  b_.emit(e.loc, binary_op(e.op, false, k.has_value()), result, left, right);
  return result;
}

int UnitCompiler::unary(const UnaryOp& e, int want) {
  if (const std::optional<Constant> constant = fold(e)) return constant_into(e.loc, *constant, want);
  const int mark = next_temp_;
  const int source = value(*e.operand);
  release_to(mark);
  const int result = result_register(want);
  constexpr Op kOps[] = {Op::UNARY_NEGATIVE, Op::UNARY_POSITIVE, Op::UNARY_INVERT, Op::UNARY_NOT};
  b_.emit(e.loc, kOps[static_cast<int>(e.op)], result, source);
  return result;
}

// Whether evaluating `e` can neither fail nor read register `except`.
bool UnitCompiler::is_simple(const Expr& e, int except) {
  if (e.kind == ExprKind::kConstant) return true;
  const int reg = fast_register(e);
  return reg != kAnywhere && reg != except && b_.is_bound(reg);
}

int UnitCompiler::bool_op(const BoolOp& e, int want) {
  const bool direct = want == kAnywhere || is_temp(want) ||
                      std::all_of(e.values.begin() + 1, e.values.end(),
                                  [&](const Expr* operand_expr) { return is_simple(*operand_expr, want); });
  const int mark = next_temp_;
  const int result = direct ? result_register(want) : alloc_temp();
  const Label end = b_.new_label();
  for (std::size_t i = 0; i + 1 < e.values.size(); ++i) {
    value_into(*e.values[i], result);
    b_.jump_if(e.loc, e.is_or ? Op::JUMP_IF_TRUE : Op::JUMP_IF_FALSE, result, 0, 0, end);
  }
  value_into(*e.values.back(), result);
  b_.bind(end);
  if (direct) return result;
  move(e.loc, want, result);
  release_to(mark);
  return want;
}

int UnitCompiler::conditional(const IfExp& e, int want) {
  const int result = result_register(want);
  const Label orelse = b_.new_label();
  const Label end = b_.new_label();
  jump_if(*e.test, false, orelse);
  value_into(*e.body, result);
  b_.jump(e.loc, end);
  b_.bind(orelse);
  value_into(*e.orelse, result);
  b_.bind(end);
  return result;
}

void UnitCompiler::compare_values(const Location& loc, CompareOp op, int dst, int left, int right) {
  constexpr Op kOps[] = {Op::COMPARE_LT,  Op::COMPARE_LE,     Op::COMPARE_GT, Op::COMPARE_GE,
                         Op::COMPARE_EQ,  Op::COMPARE_NE,     Op::IS_OP,      Op::IS_NOT_OP,
                         Op::CONTAINS_OP, Op::NOT_CONTAINS_OP};
  b_.emit(loc, kOps[static_cast<int>(op)], dst, left, right);
}

// The right side of a comparison. "in" a list or set of constants looks into a constant instead.
int UnitCompiler::comparison_right(const Expr& e, CompareOp op) {
  if (op == CompareOp::kIn || op == CompareOp::kNotIn) {
    if (e.kind == ExprKind::kList || e.kind == ExprKind::kSet) {
      Collection tuple = as<Collection>(e);
      tuple.kind = ExprKind::kTuple;
      if (std::optional<Constant> items = fold(tuple)) {
        if (e.kind == ExprKind::kList) return constant_into(e.loc, *items, kAnywhere);
        return constant_into(e.loc, {FrozensetConstant{std::get<TupleConstant>(items->value).items}},
                             kAnywhere);
      }
    }
  }
  return operand(e);
}

int UnitCompiler::compare(const Compare& e, int want) {
  warn_of_identity(e);
  if (e.ops.size() > 1) return compare_chain(e, want);
  const int mark = next_temp_;
  const int left = operand(*e.left);
  const int right = comparison_right(*e.comparators[0], e.ops[0]);
  release_to(mark);
  const int result = result_register(want);
  compare_values(e.loc, e.ops[0], result, left, right);
  return result;
}

// a < b < c: the middle ones are evaluated once, the rest only while all is true.
int UnitCompiler::compare_chain(const Compare& e, int want) {
  const bool direct = want == kAnywhere || is_temp(want);
  const int mark = next_temp_;
  const int result = direct ? result_register(want) : alloc_temp();
  {
    const TempMark inner(*this);
    const Label end = b_.new_label();
    int left = operand(*e.left);
    for (std::size_t i = 0; i < e.ops.size(); ++i) {
      const Expr& next = *e.comparators[i];
      // What is compared on stays what it is.
      const int right = i + 1 < e.ops.size() ? operand(next) : comparison_right(next, e.ops[i]);
      compare_values(e.loc, e.ops[i], result, left, right);
      if (i + 1 < e.ops.size()) b_.jump_if(e.loc, Op::JUMP_IF_FALSE, result, 0, 0, end);
      left = right;
    }
    b_.bind(end);
  }
  if (direct) return result;
  move(e.loc, want, result);
  release_to(mark);
  return want;
}

int UnitCompiler::slice_value(const Slice& e, int want) {
  const int result = result_register(want);
  const TempMark mark(*this);
  const int bounds = alloc_temps(3);
  const Expr* parts[] = {e.lower, e.upper, e.step};
  for (int i = 0; i < 3; ++i) {
    if (parts[i] != nullptr) {
      value_into(*parts[i], bounds + i);
    } else {
      constant_into(e.loc, {NoneConstant{}}, bounds + i);
    }
  }
  b_.emit(e.loc, Op::BUILD_SLICE, result, bounds);
  return result;
}

int UnitCompiler::subscript(const Subscript& e, int want) {
  warn_of_subscript(e);
  const int mark = next_temp_;
  const int object = operand(*e.value);
  const std::optional<int> k = small_constant(*e.slice);
  const int index = k ? *k : value(*e.slice);
  release_to(mark);
  const int result = result_register(want);
  b_.emit(e.loc, k ? Op::BINARY_SUBSCR_K : Op::BINARY_SUBSCR, result, object, index);
  return result;
}

Location UnitCompiler::at_attribute(Location loc, const Attribute& e) {
  if (loc.line == e.loc.end_line) return loc;
  loc.line = e.loc.end_line;
  loc.col = e.loc.end_col - count_code_points(e.attr);
  return loc;
}

int UnitCompiler::attribute(const Attribute& e, int want) {
  const int mark = next_temp_;
  const int object = value(*e.value);
  release_to(mark);
  const int result = result_register(want);
  b_.emit_ext(at_attribute(e.loc, e), Op::LOAD_ATTR, result, object, 0,
              b_.attr_site(ctx_.scopes.mangle(*scope_, e.attr)));
  return result;
}

int UnitCompiler::sequence(const Collection& e, int want) {
  if (e.kind == ExprKind::kList) return list_like(e, Op::BUILD_LIST, Op::LIST_APPEND, Op::LIST_EXTEND, want);
  if (const std::optional<Constant> constant = fold(e)) return constant_into(e.loc, *constant, want);
  const bool starred = std::any_of(e.elements.begin(), e.elements.end(),
                                   [](const Expr* item) { return item->kind == ExprKind::kStarred; });
  if (!starred && e.elements.size() <= kMaxItemsInRegisters) {
    return list_like(e, Op::BUILD_TUPLE, Op::LIST_APPEND, Op::LIST_EXTEND, want);
  }
  const int result = result_register(want);
  const TempMark mark(*this);
  const int list = list_like(e, Op::BUILD_LIST, Op::LIST_APPEND, Op::LIST_EXTEND, alloc_temp());
  b_.emit(e.loc, Op::LIST_TO_TUPLE, result, list);
  return result;
}

// A list, set or short tuple: the first items from registers, the others and starred ones added one by one.
int UnitCompiler::list_like(const Collection& e, Op build, Op append, Op extend, int want) {
  const auto first_star = std::find_if(e.elements.begin(), e.elements.end(),
                                       [](const Expr* item) { return item->kind == ExprKind::kStarred; });
  const auto before_star = static_cast<std::size_t>(first_star - e.elements.begin());
  if (build == Op::BUILD_LIST && e.elements.size() >= 3 && before_star == e.elements.size()) {
    Collection tuple = e;
    tuple.kind = ExprKind::kTuple;
    if (const std::optional<Constant> items = fold(tuple)) {
      const int result = want != kAnywhere && !is_temp(want) ? alloc_temp() : result_register(want);
      b_.emit(e.loc, Op::BUILD_LIST, result, 0, 0);
      const TempMark mark(*this);
      b_.emit(e.loc, Op::LIST_EXTEND, result, constant_into(e.loc, *items, kAnywhere));
      if (want != kAnywhere) move(e.loc, want, result);
      return want != kAnywhere ? want : result;
    }
  }
  const std::size_t in_registers = std::min(before_star, kMaxItemsInRegisters);
  const bool complete = in_registers == e.elements.size();
  // Something that is still growing may not stand in a variable.
  const bool direct = complete || want == kAnywhere || is_temp(want);
  const int outer_mark = next_temp_;
  const int result = direct ? result_register(want) : alloc_temp();
  {
    const TempMark mark(*this);
    const int count = static_cast<int>(in_registers);
    const int base = alloc_temps(count);
    for (int i = 0; i < count; ++i) value_into(*e.elements[static_cast<std::size_t>(i)], base + i);
    b_.emit(e.loc, build, result, count > 0 ? base : 0, count);
  }
  for (std::size_t i = in_registers; i < e.elements.size(); ++i) {
    const TempMark mark(*this);
    const Expr& item = *e.elements[i];
    const bool star = item.kind == ExprKind::kStarred;
    const Expr& source = star ? *as<WithValue>(item).value : item;
    b_.emit(e.loc, star ? extend : append, result, value(source));
  }
  if (direct) return result;
  move(e.loc, want, result);
  release_to(outer_mark);
  return want;
}

int UnitCompiler::dict(const Dict& e, int want) {
  const auto first_unpacked = std::find(e.keys.begin(), e.keys.end(), nullptr);
  const std::size_t in_registers =
      std::min(static_cast<std::size_t>(first_unpacked - e.keys.begin()), kMaxItemsInRegisters / 2);
  const bool direct = in_registers == e.keys.size() || want == kAnywhere || is_temp(want);
  const int outer_mark = next_temp_;
  const int result = direct ? result_register(want) : alloc_temp();
  {
    const TempMark mark(*this);
    const int count = static_cast<int>(in_registers);
    const int base = alloc_temps(2 * count);
    for (int i = 0; i < count; ++i) {
      value_into(*e.keys[static_cast<std::size_t>(i)], base + 2 * i);
      value_into(*e.values[static_cast<std::size_t>(i)], base + 2 * i + 1);
    }
    b_.emit(e.loc, Op::BUILD_MAP, result, count > 0 ? base : 0, count);
  }
  for (std::size_t i = in_registers; i < e.keys.size(); ++i) {
    const TempMark mark(*this);
    if (e.keys[i] == nullptr) {
      b_.emit(e.loc, Op::DICT_UPDATE, result, value(*e.values[i]));
      continue;
    }
    const int key = operand(*e.keys[i]);
    b_.emit(e.loc, Op::MAP_ADD, result, key, value(*e.values[i]));
  }
  if (direct) return result;
  move(e.loc, want, result);
  release_to(outer_mark);
  return want;
}

// CPython places the formatting at the replacement field.
void UnitCompiler::formatted_value(const FormattedValue& e, int want) {
  const TempMark mark(*this);
  const int conversion = e.conversion == 's' ? 1 : e.conversion == 'r' ? 2 : e.conversion == 'a' ? 3 : 0;
  const auto* spec = static_cast<const Collection*>(e.format_spec);
  if (spec == nullptr || spec->elements.empty()) {
    b_.emit(e.loc, Op::FORMAT_VALUE, want, value(*e.value), conversion);
    return;
  }
  const int base = alloc_temps(2);
  value_into(*e.value, base);
  joined_string(*spec, base + 1);
  b_.emit(e.loc, Op::FORMAT_VALUE, want, base, conversion | 4);
}

void UnitCompiler::joined_part(const Expr& part, int want) {
  if (part.kind == ExprKind::kFormattedValue) {
    formatted_value(as<FormattedValue>(part), want);
  } else {
    value_into(part, want);
  }
}

int UnitCompiler::joined_string(const Collection& e, int want) {
  if (e.elements.empty()) return constant_into(e.loc, {std::string()}, want);
  const int result = result_register(want);
  if (e.elements.size() == 1) {
    joined_part(*e.elements[0], result);
    return result;
  }
  const TempMark mark(*this);
  const int base = alloc_temps(static_cast<int>(std::min(e.elements.size(), kMaxItemsInRegisters)));
  int count = 0;
  for (const Expr* part : e.elements) {
    if (count == static_cast<int>(kMaxItemsInRegisters)) {
      b_.emit(e.loc, Op::BUILD_STRING, base, base, count);
      count = 1;
    }
    joined_part(*part, base + count++);
  }
  b_.emit(e.loc, Op::BUILD_STRING, result, base, count);
  return result;
}

int UnitCompiler::yield_value(const WithValue& e, int want) {
  const int mark = next_temp_;
  const int source = e.value != nullptr ? value(*e.value) : constant_into(e.loc, {NoneConstant{}}, kAnywhere);
  release_to(mark);
  const int result = result_register(want);
  b_.emit(e.loc, Op::YIELD_VALUE, result, source);
  return result;
}

int UnitCompiler::yield_from(const WithValue& e, int want) {
  const bool direct = want == kAnywhere || is_temp(want);
  const int outer_mark = next_temp_;
  const int result = direct ? result_register(want) : alloc_temp();
  {
    const TempMark mark(*this);
    const int iterator = alloc_temp();
    b_.emit(e.loc, Op::GET_YIELD_FROM_ITER, iterator, value(*e.value));
    constant_into(e.loc, {NoneConstant{}}, result);
    b_.emit(e.loc, Op::YIELD_FROM, result, iterator);
  }
  if (direct) return result;
  move(e.loc, want, result);
  release_to(outer_mark);
  return want;
}

int UnitCompiler::named(const NamedExpr& e, int want) {
  const auto& target = as<Name>(*e.target);
  const int reg = fast_register(target.id);
  if (reg != kAnywhere) {
    value_into(*e.value, reg);
    b_.set_bound(reg);
    if (want == kAnywhere) return reg;
    move(e.loc, want, reg);
    return want;
  }
  const int result = value(*e.value, want);
  store(target.loc, target.id, result);
  return result;
}

}  // namespace gilbox::front
