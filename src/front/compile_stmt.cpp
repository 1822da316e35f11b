// Statements without blocks of their own.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/front/compiler.h"

namespace gilbox::front {

void UnitCompiler::stmt(const Stmt& s) {
  const Nesting::Level level(ctx_.nesting, ctx_.source);
  const TempMark mark(*this);
  switch (s.kind) {
    case StmtKind::kFunctionDef:
    case StmtKind::kAsyncFunctionDef:
      return function_def(as<FunctionDef>(s));
    case StmtKind::kClassDef:
      return class_def(as<ClassDef>(s));
    case StmtKind::kReturn:
      return return_stmt(as<ValueStmt>(s));
    case StmtKind::kDelete:
      for (const Expr* target : as<Delete>(s).targets) delete_target(*target);
      return;
    case StmtKind::kAssign:
      return assign(as<Assign>(s));
    case StmtKind::kTypeAlias:
      return type_alias(as<TypeAlias>(s));
    case StmtKind::kAugAssign:
      return aug_assign(as<AugAssign>(s));
    case StmtKind::kAnnAssign:
      return ann_assign(as<AnnAssign>(s));
    case StmtKind::kFor:
      return for_stmt(as<For>(s));
    case StmtKind::kAsyncFor:
      refuse(s.loc, "'async for' statements");
    case StmtKind::kWhile:
      return while_stmt(as<While>(s));
    case StmtKind::kIf:
      return if_stmt(as<If>(s));
    case StmtKind::kWith:
      return with_stmt(as<With>(s), 0);
    case StmtKind::kAsyncWith:
      refuse(s.loc, "'async with' statements");
    case StmtKind::kMatch:
      return match_stmt(as<Match>(s));
    case StmtKind::kRaise:
      return raise_stmt(as<Raise>(s));
    case StmtKind::kTry:
      return try_stmt(as<Try>(s));
    case StmtKind::kTryStar:
      refuse(as<Try>(s).handlers[0].loc, "'except*' clauses");
    case StmtKind::kAssert:
      return assert_stmt(as<Assert>(s));
    case StmtKind::kImport:
      return import_stmt(as<Import>(s));
    case StmtKind::kImportFrom:
      return import_from_stmt(as<ImportFrom>(s));
    case StmtKind::kExpr:
      return expression_stmt(as<ValueStmt>(s));
    case StmtKind::kBreak:
    case StmtKind::kContinue:
      return break_or_continue(s);
    case StmtKind::kGlobal:
    case StmtKind::kNonlocal:
    case StmtKind::kPass:
      return;
  }
}

void UnitCompiler::expression_stmt(const ValueStmt& s) {
  if (ctx_.interactive && unit_->kind == ScopeKind::kModule) {
    const int call = intrinsic(s.loc, Intrinsic::kPrintExpression, 1);
    value_into(*s.value, call + 1);
    b_.emit(s.loc, Op::CALL, call, 1, call);
    return;
  }
  if (s.value->kind == ExprKind::kConstant) return;
  value(*s.value);
}

void UnitCompiler::return_stmt(const ValueStmt& s) {
  if (!unit_->is_function()) fail(s.loc, "'return' outside function");
  if (s.value == nullptr) {
    unwind(0, s.loc);
    b_.emit(s.loc, Op::RETURN_NONE);
    return;
  }
  const bool constant = s.value->kind == ExprKind::kConstant;
  int reg = constant ? kAnywhere : value(*s.value);
  // What runs on the way out may rebind the variable.
  if (!constant && !is_temp(reg) && unwinding_runs_code(0)) {
    const int copy = alloc_temp();
    move(s.loc, copy, reg);
    reg = copy;
  }
  unwind(0, s.loc);
  if (constant && as<Constant_>(*s.value).constant == ConstantKind::kNone) {
    b_.emit(s.loc, Op::RETURN_NONE);
    return;
  }
  if (constant) reg = value(*s.value);
  b_.emit(s.loc, Op::RETURN_VALUE, reg);
}

void UnitCompiler::assert_stmt(const Assert& s) {
  if (s.test->kind == ExprKind::kTuple && !as<Collection>(*s.test).elements.empty()) {
    warn(s.loc, "assertion is always true, perhaps remove parentheses?");
  }
  const Label end = b_.new_label();
  jump_if(*s.test, true, end);
  const int t = alloc_temp();
  b_.emit(s.loc, Op::LOAD_ASSERTION_ERROR, t);
  if (s.msg != nullptr) {
    value_into(*s.msg, alloc_temp());
    b_.emit(s.loc, Op::CALL, t, 1, t);
  }
  b_.emit(s.loc, Op::RAISE_VARARGS, t, 0, 1);
  b_.bind(end);
}

void UnitCompiler::raise_stmt(const Raise& s) {
  if (s.exc == nullptr) {
    b_.emit(s.loc, Op::RAISE_VARARGS, 0, 0, 0);
    return;
  }
  const int exc = operand(*s.exc);
  if (s.cause == nullptr) {
    b_.emit(s.loc, Op::RAISE_VARARGS, exc, 0, 1);
  } else {
    b_.emit(s.loc, Op::RAISE_VARARGS, exc, value(*s.cause), 2);
  }
}

// import a.b binds a; import a.b as c binds the innermost.
void UnitCompiler::import_stmt(const Import& s) {
  for (const Alias& alias : s.names) {
    const TempMark mark(*this);
    const int t = alloc_temps(2);
    constant_into(s.loc, {NoneConstant{}}, t);
    constant_into(s.loc, {int64_t{0}}, t + 1);
    b_.emit_wide(s.loc, Op::IMPORT_NAME, t, b_.global_index(alias.name));
    std::size_t dot = alias.name.find('.');
    if (alias.asname.empty()) {
      store(s.loc, alias.name.substr(0, dot), t);
      continue;
    }
    while (dot != std::string_view::npos) {
      const std::size_t next = alias.name.find('.', dot + 1);
      const std::string_view part =
          alias.name.substr(dot + 1, next == std::string_view::npos ? next : next - dot - 1);
      b_.emit_ext(s.loc, Op::IMPORT_FROM_ATTR, t, t, 0, b_.attr_site(part));
      dot = next;
    }
    store(s.loc, alias.asname, t);
  }
}

void UnitCompiler::import_from_stmt(const ImportFrom& s) {
  if (s.level == 0 && s.module == "__future__") future_import(s);
  const int t = alloc_temps(2);
  TupleConstant names;
  for (const Alias& alias : s.names) names.items.push_back({std::string(alias.name)});
  constant_into(s.loc, {std::move(names)}, t);
  constant_into(s.loc, {int64_t{s.level}}, t + 1);
  b_.emit_wide(s.loc, Op::IMPORT_NAME, t, b_.global_index(s.module));
  if (s.names[0].name == "*") {
    b_.emit(s.loc, Op::IMPORT_STAR, t);
    return;
  }
  for (const Alias& alias : s.names) {
    b_.emit_ext(s.loc, Op::IMPORT_FROM_ATTR, t + 1, t, 0, b_.attr_site(alias.name));
    store(s.loc, alias.asname.empty() ? alias.name : alias.asname, t + 1);
  }
}

// All but annotations are how the language is anyway.
void UnitCompiler::future_import(const ImportFrom& s) {
  constexpr std::array<std::string_view, 10> kFeatures = {
      "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
      "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};
  if (!ctx_.future_allowed.contains(&s)) {
    fail(s.loc, "from __future__ imports must occur at the beginning of the file");
  }
  for (const Alias& alias : s.names) {
    const bool known = std::find(kFeatures.begin(), kFeatures.end(), alias.name) != kFeatures.end();
    if (!known) {
      const bool braces = alias.name == "braces";
      throw with_message_only(ctx_.source.make_error(
          ErrorKind::kSyntaxError,
          braces ? "not a chance" : fmt::format("future feature {} is not defined", alias.name), s.loc.line,
          s.loc.col, s.loc.end_line, -1));  // CPython gives no end
    }
    if (alias.name == "barry_as_FLUFL") refuse(s.loc, "the future feature barry_as_FLUFL");
    if (alias.name == "annotations") ctx_.future_annotations = true;
  }
}

void CompileContext::find_future_imports(const Module& module) {
  for (const ImportFrom* import : leading_future_imports(module)) future_allowed.insert(import);
}

}  // namespace gilbox::front
