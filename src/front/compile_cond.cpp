// Conditions: evaluated by jumping, without a bool in between.
#include "src/front/compiler.h"

namespace gilbox::front {
namespace {

struct FusedJump {
  Op registers;
  Op constant;
  bool has_constant;
  bool inverted;  // the instruction tests the opposite
};

FusedJump fused_jump(CompareOp op) {
  switch (op) {
    case CompareOp::kLt:
      return {Op::JUMP_IF_LT, Op::JUMP_IF_LT_K, true, false};
    case CompareOp::kLtE:
      return {Op::JUMP_IF_LE, Op::JUMP_IF_LE_K, true, false};
    case CompareOp::kGt:
      return {Op::JUMP_IF_GT, Op::JUMP_IF_GT_K, true, false};
    case CompareOp::kGtE:
      return {Op::JUMP_IF_GE, Op::JUMP_IF_GE_K, true, false};
    case CompareOp::kEq:
      return {Op::JUMP_IF_EQ, Op::JUMP_IF_EQ_K, true, false};
    case CompareOp::kNotEq:
      return {Op::JUMP_IF_NE, Op::JUMP_IF_NE_K, true, false};
    case CompareOp::kIs:
      return {Op::JUMP_IF_IS, Op::JUMP_IF_IS_K, true, false};
    case CompareOp::kIsNot:
      return {Op::JUMP_IF_IS, Op::JUMP_IF_IS_K, true, true};
    case CompareOp::kIn:
      return {Op::JUMP_IF_CONTAINS, Op::JUMP_IF_CONTAINS, false, false};
    case CompareOp::kNotIn:
      break;
  }
  return {Op::JUMP_IF_CONTAINS, Op::JUMP_IF_CONTAINS, false, true};
}

}  // namespace

void UnitCompiler::jump_if(const Expr& e, bool outcome, Label target) {
  const Nesting::Level level(ctx_.nesting, ctx_.source);
  if (const std::optional<Constant> constant = fold(e)) {
    if (is_true(*constant) == outcome) b_.jump(e.loc, target);
    return;
  }
  switch (e.kind) {
    case ExprKind::kUnaryOp:
      if (as<UnaryOp>(e).op == UnaryOperator::kNot) return jump_if(*as<UnaryOp>(e).operand, !outcome, target);
      break;
    case ExprKind::kBoolOp: {
      // "or" is decided by the first true operand, "and" by the first false one.
      const auto& op = as<BoolOp>(e);
      const Label end = b_.new_label();
      for (std::size_t i = 0; i + 1 < op.values.size(); ++i) {
        jump_if(*op.values[i], op.is_or, op.is_or == outcome ? target : end);
      }
      jump_if(*op.values.back(), outcome, target);
      b_.bind(end);
      return;
    }
    case ExprKind::kIfExp: {
      const auto& choice = as<IfExp>(e);
      const Label orelse = b_.new_label();
      const Label end = b_.new_label();
      jump_if(*choice.test, false, orelse);
      jump_if(*choice.body, outcome, target);
      b_.jump(e.loc, end);
      b_.bind(orelse);
      jump_if(*choice.orelse, outcome, target);
      b_.bind(end);
      return;
    }
    case ExprKind::kCompare:
      return jump_if_compare(as<Compare>(e), outcome, target);
    default:
      break;
  }
  const TempMark mark(*this);
  b_.jump_if(e.loc, outcome ? Op::JUMP_IF_TRUE : Op::JUMP_IF_FALSE, value(e), 0, 0, target);
}

void UnitCompiler::jump_if_compare(const Compare& e, bool outcome, Label target) {
  warn_of_identity(e);
  const TempMark mark(*this);
  const std::size_t last = e.ops.size() - 1;
  const Label end = b_.new_label();
  int left = operand(*e.left);
  for (std::size_t i = 0; i < last; ++i) {
    const int right = operand(*e.comparators[i]);
    const FusedJump fused = fused_jump(e.ops[i]);
    b_.jump_if(e.loc, fused.registers, left, right, fused.inverted ? 1 : 0, outcome ? end : target);
    left = right;
  }
  const FusedJump fused = fused_jump(e.ops[last]);
  const int jump_on = outcome != fused.inverted ? 1 : 0;
  const std::optional<int> k = fused.has_constant ? small_constant(*e.comparators[last]) : std::nullopt;
  if (k) {
    b_.jump_if(e.loc, fused.constant, left, *k, jump_on, target);
  } else {
    b_.jump_if(e.loc, fused.registers, left, comparison_right(*e.comparators[last], e.ops[last]), jump_on,
               target);
  }
  b_.bind(end);
}

}  // namespace gilbox::front
