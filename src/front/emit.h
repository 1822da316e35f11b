// A code object in the making: instructions with labels instead of offsets, constants, names, and what is
// known at the current point: whether it can be reached, and which locals are certainly bound.
//
// Instructions that only a raised exception leads to ("cold") are moved behind all others, so that a try
// statement costs nothing until something is raised. Every instruction carries the handler that is in force;
// the exception table follows from that.
//
// Thread safety: one builder, one thread.
// Invariants: where nothing can get to, nothing is emitted.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/front/ast.h"
#include "src/front/constants.h"
#include "vm/code/code.h"

namespace gilbox::front {

using BoundSet = std::bitset<256>;  // by register

class CodeBuilder {
 public:
  using Label = int;
  static constexpr int kNoHandler = -1;

  explicit CodeBuilder(CodeObject& code) : code_(code) { bound_.reset(); }

  // ---- instructions. Operands as in opcodes.def.
  void emit(const Location& loc, Op op, int a = 0, int b = 0, int c = 0);
  void emit_wide(const Location& loc, Op op, int a, int bc);
  void emit_ext(const Location& loc, Op op, int a, int b, int c, int ext);
  // Jumps; `back` for the closing of a loop, which is a check point.
  void jump(const Location& loc, Label target, bool back = false);
  void jump_if(const Location& loc, Op op, int a, int b, int c, Label target);

  // ---- labels
  Label new_label();
  // Here is `label`: can be reached if what stands before can go on, or if a jump to it has been emitted.
  void bind(Label label);
  // Here is a label that is jumped to from further on; `live`: whether that will be.
  void bind_loop_start(Label label, const BoundSet& bound, bool live);

  // ---- state
  // Is R[reg] None by the last instruction (on one way here, at least)?
  bool has_loaded_none(int reg) const;
  bool reachable() const { return reachable_; }
  bool is_bound(int reg) const { return bound_.test(static_cast<std::size_t>(reg)); }
  void set_bound(int reg, bool bound = true) { bound_.set(static_cast<std::size_t>(reg), bound); }
  const BoundSet& bound() const { return bound_; }

  // ---- exception handlers
  int new_handler();  // its label is bound by begin_handler
  int handler() const { return handler_; }
  void set_handler(int handler) { handler_ = handler; }
  // Here is the handler's code. Not reachable when nothing has been emitted under it.
  void begin_handler(int handler, int exc_reg, const BoundSet& bound);
  // Emits elsewhere, behind all code of lower levels, for as long as it lives; then goes on as if nothing had
  // been. For handlers, and for handlers inside handlers.
  class Elsewhere {
   public:
    explicit Elsewhere(CodeBuilder& builder)
        : builder_(builder),
          bound_(builder.bound_),
          reachable_(builder.reachable_),
          handler_(builder.handler_) {
      ++builder.level_;
    }
    ~Elsewhere() {
      --builder_.level_;
      builder_.bound_ = bound_;
      builder_.reachable_ = reachable_;
      builder_.handler_ = handler_;
    }
    Elsewhere(const Elsewhere&) = delete;
    Elsewhere& operator=(const Elsewhere&) = delete;

   private:
    CodeBuilder& builder_;
    BoundSet bound_;
    bool reachable_;
    int handler_;
  };

  // ---- tables
  ConstantPool& constants() { return constants_; }
  int global_index(std::string_view name);
  int attr_site(std::string_view name);

  // Lays the instructions out and fills in the code object. Returns false when some part does not fit.
  bool finish();
  // Whether an operand was ever out of the range of its field.
  bool overflowed() const { return overflowed_; }

 private:
  struct Instruction {
    Word word;
    uint32_t ext;
    Label label;  // of a jump; -1: none
    int handler;
    Position position;
    int level;
    uint32_t offset;  // words, once laid out
  };
  struct LabelState {
    int target = -1;  // index of the instruction that it stands before
    bool used = false;
    int level = 0;
    BoundSet bound;
  };
  struct Handler {
    int label;
    int exc_reg = 0;
    bool used = false;
  };

  void add(const Location& loc, Word word, uint32_t ext, Label label);
  int check(int value, int limit);
  void note_jump(Label target);
  void lay_out();
  uint32_t offset_of(Label label) const;
  void make_exception_table();

  CodeObject& code_;
  std::vector<Instruction> instructions_;
  std::vector<LabelState> labels_;
  std::vector<Handler> handlers_;
  ConstantPool constants_;
  std::unordered_map<std::string, int> global_indexes_;
  BoundSet bound_;
  bool reachable_ = true;
  int level_ = 0;
  bool overflowed_ = false;
  int handler_ = kNoHandler;
  std::vector<std::vector<int>> by_level_;  // indexes of instructions
};

}  // namespace gilbox::front
