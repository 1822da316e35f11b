#include "src/front/unparse.h"

#include <cmath>
#include <cstring>

#include "src/front/ast_dump.h"

namespace gilbox::front {
namespace {

// How tightly something binds; what is put where more is asked for gets parentheses.
enum Level {
  kWalrus,
  kTupleLevel,
  kTest,
  kOr,
  kAnd,
  kNotLevel,
  kComparison,
  kBitOrLevel,
  kBitXorLevel,
  kBitAndLevel,
  kShift,
  kSum,
  kTerm,
  kFactor,
  kPower,
  kAwaitLevel,
  kAtom
};

Level tighter(Level level) {
  return static_cast<Level>(level + 1);
}

struct OperatorText {
  const char* text;
  Level level;
};
constexpr OperatorText kBinaryTexts[] = {
    {" + ", kSum},        {" - ", kSum},         {" * ", kTerm},   {" / ", kTerm},   {" // ", kTerm},
    {" % ", kTerm},       {" ** ", kPower},      {" << ", kShift}, {" >> ", kShift}, {" & ", kBitAndLevel},
    {" | ", kBitOrLevel}, {" ^ ", kBitXorLevel}, {" @ ", kTerm}};
constexpr OperatorText kUnaryTexts[] = {{"-", kFactor}, {"+", kFactor}, {"~", kFactor}, {"not ", kNotLevel}};
constexpr const char* kCompareTexts[] = {
    " < ", " <= ", " > ", " >= ", " == ", " != ", " is ", " is not ", " in ", " not in "};

class Unparser {
 public:
  void expr(const Expr& e, Level level);
  std::string take() { return std::move(out_); }

 private:
  // Writes what `write` does, in parentheses if `own` binds less tightly than is asked for.
  template <class Write>
  void grouped(Level asked, Level own, Write write) {
    if (asked > own) out_ += '(';
    write();
    if (asked > own) out_ += ')';
  }
  void comma(bool* first) {
    if (!*first) out_ += ", ";
    *first = false;
  }
  void list(const Seq<Expr*>& items, Level level) {
    bool first = true;
    for (const Expr* item : items) {
      comma(&first);
      expr(*item, level);
    }
  }
  void constant(const Constant_& c);
  void generators(const Comp& comp);
  void dict(const Dict& d);
  void call(const Call& c);
  void parameters(const Arguments& a);
  void operation(const Expr& e, Level level);
  void fstring(const Expr& e);
  static void fstring_parts(const Expr& e, std::string* body);

