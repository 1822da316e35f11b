// What is legal but certainly not meant: SyntaxWarnings. Follows CPython's Python/compile.c.
#include <fmt/format.h>

#include "src/front/compiler.h"
#include "src/front/constants.h"

namespace gilbox::front {
namespace {

const char* constant_type(const Expr& e) {
  switch (as<Constant_>(e).constant) {
    case ConstantKind::kInt:
      return "int";
    case ConstantKind::kFloat:
      return "float";
    case ConstantKind::kImaginary:
      return "complex";
    case ConstantKind::kStr:
      return "str";
    case ConstantKind::kBytes:
      return "bytes";
    case ConstantKind::kNone:
      return "NoneType";
    case ConstantKind::kEllipsis:
      return "ellipsis";
    default:
      return "bool";
  }
}

// The type that an expression's value has in any case; null: who knows.
const char* certain_type(const Expr& e) {
  switch (e.kind) {
    case ExprKind::kTuple:
      return "tuple";
    case ExprKind::kList:
    case ExprKind::kListComp:
      return "list";
    case ExprKind::kDict:
    case ExprKind::kDictComp:
      return "dict";
    case ExprKind::kSet:
    case ExprKind::kSetComp:
      return "set";
    case ExprKind::kGeneratorExp:
      return "generator";
    case ExprKind::kLambda:
      return "function";
    case ExprKind::kJoinedStr:
      return "str";
    case ExprKind::kConstant:
      return constant_type(e);
    default:
      return e.kind == ExprKind::kUnaryOp && fold(e) ? "int" : nullptr;
  }
}

// The type of a literal that nobody should compare by identity.
const char* compared_type(const Expr& e) {
  if (e.kind == ExprKind::kConstant) {
    const ConstantKind kind = as<Constant_>(e).constant;
    const bool number_or_text = kind == ConstantKind::kInt || kind == ConstantKind::kFloat ||
                                kind == ConstantKind::kImaginary || kind == ConstantKind::kStr ||
                                kind == ConstantKind::kBytes;
    return number_or_text ? constant_type(e) : nullptr;
  }
  const auto folded = fold(e);
  if (!folded) return nullptr;
  if (std::holds_alternative<TupleConstant>(folded->value)) return "tuple";
  if (std::holds_alternative<std::string>(folded->value)) return "str";
  if (std::holds_alternative<BytesConstant>(folded->value)) return "bytes";
  if (std::holds_alternative<double>(folded->value)) return "float";
  if (std::holds_alternative<ComplexConstant>(folded->value)) return "complex";
  const bool integer =
      std::holds_alternative<int64_t>(folded->value) || std::holds_alternative<BigIntConstant>(folded->value);
  return integer ? "int" : nullptr;
}

}  // namespace

void UnitCompiler::warn(const Location& at, std::string text) {
  add_warning(ctx_.warnings, at.line, at.col, std::move(text));
}

void UnitCompiler::warn_of_identity(const Compare& e) {
  const Expr* left = e.left;
  for (std::size_t i = 0; i < e.ops.size(); ++i) {
    const Expr* right = e.comparators[i];
    const bool is_not = e.ops[i] == CompareOp::kIsNot;
    if (is_not || e.ops[i] == CompareOp::kIs) {
      const char* type = compared_type(*left);
      if (type == nullptr) type = compared_type(*right);
      if (type != nullptr) {
        warn(e.loc, fmt::format("\"{}\" with '{}' literal. Did you mean \"{}\"?", is_not ? "is not" : "is",
                                type, is_not ? "!=" : "=="));
      }
    }
    left = right;
  }
}

void UnitCompiler::warn_of_callee(const Expr& callee) {
  if (callee.kind == ExprKind::kLambda) return;
  if (const char* type = certain_type(callee)) {
    warn(callee.loc, fmt::format("'{}' object is not callable; perhaps you missed a comma?", type));
  }
}

void UnitCompiler::warn_of_subscript(const Subscript& e) {
  const Expr& value = *e.value;
  const char* type = certain_type(value);
  if (type == nullptr) return;
  const std::string_view name = type;
  if (name == "str" || name == "bytes" || name == "list" || name == "tuple") {
    const char* index = certain_type(*e.slice);
    if (index == nullptr || std::string_view(index) == "int" || std::string_view(index) == "bool") return;
    warn(value.loc, fmt::format("{} indices must be integers or slices, not {}; perhaps you missed a comma?",
                                name, index));
  } else if (name != "dict") {
    warn(value.loc, fmt::format("'{}' object is not subscriptable; perhaps you missed a comma?", name));
  }
}

}  // namespace gilbox::front
