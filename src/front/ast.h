// The syntax tree: CPython's Python.asdl for 3.12, node for node.
//
// Thread safety: a tree is built by one thread and read-only afterwards.
// Invariants: nodes, sequences and strings live in the tree's Arena and die with it; nodes are trivially
// destructible. Columns are bytes of UTF-8 from 0, lines count from 1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace gilbox::front {

// Memory that is given back all at once.
class Arena {
 public:
  void* allocate(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (size > left_) grow(size);
    void* result = next_;
    next_ += size;
    left_ -= size;
    return result;
  }
  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T))) T{std::forward<Args>(args)...};
  }
  template <class T>
  std::span<T> copy(const std::vector<T>& items) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (items.empty()) return {};
    auto* data = static_cast<T*>(allocate(std::span(items).size_bytes()));
    std::uninitialized_copy(items.begin(), items.end(), data);
    return {data, items.size()};
  }
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    auto* data = static_cast<char*>(allocate(text.size()));
    std::memcpy(data, text.data(), text.size());
    return {data, text.size()};
  }

 private:
  void grow(std::size_t wanted) {
    const std::size_t size = wanted > kBlock ? wanted : kBlock;
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    next_ = blocks_.back().get();
    left_ = size;
  }
  static constexpr std::size_t kBlock = 64 * 1024;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

struct Location {
  int line = 0;
  int col = 0;
  int end_line = 0;
  int end_col = 0;
};

template <class T>
using Seq = std::span<T>;
using Identifier = std::string_view;  // empty: absent

enum class ExprKind : uint8_t {
  kBoolOp,
  kNamedExpr,
  kBinOp,
  kUnaryOp,
  kLambda,
  kIfExp,
  kDict,
  kSet,
  kListComp,
  kSetComp,
  kDictComp,
  kGeneratorExp,
  kAwait,
  kYield,
  kYieldFrom,
  kCompare,
  kCall,
  kFormattedValue,
  kJoinedStr,
  kConstant,
  kAttribute,
  kSubscript,
  kStarred,
  kName,
  kList,
  kTuple,
  kSlice,
};
enum class Context : uint8_t { kLoad, kStore, kDel };
enum class BinaryOp : uint8_t {
  kAdd,
  kSub,
  kMult,
  kDiv,
  kFloorDiv,
  kMod,
  kPow,
  kLShift,
  kRShift,
  kBitAnd,
  kBitOr,
  kBitXor,
  kMatMult
};
enum class UnaryOperator : uint8_t { kUSub, kUAdd, kInvert, kNot };
enum class CompareOp : uint8_t { kLt, kLtE, kGt, kGtE, kEq, kNotEq, kIs, kIsNot, kIn, kNotIn };
enum class ConstantKind : uint8_t { kNone, kTrue, kFalse, kEllipsis, kInt, kFloat, kImaginary, kStr, kBytes };

struct Expr {
  ExprKind kind;
  Location loc;
};
struct Stmt;
struct Arguments;

struct BoolOp : Expr {
  bool is_or;
  Seq<Expr*> values;
};
struct NamedExpr : Expr {
  Expr* target;
  Expr* value;
};
struct BinOp : Expr {
  Expr* left;
  BinaryOp op;
  Expr* right;
};
struct UnaryOp : Expr {
  UnaryOperator op;
  Expr* operand;
};
struct Lambda : Expr {
  Arguments* args;
  Expr* body;
};
struct IfExp : Expr {
  Expr* test;
  Expr* body;
  Expr* orelse;
};
struct Dict : Expr {
  Seq<Expr*> keys;  // null: the value stands behind '**'
  Seq<Expr*> values;
};
struct Comprehension {
  Expr* target;
  Expr* iter;
  Seq<Expr*> ifs;
  bool is_async;
};
// ListComp, SetComp, GeneratorExp; DictComp, where `value` is set too.
struct Comp : Expr {
  Expr* element;
  Expr* value;
  Seq<Comprehension> generators;
};
// Await, Yield (value may be null), YieldFrom, Starred.
struct WithValue : Expr {
  Expr* value;
  Context ctx;  // of Starred
};
struct Compare : Expr {
  Expr* left;
  Seq<CompareOp> ops;
  Seq<Expr*> comparators;
};
struct Keyword {
  Identifier arg;  // empty: '**'
  Expr* value;
  Location loc;
};
struct Call : Expr {
  Expr* func;
  Seq<Expr*> args;
  Seq<Keyword> keywords;
};
struct FormattedValue : Expr {
  Expr* value;
  int conversion;     // 's', 'r', 'a' or -1
  Expr* format_spec;  // a JoinedStr or null
};
// JoinedStr, Set: `elements` are its parts.
struct Collection : Expr {
  Seq<Expr*> elements;
  Context ctx;  // of List and Tuple
};
struct Constant_ : Expr {
  ConstantKind constant;
  bool is_u = false;      // u"..."
  double number = 0;      // kFloat, kImaginary
  std::string_view text;  // kInt: canonical decimal digits; kStr: UTF-8 (surrogates as three bytes); kBytes
};
struct Attribute : Expr {
  Expr* value;
  Identifier attr;
  Location attr_loc;
  Context ctx;
};
struct Subscript : Expr {
  Expr* value;
  Expr* slice;
  Context ctx;
};
struct Name : Expr {
  Identifier id;
  Context ctx;
};
struct Slice : Expr {
  Expr* lower;
  Expr* upper;
  Expr* step;
};