  std::string out_;
};

void Unparser::constant(const Constant_& c) {
  if (c.constant == ConstantKind::kStr && c.is_u) out_ += 'u';
  std::string text = c.constant == ConstantKind::kEllipsis ? "..." : repr_of_constant(c);
  const bool inexact = c.constant == ConstantKind::kFloat || c.constant == ConstantKind::kImaginary;
  if (inexact && std::isinf(c.number)) text.replace(0, strlen("inf"), "1e309");  // a number that is too large
  out_ += text;
}

void Unparser::generators(const Comp& comp) {
  expr(*comp.element, kTest);
  if (comp.value != nullptr) {
    out_ += ": ";
    expr(*comp.value, kTest);
  }
  for (const Comprehension& c : comp.generators) {
    out_ += c.is_async ? " async for " : " for ";
    expr(*c.target, kTupleLevel);
    out_ += " in ";
    expr(*c.iter, tighter(kTest));
    for (const Expr* condition : c.ifs) {
      out_ += " if ";
      expr(*condition, tighter(kTest));
    }
  }
}

void Unparser::dict(const Dict& d) {
  out_ += '{';
  bool first = true;
  for (std::size_t i = 0; i < d.values.size(); ++i) {
    comma(&first);
    if (d.keys[i] == nullptr) {
      out_ += "**";
      expr(*d.values[i], kBitOrLevel);
    } else {
      expr(*d.keys[i], kTest);
      out_ += ": ";
      expr(*d.values[i], kTest);
    }
  }
  out_ += '}';
}

void Unparser::call(const Call& c) {
  expr(*c.func, kAtom);
  if (c.args.size() == 1 && c.keywords.empty() && c.args[0]->kind == ExprKind::kGeneratorExp) {
    return expr(*c.args[0], kAtom);
  }
  out_ += '(';
  list(c.args, kTest);
  bool first = c.args.empty();
  for (const Keyword& keyword : c.keywords) {
    comma(&first);
    if (keyword.arg.empty()) {
      out_ += "**";
    } else {
      out_ += keyword.arg;
      out_ += '=';
    }
    expr(*keyword.value, kTest);
  }
  out_ += ')';
}

void Unparser::parameters(const Arguments& a) {
  bool first = true;
  const std::size_t plain = a.posonly.size() + a.args.size();
  for (std::size_t i = 0; i < plain; ++i) {
    comma(&first);
    out_ += i < a.posonly.size() ? a.posonly[i].name : a.args[i - a.posonly.size()].name;
    if (const std::size_t bare = plain - a.defaults.size(); i >= bare) {
      out_ += '=';
      expr(*a.defaults[i - bare], kTest);
    }
    if (i + 1 == a.posonly.size()) out_ += ", /";
  }
  if (a.vararg != nullptr || !a.kwonly.empty()) {
    comma(&first);
    out_ += '*';
    if (a.vararg != nullptr) out_ += a.vararg->name;
  }
  for (std::size_t i = 0; i < a.kwonly.size(); ++i) {
    comma(&first);
    out_ += a.kwonly[i].name;
    if (a.kw_defaults[i] == nullptr) continue;
    out_ += '=';
    expr(*a.kw_defaults[i], kTest);
  }
  if (a.kwarg == nullptr) return;
  comma(&first);
  out_ += "**";
  out_ += a.kwarg->name;
}

// What stands between the quotes of an f-string.
void Unparser::fstring_parts(const Expr& e, std::string* body) {
  switch (e.kind) {
    case ExprKind::kConstant:
      for (char c : as<Constant_>(e).text) {
        if (c == '{' || c == '}') *body += c;
        *body += c;
      }
      break;
    case ExprKind::kJoinedStr:
      for (const Expr* part : as<Collection>(e).elements) fstring_parts(*part, body);
      break;
    default: {
      const auto& value = as<FormattedValue>(e);
      Unparser inner;
      inner.expr(*value.value, tighter(kTest));
      const std::string text = inner.take();
      *body += text.starts_with('{') ? "{ " : "{";
      *body += text;
      if (value.conversion > 0) {
        *body += '!';
        *body += static_cast<char>(value.conversion);
      }
      if (value.format_spec != nullptr) {
        *body += ':';
        fstring_parts(*value.format_spec, body);
      }
      *body += '}';
    }
  }
}

void Unparser::fstring(const Expr& e) {
  std::string body;
  fstring_parts(e, &body);
  out_ += 'f';
  out_ += repr_of_str(body);
}

void Unparser::operation(const Expr& e, Level level) {
  if (e.kind == ExprKind::kBoolOp) {
    const auto& op = as<BoolOp>(e);
    const Level own = op.is_or ? kOr : kAnd;
    return grouped(level, own, [&] {
      for (std::size_t i = 0; i < op.values.size(); ++i) {
        if (i > 0) out_ += op.is_or ? " or " : " and ";
        expr(*op.values[i], tighter(own));
      }
    });
  }
  if (e.kind == ExprKind::kUnaryOp) {
    const auto& op = as<UnaryOp>(e);
    const OperatorText& text = kUnaryTexts[static_cast<int>(op.op)];
    return grouped(level, text.level, [&] {
      out_ += text.text;
      expr(*op.operand, text.level);
    });
  }
  if (e.kind == ExprKind::kCompare) {
    const auto& op = as<Compare>(e);
    return grouped(level, kComparison, [&] {
      expr(*op.left, tighter(kComparison));
      for (std::size_t i = 0; i < op.ops.size(); ++i) {
        out_ += kCompareTexts[static_cast<int>(op.ops[i])];
        expr(*op.comparators[i], tighter(kComparison));
      }
    });
  }
  const auto& op = as<BinOp>(e);
  const OperatorText& text = kBinaryTexts[static_cast<int>(op.op)];
  const bool from_right = op.op == BinaryOp::kPow;
  grouped(level, text.level, [&] {
    expr(*op.left, from_right ? tighter(text.level) : text.level);
    out_ += text.text;
    expr(*op.right, from_right ? text.level : tighter(text.level));
  });
}

void Unparser::expr(const Expr& e, Level level) {
  const auto in_brackets = [&](char open, char close, const auto& write) {
    out_ += open;
    write();
    out_ += close;
  };
  switch (e.kind) {
    case ExprKind::kBoolOp:
    case ExprKind::kBinOp:
    case ExprKind::kUnaryOp:
    case ExprKind::kCompare:
      return operation(e, level);
    case ExprKind::kNamedExpr:
      return grouped(level, kWalrus, [&] {
        expr(*as<NamedExpr>(e).target, kAtom);
        out_ += " := ";
        expr(*as<NamedExpr>(e).value, kAtom);
      });
    case ExprKind::kLambda:
      return grouped(level, kTest, [&] {
        out_ += "lambda";
        const std::size_t before = out_.size();
        parameters(*as<Lambda>(e).args);
        if (out_.size() > before) out_.insert(before, " ");
        out_ += ": ";
        expr(*as<Lambda>(e).body, kTest);
      });
    case ExprKind::kIfExp:
      return grouped(level, kTest, [&] {
        expr(*as<IfExp>(e).body, tighter(kTest));
        out_ += " if ";
        expr(*as<IfExp>(e).test, tighter(kTest));
        out_ += " else ";
        expr(*as<IfExp>(e).orelse, kTest);
      });
    case ExprKind::kDict:
      return dict(as<Dict>(e));
    case ExprKind::kSet:
      return in_brackets('{', '}', [&] { list(as<Collection>(e).elements, kTest); });
    case ExprKind::kList:
      return in_brackets('[', ']', [&] { list(as<Collection>(e).elements, kTest); });
    case ExprKind::kListComp:
      return in_brackets('[', ']', [&] { generators(as<Comp>(e)); });
    case ExprKind::kSetComp:
    case ExprKind::kDictComp:
      return in_brackets('{', '}', [&] { generators(as<Comp>(e)); });
    case ExprKind::kGeneratorExp:
      return in_brackets('(', ')', [&] { generators(as<Comp>(e)); });
    case ExprKind::kTuple: {
      const auto& items = as<Collection>(e).elements;
      if (items.empty()) {
        out_ += "()";
        return;
      }
      return grouped(level, kTupleLevel, [&] {
        list(items, kTest);
        if (items.size() == 1) out_ += ',';
      });
    }
    case ExprKind::kAwait:
      return grouped(level, kAwaitLevel, [&] {
        out_ += "await ";
        expr(*as<WithValue>(e).value, kAtom);
      });
    case ExprKind::kYield:
    case ExprKind::kYieldFrom:
      return in_brackets('(', ')', [&] {
        const Expr* value = as<WithValue>(e).value;
        out_ += e.kind == ExprKind::kYield ? "yield" : "yield from";
        if (value == nullptr) return;
        out_ += ' ';
        expr(*value, e.kind == ExprKind::kYield ? kTupleLevel : kTest);
      });
    case ExprKind::kCall:
      return call(as<Call>(e));
    case ExprKind::kFormattedValue:
    case ExprKind::kJoinedStr:
      return fstring(e);
    case ExprKind::kConstant:
      return constant(as<Constant_>(e));
    case ExprKind::kAttribute: {
      const Expr& value = *as<Attribute>(e).value;
      expr(value, kAtom);
      // The point of 1.real would be the number's own.
      const bool integer =
          value.kind == ExprKind::kConstant && as<Constant_>(value).constant == ConstantKind::kInt;
      out_ += integer ? " ." : ".";
      out_ += as<Attribute>(e).attr;
      return;
    }
    case ExprKind::kSubscript:
      expr(*as<Subscript>(e).value, kAtom);
      return in_brackets('[', ']', [&] { expr(*as<Subscript>(e).slice, kTupleLevel); });
    case ExprKind::kStarred:
      out_ += '*';
      return expr(*as<WithValue>(e).value, kBitOrLevel);
    case ExprKind::kName:
      out_ += as<Name>(e).id;
      return;
    case ExprKind::kSlice: {
      const auto& slice = as<Slice>(e);
      if (slice.lower != nullptr) expr(*slice.lower, kTest);
      out_ += ':';
      if (slice.upper != nullptr) expr(*slice.upper, kTest);
      if (slice.step == nullptr) return;
      out_ += ':';
      return expr(*slice.step, kTest);
    }
  }
}

}  // namespace

std::string unparse(const Expr& e) {
  Unparser unparser;
  unparser.expr(e, kTest);
  return unparser.take();
}

}  // namespace gilbox::front
