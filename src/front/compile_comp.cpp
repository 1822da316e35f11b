// Comprehensions (inline, as since PEP 709) and the code of generator expressions.
#include "src/front/compiler.h"

namespace gilbox::front {

// A variable that a lambda in the comprehension uses gets a new cell each time the comprehension runs.
void UnitCompiler::prepare_comprehension_variables(const Location& loc, const Scope& scope) {
  for (const Symbol* symbol : scope.symbols) {
    if (symbol->reg < 0 || symbol->scope != &scope) continue;
    b_.set_bound(symbol->reg, false);
    if (!symbol->cell && !symbol->read_early) continue;
    // What another comprehension has left there must not be seen.
    constant_into(loc, {NoneConstant{}}, symbol->reg);
    b_.emit(loc, Op::DELETE_FAST, symbol->reg);
    if (symbol->cell) b_.emit(loc, Op::MAKE_CELL, symbol->reg);
  }
}

int UnitCompiler::comprehension(const Comp& e, int want) {
  const bool direct = want == kAnywhere || is_temp(want);
  const int outer_mark = next_temp_;
  const int result = direct ? result_register(want) : alloc_temp();
  {
    const TempMark mark(*this);
    const int iterator = alloc_temp();
    {
      const TempMark inner(*this);
      const Expr& iter = *e.generators[0].iter;
      b_.emit(e.loc, Op::GET_ITER, iterator, value(iter));
    }
    Scope* const around = scope_;
    scope_ = ctx_.scopes.of(&e);
    const Op build = e.kind == ExprKind::kListComp  ? Op::BUILD_LIST
                     : e.kind == ExprKind::kSetComp ? Op::BUILD_SET
                                                    : Op::BUILD_MAP;
    b_.emit(e.loc, build, result, 0, 0);
    prepare_comprehension_variables(e.loc, *scope_);
    comprehension_loop(e, 0, iterator, result);
    scope_ = around;
  }
  if (direct) return result;
  move(e.loc, want, result);
  release_to(outer_mark);
  return want;
}

void UnitCompiler::comprehension_loop(const Comp& e, std::size_t clause, int iterator, int result) {
  const Comprehension& c = e.generators[clause];
  if (c.is_async) refuse(e.loc, "asynchronous comprehensions");
  const Label start = b_.new_label();
  const Label next = b_.new_label();
  const bool live = b_.reachable();
  b_.jump(c.iter->loc, next);
  b_.bind_loop_start(start, without_deleted(b_.bound()), live);
  const int direct = fast_register(*c.target);
  const int item = direct != kAnywhere ? direct : alloc_temp();
  if (direct != kAnywhere) {
    b_.set_bound(direct);
  } else {
    store_target(*c.target, item);
  }
  for (const Expr* condition : c.ifs) jump_if(*condition, false, next);
  if (clause + 1 < e.generators.size()) {
    const TempMark mark(*this);
    const int inner = alloc_temp();
    {
      const TempMark inner_mark(*this);
      const Expr& iter = *e.generators[clause + 1].iter;
      b_.emit(e.loc, Op::GET_ITER, inner, value(iter));
    }
    comprehension_loop(e, clause + 1, inner, result);
  } else {
    comprehension_element(e, result);
  }
  b_.bind(next);
  b_.jump_if(e.loc, Op::FOR_ITER, item, iterator, 0, start);
}

void UnitCompiler::comprehension_element(const Comp& e, int result) {
  const TempMark mark(*this);
  const Location& loc = e.element->loc;
  switch (e.kind) {
    case ExprKind::kListComp:
      b_.emit(loc, Op::LIST_APPEND, result, value(*e.element));
      return;
    case ExprKind::kSetComp:
      b_.emit(loc, Op::SET_ADD, result, value(*e.element));
      return;
    case ExprKind::kDictComp: {
      const int key = operand(*e.element);
      const Location both{loc.line, loc.col, e.value->loc.end_line, e.value->loc.end_col};
      b_.emit(both, Op::MAP_ADD, result, key, value(*e.value));
      return;
    }
    default: {
      const int source = value(*e.element);
      b_.emit(loc, Op::YIELD_VALUE, alloc_temp(), source);
    }
  }
}

std::shared_ptr<const CodeObject> UnitCompiler::compile_generator_expression(const Comp& e) {
  begin("<genexpr>", e.loc);
  code_->arg_count = 1;
  make_cells();
  comprehension_loop(e, 0, 0, kAnywhere);
  return finish(e.loc);
}

}  // namespace gilbox::front
