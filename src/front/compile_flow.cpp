// Branches, loops, and leaving blocks.
#include "src/front/compiler.h"

namespace gilbox::front {
namespace {

// Whether a loop's condition is small enough to be compiled twice, before the loop and at its bottom.
// Functions inside it would be made twice over.
int size_of(const Expr& e) {
  constexpr int kTooLarge = 100;
  switch (e.kind) {
    case ExprKind::kName:
    case ExprKind::kConstant:
      return 1;
    case ExprKind::kAttribute:
      return 1 + size_of(*as<Attribute>(e).value);
    case ExprKind::kSubscript:
      return 1 + size_of(*as<Subscript>(e).value) + size_of(*as<Subscript>(e).slice);
    case ExprKind::kUnaryOp:
      return 1 + size_of(*as<UnaryOp>(e).operand);
    case ExprKind::kBinOp:
      return 1 + size_of(*as<BinOp>(e).left) + size_of(*as<BinOp>(e).right);
    case ExprKind::kCompare: {
      int size = 1 + size_of(*as<Compare>(e).left);
      for (const Expr* right : as<Compare>(e).comparators) size += size_of(*right);
      return size;
    }
    case ExprKind::kBoolOp: {
      int size = 1;
      for (const Expr* part : as<BoolOp>(e).values) size += size_of(*part);
      return size;
    }
    case ExprKind::kNamedExpr:
      return 1 + size_of(*as<NamedExpr>(e).value);
    case ExprKind::kCall: {
      int size = 2 + size_of(*as<Call>(e).func);
      for (const Expr* arg : as<Call>(e).args) size += size_of(*arg);
      return as<Call>(e).keywords.empty() ? size : kTooLarge;
    }
    default:
      return kTooLarge;
  }
}

constexpr int kMaxRepeatedCondition = 16;

bool may_be_generator(const Expr& iterable) {
  if (iterable.kind != ExprKind::kCall) return false;
  const Expr& callee = *as<Call>(iterable).func;
  return callee.kind != ExprKind::kName || as<Name>(callee).id != "range";
}

}  // namespace

BoundSet UnitCompiler::without_deleted(BoundSet bound) const {
  for (const int reg : deleted_registers_) bound.reset(static_cast<std::size_t>(reg));
  return bound;
}

// Where a body leads that is nothing but a break or continue of the loop directly around; else -1.
CodeBuilder::Label UnitCompiler::plain_exit(const Body& statements) const {
  if (statements.size() != 1 || blocks_.empty() || blocks_.back().kind != BlockKind::kLoop) return -1;
  if (statements[0]->kind == StmtKind::kBreak) {
    return blocks_.back().reg >= 0 ? -1 : blocks_.back().break_label;
  }
  if (statements[0]->kind == StmtKind::kContinue) return blocks_.back().continue_label;
  return -1;
}

// A chain of elif branches is compiled without nesting.
void UnitCompiler::if_stmt(const If& s) {
  const Label end = b_.new_label();
  const If* branch = &s;
  for (;;) {
    const Label orelse = b_.new_label();
    if (const Label target = plain_exit(branch->body); target >= 0) {
      jump_if(*branch->test, true, target);
    } else {
      jump_if(*branch->test, false, orelse);
      body(branch->body);
    }
    if (branch->orelse.empty()) {
      b_.bind(orelse);
      break;
    }
    if (plain_exit(branch->body) < 0) b_.jump(branch->body.back()->loc, end);
    b_.bind(orelse);
    if (branch->orelse.size() != 1 || branch->orelse[0]->kind != StmtKind::kIf) {
      body(branch->orelse);
      break;
    }
    branch = static_cast<const If*>(branch->orelse[0]);
  }
  b_.bind(end);
}

void UnitCompiler::while_stmt(const While& s) {
  const Label start = b_.new_label();
  const Label again = b_.new_label();
  const Label exit = b_.new_label();
  const Label end = b_.new_label();
  const bool repeat = size_of(*s.test) <= kMaxRepeatedCondition;
  const auto loop_body = [&] {
    Block block{BlockKind::kLoop, b_.handler()};
    block.break_label = end;
    block.continue_label = again;
    blocks_.push_back(block);
    body(s.body);
    blocks_.pop_back();
  };
  if (repeat) {
    jump_if(*s.test, false, exit);
    b_.bind_loop_start(start, without_deleted(b_.bound()), b_.reachable());
    loop_body();
    b_.bind(again);
    if (fold(*s.test)) {
      b_.jump(s.test->loc, start, true);
    } else {
      jump_if(*s.test, true, start);
    }
  } else {
    b_.bind_loop_start(start, without_deleted(b_.bound()), b_.reachable());
    jump_if(*s.test, false, exit);
    loop_body();
    b_.bind(again);
    b_.jump(s.test->loc, start, true);
  }
  b_.bind(exit);
  body(s.orelse);
  b_.bind(end);
}

// GET_ITER, then to FOR_ITER at the bottom, which puts the first item where the body begins.
void UnitCompiler::for_stmt(const For& s) {
  const int iterator = alloc_temp();
  {
    const TempMark mark(*this);
    // A list of constants that nobody else can see is as good as a tuple.
    const bool list = s.iter->kind == ExprKind::kList;
    b_.emit(s.loc, Op::GET_ITER, iterator, list ? comparison_right(*s.iter, CompareOp::kIn) : value(*s.iter));
  }
  const Label start = b_.new_label();
  const Label next = b_.new_label();
  const Label end = b_.new_label();
  const bool live = b_.reachable();
  b_.jump(s.loc, next);
  b_.bind_loop_start(start, without_deleted(b_.bound()), live);
  const int direct = fast_register(*s.target);
  int item = direct;
  if (direct != kAnywhere) {
    b_.set_bound(direct);
  } else {
    const TempMark mark(*this);
    item = alloc_temp();
    store_target(*s.target, item);
  }
  Block block{BlockKind::kLoop, b_.handler()};
  block.break_label = end;
  block.continue_label = next;
  if (may_be_generator(*s.iter)) block.reg = iterator;
  blocks_.push_back(block);
  body(s.body);
  blocks_.pop_back();
  b_.bind(next);
  b_.jump_if(s.loc, Op::FOR_ITER, item, iterator, 0, start);
  body(s.orelse);
  b_.bind(end);
}

void UnitCompiler::break_or_continue(const Stmt& s) {
  const bool is_break = s.kind == StmtKind::kBreak;
  for (std::size_t depth = blocks_.size(); depth-- > 0;) {
    if (blocks_[depth].kind != BlockKind::kLoop) continue;
    const Label target = is_break ? blocks_[depth].break_label : blocks_[depth].continue_label;
    unwind(depth + 1, s.loc);
    if (is_break) leave_block(blocks_[depth], s.loc);
    b_.jump(s.loc, target);
    return;
  }
  fail(s.loc, is_break ? "'break' outside loop" : "'continue' not properly in loop");
}

bool UnitCompiler::unwinding_runs_code(std::size_t depth) const {
  for (std::size_t i = depth; i < blocks_.size(); ++i) {
    if (blocks_[i].kind != BlockKind::kLoop && blocks_[i].kind != BlockKind::kTry) return true;
  }
  return false;
}

// Emits what leaving the blocks from `depth` on runs, innermost first, each under the handler outside it. The
// blocks themselves stay: other ways through them go on.
void UnitCompiler::unwind(std::size_t depth, const Location& loc) {
  if (blocks_.size() <= depth) return;
  const std::vector<Block> saved = blocks_;
  const int handler = b_.handler();
  while (blocks_.size() > depth) {
    const Block block = blocks_.back();
    blocks_.pop_back();
    b_.set_handler(block.outer_handler);
    leave_block(block, loc);
  }
  blocks_ = saved;
  // The jump or return that follows cannot fail; what comes behind it is not reached from here.
  b_.set_handler(handler);
}

void UnitCompiler::leave_block(const Block& block, const Location& loc) {
  switch (block.kind) {
    case BlockKind::kLoop:
      // Nobody else may have a generator that the loop has got from a call: here it ends.
      if (block.reg >= 0) b_.emit(loc, Op::DELETE_FAST, block.reg);
      return;
    case BlockKind::kTry:
      return;
    case BlockKind::kFinally:
      body(block.try_stmt->finalbody);
      return;
    case BlockKind::kFinallyEnd:
    case BlockKind::kHandler:
      b_.emit(loc, Op::POP_EXCEPT, block.reg);
      return;
    case BlockKind::kHandlerName:
      clear_name(loc, block.name);
      return;
    case BlockKind::kWith:
      call_exit(block.loc, block.reg);
      return;
  }
}

}  // namespace gilbox::front
