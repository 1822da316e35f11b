// try and with. The bodies of finally clauses are compiled once for each way out.
//
// A handler begins with PUSH_EXC_INFO, which makes the exception the handled one and keeps the one handled
// before in a register; every way out of it gives that back with POP_EXCEPT. Where a handler itself fails, a
// clean-up handler does the same and passes the new exception on.
#include "src/front/compiler.h"

namespace gilbox::front {

void UnitCompiler::try_stmt(const Try& s) {
  if (s.finalbody.empty()) {
    try_except(s);
  } else {
    try_finally(s);
  }
}

// The handler for failures inside a handler.
void UnitCompiler::cleanup_handler(int handler, int previous, const BoundSet& bound) {
  const TempMark mark(*this);
  const int exc = alloc_temp();
  b_.begin_handler(handler, exc, bound);
  b_.emit({}, Op::POP_EXCEPT, previous);
  b_.emit({}, Op::RERAISE, exc);
}

void UnitCompiler::try_finally(const Try& s) {
  const int outer = b_.handler();
  const int handler = b_.new_handler();
  const BoundSet at_start = without_deleted(b_.bound());
  Block block{BlockKind::kFinally, outer};
  block.try_stmt = &s;
  blocks_.push_back(block);
  b_.set_handler(handler);
  if (s.handlers.empty()) {
    body(s.body);
  } else {
    try_except(s);
  }
  b_.set_handler(outer);
  blocks_.pop_back();
  body(s.finalbody);

  const CodeBuilder::Elsewhere elsewhere(b_);
  const TempMark mark(*this);
  const int exc = alloc_temps(2);
  const int previous = exc + 1;
  const int cleanup = b_.new_handler();
  b_.begin_handler(handler, exc, at_start);
  b_.emit({}, Op::PUSH_EXC_INFO, previous, exc);
  b_.set_handler(cleanup);
  Block end{BlockKind::kFinallyEnd, outer};
  end.reg = previous;
  blocks_.push_back(end);
  body(s.finalbody);
  blocks_.pop_back();
  b_.set_handler(outer);
  b_.emit({}, Op::POP_EXCEPT, previous);
  b_.emit({}, Op::RERAISE, exc);
  cleanup_handler(cleanup, previous, at_start);
}

void UnitCompiler::try_except(const Try& s) {
  const int outer = b_.handler();
  const int handler = b_.new_handler();
  const BoundSet at_start = without_deleted(b_.bound());
  const Label done = b_.new_label();
  blocks_.push_back({BlockKind::kTry, outer});
  b_.set_handler(handler);
  body(s.body);
  b_.set_handler(outer);
  blocks_.pop_back();
  body(s.orelse);
  {
    const CodeBuilder::Elsewhere elsewhere(b_);
    const TempMark mark(*this);
    const int exc = alloc_temps(2);
    const int previous = exc + 1;
    const int cleanup = b_.new_handler();
    b_.begin_handler(handler, exc, at_start);
    b_.emit({}, Op::PUSH_EXC_INFO, previous, exc);
    Block block{BlockKind::kHandler, outer};
    block.reg = previous;
    blocks_.push_back(block);
    b_.set_handler(cleanup);
    except_clauses(s, exc, previous, done);
    blocks_.pop_back();
    b_.set_handler(outer);
    b_.emit({}, Op::POP_EXCEPT, previous);
    b_.emit({}, Op::RERAISE, exc);
    cleanup_handler(cleanup, previous, at_start);
  }
  b_.bind(done);
}

// Goes on behind the last clause when none matches.
void UnitCompiler::except_clauses(const Try& s, int exc, int previous, Label done) {
  for (std::size_t i = 0; i < s.handlers.size(); ++i) {
    const ExceptHandler& h = s.handlers[i];
    const Label next = b_.new_label();
    if (h.type != nullptr) {
      const TempMark mark(*this);
      b_.jump_if(h.loc, Op::JUMP_IF_NOT_EXC_MATCH, exc, value(*h.type), 0, next);
    } else if (i + 1 < s.handlers.size()) {
      fail(h.loc, "default 'except:' must be last");
    }
    except_body(h, exc, previous, done);
    b_.bind(next);
  }
}

void UnitCompiler::except_body(const ExceptHandler& h, int exc, int previous, Label done) {
  const Location& loc = h.body.back()->loc;
  if (h.name.empty()) {
    body(h.body);
    b_.emit(loc, Op::POP_EXCEPT, previous);
    b_.jump(loc, done);
    return;
  }
  // The name is unbound at the end, whichever way that comes.
  const int cleanup = b_.handler();
  const int outer = blocks_.back().outer_handler;
  store(h.loc, h.name, exc);
  const int handler = b_.new_handler();
  const BoundSet at_start = without_deleted(b_.bound());
  Block block{BlockKind::kHandlerName, cleanup};
  block.name = h.name;
  blocks_.push_back(block);
  b_.set_handler(handler);
  body(h.body);
  b_.set_handler(cleanup);
  blocks_.pop_back();
  b_.emit(loc, Op::POP_EXCEPT, previous);
  b_.set_handler(outer);
  clear_name(loc, h.name);
  b_.jump(loc, done);

  const TempMark mark(*this);
  const int raised = alloc_temp();
  b_.set_handler(outer);
  b_.begin_handler(handler, raised, at_start);
  clear_name({}, h.name);
  b_.emit({}, Op::POP_EXCEPT, previous);
  b_.emit({}, Op::RERAISE, raised);
  b_.set_handler(cleanup);
}

// As "name = None; del name", which works however the block has left the name.
void UnitCompiler::clear_name(const Location& loc, std::string_view name) {
  const TempMark mark(*this);
  const int reg = fast_register(name);
  const int none = constant_into(loc, {NoneConstant{}}, reg);
  if (reg == kAnywhere) store(loc, name, none);
  remove(loc, name);
}

// ---- with

void UnitCompiler::call_exit(const Location& loc, int exit) {
  const TempMark mark(*this);
  const int callee = alloc_temps(5);
  move(loc, callee, exit);
  move(loc, callee + 1, exit + 1);
  for (int i = 2; i <= 4; ++i) constant_into(loc, {NoneConstant{}}, callee + i);
  b_.emit(loc, Op::CALL_METHOD, callee, 3, callee);
}

void UnitCompiler::with_stmt(const With& s, std::size_t item_index) {
  const Nesting::Level level(ctx_.nesting, ctx_.source);
  const WithItem& item = s.items[item_index];
  const Location& loc = s.loc;
  const TempMark mark(*this);
  const int exit = alloc_temps(3);  // and behind it its self and what __enter__ returned
  {
    const TempMark inner(*this);
    b_.emit(loc, Op::BEFORE_WITH, exit, value(*item.context));
  }
  const int outer = b_.handler();
  const int handler = b_.new_handler();
  const BoundSet at_start = without_deleted(b_.bound());
  const Label done = b_.new_label();
  Block block{BlockKind::kWith, outer};
  block.reg = exit;
  block.loc = loc;
  blocks_.push_back(block);
  b_.set_handler(handler);
  if (item.vars != nullptr) store_target(*item.vars, exit + 2);
  if (item_index + 1 < s.items.size()) {
    with_stmt(s, item_index + 1);
  } else {
    body(s.body);
  }
  b_.set_handler(outer);
  blocks_.pop_back();
  call_exit(loc, exit);
  {
    const CodeBuilder::Elsewhere elsewhere(b_);
    const TempMark inner(*this);
    const int exc = alloc_temps(3);
    const int previous = exc + 1;
    const int suppressed = exc + 2;
    const int cleanup = b_.new_handler();
    const Label suppress = b_.new_label();
    b_.begin_handler(handler, exc, at_start);
    b_.emit(loc, Op::PUSH_EXC_INFO, previous, exc);
    b_.set_handler(cleanup);
    b_.emit(loc, Op::WITH_EXCEPT_START, suppressed, exit, exc);
    b_.jump_if(loc, Op::JUMP_IF_TRUE, suppressed, 0, 0, suppress);
    b_.set_handler(outer);
    b_.emit({}, Op::POP_EXCEPT, previous);
    b_.emit({}, Op::RERAISE, exc);
    b_.bind(suppress);
    b_.emit({}, Op::POP_EXCEPT, previous);
    b_.jump({}, done);
    cleanup_handler(cleanup, previous, at_start);
  }
  b_.bind(done);
}

}  // namespace gilbox::front
