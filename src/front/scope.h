// Which name belongs to whom: locals, cells, free variables, globals. CPython's symtable.c.
//
// Comprehensions of lists, sets and dicts are scopes of their own but share the code object (the "unit") of
// what stands around them, as since PEP 709; generator expressions are functions.
//
// Thread safety: built by one thread, read-only afterwards except for the registers that the compiler fills
// in. Invariants: symbols and scopes live as long as their ScopeTree; names are mangled (__x in a class C is
// _C__x).
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/front/ast.h"
#include "src/front/source.h"

namespace gilbox::front {

struct Scope;

// Variables of the scope of a generic class's type parameters that have no name in the script.
inline constexpr std::string_view kGenericBase = ".generic_base";
inline constexpr std::string_view kTypeParams = ".type_params";

struct Symbol {
  std::string_view name;
  Scope* scope = nullptr;
  bool bound = false;
  bool parameter = false;
  bool used = false;
  bool global = false;    // declared so
  bool nonlocal = false;  // declared so
  bool annotated = false;
  bool iteration = false;   // target of a comprehension's for
  bool read_early = false;  // of a comprehension: may be read before it is bound
  bool walrus = false;      // assigned by ':='
  bool deleted = false;     // by del, or as the name of an except clause
  bool cell = false;        // used by another unit
  Location declared;        // of the global or nonlocal statement
  int reg = -1;             // of the unit that binds it
  int spilled = -1;         // place in the unit's list of cells, when it found no register
};

enum class ScopeKind : uint8_t { kModule, kClass, kFunction, kLambda, kGeneratorExp, kComprehension };

// How a scope reaches a name.
enum class Access : uint8_t {
  kFast,        // a register
  kCell,        // a cell in a register: of this unit, or of its closure
  kGlobal,      // module global or built-in
  kName,        // class body: its namespace, else global
  kClassDeref,  // class body: its namespace, else a cell of the closure
};
struct Resolved {
  Access access = Access::kGlobal;
  Symbol* symbol = nullptr;  // the owner, for kFast, kCell and kClassDeref
};

struct Scope {
  ScopeKind kind = ScopeKind::kModule;
  Scope* parent = nullptr;
  std::string_view name;
  std::string_view private_class;  // for mangling; empty: none
  Location loc;
  const char* restriction = nullptr;  // what it is, when yield, await and ':=' are refused in it
  std::vector<Symbol*> symbols;       // in the order of their first appearance
  std::unordered_map<std::string_view, Symbol*> by_name;
  std::vector<Scope*> children;
  std::vector<Symbol*> free;  // units only: owners of the closure's cells
  bool is_generator = false;
  bool of_type_params = false;   // between a generic function or class and what stands around it
  Symbol* class_cell = nullptr;  // classes only: __class__, when a method wants it

  bool is_unit() const { return kind != ScopeKind::kComprehension; }
  bool is_function() const {
    return kind == ScopeKind::kFunction || kind == ScopeKind::kLambda || kind == ScopeKind::kGeneratorExp;
  }
  Scope* unit() { return is_unit() ? this : parent->unit(); }
  Symbol* find(std::string_view id) const {
    const auto it = by_name.find(id);
    return it == by_name.end() ? nullptr : it->second;
  }
};

// The future imports that stand where they may: behind the docstring, before all else.
std::vector<const ImportFrom*> leading_future_imports(const Module& module);

class ScopeTree {
 public:
  // Throws FrontEndError.
  // `own_namespace`: see CompileOptions.
  ScopeTree(const Source& source, const Module& module, Arena& arena, bool own_namespace = false,
            bool future_annotations = false);
  ScopeTree(const Source& source, const Expr& e, Arena& arena, bool own_namespace = false);

  Scope* root() const { return root_; }
  bool own_namespace() const { return own_namespace_; }
  // The scope that a FunctionDef, ClassDef, Lambda or Comp opens.
  Scope* of(const void* node) const { return by_node_.at(node); }
  std::string_view mangle(const Scope& scope, std::string_view name) const;
  // How code directly in `scope` reaches `name` (not yet mangled).
  Resolved resolve(Scope& scope, std::string_view name) const;

 private:
  friend class ScopeBuilder;
  Symbol* owner_of(Scope& scope, std::string_view name, bool& explicit_global) const;
  void resolve_all(Scope& scope);
  void capture(Scope& scope, Symbol& owner);

  const Source& source_;
  Arena& arena_;
  std::deque<Scope> scopes_;
  std::deque<Symbol> symbols_;
  std::unordered_map<const void*, Scope*> by_node_;
  bool own_namespace_ = false;
  bool future_annotations_ = false;
  Scope* root_ = nullptr;
};

}  // namespace gilbox::front
