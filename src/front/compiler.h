// Syntax tree to bytecode, one UnitCompiler for each code object.
//
// Locals live in registers 0.. for the whole of a frame, temporaries in a stack of registers above them.
// value() leaves an expression in whatever register is cheapest: a local's own, or a temporary. Evaluation
// order is CPython's; a local used in place is copied first where a later operand could rebind it, which only
// ':=' can.
//
// Thread safety: one compiler, one thread.
// Invariants: registers from next_temp_ on are free; calls put callee and arguments on top of all
// temporaries.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "src/front/ast.h"
#include "src/front/emit.h"
#include "src/front/limits.h"
#include "src/front/scope.h"
#include "src/front/source.h"
#include "vm/code/code.h"

namespace gilbox::front {

// The instruction for an operator, in one of its four forms.
Op binary_op(BinaryOp op, bool in_place, bool constant);

// What all units of one compilation share.
struct CompileContext {
  const Source& source;
  ScopeTree& scopes;
  Arena& arena;
  std::vector<CompileWarning>& warnings;
  Nesting nesting{};
  bool future_annotations = false;                   // from __future__ import annotations
  bool interactive = false;                          // expression statements show their values
  std::unordered_set<const Stmt*> future_allowed{};  // future imports in their right place

  void find_future_imports(const Module& module);
};

class UnitCompiler {
 public:
  UnitCompiler(CompileContext& context, Scope& scope, UnitCompiler* parent);

  std::shared_ptr<const CodeObject> compile_module(const Module& module);
  std::shared_ptr<const CodeObject> compile_eval(const Expr& e);
  std::shared_ptr<const CodeObject> compile_function(const FunctionDef& f);
  std::shared_ptr<const CodeObject> compile_lambda(const Lambda& e);
  std::shared_ptr<const CodeObject> compile_generator_expression(const Comp& e);
  std::shared_ptr<const CodeObject> compile_class(const ClassDef& c);

 private:
  using Label = CodeBuilder::Label;
  static constexpr int kAnywhere = -1;

  // ---- units (compile_unit.cpp)
  void assign_registers(Scope& scope);
  void assign_comprehension_registers(Scope& scope, std::size_t first);
  int add_local(std::string_view name);
  void begin(std::string_view name, const Location& loc);
  std::shared_ptr<const CodeObject> finish(const Location& last);
  void set_parameters(const Arguments& args);
  void make_cells();
  std::string qualified_name(std::string_view name) const;
  int register_of(const Symbol& symbol);
  template <class MakeCode>
  int function_value(const Location& loc, const Arguments* args, const FunctionDef* def, const Scope& scope,
                     int want, MakeCode&& make_code);
  int annotations(const FunctionDef& def, int base);
  void annotation_value(const Expr& e, int want);
  void closure_into(const Location& loc, const Scope& scope, int dst);
  void function_def(const FunctionDef& f);
  template <class Make>
  int generic_value(const Seq<TypeParam>& params, const Location& loc, Identifier name, int want,
                    Make&& make);
  template <class Make>
  std::shared_ptr<const CodeObject> compile_generic(const Seq<TypeParam>& params, const Location& loc,
                                                    Identifier name, Make&& make);
  std::shared_ptr<const CodeObject> compile_thunk(const Expr& e, Identifier name);
  int type_params(const Seq<TypeParam>& params, const Location& loc);
  int type_alias_value(const TypeAlias& s, int params);
  void type_alias(const TypeAlias& s);
  int intrinsic(const Location& loc, Intrinsic which, int arguments);
  void class_def(const ClassDef& c);
  int class_value(const ClassDef& c, const Seq<Expr*>& bases, int want);
  template <class Make>
  void decorated(const Seq<Expr*>& decorators, const Location& loc, Identifier name, Make&& make);
  int lambda(const Lambda& e, int want);
  bool docstring(const Body& body, std::string& text) const;

  // ---- registers
  int alloc_temp() { return alloc_temps(1); }
  int alloc_temps(int count);
  void release_to(int mark) { next_temp_ = mark; }
  int result_register(int want) { return want != kAnywhere ? want : alloc_temp(); }
  bool is_temp(int reg) const { return reg >= local_count(); }
  int local_count() const { return static_cast<int>(code_->local_count); }
  void move(const Location& loc, int dst, int src) {
    if (dst != src) b_.emit(loc, Op::MOVE, dst, src);
  }
  struct TempMark {
    explicit TempMark(UnitCompiler& unit) : unit_(unit), mark_(unit.next_temp_) {}
    ~TempMark() { unit_.next_temp_ = mark_; }
    TempMark(const TempMark&) = delete;
    TempMark& operator=(const TempMark&) = delete;
    UnitCompiler& unit_;
    int mark_;
  };

