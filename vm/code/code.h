// Bytecode as plain data: what the front end makes and the machine runs.
//
// A CodeObject is immutable once made and is shared by threads and by machines; what a run changes (caches,
// cells, constants as objects) lives in the machine's own counterpart. It refers to no heap object.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gilbox {

enum class Op : uint8_t {
#define OP(NAME, OPERANDS, EXTENSION, DOC) NAME,
#include "vm/code/opcodes.def"
#undef OP
};

#define OP(NAME, OPERANDS, EXTENSION, DOC) +1
inline constexpr int kOpCount = 0
#include "vm/code/opcodes.def"
    ;
#undef OP

// One row of opcodes.def.
struct OpInfo {
  const char* name;
  const char* operands;
  char extension;  // '-' when the instruction is a single word
  const char* doc;
};
const OpInfo& op_info(Op op);

// One word of code. Extension words are the same type read as a whole.
using Word = uint32_t;

constexpr Word encode(Op op, unsigned a = 0, unsigned b = 0, unsigned c = 0) {
  return static_cast<Word>(op) | (a << 8) | (b << 16) | (c << 24);
}
constexpr Word encode_wide(Op op, unsigned a, unsigned bc) {
  return static_cast<Word>(op) | (a << 8) | (bc << 16);
}
constexpr Word encode_jump(Op op, int32_t offset) {
  return static_cast<Word>(op) | (static_cast<Word>(offset) << 8);
}
constexpr Op op_of(Word w) {
  return static_cast<Op>(w & 0xff);
}
constexpr unsigned a_of(Word w) {
  return (w >> 8) & 0xff;
}
constexpr unsigned b_of(Word w) {
  return (w >> 16) & 0xff;
}
constexpr unsigned c_of(Word w) {
  return w >> 24;
}
constexpr unsigned bc_of(Word w) {
  return w >> 16;
}
constexpr int32_t jump_of(Word w) {
  return static_cast<int32_t>(w) >> 8;
}

struct CodeObject;

// What the compiler calls where CPython has instructions of their own; operand of LOAD_INTRINSIC.
enum class Intrinsic : uint8_t {
  kPrintExpression,  // (value): shows it as the interactive interpreter does
  kTypeParameter,    // (kind, name, function giving the bound, or tuple of functions giving constraints, or
                     // None)
  kTypeAlias,        // (name, tuple of type parameters, function giving the value)
  kSetTypeParams,    // (function, tuple of type parameters): the function
  kGenericBase,      // (tuple of type parameters): typing.Generic[...]
  kCount
};

// How a text is compiled.
enum class CompileMode : uint8_t {
  kExec,    // a module
  kEval,    // one expression; the code returns its value
  kSingle,  // as kExec, but shows the values of expression statements
};
struct CompileOptions {
  CompileMode mode = CompileMode::kExec;
  bool own_namespace = false;  // names are stored in a mapping in R[0] (exec with locals), not as globals
  bool future_annotations = false;  // as if it began with: from __future__ import annotations
};

// What the compiler warns of; the category's name and the text.
struct CompileWarning {
  uint32_t line = 0;
  uint32_t col = 0;  // tells warnings on one line apart
  std::string category;
  std::string text;
};

struct Constant;
struct NoneConstant {};
struct EllipsisConstant {};
struct BigIntConstant {
  std::string digits;  // base 10, may begin with '-'; beyond 64 bits
};
struct ComplexConstant {
  double imag;  // the real part of a literal is always 0
};
struct BytesConstant {
  std::string bytes;
};
struct TupleConstant {
  std::vector<Constant> items;
};
struct FrozensetConstant {
  std::vector<Constant> items;
};
struct Constant {
  // std::string is UTF-8 (lone surrogates as their three-byte form).
  std::variant<NoneConstant, EllipsisConstant, bool, int64_t, BigIntConstant, double, ComplexConstant,
               std::string, BytesConstant, TupleConstant, FrozensetConstant,
               std::shared_ptr<const CodeObject>>
      value;
};

