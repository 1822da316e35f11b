// Resolution of names, when all scopes are known.
#include "src/front/scope.h"

#include <fmt/format.h>

#include <algorithm>

namespace gilbox::front {

std::vector<const ImportFrom*> leading_future_imports(const Module& module) {
  std::vector<const ImportFrom*> found;
  bool docstring = true;
  for (const Stmt* s : module.body) {
    const bool is_import = s->kind == StmtKind::kImportFrom && as<ImportFrom>(*s).level == 0 &&
                           as<ImportFrom>(*s).module == "__future__";
    const bool is_string = s->kind == StmtKind::kExpr &&
                           as<ValueStmt>(*s).value->kind == ExprKind::kConstant &&
                           as<Constant_>(*as<ValueStmt>(*s).value).constant == ConstantKind::kStr;
    if (is_import) {
      found.push_back(&as<ImportFrom>(*s));
    } else if (!is_string || !docstring) {
      break;
    }
    docstring = false;
  }
  return found;
}

std::string_view ScopeTree::mangle(const Scope& scope, std::string_view name) const {
  std::string_view cls = scope.private_class;
  if (cls.empty() || !name.starts_with("__") || name.ends_with("__") ||
      name.find('.') != std::string_view::npos) {
    return name;
  }
  while (cls.starts_with('_')) cls.remove_prefix(1);
  if (cls.empty()) return name;
  return arena_.copy(std::string_view(fmt::format("_{}{}", cls, name)));
}

// The symbol of the function-like scope that binds `name` for code in `scope`; null: a global, or a name of
// the class body `scope` itself.
Symbol* ScopeTree::owner_of(Scope& scope, std::string_view name, bool& explicit_global) const {
  explicit_global = false;
  for (Scope* s = &scope; s != nullptr; s = s->parent) {
    if (s->kind == ScopeKind::kModule) {
      const Symbol* declared = s == &scope ? s->find(name) : nullptr;
      explicit_global = declared != nullptr && declared->global;
      return nullptr;
    }
    if (s->kind == ScopeKind::kClass && s != &scope) {
      if (name == "__class__") return s->class_cell;
      continue;
    }
    Symbol* symbol = s->find(name);
    if (symbol == nullptr) continue;
    if (symbol->global) {
      explicit_global = true;
      return nullptr;
    }
    if (symbol->bound && !symbol->nonlocal) return s->kind == ScopeKind::kClass ? nullptr : symbol;
  }
  return nullptr;
}

Resolved ScopeTree::resolve(Scope& scope, std::string_view name) const {
  const std::string_view id = mangle(scope, name);
  bool explicit_global = false;
  Symbol* owner = owner_of(scope, id, explicit_global);
  const bool in_class = scope.kind == ScopeKind::kClass;
  if (owner == nullptr) {
    const bool by_name = in_class || (own_namespace_ && scope.unit() == root_);
    return {by_name && !explicit_global ? Access::kName : Access::kGlobal, nullptr};
  }
  if (in_class && owner->scope != &scope) {
    const Symbol* own = scope.find(id);
    const bool declared = own != nullptr && own->nonlocal;
    return {declared ? Access::kCell : Access::kClassDeref, owner};
  }
  return {owner->cell ? Access::kCell : Access::kFast, owner};
}

// Makes `owner` a cell, and a free variable of every unit between its own and `scope`'s.
void ScopeTree::capture(Scope& scope, Symbol& owner) {
  Scope* home = owner.scope->unit();
  for (Scope* unit = scope.unit(); unit != home; unit = unit->parent->unit()) {
    owner.cell = true;
    if (std::find(unit->free.begin(), unit->free.end(), &owner) == unit->free.end())
      unit->free.push_back(&owner);
  }
}

void ScopeTree::resolve_all(Scope& scope) {
  for (Symbol* symbol : scope.symbols) {
    bool explicit_global = false;
    Symbol* owner = owner_of(scope, symbol->name, explicit_global);
    if (symbol->nonlocal && owner == nullptr) {
      const Location& at = symbol->declared;
      throw with_message_only(source_.make_error(
          ErrorKind::kSyntaxError, fmt::format("no binding for nonlocal '{}' found", symbol->name), at.line,
          at.col, at.end_line, at.end_col));
    }
    if (owner != nullptr && owner->scope != &scope) capture(scope, *owner);
  }
  for (Scope* child : scope.children) resolve_all(*child);
}

}  // namespace gilbox::front
