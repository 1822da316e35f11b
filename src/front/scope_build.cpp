// The walk over the tree that finds every scope and what is bound and used in it.
#include <fmt/format.h>

#include <utility>

#include "src/front/limits.h"
#include "src/front/scope.h"

namespace gilbox::front {

class ScopeBuilder {
 public:
  ScopeBuilder(ScopeTree& tree, const Source& source) : tree_(tree), source_(source) {}

  void module(const Module& m) {
    open(nullptr, ScopeKind::kModule, "<module>", {});
    body(m.body);
  }
  void single_expression(const Expr& e) {
    open(nullptr, ScopeKind::kModule, "<module>", {});
    expr(&e);
  }

 private:
  SyntaxError error(const Location& at, std::string message) const {
    return source_.make_error(ErrorKind::kSyntaxError, std::move(message), at.line, at.col, at.end_line,
                              at.end_col);
  }
  [[noreturn]] void fail(const Location& at, std::string message) {
    throw with_message_only(error(at, std::move(message)));
  }
  // What CPython finds later, when its exceptions know their place.
  [[noreturn]] void fail_late(const Location& at, std::string message) {
    throw FrontEndError{error(at, std::move(message))};
  }

  Scope* open(const void* node, ScopeKind kind, std::string_view name, const Location& loc) {
    Scope& scope = tree_.scopes_.emplace_back();
    scope.kind = kind;
    scope.parent = current_;
    scope.name = name;
    scope.loc = loc;
    if (current_ != nullptr) {
      scope.private_class = current_->private_class;
      current_->children.push_back(&scope);
    } else {
      tree_.root_ = &scope;
    }
    if (kind == ScopeKind::kClass) scope.private_class = name;
    if (node != nullptr) tree_.by_node_[node] = &scope;
    current_ = &scope;
    return &scope;
  }
  void close() { current_ = current_->parent; }

  Symbol& symbol_in(Scope& scope, std::string_view name) {
    const std::string_view id = tree_.mangle(scope, name);
    if (Symbol* found = scope.find(id)) return *found;
    Symbol& symbol = tree_.symbols_.emplace_back();
    symbol.name = id;
    symbol.scope = &scope;
    scope.symbols.push_back(&symbol);
    scope.by_name[id] = &symbol;
    return symbol;
  }
  Symbol& symbol(std::string_view name) { return symbol_in(*current_, name); }
  void bind(std::string_view name) { symbol(name).bound = true; }
  void use(std::string_view name) {
    Symbol& found = symbol(name);
    found.used = true;
    // Where a comprehension is inside an iterable of another one, the name may be that one's variable.
    for (Scope* s = current_; s->kind == ScopeKind::kComprehension && !symbol_in(*s, name).bound;
         s = s->parent) {
      symbol_in(*s, name).used = symbol_in(*s, name).read_early = true;
    }
    // super() without arguments needs the class.
    if (name == "super" && current_->kind != ScopeKind::kModule && current_->kind != ScopeKind::kClass) {
      symbol("__class__").used = true;
    }
    if ((name == "__class__" || name == "super") && current_->kind != ScopeKind::kClass) want_class_cell();
  }
  void want_class_cell();

  void body(const Body& statements) {
    for (const Stmt* s : statements) stmt(*s);
  }
  void exprs(const Seq<Expr*>& items) {
    for (const Expr* e : items) expr(e);
  }
  void stmt(const Stmt& s);
  void compound(const Stmt& s);
  void expr(const Expr* e);
  void name(const Name& n);
  void named(const NamedExpr& e);
  void comprehension(const Comp& comp);
  void function(const FunctionDef& f);
  void class_def(const ClassDef& c);
  void type_alias(const TypeAlias& s);
  void open_type_params(const Seq<TypeParam>& params, std::string_view name, const Location& loc);
  void defaults(const Arguments& a) {
    exprs(a.defaults);
    exprs(a.kw_defaults);
  }
  void parameters(const Arguments& a);
  void parameter(const Arg& a);
  void annotations(const FunctionDef& f);
  void annotation(const Expr* e);
  // Expressions that are evaluated somewhere else, or later: they cannot yield, await or bind names.
  void refuse_in_place(const Expr& e, const char* what);
  void declare(const NameList& s);
  void import_aliases(const Seq<Alias>& names, const Stmt& s, bool from);
  void yield(const Expr& e);
  void pattern(const Pattern* p);

