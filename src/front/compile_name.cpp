// Names: loads, stores and deletions by the way their scope reaches them.
#include "src/front/compiler.h"

namespace gilbox::front {

int UnitCompiler::fast_register(std::string_view name) {
  const Resolved found = ctx_.scopes.resolve(*scope_, name);
  return found.access == Access::kFast ? found.symbol->reg : kAnywhere;
}

// Whether a ':=' in this unit assigns the variable that `e` stands for, so that its register may change while
// other operands are evaluated.
bool UnitCompiler::may_be_rebound(const Expr& e) {
  const Expr& variable = e.kind == ExprKind::kNamedExpr ? *as<NamedExpr>(e).target : e;
  if (variable.kind != ExprKind::kName || walrus_names_.empty()) return false;
  return walrus_names_.count(ctx_.scopes.mangle(*scope_, as<Name>(variable).id)) != 0;
}

int UnitCompiler::load_name(const Name& e, int want) {
  if (e.id == "__debug__") return constant_into(e.loc, {true}, want);
  return load(e.loc, e.id, want);
}

int UnitCompiler::load(const Location& loc, std::string_view name, int want) {
  const Resolved found = ctx_.scopes.resolve(*scope_, name);
  if (found.access == Access::kFast) {
    const int reg = found.symbol->reg;
    if (!b_.is_bound(reg)) {
      b_.emit(loc, Op::LOAD_FAST_CHECK, reg);
      b_.set_bound(reg);
    }
    if (want == kAnywhere) return reg;
    move(loc, want, reg);
    return want;
  }
  const int result = result_register(want);
  switch (found.access) {
    case Access::kCell:
      b_.emit(loc, Op::LOAD_DEREF, result, register_of(*found.symbol));
      break;
    case Access::kClassDeref:
      b_.emit_ext(loc, Op::LOAD_CLASSDEREF, result, register_of(*found.symbol), 0,
                  b_.global_index(found.symbol->name));
      break;
    case Access::kName:
      b_.emit_wide(loc, Op::LOAD_NAME, result, b_.global_index(ctx_.scopes.mangle(*scope_, name)));
      break;
    default:
      b_.emit_wide(loc, Op::LOAD_GLOBAL, result, b_.global_index(ctx_.scopes.mangle(*scope_, name)));
  }
  return result;
}

void UnitCompiler::store(const Location& loc, std::string_view name, int src) {
  const Resolved found = ctx_.scopes.resolve(*scope_, name);
  switch (found.access) {
    case Access::kFast:
      move(loc, found.symbol->reg, src);
      b_.set_bound(found.symbol->reg);
      break;
    case Access::kCell:
    case Access::kClassDeref:
      b_.emit(loc, Op::STORE_DEREF, src, register_of(*found.symbol));
      break;
    case Access::kName:
      b_.emit_wide(loc, Op::STORE_NAME, src, b_.global_index(ctx_.scopes.mangle(*scope_, name)));
      break;
    case Access::kGlobal:
      b_.emit_wide(loc, b_.has_loaded_none(src) ? Op::RESET_GLOBAL : Op::STORE_GLOBAL, src,
                   b_.global_index(ctx_.scopes.mangle(*scope_, name)));
      break;
  }
}

void UnitCompiler::remove(const Location& loc, std::string_view name) {
  const Resolved found = ctx_.scopes.resolve(*scope_, name);
  switch (found.access) {
    case Access::kFast:
      b_.emit(loc, Op::DELETE_FAST, found.symbol->reg);
      b_.set_bound(found.symbol->reg, false);
      break;
    case Access::kCell:
    case Access::kClassDeref:
      b_.emit(loc, Op::DELETE_DEREF, 0, register_of(*found.symbol));
      break;
    case Access::kName:
      b_.emit_wide(loc, Op::DELETE_NAME, 0, b_.global_index(ctx_.scopes.mangle(*scope_, name)));
      break;
    case Access::kGlobal:
      b_.emit_wide(loc, Op::DELETE_GLOBAL, 0, b_.global_index(ctx_.scopes.mangle(*scope_, name)));
      break;
  }
}

}  // namespace gilbox::front
