// Code objects: their registers, parameters, closures; functions, classes and lambdas as values.
#include <fmt/format.h>

#include <algorithm>

#include "src/front/compiler.h"
#include "src/front/unparse.h"

namespace gilbox::front {
namespace {

constexpr int kMaxRegisters = 255;
constexpr int kMaxVariables = 120;  // leaves room for temporaries, closures and comprehensions
constexpr const char* kNamespace = ".namespace";

// Whether a body, nested blocks included but nested scopes not, annotates a simple name.
bool has_annotations(const Body& body) {
  return std::any_of(body.begin(), body.end(), [](const Stmt* s) {
    switch (s->kind) {
      case StmtKind::kAnnAssign:
        return as<AnnAssign>(*s).simple;
      case StmtKind::kIf:
      case StmtKind::kWhile:
        return has_annotations(as<While>(*s).body) || has_annotations(as<While>(*s).orelse);
      case StmtKind::kFor:
        return has_annotations(as<For>(*s).body) || has_annotations(as<For>(*s).orelse);
      case StmtKind::kWith:
        return has_annotations(as<With>(*s).body);
      case StmtKind::kTry: {
        const auto& t = as<Try>(*s);
        return has_annotations(t.body) || has_annotations(t.orelse) || has_annotations(t.finalbody) ||
               std::any_of(t.handlers.begin(), t.handlers.end(),
                           [](const ExceptHandler& h) { return has_annotations(h.body); });
      }
      default:
        return false;
    }
  });
}

int first_line_of(const Seq<Expr*>& decorators, const Location& loc) {
  return decorators.empty() ? loc.line : decorators[0]->loc.line;
}

}  // namespace

UnitCompiler::UnitCompiler(CompileContext& context, Scope& scope, UnitCompiler* parent)
    : ctx_(context),
      scope_(&scope),
      unit_(&scope),
      parent_(parent),
      code_(std::make_shared<CodeObject>()),
      b_(*code_) {}

void UnitCompiler::fail(const Location& at, std::string message, ErrorKind kind) {
  throw FrontEndError{
      ctx_.source.make_error(kind, std::move(message), at.line, at.col, at.end_line, at.end_col)};
}

void UnitCompiler::refuse(const Location& at, std::string_view construct) {
  fail(at, fmt::format("gilbox does not support {} yet", construct), ErrorKind::kNotSupported);
}

// ---- registers

int UnitCompiler::alloc_temps(int count) {
  const int first = next_temp_;
  next_temp_ += count;
  if (next_temp_ > kMaxRegisters) {
    refuse(unit_->loc,
           fmt::format("functions that need more than {} registers ('{}')", kMaxRegisters, code_->name));
  }
  code_->register_count = std::max(code_->register_count, static_cast<uint32_t>(next_temp_));
  return first;
}

int UnitCompiler::add_local(std::string_view name) {
  code_->local_names.emplace_back(name);
  const int reg = static_cast<int>(code_->local_count++);
  next_temp_ = reg;
  return alloc_temp();
}

// Registers for all variables that `scope` binds, and for those of the comprehensions in it. Where there are
// too many, the rest live in cells that a list holds: slow, but such functions are rare.
void UnitCompiler::assign_registers(Scope& scope) {
  const bool has_locals = scope.is_function();
  for (Symbol* symbol : scope.symbols) {
    if (symbol->walrus) walrus_names_.insert(symbol->name);
    if (!has_locals || !symbol->bound || symbol->global || symbol->nonlocal) continue;
    if (!symbol->parameter && local_count() >= kMaxVariables) {
      if (spill_list_ == kAnywhere) {
        spill_list_ = add_local(".spilled");
        spill_cell_ = add_local(".spilled_cell");
      }
      symbol->cell = true;
      symbol->spilled = spilled_count_++;
      continue;
    }
    symbol->reg = add_local(symbol->name);
    if (symbol->deleted) deleted_registers_.push_back(symbol->reg);
    if (symbol->parameter) b_.set_bound(symbol->reg);
  }
  for (Scope* child : scope.children) {
    if (child->kind == ScopeKind::kComprehension) assign_comprehension_registers(*child, 0);
  }
}

// Names of comprehensions' variables begin with '.' because no one else may see them. `first`: the first of
// the shared registers that no comprehension around this one uses.
void UnitCompiler::assign_comprehension_registers(Scope& scope, std::size_t first) {
  for (Symbol* symbol : scope.symbols) {
    if (!symbol->bound) continue;
    if (first == comprehension_registers_.size()) {
      comprehension_registers_.push_back(add_local("." + std::string(symbol->name)));
    }
    symbol->reg = comprehension_registers_[first++];
  }
  for (Scope* child : scope.children) {
    if (child->kind == ScopeKind::kComprehension) assign_comprehension_registers(*child, first);
  }
}

// Where a variable or its cell is; the cell of a spilled one is fetched first.
int UnitCompiler::register_of(const Symbol& symbol) {
  if (symbol.scope->unit() != unit_) {
    const auto it = std::find(unit_->free.begin(), unit_->free.end(), &symbol);
    return first_free_ + static_cast<int>(it - unit_->free.begin());
  }
  if (symbol.spilled < 0) return symbol.reg;
  const TempMark mark(*this);
  const int index = constant_into(unit_->loc, {int64_t{symbol.spilled}}, kAnywhere);
  b_.emit(unit_->loc, Op::BINARY_SUBSCR, spill_cell_, spill_list_, index);
  return spill_cell_;
}

void UnitCompiler::begin(std::string_view name, const Location& loc) {
  code_->name = std::string(name);
  code_->qualname = qualified_name(name);
  code_->filename = ctx_.source.filename();
  code_->first_line = static_cast<uint32_t>(std::max(loc.line, 1));
  if (unit_->kind == ScopeKind::kClass ||
      (unit_->kind == ScopeKind::kModule && ctx_.scopes.own_namespace())) {
    add_local(kNamespace);
    code_->flags |= CodeObject::kClassBody;
  }
  if (unit_->kind == ScopeKind::kModule) code_->flags |= CodeObject::kModule;
  if (ctx_.future_annotations) code_->flags |= CodeObject::kFutureAnnotations;
  if (unit_->is_generator) code_->flags |= CodeObject::kGenerator;
  if (parent_ != nullptr && parent_->unit_->kind != ScopeKind::kModule) code_->flags |= CodeObject::kNested;
  assign_registers(*unit_);
  if (unit_->class_cell != nullptr) unit_->class_cell->reg = add_local("__class__");
  first_free_ = local_count();
  for (const Symbol* symbol : unit_->free) {
    const int reg = add_local(symbol->name);
    code_->free_names.emplace_back(symbol->name);
    if (symbol->name == "__class__") code_->class_cell = reg;
  }
  next_temp_ = local_count();
  code_->register_count = std::max(code_->register_count, 1U);
}

// The first instructions: the closure's cells and the unit's own; a generator begins behind them.
void UnitCompiler::make_cells() {
  const Location& loc = unit_->loc;
  if (!unit_->free.empty())
    b_.emit(loc, Op::COPY_FREE_VARS, first_free_, static_cast<int>(unit_->free.size()));
  for (const Symbol* symbol : unit_->symbols) {
    if (symbol->cell && symbol->reg >= 0 && symbol->scope == unit_) b_.emit(loc, Op::MAKE_CELL, symbol->reg);
  }
  if (spill_list_ != kAnywhere) {
    // The scratch register is unbound until the first cell is fetched.
    b_.emit(loc, Op::BUILD_LIST, spill_list_, 0, 0);
    const TempMark mark(*this);
    const int cell = alloc_temp();
    for (int i = 0; i < spilled_count_; ++i) {
      move(loc, cell, spill_cell_);
      b_.emit(loc, Op::MAKE_CELL, cell);
      b_.emit(loc, Op::LIST_APPEND, spill_list_, cell);
    }
  }
  if (unit_->class_cell != nullptr) b_.emit(loc, Op::MAKE_CELL, unit_->class_cell->reg);
  if (unit_->is_generator) b_.emit(loc, Op::RETURN_GENERATOR);
}

std::shared_ptr<const CodeObject> UnitCompiler::finish(const Location& last) {
  b_.emit(last, Op::RETURN_NONE);
  if (parent_ == nullptr) {
    code_->warnings = std::move(ctx_.warnings);
    if (ctx_.future_annotations) code_->flags |= CodeObject::kFutureAnnotations;
  }
  if (!b_.finish()) refuse(unit_->loc, fmt::format("code as large as that of '{}'", code_->name));
  return code_;
}

std::string UnitCompiler::qualified_name(std::string_view name) const {
  if (parent_ != nullptr && parent_->unit_->of_type_params) return parent_->qualified_name(name);
  if (parent_ == nullptr || parent_->unit_->kind == ScopeKind::kModule) return std::string(name);
  if (unit_->kind == ScopeKind::kFunction || unit_->kind == ScopeKind::kClass) {
    const Symbol* declared = parent_->unit_->find(ctx_.scopes.mangle(*parent_->unit_, name));
    if (declared != nullptr && declared->global) return std::string(name);
  }
  const std::string& outer = parent_->code_->qualname;
  return parent_->unit_->kind == ScopeKind::kClass ? fmt::format("{}.{}", outer, name)
                                                   : fmt::format("{}.<locals>.{}", outer, name);
}

void UnitCompiler::set_parameters(const Arguments& args) {
  code_->posonly_count = static_cast<uint32_t>(args.posonly.size());
  code_->arg_count = static_cast<uint32_t>(args.posonly.size() + args.args.size());
  code_->kwonly_count = static_cast<uint32_t>(args.kwonly.size());
  if (args.vararg != nullptr) code_->flags |= CodeObject::kVarArgs;
  if (args.kwarg != nullptr) code_->flags |= CodeObject::kVarKeywords;
}

bool UnitCompiler::docstring(const Body& body, std::string& text) const {
  if (body.empty() || body[0]->kind != StmtKind::kExpr) return false;
  const Expr& e = *as<ValueStmt>(*body[0]).value;
  if (e.kind != ExprKind::kConstant || as<Constant_>(e).constant != ConstantKind::kStr) return false;
  text = std::string(as<Constant_>(e).text);
  return true;
}

// ---- units

std::shared_ptr<const CodeObject> UnitCompiler::compile_module(const Module& module) {
  begin("<module>", {1, 0, 1, 0});
  make_cells();
  annotations_dict(module.body);
  std::string text;
  if (docstring(module.body, text)) {
    const Location& loc = module.body[0]->loc;
    code_->has_docstring = true;
    const TempMark mark(*this);
    const int t = alloc_temp();
    b_.emit_wide(loc, Op::LOAD_CONST, t, b_.constants().append({text}));
    store(loc, "__doc__", t);
  }
  body(module.body);
  return finish(module.body.empty() ? Location{1, 0, 1, 0} : module.body.back()->loc);
}

std::shared_ptr<const CodeObject> UnitCompiler::compile_eval(const Expr& e) {
  begin("<module>", {1, 0, 1, 0});
  make_cells();
  b_.emit(e.loc, Op::RETURN_VALUE, value(e));
  return finish(e.loc);
}

std::shared_ptr<const CodeObject> UnitCompiler::compile_function(const FunctionDef& f) {
  Location first = f.loc;
  first.line = first_line_of(f.decorators, f.loc);
  begin(f.name, first);
  set_parameters(*f.args);
  std::string text;
  if (docstring(f.body, text)) {
    code_->has_docstring = true;
    b_.constants().append({text});
  }
  make_cells();
  body(f.body);
  return finish(f.body.back()->loc);
}

std::shared_ptr<const CodeObject> UnitCompiler::compile_lambda(const Lambda& e) {
  begin("<lambda>", e.loc);
  set_parameters(*e.args);
  make_cells();
  b_.emit(e.body->loc, Op::RETURN_VALUE, value(*e.body));
  return finish(e.body->loc);
}

std::shared_ptr<const CodeObject> UnitCompiler::compile_class(const ClassDef& c) {
  Location first = c.loc;
  first.line = first_line_of(c.decorators, c.loc);
  begin(c.name, first);
  make_cells();
  {
    const TempMark mark(*this);
    const int t = alloc_temp();
    load(c.loc, "__name__", t);
    store(c.loc, "__module__", t);
    constant_into(c.loc, {code_->qualname}, t);
    store(c.loc, "__qualname__", t);
    if (!c.type_params.empty()) {
      load(c.loc, kTypeParams, t);
      store(c.loc, "__type_params__", t);
    }
    annotations_dict(c.body);
    std::string text;
    if (docstring(c.body, text)) {
      constant_into(c.body[0]->loc, {text}, t);
      store(c.body[0]->loc, "__doc__", t);
    }
  }
  body(c.body);
  if (unit_->class_cell != nullptr) b_.emit(c.loc, Op::RETURN_VALUE, unit_->class_cell->reg);
  return finish(c.loc);
}

void UnitCompiler::annotations_dict(const Body& statements) {
  if (!has_annotations(statements)) return;
  const TempMark mark(*this);
  const int t = alloc_temp();
  const Location& loc = statements[0]->loc;
  b_.emit(loc, Op::BUILD_MAP, t, 0, 0);
  store(loc, "__annotations__", t);
}

// ---- functions as values

void UnitCompiler::closure_into(const Location& loc, const Scope& scope, int dst) {
  const TempMark mark(*this);
  const int count = static_cast<int>(scope.free.size());
  const int cells = alloc_temps(count);
  for (int i = 0; i < count; ++i) move(loc, cells + i, register_of(*scope.free[static_cast<std::size_t>(i)]));
  b_.emit(loc, Op::BUILD_TUPLE, dst, cells, count);
}

void UnitCompiler::annotation_value(const Expr& e, int want) {
  if (!ctx_.future_annotations) {
    if (e.kind == ExprKind::kStarred) {  // *args: *Ts
      value_into(*as<WithValue>(e).value, want);
      b_.emit(e.loc, Op::UNPACK_SEQUENCE, want, want, 1);
      return;
    }
    value_into(e, want);
    return;
  }
  constant_into(e.loc, {unparse(e)}, want);
}

// Leaves a dict of the annotations in `base`; false-like 0 when there are none.
int UnitCompiler::annotations(const FunctionDef& def, int base) {
  bool any = false;
  const auto add = [&](std::string_view name, const Expr* annotation) {
    if (annotation == nullptr) return;
    if (!any) b_.emit(def.loc, Op::BUILD_MAP, base, 0, 0);
    any = true;
    const TempMark mark(*this);
    const int pair = alloc_temps(2);
    constant_into(annotation->loc, {std::string(ctx_.scopes.mangle(*scope_, name))}, pair);
    annotation_value(*annotation, pair + 1);
    b_.emit(annotation->loc, Op::MAP_ADD, base, pair, pair + 1);
  };
  for (const Arg& arg : def.args->posonly) add(arg.name, arg.annotation);
  for (const Arg& arg : def.args->args) add(arg.name, arg.annotation);
  if (def.args->vararg != nullptr) add(def.args->vararg->name, def.args->vararg->annotation);
  for (const Arg& arg : def.args->kwonly) add(arg.name, arg.annotation);
  if (def.args->kwarg != nullptr) add(def.args->kwarg->name, def.args->kwarg->annotation);
  add("return", def.returns);
  return any ? 4 : 0;
}

namespace {

bool has_kw_defaults(const Arguments& args) {
  return std::any_of(args.kw_defaults.begin(), args.kw_defaults.end(),
                     [](const Expr* e) { return e != nullptr; });
}

}  // namespace

// Defaults and annotations are evaluated before the function's own code is compiled, as in CPython, so that
// errors come in its order.
template <class MakeCode>
int UnitCompiler::function_value(const Location& loc, const Arguments* args, const FunctionDef* def,
                                 const Scope& scope, int want, MakeCode&& make_code) {
  const int result = result_register(want);
  const TempMark mark(*this);
  const int base = alloc_temps(4);
  int flags = 0;
  if (args != nullptr && !args->defaults.empty()) {
    Collection defaults{{ExprKind::kTuple, loc}, args->defaults, Context::kLoad};
    sequence(defaults, base);
    flags |= 1;
  }
  if (args != nullptr && has_kw_defaults(*args)) {
    b_.emit(loc, Op::BUILD_MAP, base + 1, 0, 0);
    for (std::size_t i = 0; i < args->kwonly.size(); ++i) {
      if (args->kw_defaults[i] == nullptr) continue;
      const TempMark pair_mark(*this);
      const int pair = alloc_temps(2);
      constant_into(loc, {std::string(ctx_.scopes.mangle(*scope_, args->kwonly[i].name))}, pair);
      value_into(*args->kw_defaults[i], pair + 1);
      b_.emit(loc, Op::MAP_ADD, base + 1, pair, pair + 1);
    }
    flags |= 2;
  }
  if (def != nullptr) flags |= annotations(*def, base + 2);
  const std::shared_ptr<const CodeObject> code = make_code();
  if (!scope.free.empty()) {
    closure_into(loc, scope, base + 3);
    flags |= 8;
  }
  b_.emit_ext(loc, Op::MAKE_FUNCTION, result, base, flags, b_.constants().append({code}));
  return result;
}

int UnitCompiler::lambda(const Lambda& e, int want) {
  Scope& scope = *ctx_.scopes.of(&e);
  return function_value(e.loc, e.args, nullptr, scope, want,
                        [&] { return UnitCompiler(ctx_, scope, this).compile_lambda(e); });
}

int UnitCompiler::generator_expression(const Comp& e, int want) {
  Scope& scope = *ctx_.scopes.of(&e);
  const int base = alloc_temps(2);
  function_value(e.loc, nullptr, nullptr, scope, base,
                 [&] { return UnitCompiler(ctx_, scope, this).compile_generator_expression(e); });
  {
    const TempMark inner(*this);
    const Expr& iter = *e.generators[0].iter;
    b_.emit(e.loc, Op::GET_ITER, base + 1, value(iter));
  }
  const int result = want != kAnywhere ? want : base;
  b_.emit(e.loc, Op::CALL, base, 1, result);
  release_to(want == kAnywhere ? base + 1 : base);  // what comes next must not use the result's register
  return result;
}

// Decorators are evaluated first and called last, innermost first: each one's result lies where the next one
// expects its argument.
template <class Make>
void UnitCompiler::decorated(const Seq<Expr*>& decorators, const Location& loc, Identifier name,
                             Make&& make) {
  const TempMark mark(*this);
  if (decorators.empty()) {
    const int target = fast_register(name);
    const int made = make(target != kAnywhere ? target : alloc_temp());
    if (target != kAnywhere) {
      b_.set_bound(target);
    } else {
      store(loc, name, made);
    }
    return;
  }
  const int count = static_cast<int>(decorators.size());
  const int base = alloc_temps(count + 1);
  for (int i = 0; i < count; ++i) value_into(*decorators[static_cast<std::size_t>(i)], base + i);
  make(base + count);
  for (int i = count - 1; i >= 0; --i) {
    b_.emit(decorators[static_cast<std::size_t>(i)]->loc, Op::CALL, base + i, 1, base + i);
  }
  store(loc, name, base);
}

void UnitCompiler::function_def(const FunctionDef& f) {
  if (f.kind == StmtKind::kAsyncFunctionDef) refuse(f.loc, "'async def' functions");
  const auto made_in = [&f](UnitCompiler& unit, int want) {
    Scope& scope = *unit.ctx_.scopes.of(&f);
    return unit.function_value(f.loc, f.args, &f, scope, want,
                               [&] { return UnitCompiler(unit.ctx_, scope, &unit).compile_function(f); });
  };
  decorated(f.decorators, f.loc, f.name, [&](int want) {
    if (f.type_params.empty()) return made_in(*this, want);
    return generic_value(f.type_params, f.loc, f.name, want, [&](UnitCompiler& unit, int params) {
      const int call = unit.intrinsic(f.loc, Intrinsic::kSetTypeParams, 2);
      made_in(unit, call + 1);
      unit.move(f.loc, call + 2, params);
      unit.b_.emit(f.loc, Op::CALL, call, 2, call);
      return call;
    });
  });
}

void UnitCompiler::class_def(const ClassDef& c) {
  decorated(c.decorators, c.loc, c.name, [&](int want) {
    if (c.type_params.empty()) return class_value(c, c.bases, want);
    return generic_value(c.type_params, c.loc, c.name, want, [&](UnitCompiler& unit, int params) {
      unit.store(c.loc, kTypeParams, params);
      const int call = unit.intrinsic(c.loc, Intrinsic::kGenericBase, 1);
      unit.move(c.loc, call + 1, params);
      unit.b_.emit(c.loc, Op::CALL, call, 1, call);
      unit.store(c.loc, kGenericBase, call);
      Name base{{ExprKind::kName, c.loc}, kGenericBase, Context::kLoad};
      std::vector<Expr*> bases(c.bases.begin(), c.bases.end());
      bases.push_back(&base);
      return unit.class_value(c, bases, kAnywhere);
    });
  });
}

// ---- type parameters (PEP 695)

// A call of a helper function: its register; those of the arguments follow.
int UnitCompiler::intrinsic(const Location& loc, Intrinsic which, int arguments) {
  const int call = alloc_temps(1 + arguments);
  b_.emit(loc, Op::LOAD_INTRINSIC, call, static_cast<int>(which));
  return call;
}

// A tuple of the type parameters, which become variables.
int UnitCompiler::type_params(const Seq<TypeParam>& params, const Location& loc) {
  constexpr int64_t kConstraints = 3;  // a TypeVar whose bound is written as a tuple
  const int count = static_cast<int>(params.size());
  const int tuple = alloc_temp();
  const int first = alloc_temps(count);
  for (int i = 0; i < count; ++i) {
    const TempMark mark(*this);
    const TypeParam& param = params[static_cast<std::size_t>(i)];
    const bool constrained = param.bound != nullptr && param.bound->kind == ExprKind::kTuple;
    const int call = intrinsic(param.loc, Intrinsic::kTypeParameter, 3);
    constant_into(param.loc, {constrained ? kConstraints : static_cast<int64_t>(param.kind)}, call + 1);
    constant_into(param.loc, {std::string(param.name)}, call + 2);
    if (param.bound == nullptr) {
      constant_into(param.loc, {NoneConstant{}}, call + 3);
    } else {
      Scope& scope = *ctx_.scopes.of(&param.name);
      function_value(param.loc, nullptr, nullptr, scope, call + 3,
                     [&] { return UnitCompiler(ctx_, scope, this).compile_thunk(*param.bound, param.name); });
    }
    b_.emit(param.loc, Op::CALL, call, 3, first + i);
    store(param.loc, param.name, first + i);
  }
  b_.emit(loc, Op::BUILD_TUPLE, tuple, first, count);
  return tuple;
}

std::shared_ptr<const CodeObject> UnitCompiler::compile_thunk(const Expr& e, Identifier name) {
  begin(name, e.loc);
  make_cells();
  b_.emit(e.loc, Op::RETURN_VALUE, value(e));
  return finish(e.loc);
}

template <class Make>
std::shared_ptr<const CodeObject> UnitCompiler::compile_generic(const Seq<TypeParam>& params,
                                                                const Location& loc, Identifier name,
                                                                Make&& make) {
  begin(fmt::format("<generic parameters of {}>", name), loc);
  make_cells();
  {
    const TempMark mark(*this);
    const int tuple = type_params(params, loc);
    b_.emit(loc, Op::RETURN_VALUE, make(*this, tuple));
  }
  return finish(loc);
}

// What make(unit, register of the type parameters) leaves, made in a function that is called at once.
template <class Make>
int UnitCompiler::generic_value(const Seq<TypeParam>& params, const Location& loc, Identifier name, int want,
                                Make&& make) {
  Scope& scope = *ctx_.scopes.of(params.data());
  const int result = result_register(want);
  const TempMark mark(*this);
  const int function = alloc_temp();
  function_value(loc, nullptr, nullptr, scope, function,
                 [&] { return UnitCompiler(ctx_, scope, this).compile_generic(params, loc, name, make); });
  b_.emit(loc, Op::CALL, function, 0, result);
  return result;
}

int UnitCompiler::type_alias_value(const TypeAlias& s, int params) {
  const Identifier name = as<Name>(*s.name).id;
  const int call = intrinsic(s.loc, Intrinsic::kTypeAlias, 3);
  constant_into(s.loc, {std::string(name)}, call + 1);
  if (params == kAnywhere) {
    constant_into(s.loc, {TupleConstant{}}, call + 2);
  } else {
    move(s.loc, call + 2, params);
  }
  Scope& scope = *ctx_.scopes.of(&s);
  function_value(s.loc, nullptr, nullptr, scope, call + 3,
                 [&] { return UnitCompiler(ctx_, scope, this).compile_thunk(*s.value, name); });
  b_.emit(s.loc, Op::CALL, call, 3, call);
  return call;
}

void UnitCompiler::type_alias(const TypeAlias& s) {
  const Identifier name = as<Name>(*s.name).id;
  const int made =
      s.type_params.empty()
          ? type_alias_value(s, kAnywhere)
          : generic_value(s.type_params, s.loc, name, kAnywhere,
                          [&](UnitCompiler& unit, int params) { return unit.type_alias_value(s, params); });
  store(s.loc, name, made);
}

int UnitCompiler::class_value(const ClassDef& c, const Seq<Expr*>& bases, int want) {
  check_keywords(c.keywords);
  Scope& scope = *ctx_.scopes.of(&c);
  const int result = result_register(want);
  const TempMark mark(*this);
  const int base = alloc_temps(3);
  b_.emit(c.loc, Op::LOAD_BUILD_CLASS, base);
  function_value(c.loc, nullptr, nullptr, scope, base + 1,
                 [&] { return UnitCompiler(ctx_, scope, this).compile_class(c); });
  constant_into(c.loc, {std::string(c.name)}, base + 2);
  call_arguments(c.loc, base, 2, false, bases, c.keywords, result);
  return result;
}

}  // namespace gilbox::front
