#include "src/front/emit.h"

#include <algorithm>

namespace gilbox::front {
namespace {

Position position_of(const Location& loc) {
  if (loc.line <= 0) return {};
  return {static_cast<uint32_t>(loc.line), static_cast<uint32_t>(loc.end_line),
          static_cast<uint32_t>(loc.col), static_cast<uint32_t>(loc.end_col)};
}

bool ends_control(Op op) {
  return op == Op::RETURN_VALUE || op == Op::RETURN_NONE || op == Op::RERAISE || op == Op::RAISE_VARARGS ||
         op == Op::JUMP_FORWARD || op == Op::JUMP_BACKWARD;
}

}  // namespace

int CodeBuilder::check(int value, int limit) {
  if (value >= 0 && value < limit) return value;
  overflowed_ = true;
  return 0;
}

void CodeBuilder::add(const Location& loc, Word word, uint32_t ext, Label label) {
  if (!reachable_) return;
  instructions_.push_back({word, ext, label, handler_, position_of(loc), level_, 0});
  if (handler_ != kNoHandler) handlers_[static_cast<std::size_t>(handler_)].used = true;
  if (ends_control(op_of(word))) reachable_ = false;
}

void CodeBuilder::emit(const Location& loc, Op op, int a, int b, int c) {
  const auto byte = [this](int value) { return static_cast<unsigned>(check(value, 256)); };
  add(loc, encode(op, byte(a), byte(b), byte(c)), 0, -1);
}

void CodeBuilder::emit_wide(const Location& loc, Op op, int a, int bc) {
  add(loc, encode_wide(op, static_cast<unsigned>(check(a, 256)), static_cast<unsigned>(check(bc, 65536))), 0,
      -1);
}

bool CodeBuilder::has_loaded_none(int reg) const {
  if (instructions_.empty()) return false;
  const Word word = instructions_.back().word;
  return op_of(word) == Op::LOAD_CONST && a_of(word) == static_cast<unsigned>(reg) &&
         std::holds_alternative<NoneConstant>(constants_.at(static_cast<int>(bc_of(word))).value);
}

void CodeBuilder::emit_ext(const Location& loc, Op op, int a, int b, int c, int ext) {
  const auto byte = [this](int value) { return static_cast<unsigned>(check(value, 256)); };
  add(loc, encode(op, byte(a), byte(b), byte(c)), static_cast<uint32_t>(ext), -1);
}

void CodeBuilder::note_jump(Label target) {
  LabelState& label = labels_[static_cast<std::size_t>(target)];
  label.bound = label.used ? label.bound & bound_ : bound_;
  label.used = true;
}

void CodeBuilder::jump(const Location& loc, Label target, bool back) {
  if (!reachable_) return;
  note_jump(target);
  add(loc, encode_jump(back ? Op::JUMP_BACKWARD : Op::JUMP_FORWARD, 0), 0, target);
}

void CodeBuilder::jump_if(const Location& loc, Op op, int a, int b, int c, Label target) {
  if (!reachable_) return;
  note_jump(target);
  const auto byte = [this](int value) { return static_cast<unsigned>(check(value, 256)); };
  add(loc, encode(op, byte(a), byte(b), byte(c)), 0, target);
}

CodeBuilder::Label CodeBuilder::new_label() {
  labels_.emplace_back();
  return static_cast<Label>(labels_.size()) - 1;
}

void CodeBuilder::bind(Label label) {
  LabelState& state = labels_[static_cast<std::size_t>(label)];
  state.target = static_cast<int>(instructions_.size());
  state.level = level_;
  if (state.used) {
    bound_ = reachable_ ? bound_ & state.bound : state.bound;
    reachable_ = true;
  }
}

void CodeBuilder::bind_loop_start(Label label, const BoundSet& bound, bool live) {
  LabelState& state = labels_[static_cast<std::size_t>(label)];
  state.target = static_cast<int>(instructions_.size());
  state.level = level_;
  bound_ = bound;
  reachable_ = live;
}

int CodeBuilder::new_handler() {
  handlers_.push_back({new_label()});
  return static_cast<int>(handlers_.size()) - 1;
}

void CodeBuilder::begin_handler(int handler, int exc_reg, const BoundSet& bound) {
  Handler& h = handlers_[static_cast<std::size_t>(handler)];
  h.exc_reg = exc_reg;
  bind_loop_start(h.label, bound, h.used);
}

int CodeBuilder::global_index(std::string_view name) {
  const auto [it, added] =
      global_indexes_.try_emplace(std::string(name), static_cast<int>(code_.global_names.size()));
  if (added) code_.global_names.emplace_back(name);
  return it->second;
}

int CodeBuilder::attr_site(std::string_view name) {
  code_.attr_sites.emplace_back(name);
  return static_cast<int>(code_.attr_sites.size()) - 1;
}

void CodeBuilder::lay_out() {
  for (std::size_t i = 0; i < instructions_.size(); ++i) {
    const auto level = static_cast<std::size_t>(instructions_[i].level);
    if (by_level_.size() <= level) by_level_.resize(level + 1);
    by_level_[level].push_back(static_cast<int>(i));
  }
  uint32_t offset = 0;
  for (const std::vector<int>& indexes : by_level_) {
    for (const int index : indexes) {
      Instruction& ins = instructions_[static_cast<std::size_t>(index)];
      ins.offset = offset;
      offset += op_length(op_of(ins.word));
    }
  }
}

// A label stands before the next instruction of its own level.
uint32_t CodeBuilder::offset_of(Label label) const {
  const LabelState& state = labels_[static_cast<std::size_t>(label)];
  const std::vector<int>& indexes = by_level_[static_cast<std::size_t>(state.level)];
  const auto it = std::lower_bound(indexes.begin(), indexes.end(), state.target);
  return instructions_[static_cast<std::size_t>(*it)].offset;
}

bool CodeBuilder::finish() {
  lay_out();
  for (const std::vector<int>& indexes : by_level_) {
    for (const int index : indexes) {
      Instruction& ins = instructions_[static_cast<std::size_t>(index)];
      const Op op = op_of(ins.word);
      if (ins.label >= 0) {
        const int64_t distance = int64_t{offset_of(ins.label)} - (int64_t{ins.offset} + op_length(op));
        if (op_info(op).operands[0] == 'J') {
          if (distance >= (1 << 23) || distance < -(1 << 23)) overflowed_ = true;
          ins.word = encode_jump(op, static_cast<int32_t>(distance));
        } else {
          ins.ext = static_cast<uint32_t>(static_cast<int32_t>(distance));
        }
      }
      code_.words.push_back(ins.word);
      code_.positions.push_back(ins.position);
      if (op_length(op) == 2) {
        code_.words.push_back(ins.ext);
        code_.positions.push_back(ins.position);
      }
    }
  }
  make_exception_table();
  code_.constants = constants_.take();
  return !overflowed_;
}

// One entry for each run of instructions with the same handler.
void CodeBuilder::make_exception_table() {
  int current = kNoHandler;
  const auto close = [&](uint32_t at) {
    if (current != kNoHandler) code_.exceptions.back().end = at;
  };
  for (const std::vector<int>& indexes : by_level_) {
    for (const int index : indexes) {
      const Instruction& ins = instructions_[static_cast<std::size_t>(index)];
      if (ins.handler == current) continue;
      close(ins.offset);
      current = ins.handler;
      if (current == kNoHandler) continue;
      const Handler& h = handlers_[static_cast<std::size_t>(current)];
      code_.exceptions.push_back({ins.offset, 0, offset_of(h.label), static_cast<uint8_t>(h.exc_reg)});
    }
  }
  close(static_cast<uint32_t>(code_.words.size()));
}

}  // namespace gilbox::front