  ScopeTree& tree_;
  const Source& source_;
  Scope* current_ = nullptr;
  int comprehension_iterables_ = 0;
  bool binding_iteration_ = false;  // the names met are targets of a comprehension
  Nesting nesting_;
};

ScopeTree::ScopeTree(const Source& source, const Module& module, Arena& arena, bool own_namespace,
                     bool future_annotations)
    : source_(source), arena_(arena), own_namespace_(own_namespace), future_annotations_(future_annotations) {
  for (const ImportFrom* import : leading_future_imports(module)) {
    for (const Alias& alias : import->names) future_annotations_ |= alias.name == "annotations";
  }
  ScopeBuilder(*this, source).module(module);
  resolve_all(*root_);
}

ScopeTree::ScopeTree(const Source& source, const Expr& e, Arena& arena, bool own_namespace)
    : source_(source), arena_(arena), own_namespace_(own_namespace) {
  ScopeBuilder(*this, source).single_expression(e);
  resolve_all(*root_);
}

void ScopeBuilder::want_class_cell() {
  for (Scope* s = current_->parent; s != nullptr; s = s->parent) {
    if (s->kind != ScopeKind::kClass) continue;
    if (s->class_cell == nullptr) {
      // Not in by_name: the class body itself does not see it.
      Symbol& cell = tree_.symbols_.emplace_back();
      cell.name = "__class__";
      cell.scope = s;
      cell.bound = true;
      s->class_cell = &cell;
    }
    return;
  }
}

void ScopeBuilder::name(const Name& n) {
  if (n.ctx == Context::kLoad) return use(n.id);
  if (n.id == "__debug__") {
    fail_late(n.loc, n.ctx == Context::kDel ? "cannot delete __debug__" : "cannot assign to __debug__");
  }
  Symbol& s = symbol(n.id);
  s.bound = true;
  if (n.ctx == Context::kDel) s.deleted = true;
  if (binding_iteration_) s.iteration = true;
}

void ScopeBuilder::refuse_in_place(const Expr& e, const char* what) {
  if (current_->restriction == nullptr) return;
  fail(e.loc, fmt::format("{} expression cannot be used within {}", what, current_->restriction));
}

void ScopeBuilder::named(const NamedExpr& e) {
  refuse_in_place(e, "named");
  const auto& target = as<Name>(*e.target);
  if (comprehension_iterables_ > 0) {
    fail(e.loc, "assignment expression cannot be used in a comprehension iterable expression");
  }
  Scope* home = current_;
  while (home->kind == ScopeKind::kComprehension || home->kind == ScopeKind::kGeneratorExp) {
    const Symbol* own = home->find(tree_.mangle(*home, target.id));
    if (own != nullptr && own->iteration) {
      fail(target.loc,
           fmt::format("assignment expression cannot rebind comprehension iteration variable '{}'",
                       target.id));
    }
    home = home->parent;
  }
  if (home != current_ && home->kind == ScopeKind::kClass) {
    fail(target.loc, "assignment expression within a comprehension cannot be used in a class body");
  }
  if (home != current_ && home->restriction != nullptr && !home->of_type_params) {
    fail(target.loc,
         fmt::format("assignment expression within a comprehension cannot be used in {}", home->restriction));
  }
  expr(e.value);
  if (target.id == "__debug__") fail_late(target.loc, "cannot assign to __debug__");
  Symbol& bound = symbol_in(*home, target.id);
  bound.bound = bound.walrus = true;
  if (home == current_) return;
  for (Scope* s = current_; s != home; s = s->parent) symbol_in(*s, target.id).used = true;
}

void ScopeBuilder::yield(const Expr& e) {
  refuse_in_place(e, "yield");
  if (current_->kind == ScopeKind::kComprehension || current_->kind == ScopeKind::kGeneratorExp) {
    fail(e.loc, fmt::format("'yield' inside {}", current_->name == "<genexpr>"    ? "generator expression"
                                                 : current_->name == "<listcomp>" ? "list comprehension"
                                                 : current_->name == "<setcomp>"  ? "set comprehension"
                                                                                  : "dict comprehension"));
  }
  // A default of a generic function stands outside of it.
  const Scope* home = current_->of_type_params ? current_->parent : current_;
  if (!home->is_function()) fail_late(e.loc, "'yield' outside function");
  current_->is_generator = true;
  expr(as<WithValue>(e).value);
}

// The first iterable belongs to the scope around; all else to the comprehension.
void ScopeBuilder::comprehension(const Comp& comp) {
  const bool is_generator = comp.kind == ExprKind::kGeneratorExp;
  const char* scope_name = is_generator                       ? "<genexpr>"
                           : comp.kind == ExprKind::kListComp ? "<listcomp>"
                           : comp.kind == ExprKind::kSetComp  ? "<setcomp>"
                                                              : "<dictcomp>";
  ++comprehension_iterables_;
  expr(comp.generators.front().iter);
  --comprehension_iterables_;
  Scope* scope =
      open(&comp, is_generator ? ScopeKind::kGeneratorExp : ScopeKind::kComprehension, scope_name, comp.loc);
  if (is_generator) {
    Symbol& argument = symbol(".0");
    argument.bound = argument.parameter = true;
    scope->is_generator = true;
  }
  bool first = true;
  for (const Comprehension& clause : comp.generators) {
    if (!first) {
      ++comprehension_iterables_;
      expr(clause.iter);  // before the target, which it may read unbound
      --comprehension_iterables_;
    }
    first = false;
    binding_iteration_ = true;
    expr(clause.target);
    binding_iteration_ = false;
    exprs(clause.ifs);
  }
  expr(comp.element);
  expr(comp.value);
  close();
}

void ScopeBuilder::expr(const Expr* e) {
  if (e == nullptr) return;
  const Nesting::Level level(nesting_, source_);
  switch (e->kind) {
    case ExprKind::kBoolOp:
      return exprs(as<BoolOp>(*e).values);
    case ExprKind::kNamedExpr:
      return named(as<NamedExpr>(*e));
    case ExprKind::kBinOp:
      expr(as<BinOp>(*e).left);
      return expr(as<BinOp>(*e).right);
    case ExprKind::kUnaryOp:
      return expr(as<UnaryOp>(*e).operand);
    case ExprKind::kLambda: {
      const auto& lambda = as<Lambda>(*e);
      defaults(*lambda.args);
      open(e, ScopeKind::kLambda, "<lambda>", e->loc);
      parameters(*lambda.args);
      expr(lambda.body);
      return close();
    }
    case ExprKind::kIfExp:
      expr(as<IfExp>(*e).test);
      expr(as<IfExp>(*e).body);
      return expr(as<IfExp>(*e).orelse);
    case ExprKind::kDict:
      exprs(as<Dict>(*e).keys);
      return exprs(as<Dict>(*e).values);
    case ExprKind::kListComp:
    case ExprKind::kSetComp:
    case ExprKind::kDictComp:
    case ExprKind::kGeneratorExp:
      return comprehension(as<Comp>(*e));
    case ExprKind::kYield:
    case ExprKind::kYieldFrom:
      return yield(*e);
    case ExprKind::kAwait:
      refuse_in_place(*e, "await");
      return expr(as<WithValue>(*e).value);
    case ExprKind::kStarred:
      return expr(as<WithValue>(*e).value);
    case ExprKind::kCompare:
      expr(as<Compare>(*e).left);
      return exprs(as<Compare>(*e).comparators);
    case ExprKind::kCall:
      expr(as<Call>(*e).func);
      exprs(as<Call>(*e).args);
      for (const Keyword& k : as<Call>(*e).keywords) expr(k.value);
      return;
    case ExprKind::kFormattedValue:
      expr(as<FormattedValue>(*e).value);
      return expr(as<FormattedValue>(*e).format_spec);
    case ExprKind::kJoinedStr:
    case ExprKind::kSet:
    case ExprKind::kList:
    case ExprKind::kTuple:
      return exprs(as<Collection>(*e).elements);
    case ExprKind::kConstant:
      return;
    case ExprKind::kAttribute: {
      const auto& attribute = as<Attribute>(*e);
      if (attribute.ctx != Context::kLoad && attribute.attr == "__debug__") {
        fail_late(e->loc,
                  attribute.ctx == Context::kDel ? "cannot delete __debug__" : "cannot assign to __debug__");
      }
      const bool binding = std::exchange(binding_iteration_, false);
      expr(attribute.value);
      binding_iteration_ = binding;
      return;
    }
    case ExprKind::kSubscript: {
      const bool binding = std::exchange(binding_iteration_, false);
      expr(as<Subscript>(*e).value);
      expr(as<Subscript>(*e).slice);
      binding_iteration_ = binding;
      return;
    }
    case ExprKind::kName:
      return name(as<Name>(*e));
    case ExprKind::kSlice:
      expr(as<Slice>(*e).lower);
      expr(as<Slice>(*e).upper);
      return expr(as<Slice>(*e).step);
  }
}

void ScopeBuilder::parameter(const Arg& a) {
  if (a.name == "__debug__") fail_late(a.loc, "cannot assign to __debug__");
  Symbol& s = symbol(a.name);
  if (s.parameter) fail(a.loc, fmt::format("duplicate argument '{}' in function definition", a.name));
  s.bound = s.parameter = true;
}

// In the order of their registers: positional, keyword-only, *args, **kwargs.
void ScopeBuilder::parameters(const Arguments& a) {
  for (const Arg& arg : a.posonly) parameter(arg);
  for (const Arg& arg : a.args) parameter(arg);
  for (const Arg& arg : a.kwonly) parameter(arg);
  if (a.vararg != nullptr) parameter(*a.vararg);
  if (a.kwarg != nullptr) parameter(*a.kwarg);
}

void ScopeBuilder::annotations(const FunctionDef& f) {
  const auto of = [this](const Seq<Arg>& args) {
    for (const Arg& arg : args) annotation(arg.annotation);
  };
  of(f.args->posonly);
  of(f.args->args);
  if (f.args->vararg != nullptr) annotation(f.args->vararg->annotation);
  if (f.args->kwarg != nullptr) annotation(f.args->kwarg->annotation);
  of(f.args->kwonly);
  annotation(f.returns);
}

// One that is kept as text is looked through in a scope that nothing else knows: what it names is not used.
void ScopeBuilder::annotation(const Expr* e) {
  if (e == nullptr || !tree_.future_annotations_) return expr(e);
  Scope& unknown = tree_.scopes_.emplace_back();
  unknown.kind = ScopeKind::kLambda;
  unknown.parent = current_;
  unknown.restriction = "an annotation";
  current_ = &unknown;
  expr(e);
  close();
}

void ScopeBuilder::function(const FunctionDef& f) {
  if (f.name == "__debug__") fail_late(f.loc, "cannot assign to __debug__");
  bind(f.name);
  exprs(f.decorators);
  if (!f.type_params.empty()) open_type_params(f.type_params, f.name, f.loc);
  // CPython has the defaults outside of that scope.
  const char* restriction = f.type_params.empty() ? nullptr : std::exchange(current_->restriction, nullptr);
  defaults(*f.args);
  if (restriction != nullptr) current_->restriction = restriction;
  annotations(f);
  open(&f, ScopeKind::kFunction, f.name, f.loc);
  parameters(*f.args);
  body(f.body);
  close();
  if (!f.type_params.empty()) close();
}

// The scope between a generic function, class or alias and what stands around it: a function that is called
// at once. Bounds are functions in it, called when somebody asks for them.
void ScopeBuilder::open_type_params(const Seq<TypeParam>& params, std::string_view name,
                                    const Location& loc) {
  Scope* scope = open(params.data(), ScopeKind::kFunction, name, loc);
  scope->of_type_params = true;
  scope->restriction = "the definition of a generic";
  for (const TypeParam& param : params) {
    Symbol& bound = symbol(param.name);
    if (bound.bound) fail(param.loc, fmt::format("duplicate type parameter '{}'", param.name));
    bound.bound = true;
    if (param.bound == nullptr) continue;
    open(&param.name, ScopeKind::kLambda, param.name, param.loc)->restriction = "a TypeVar bound";
    expr(param.bound);
    close();
  }
}

void ScopeBuilder::type_alias(const TypeAlias& s) {
  expr(s.name);
  const auto& alias = as<Name>(*s.name);
  if (!s.type_params.empty()) open_type_params(s.type_params, alias.id, s.loc);
  open(&s, ScopeKind::kLambda, alias.id, s.loc)->restriction = "a type alias";
  expr(s.value);
  close();
  if (!s.type_params.empty()) close();
}

void ScopeBuilder::class_def(const ClassDef& c) {
  if (c.name == "__debug__") fail_late(c.loc, "cannot assign to __debug__");
  bind(c.name);
  exprs(c.decorators);
  const bool generic = !c.type_params.empty();
  if (generic) {
    open_type_params(c.type_params, c.name, c.loc);
    bind(kGenericBase);
    bind(kTypeParams);
  }
  exprs(c.bases);
  for (const Keyword& k : c.keywords) expr(k.value);
  if (generic) use(kGenericBase);
  open(&c, ScopeKind::kClass, c.name, c.loc);
  if (generic) use(kTypeParams);
  body(c.body);
  close();
  if (generic) close();
}

void ScopeBuilder::declare(const NameList& s) {
  const bool is_global = s.kind == StmtKind::kGlobal;
  const char* what = is_global ? "global" : "nonlocal";
  for (const Identifier id : s.names) {
    Symbol& found = symbol(id);
    if (found.parameter) fail(s.loc, fmt::format("name '{}' is parameter and {}", id, what));
    if (found.annotated) fail(s.loc, fmt::format("annotated name '{}' can't be {}", id, what));
    if (found.bound) fail(s.loc, fmt::format("name '{}' is assigned to before {} declaration", id, what));
    if (found.used) fail(s.loc, fmt::format("name '{}' is used prior to {} declaration", id, what));
    if (!is_global && current_->kind == ScopeKind::kModule) {
      fail(s.loc, "nonlocal declaration not allowed at module level");
    }
    (is_global ? found.global : found.nonlocal) = true;
    if (found.global && found.nonlocal)
      fail(found.declared, fmt::format("name '{}' is nonlocal and global", id));
    found.declared = s.loc;
  }
}

void ScopeBuilder::import_aliases(const Seq<Alias>& names, const Stmt& s, bool from) {
  for (const Alias& alias : names) {
    if (alias.name == "*") {
      if (current_->kind != ScopeKind::kModule) fail(alias.loc, "import * only allowed at module level");
      continue;
    }
    Identifier id = alias.asname.empty() ? alias.name : alias.asname;
    if (!from && alias.asname.empty()) id = id.substr(0, id.find('.'));
    if (id == "__debug__") fail_late(s.loc, "cannot assign to __debug__");
    bind(id);
  }
}

void ScopeBuilder::pattern(const Pattern* p) {
  if (p == nullptr) return;
  expr(p->value);
  exprs(p->keys);
  if (p->name == "__debug__") fail_late(p->loc, "cannot assign to __debug__");
  if (!p->name.empty()) bind(p->name);
  pattern(p->pattern);
  for (const Pattern* inner : p->patterns) pattern(inner);
  for (const Pattern* inner : p->kwd_patterns) pattern(inner);
}

void ScopeBuilder::compound(const Stmt& s) {
  switch (s.kind) {
    case StmtKind::kFor:
    case StmtKind::kAsyncFor:
      expr(as<For>(s).target);
      expr(as<For>(s).iter);
      body(as<For>(s).body);
      return body(as<For>(s).orelse);
    case StmtKind::kWhile:
      expr(as<While>(s).test);
      body(as<While>(s).body);
      return body(as<While>(s).orelse);
    case StmtKind::kIf: {
      // A chain of elif branches is walked without nesting.
      const Stmt* branch = &s;
      for (;;) {
        const auto& f = as<If>(*branch);
        expr(f.test);
        body(f.body);
        if (f.orelse.size() != 1 || f.orelse[0]->kind != StmtKind::kIf) return body(f.orelse);
        branch = f.orelse[0];
      }
    }
    case StmtKind::kWith:
    case StmtKind::kAsyncWith:
      for (const WithItem& item : as<With>(s).items) {
        expr(item.context);
        expr(item.vars);
      }
      return body(as<With>(s).body);
    case StmtKind::kMatch:
      expr(as<Match>(s).subject);
      for (const MatchCase& c : as<Match>(s).cases) {
        pattern(c.pattern);
        expr(c.guard);
        body(c.body);
      }
      return;
    default: {
      const auto& t = as<Try>(s);
      body(t.body);
      for (const ExceptHandler& handler : t.handlers) {
        expr(handler.type);
        if (!handler.name.empty()) {
          if (handler.name == "__debug__") fail_late(handler.loc, "cannot assign to __debug__");
          Symbol& caught = symbol(handler.name);
          caught.bound = caught.deleted = true;
        }
        body(handler.body);
      }
      body(t.orelse);
      return body(t.finalbody);
    }
  }
}

void ScopeBuilder::stmt(const Stmt& s) {
  const Nesting::Level level(nesting_, source_);
  switch (s.kind) {
    case StmtKind::kFunctionDef:
    case StmtKind::kAsyncFunctionDef:
      return function(as<FunctionDef>(s));
    case StmtKind::kClassDef:
      return class_def(as<ClassDef>(s));
    case StmtKind::kReturn:
    case StmtKind::kExpr:
      return expr(as<ValueStmt>(s).value);
    case StmtKind::kDelete:
      return exprs(as<Delete>(s).targets);
    case StmtKind::kAssign:
      exprs(as<Assign>(s).targets);
      return expr(as<Assign>(s).value);
    case StmtKind::kTypeAlias:
      return type_alias(as<TypeAlias>(s));
    case StmtKind::kAugAssign:
      expr(as<AugAssign>(s).target);
      return expr(as<AugAssign>(s).value);
    case StmtKind::kAnnAssign: {
      const auto& a = as<AnnAssign>(s);
      if (a.target->kind == ExprKind::kName) {
        const Identifier id = as<Name>(*a.target).id;
        Symbol& found = symbol(id);
        const bool declared = found.global || found.nonlocal;
        if (declared && a.simple && current_->kind != ScopeKind::kModule) {
          fail(s.loc,
               fmt::format("annotated name '{}' can't be {}", id, found.global ? "global" : "nonlocal"));
        }
        found.bound = true;
        if (a.simple) found.annotated = true;
        if (id == "__debug__") fail_late(a.target->loc, "cannot assign to __debug__");
      } else {
        expr(a.target);
      }
      // Functions do not evaluate annotations of their variables.
      if (!current_->is_function() || tree_.future_annotations_) annotation(a.annotation);
      return expr(a.value);
    }
    case StmtKind::kRaise:
      expr(as<Raise>(s).exc);
      return expr(as<Raise>(s).cause);
    case StmtKind::kAssert:
      expr(as<Assert>(s).test);
      return expr(as<Assert>(s).msg);
    case StmtKind::kImport:
      return import_aliases(as<Import>(s).names, s, false);
    case StmtKind::kImportFrom:
      return import_aliases(as<ImportFrom>(s).names, s, true);
    case StmtKind::kGlobal:
    case StmtKind::kNonlocal:
      return declare(as<NameList>(s));
    case StmtKind::kPass:
    case StmtKind::kBreak:
    case StmtKind::kContinue:
      return;
    default:
      return compound(s);
  }
}

}  // namespace gilbox::front