struct Arg {
  Identifier name;
  Expr* annotation;
  Location loc;
};
struct Arguments {
  Seq<Arg> posonly;
  Seq<Arg> args;
  Arg* vararg;
  Seq<Arg> kwonly;
  Seq<Expr*> kw_defaults;  // one for each of kwonly; null: none
  Arg* kwarg;
  Seq<Expr*> defaults;  // of the last of posonly + args
};

enum class PatternKind : uint8_t { kValue, kSingleton, kSequence, kMapping, kClass, kStar, kAs, kOr };
struct Pattern {
  PatternKind kind;
  Location loc;
  Expr* value;             // kValue, kSingleton; kClass: the class
  Identifier name;         // kStar, kAs; kMapping: rest
  Pattern* pattern;        // kAs
  Seq<Pattern*> patterns;  // kSequence, kMapping, kClass, kOr
  Seq<Expr*> keys;         // kMapping
  Seq<Identifier> kwd_attrs;
  Seq<Pattern*> kwd_patterns;
};

enum class TypeParamKind : uint8_t { kTypeVar, kParamSpec, kTypeVarTuple };
struct TypeParam {
  TypeParamKind kind;
  Location loc;
  Identifier name;
  Expr* bound;
};

enum class StmtKind : uint8_t {
  kFunctionDef,
  kAsyncFunctionDef,
  kClassDef,
  kReturn,
  kDelete,
  kAssign,
  kTypeAlias,
  kAugAssign,
  kAnnAssign,
  kFor,
  kAsyncFor,
  kWhile,
  kIf,
  kWith,
  kAsyncWith,
  kMatch,
  kRaise,
  kTry,
  kTryStar,
  kAssert,
  kImport,
  kImportFrom,
  kGlobal,
  kNonlocal,
  kExpr,
  kPass,
  kBreak,
  kContinue,
};
struct Stmt {
  StmtKind kind;
  Location loc;
};
using Body = Seq<Stmt*>;

struct FunctionDef : Stmt {  // also AsyncFunctionDef
  Identifier name;
  Arguments* args;
  Body body;
  Seq<Expr*> decorators;
  Expr* returns;
  Seq<TypeParam> type_params;
};
struct ClassDef : Stmt {
  Identifier name;
  Seq<Expr*> bases;
  Seq<Keyword> keywords;
  Body body;
  Seq<Expr*> decorators;
  Seq<TypeParam> type_params;
};
// Return and Expr: `value` may be null for Return.
struct ValueStmt : Stmt {
  Expr* value;
};
struct Delete : Stmt {
  Seq<Expr*> targets;
};
struct Assign : Stmt {
  Seq<Expr*> targets;
  Expr* value;
};
struct TypeAlias : Stmt {
  Expr* name;
  Seq<TypeParam> type_params;
  Expr* value;
};
struct AugAssign : Stmt {
  Expr* target;
  BinaryOp op;
  Expr* value;
};
struct AnnAssign : Stmt {
  Expr* target;
  Expr* annotation;
  Expr* value;
  bool simple;
};
struct For : Stmt {  // also AsyncFor
  Expr* target;
  Expr* iter;
  Body body;
  Body orelse;
};
struct While : Stmt {  // also If
  Expr* test;
  Body body;
  Body orelse;
};
using If = While;
struct WithItem {
  Expr* context;
  Expr* vars;
};
struct With : Stmt {  // also AsyncWith
  Seq<WithItem> items;
  Body body;
};
struct MatchCase {
  Pattern* pattern;
  Expr* guard;
  Body body;
};
struct Match : Stmt {
  Expr* subject;
  Seq<MatchCase> cases;
};
struct Raise : Stmt {
  Expr* exc;
  Expr* cause;
};
struct ExceptHandler {
  Expr* type;
  Identifier name;
  Body body;
  Location loc;
};
struct Try : Stmt {  // also TryStar
  Body body;
  Seq<ExceptHandler> handlers;
  Body orelse;
  Body finalbody;
};
struct Assert : Stmt {
  Expr* test;
  Expr* msg;
};
struct Alias {
  Identifier name;
  Identifier asname;
  Location loc;
};
struct Import : Stmt {
  Seq<Alias> names;
};
struct ImportFrom : Stmt {
  Identifier module;
  Seq<Alias> names;
  int level;
};
struct NameList : Stmt {  // Global and Nonlocal
  Seq<Identifier> names;
};

struct Module {
  Body body;
};

// A node known by its kind to be a T.
template <class T, class Node>
const T& as(const Node& node) {
  return static_cast<const T&>(node);
}

}  // namespace gilbox::front