  // ---- names (compile_name.cpp)
  int load_name(const Name& e, int want);
  int load(const Location& loc, std::string_view name, int want);
  void store(const Location& loc, std::string_view name, int src);
  void remove(const Location& loc, std::string_view name);
  // The register of a name that is a plain local of this unit, or kAnywhere.
  int fast_register(std::string_view name);
  int fast_register(const Expr& e) {
    return e.kind == ExprKind::kName ? fast_register(as<Name>(e).id) : kAnywhere;
  }
  bool may_be_rebound(const Expr& e);

  // ---- expressions (compile_expr.cpp)
  // Evaluates into `want`, or wherever is cheapest; returns the register. What is in `want` is replaced only
  // when nothing can fail any more.
  int value(const Expr& e, int want = kAnywhere);
  // As value(), for an operand that must keep its value while later ones are evaluated.
  int operand(const Expr& e);
  void value_into(const Expr& e, int want) { value(e, want); }
  int constant_into(const Location& loc, const Constant& constant, int want);
  std::optional<int> small_constant(const Expr& e);  // its index when it fits into an operand
  int binary(const BinOp& e, int want);
  int unary(const UnaryOp& e, int want);
  int bool_op(const BoolOp& e, int want);
  int conditional(const IfExp& e, int want);
  int compare(const Compare& e, int want);
  int compare_chain(const Compare& e, int want);
  void compare_values(const Location& loc, CompareOp op, int dst, int left, int right);
  int comparison_right(const Expr& e, CompareOp op);
  int subscript(const Subscript& e, int want);
  int slice_value(const Slice& e, int want);
  // Where a use of the attribute is said to be: an attribute on a later line than where `loc` begins, there.
  static Location at_attribute(Location loc, const Attribute& e);
  int attribute(const Attribute& e, int want);
  int sequence(const Collection& e, int want);
  int list_like(const Collection& e, Op build, Op append, Op extend, int want);
  int dict(const Dict& e, int want);
  int joined_string(const Collection& e, int want);
  void formatted_value(const FormattedValue& e, int want);
  void joined_part(const Expr& part, int want);
  int yield_value(const WithValue& e, int want);
  int yield_from(const WithValue& e, int want);
  int named(const NamedExpr& e, int want);
  bool is_simple(const Expr& e, int except);

  // ---- conditions (compile_cond.cpp)
  // Jumps to `target` when the truth of `e` is `outcome`; else goes on.
  void jump_if(const Expr& e, bool outcome, Label target);
  void jump_if_compare(const Compare& e, bool outcome, Label target);

  // ---- calls (compile_call.cpp)
  int call(const Call& e, int want);
  void call_arguments(const Location& loc, int base, int extra, bool method, const Seq<Expr*>& args,
                      const Seq<Keyword>& keywords, int result);
  void call_unpacked(const Location& loc, int base, int extra, const Seq<Expr*>& args,
                     const Seq<Keyword>& keywords, int result);
  void keyword_dict(const Location& loc, const Seq<Keyword>& keywords, int callee, int dst);
  void check_keywords(const Seq<Keyword>& keywords);

  // ---- comprehensions (compile_comp.cpp)
  int comprehension(const Comp& e, int want);
  int generator_expression(const Comp& e, int want);
  void comprehension_loop(const Comp& e, std::size_t clause, int iterator, int result);
  void comprehension_element(const Comp& e, int result);
  void prepare_comprehension_variables(const Location& loc, const Scope& scope);

  // ---- assignment (compile_assign.cpp)
  void assign(const Assign& s);
  void assign_pairwise(const Collection& targets, const Collection& values);
  void store_target(const Expr& target, int src);
  void unpack_target(const Collection& target, int src);
  bool unpack_in_place(const Collection& target, int& first);
  void aug_assign(const AugAssign& s);
  void ann_assign(const AnnAssign& s);
  void delete_target(const Expr& target);

