// Assignment, augmented assignment, annotated assignment, del.
#include <algorithm>

#include "src/front/compiler.h"

namespace gilbox::front {
namespace {

bool is_display(const Expr& e) {
  return e.kind == ExprKind::kTuple || e.kind == ExprKind::kList;
}

bool has_star(const Collection& c) {
  return std::any_of(c.elements.begin(), c.elements.end(),
                     [](const Expr* e) { return e->kind == ExprKind::kStarred; });
}

}  // namespace

void UnitCompiler::assign(const Assign& s) {
  const TempMark mark(*this);
  const Expr& target = *s.targets[0];
  if (s.targets.size() == 1) {
    const int reg = fast_register(target);
    if (reg != kAnywhere) {
      value_into(*s.value, reg);
      b_.set_bound(reg);
      return;
    }
    if (is_display(target) && is_display(*s.value)) {
      const auto& targets = as<Collection>(target);
      const auto& values = as<Collection>(*s.value);
      const bool pairwise = targets.elements.size() == values.elements.size() && !has_star(targets) &&
                            !has_star(values) && targets.elements.size() <= 8;
      if (pairwise) return assign_pairwise(targets, values);
    }
  }
  int source = operand(*s.value);
  // A variable may be its own source in "a = b = a"; that is harmless. But unpacking may rebind it.
  if (!is_temp(source) && s.targets.size() > 1) {
    const int copy = alloc_temp();
    move(s.value->loc, copy, source);
    source = copy;
  }
  for (const Expr* t : s.targets) store_target(*t, source);
}

// a, b = x, y without a tuple: all values first, then the targets from left to right. A value that is a
// variable stays where it is unless an earlier target overwrites it.
void UnitCompiler::assign_pairwise(const Collection& targets, const Collection& values) {
  std::vector<int> sources;
  for (std::size_t i = 0; i < values.elements.size(); ++i) {
    const Expr& e = *values.elements[i];
    int source = kAnywhere;
    if (e.kind != ExprKind::kConstant) {
      source = operand(e);
      const bool overwritten =
          !is_temp(source) &&
          std::any_of(targets.elements.begin(), targets.elements.end(),
                      [&](const Expr* t) { return is_display(*t) || fast_register(*t) == source; });
      // Nothing has been stored before the first target.
      if (overwritten && i > 0) {
        const int copy = alloc_temp();
        move(e.loc, copy, source);
        source = copy;
      }
    }
    sources.push_back(source);
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const TempMark mark(*this);
    const Expr& target = *targets.elements[i];
    if (sources[i] != kAnywhere) {
      store_target(target, sources[i]);
      continue;
    }
    const int reg = fast_register(target);
    const int source = value(*values.elements[i], reg);
    if (reg != kAnywhere) {
      b_.set_bound(reg);
    } else {
      store_target(target, source);
    }
  }
}

void UnitCompiler::store_target(const Expr& target, int src) {
  const TempMark mark(*this);
  switch (target.kind) {
    case ExprKind::kName:
      return store(target.loc, as<Name>(target).id, src);
    case ExprKind::kAttribute: {
      const auto& attr = as<Attribute>(target);
      const int object = value(*attr.value);
      b_.emit_ext(at_attribute(target.loc, attr), Op::STORE_ATTR, src, object, 0,
                  b_.attr_site(ctx_.scopes.mangle(*scope_, attr.attr)));
      return;
    }
    case ExprKind::kSubscript: {
      const auto& sub = as<Subscript>(target);
      const int object = operand(*sub.value);
      const std::optional<int> k = small_constant(*sub.slice);
      b_.emit(target.loc, k ? Op::STORE_SUBSCR_K : Op::STORE_SUBSCR, src, object, k ? *k : value(*sub.slice));
      return;
    }
    case ExprKind::kList:
    case ExprKind::kTuple:
      return unpack_target(as<Collection>(target), src);
    case ExprKind::kStarred:
      fail(target.loc, "starred assignment target must be in a list or tuple");
    default:
      fail(target.loc, "invalid assignment target");
  }
}

// Whether the targets are variables in registers one behind the other, beginning with `first`.
bool UnitCompiler::unpack_in_place(const Collection& target, int& first) {
  int expected = kAnywhere;
  for (const Expr* e : target.elements) {
    const int reg = fast_register(*e);
    if (reg == kAnywhere || (expected != kAnywhere && reg != expected)) return false;
    if (expected == kAnywhere) first = reg;
    expected = reg + 1;
  }
  return expected != kAnywhere;
}

void UnitCompiler::unpack_target(const Collection& target, int src) {
  const int count = static_cast<int>(target.elements.size());
  int star = -1;
  for (int i = 0; i < count; ++i) {
    const Expr& e = *target.elements[static_cast<std::size_t>(i)];
    if (e.kind != ExprKind::kStarred) continue;
    if (star >= 0) fail(target.loc, "multiple starred expressions in assignment");
    star = i;
  }
  if (count > 255 || (star >= 0 && count > 200)) refuse(target.loc, "so many targets in one assignment");
  int first = 0;
  if (star < 0 && unpack_in_place(target, first) && (src < first || src >= first + count)) {
    b_.emit(target.loc, Op::UNPACK_SEQUENCE, first, src, count);
    for (int i = 0; i < count; ++i) b_.set_bound(first + i);
    return;
  }
  const TempMark mark(*this);
  first = alloc_temps(count);
  if (star < 0) {
    b_.emit(target.loc, Op::UNPACK_SEQUENCE, count > 0 ? first : 0, src, count);
  } else {
    b_.emit_ext(target.loc, Op::UNPACK_EX, first, src, star, count - star - 1);
  }
  for (int i = 0; i < count; ++i) {
    const Expr& e = *target.elements[static_cast<std::size_t>(i)];
    store_target(e.kind == ExprKind::kStarred ? *as<WithValue>(e).value : e, first + i);
  }
}

void UnitCompiler::aug_assign(const AugAssign& s) {
  const TempMark mark(*this);
  const std::optional<int> k = small_constant(*s.value);
  const Op op = binary_op(s.op, true, k.has_value());
  const auto right = [&] { return k ? *k : value(*s.value); };
  switch (s.target->kind) {
    case ExprKind::kAttribute: {
      const auto& attr = as<Attribute>(*s.target);
      const std::string_view name = ctx_.scopes.mangle(*scope_, attr.attr);
      const int object = operand(*attr.value);
      const int t = alloc_temp();
      const Location at = at_attribute(attr.loc, attr);
      b_.emit_ext(at, Op::LOAD_ATTR, t, object, 0, b_.attr_site(name));
      b_.emit(s.loc, op, t, t, right());
      b_.emit_ext(at, Op::STORE_ATTR, t, object, 0, b_.attr_site(name));
      return;
    }
    case ExprKind::kSubscript: {
      const auto& sub = as<Subscript>(*s.target);
      const int object = operand(*sub.value);
      const std::optional<int> index_k = small_constant(*sub.slice);
      const int index = index_k ? *index_k : operand(*sub.slice);
      const int t = alloc_temp();
      b_.emit(sub.loc, index_k ? Op::BINARY_SUBSCR_K : Op::BINARY_SUBSCR, t, object, index);
      b_.emit(s.loc, op, t, t, right());
      b_.emit(sub.loc, index_k ? Op::STORE_SUBSCR_K : Op::STORE_SUBSCR, t, object, index);
      return;
    }
    default: {
      const auto& name = as<Name>(*s.target);
      const int left = operand(name);
      const int source = right();
      const int reg = fast_register(name.id);
      const int result = reg != kAnywhere ? reg : is_temp(left) ? left : alloc_temp();
      b_.emit(s.loc, op, result, left, source);
      if (reg == kAnywhere) store(name.loc, name.id, result);
    }
  }
}

// The value is stored first; the annotation is kept only by modules and classes, for simple names.
void UnitCompiler::ann_assign(const AnnAssign& s) {
  const bool in_function = unit_->is_function();
  if (s.value != nullptr) {
    const TempMark mark(*this);
    const int reg = fast_register(*s.target);
    const int source = value(*s.value, reg);
    if (reg != kAnywhere) {
      b_.set_bound(reg);
    } else {
      store_target(*s.target, source);
    }
  }
  const TempMark mark(*this);
  if (s.target->kind == ExprKind::kName) {
    if (in_function || !s.simple) {
      if (!in_function && !ctx_.future_annotations) value(*s.annotation);
      return;
    }
    const auto& name = as<Name>(*s.target);
    const int t = alloc_temp();
    annotation_value(*s.annotation, t);
    const int annotations_reg = load(s.loc, "__annotations__", alloc_temp());
    const int key = constant_into(s.loc, {std::string(ctx_.scopes.mangle(*scope_, name.id))}, kAnywhere);
    b_.emit(s.loc, Op::STORE_SUBSCR, t, annotations_reg, key);
    return;
  }
  // Without a value the target's parts are still evaluated.
  if (s.value == nullptr) {
    if (s.target->kind == ExprKind::kAttribute) {
      value(*as<Attribute>(*s.target).value);
    } else {
      operand(*as<Subscript>(*s.target).value);
      value(*as<Subscript>(*s.target).slice);
    }
  }
  if (!in_function && !ctx_.future_annotations) value(*s.annotation);
}

void UnitCompiler::delete_target(const Expr& target) {
  const TempMark mark(*this);
  switch (target.kind) {
    case ExprKind::kName:
      return remove(target.loc, as<Name>(target).id);
    case ExprKind::kAttribute: {
      const auto& attr = as<Attribute>(target);
      const int object = value(*attr.value);
      b_.emit_ext(at_attribute(target.loc, attr), Op::DELETE_ATTR, 0, object, 0,
                  b_.attr_site(ctx_.scopes.mangle(*scope_, attr.attr)));
      return;
    }
    case ExprKind::kSubscript: {
      const int object = operand(*as<Subscript>(target).value);
      b_.emit(target.loc, Op::DELETE_SUBSCR, 0, object, value(*as<Subscript>(target).slice));
      return;
    }
    default:
      for (const Expr* e : as<Collection>(target).elements) delete_target(*e);
  }
}

}  // namespace gilbox::front