// Where an instruction comes from. Lines count from 1, columns from 0 in UTF-8 bytes; line 0: no position.
struct Position {
  uint32_t line = 0;
  uint32_t end_line = 0;
  uint32_t col = 0;
  uint32_t end_col = 0;
};

// Instructions in [start, end) (word indexes) that raise go on at `handler`, with the exception in `exc_reg`.
// Of several entries that cover an instruction the first one holds: inner ones stand before outer ones.
struct ExceptionEntry {
  uint32_t start;
  uint32_t end;
  uint32_t handler;
  uint8_t exc_reg;
};

struct CodeObject {
  enum Flag : uint32_t {
    kVarArgs = 1 << 0,      // has *args
    kVarKeywords = 1 << 1,  // has **kwargs
    kGenerator = 1 << 2,
    kModule = 1 << 3,  // top level of a module: no arguments
    // R[0] is the namespace (mostly a dict). A class body returns the cell of __class__ or None; with
    // kModule: the code of exec() or eval() with locals of their own.
    kClassBody = 1 << 4,
    kNested = 1 << 5,
    kFutureAnnotations = 1 << 6,  // from __future__ import annotations is in force
  };

  std::string name;
  std::string qualname;
  std::string filename;
  uint32_t first_line = 1;
  uint32_t flags = 0;

  // Registers 0.. in this order: positional parameters (position-only ones first), keyword-only ones, *args,
  // **kwargs, other locals and cells, temporaries.
  uint32_t posonly_count = 0;
  uint32_t arg_count = 0;  // positional parameters, position-only ones included
  uint32_t kwonly_count = 0;
  uint32_t local_count = 0;  // registers that hold variables; the machine sets them to Undefined at entry
  uint32_t register_count =
      0;                    // all registers a frame needs, at most 255, including a call's outgoing arguments
  int32_t class_cell = -1;  // register of the free variable __class__, for super() without arguments

  std::vector<Word> words;
  std::vector<Position> positions;  // one for each word
  std::vector<ExceptionEntry> exceptions;
  std::vector<Constant> constants;
  std::vector<std::string> local_names;   // of registers 0..local_count-1 (cells included)
  std::vector<std::string> free_names;    // of the closure's cells, in the order of COPY_FREE_VARS
  std::vector<std::string> global_names;  // operands G
  std::vector<std::string> attr_sites;    // operands s: the name each site looks up
  bool has_docstring = false;             // constants[0] is the docstring
  std::vector<CompileWarning> warnings;   // of a whole module, in its own code object

  uint32_t parameter_count() const {
    return arg_count + kwonly_count + ((flags & kVarArgs) ? 1 : 0) + ((flags & kVarKeywords) ? 1 : 0);
  }
};

// Words that the instruction at `op` takes: 1 or 2.
inline unsigned op_length(Op op) {
  return op_info(op).extension == '-' ? 1 : 2;
}

// Checks what the interpreter relies on: operand ranges, jump targets, register counts, table entries.
// Returns an empty string, or what is wrong and where. Nested code objects are checked too.
std::string verify(const CodeObject& code);

// What the warnings module would write on standard error about the module's warnings; `source` is its text,
// or empty where lines are not to be shown.
std::string warning_text(std::span<const CompileWarning> warnings, const std::string& filename,
                         std::string_view source);

// Writes the listing of `code` and of the code objects nested in it: lines of the source, word index,
// instruction, operands with their meaning; check points are marked with '*'. `source_line`, if given,
// returns the text of a line of the source, to be shown above its instructions. `rules`: whose check points;
// null: CPython 3.12's. If given, instructions that no switch can part from the next are marked with '|'.
std::string disassemble(const CodeObject& code,
                        const std::function<std::string(uint32_t line)>& source_line = nullptr,
                        const class CheckRules* rules = nullptr);

}  // namespace gilbox