  // ---- statements (compile_stmt.cpp)
  void body(const Body& statements) {
    for (const Stmt* s : statements) stmt(*s);
  }
  void stmt(const Stmt& s);
  void expression_stmt(const ValueStmt& s);
  void return_stmt(const ValueStmt& s);
  void assert_stmt(const Assert& s);
  void raise_stmt(const Raise& s);
  void import_stmt(const Import& s);
  void import_from_stmt(const ImportFrom& s);
  void future_import(const ImportFrom& s);
  void annotations_dict(const Body& body);

  // ---- match (compile_match.cpp)
  struct PatternState {
    Label fail = -1;
    bool irrefutable_allowed = true;        // a pattern that matches anything may stand here
    std::vector<std::string_view> names{};  // all that the pattern binds; kept in registers from `first` on
    std::vector<std::string_view> bound{};  // on the way to here
    int first = 0;
  };
  void match_stmt(const Match& s);
  void pattern(const Pattern& p, int subject, PatternState& state);
  void subpattern(const Pattern& p, int subject, PatternState& state);
  void or_pattern(const Pattern& p, int subject, PatternState& state);
  void sequence_pattern(const Pattern& p, int subject, PatternState& state);
  void mapping_pattern(const Pattern& p, int subject, PatternState& state);
  void class_pattern(const Pattern& p, int subject, PatternState& state);
  void pattern_keys(const Pattern& p, int dst);
  void capture(const Pattern& p, std::string_view name, int src, PatternState& state);
  void check_length(const Location& loc, int subject, std::size_t count, bool at_least, Label target);
  void jump_if_none(const Location& loc, int reg, Label target);

  // ---- control flow (compile_flow.cpp, compile_try.cpp)
  enum class BlockKind : uint8_t { kLoop, kTry, kFinally, kFinallyEnd, kHandler, kHandlerName, kWith };
  struct Block {
    BlockKind kind;
    int outer_handler;              // in force outside
    Label break_label = -1;         // kLoop
    Label continue_label = -1;      // kLoop
    const Try* try_stmt = nullptr;  // kFinally
    int reg =
        -1;  // kHandler, kFinallyEnd: what was handled before; kWith: __exit__; kLoop: what a break drops
    std::string_view name{};  // kHandlerName
    Location loc{};           // kWith
  };
  Label plain_exit(const Body& statements) const;
  void if_stmt(const If& s);
  void while_stmt(const While& s);
  void for_stmt(const For& s);
  void break_or_continue(const Stmt& s);
  // Leaves blocks down to `depth`, running what they run at their end. `keep` is a register that must
  // survive.
  void unwind(std::size_t depth, const Location& loc);
  bool unwinding_runs_code(std::size_t depth) const;
  void leave_block(const Block& block, const Location& loc);
  void try_stmt(const Try& s);
  void try_finally(const Try& s);
  void try_except(const Try& s);
  void except_clauses(const Try& s, int exc, int previous, Label done);
  void except_body(const ExceptHandler& h, int exc, int previous, Label done);
  void clear_name(const Location& loc, std::string_view name);
  void cleanup_handler(int handler, int previous, const BoundSet& bound);
  void with_stmt(const With& s, std::size_t item);
  void call_exit(const Location& loc, int exit);
  BoundSet without_deleted(BoundSet bound) const;

  // ---- errors
  [[noreturn]] void fail(const Location& at, std::string message, ErrorKind kind = ErrorKind::kSyntaxError);
  [[noreturn]] void refuse(const Location& at, std::string_view construct);

  // ---- warnings (compile_warn.cpp)
  void warn(const Location& at, std::string text);
  void warn_of_identity(const Compare& e);
  void warn_of_callee(const Expr& callee);
  void warn_of_subscript(const Subscript& e);

  CompileContext& ctx_;
  Scope* scope_;  // of the code being compiled: the unit's, or that of a comprehension in it
  Scope* unit_;
  UnitCompiler* parent_;
  std::shared_ptr<CodeObject> code_;
  CodeBuilder b_;
  int next_temp_ = 0;
  int first_free_ = 0;  // register of the closure's first cell
  std::vector<Block> blocks_;
  std::unordered_set<std::string_view> walrus_names_;
  std::vector<int> deleted_registers_;
  std::vector<int> comprehension_registers_;  // shared by comprehensions that are not inside each other
  int spill_list_ = kAnywhere;                // register of the list of spilled variables' cells
  int spill_cell_ = kAnywhere;                // scratch register for one of them
  int spilled_count_ = 0;
  int decorator_line_ = 0;
};

}  // namespace gilbox::front
