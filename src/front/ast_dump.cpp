#include "src/front/ast_dump.h"

#include <fmt/format.h>

#include <cmath>

#include "src/front/unicode.h"

namespace gilbox::front {
namespace {

const char* const kBinaryNames[] = {"Add",    "Sub",    "Mult",   "Div",   "FloorDiv", "Mod",    "Pow",
                                    "LShift", "RShift", "BitAnd", "BitOr", "BitXor",   "MatMult"};
const char* const kUnaryNames[] = {"USub", "UAdd", "Invert", "Not"};
const char* const kCompareNames[] = {"Lt", "LtE", "Gt", "GtE", "Eq", "NotEq", "Is", "IsNot", "In", "NotIn"};
const char* const kContextNames[] = {"Load", "Store", "Del"};

class Dumper {
 public:
  explicit Dumper(bool attributes) : attributes_(attributes) {}
  void expr(const Expr& e);
  void stmt(const Stmt& s);
  void body_field(const char* name, const Body& body) {
    list_field(name, body, [this](const Stmt* s) { stmt(*s); });
  }
  std::string take() { return std::move(out_); }
  // A node: opening, its fields, closing. Fields separate themselves.
  void open(const char* name) {
    out_ += name;
    out_ += '(';
    first_ = true;
  }
  void close() {
    out_ += ')';
    first_ = false;
  }

 private:
  void close(const Location& loc) {
    if (attributes_) {
      field("lineno", loc.line);
      field("col_offset", loc.col);
      field("end_lineno", loc.end_line);
      field("end_col_offset", loc.end_col);
    }
    close();
  }
  void key(const char* name) {
    if (!first_) out_ += ", ";
    first_ = false;
    out_ += name;
    out_ += '=';
  }
  void field(const char* name, int value) {
    key(name);
    out_ += std::to_string(value);
  }
  void field(const char* name, const Expr* e) {
    if (e == nullptr) return;
    key(name);
    expr(*e);
  }
  void field(const char* name, Identifier id) {
    if (id.empty()) return;
    key(name);
    out_ += repr_of_str(id);
  }
  void field(const char* name, Context ctx) { plain_node(name, kContextNames[static_cast<int>(ctx)]); }
  void field(const char* name, const Pattern* p) {
    if (p == nullptr) return;
    key(name);
    pattern(*p);
  }
  void plain_node(const char* name, const char* node) {
    key(name);
    out_ += node;
    out_ += "()";
  }
  template <class Items, class F>
  void list_field(const char* name, const Items& items, F&& show) {
    key(name);
    out_ += '[';
    bool comma = false;
    for (const auto& item : items) {
      if (comma) out_ += ", ";
      comma = true;
      show(item);
    }
    out_ += ']';
    first_ = false;
  }
  void exprs_field(const char* name, const Seq<Expr*>& items) {
    list_field(name, items, [this](const Expr* e) {
      if (e == nullptr) {
        out_ += "None";
      } else {
        expr(*e);
      }
    });
  }
  void identifiers_field(const char* name, const Seq<Identifier>& items) {
    list_field(name, items, [this](Identifier id) { out_ += repr_of_str(id); });
  }
  void keywords_field(const Seq<Keyword>& keywords) {
    list_field("keywords", keywords, [this](const Keyword& k) {
      open("keyword");
      field("arg", k.arg);
      field("value", k.value);
      close(k.loc);
    });
  }
  void constant(const Constant_& c);
  void comprehension(const char* name, const Comp& comp);
  void arguments(const Arguments& a);
  void arg(const Arg& a) {
    open("arg");
    field("arg", a.name);
    field("annotation", a.annotation);
    close(a.loc);
  }
  void args_field(const char* name, const Seq<Arg>& items) {
    list_field(name, items, [this](const Arg& a) { arg(a); });
  }
  void aliases_field(const Seq<Alias>& names) {
    list_field("names", names, [this](const Alias& a) {
      open("alias");
      field("name", a.name);
      field("asname", a.asname);
      close(a.loc);
    });
  }
  void type_params_field(const Seq<TypeParam>& params) {
    static const char* const kNames[] = {"TypeVar", "ParamSpec", "TypeVarTuple"};
    list_field("type_params", params, [this](const TypeParam& p) {
      open(kNames[static_cast<int>(p.kind)]);
      field("name", p.name);
      field("bound", p.bound);
      close(p.loc);
    });
  }
  void handlers_field(const Seq<ExceptHandler>& handlers) {
    list_field("handlers", handlers, [this](const ExceptHandler& h) {
      open("ExceptHandler");
      field("type", h.type);
      field("name", h.name);
      body_field("body", h.body);
      close(h.loc);
    });
  }
  void patterns_field(const char* name, const Seq<Pattern*>& items) {
    list_field(name, items, [this](const Pattern* p) { pattern(*p); });
  }
  void pattern(const Pattern& p);
  void function(const char* name, const FunctionDef& f);
  void compound(const Stmt& s);

  bool attributes_;
  bool first_ = true;
  std::string out_;
};

void Dumper::constant(const Constant_& c) {
  open("Constant");
  key("value");
  out_ += repr_of_constant(c);
  if (c.constant == ConstantKind::kStr && c.is_u) field("kind", Identifier("u"));
  close(c.loc);
}

void Dumper::comprehension(const char* name, const Comp& comp) {
  open(name);
  field(comp.value != nullptr ? "key" : "elt", comp.element);
  field("value", comp.value);
  list_field("generators", comp.generators, [this](const Comprehension& c) {
    open("comprehension");
    field("target", c.target);
    field("iter", c.iter);
    exprs_field("ifs", c.ifs);
    field("is_async", c.is_async ? 1 : 0);
    close();
  });
  close(comp.loc);
}

void Dumper::arguments(const Arguments& a) {
  open("arguments");
  args_field("posonlyargs", a.posonly);
  args_field("args", a.args);
  if (a.vararg != nullptr) {
    key("vararg");
    arg(*a.vararg);
  }
  args_field("kwonlyargs", a.kwonly);
  exprs_field("kw_defaults", a.kw_defaults);
  if (a.kwarg != nullptr) {
    key("kwarg");
    arg(*a.kwarg);
  }
  exprs_field("defaults", a.defaults);
  close();
}

void Dumper::expr(const Expr& e) {
  const auto one_value = [&](const char* name) {
    open(name);
    field("value", as<WithValue>(e).value);
    close(e.loc);
  };
  const auto elements = [&](const char* name, const char* field_name, bool has_ctx) {
    const auto& c = as<Collection>(e);
    open(name);
    exprs_field(field_name, c.elements);
    if (has_ctx) field("ctx", c.ctx);
    close(e.loc);
  };
  switch (e.kind) {
    case ExprKind::kBoolOp:
      open("BoolOp");
      plain_node("op", as<BoolOp>(e).is_or ? "Or" : "And");
      exprs_field("values", as<BoolOp>(e).values);
      return close(e.loc);
    case ExprKind::kNamedExpr:
      open("NamedExpr");
      field("target", as<NamedExpr>(e).target);
      field("value", as<NamedExpr>(e).value);
      return close(e.loc);
    case ExprKind::kBinOp:
      open("BinOp");
      field("left", as<BinOp>(e).left);
      plain_node("op", kBinaryNames[static_cast<int>(as<BinOp>(e).op)]);
      field("right", as<BinOp>(e).right);
      return close(e.loc);
    case ExprKind::kUnaryOp:
      open("UnaryOp");
      plain_node("op", kUnaryNames[static_cast<int>(as<UnaryOp>(e).op)]);
      field("operand", as<UnaryOp>(e).operand);
      return close(e.loc);
    case ExprKind::kLambda:
      open("Lambda");
      key("args");
      arguments(*as<Lambda>(e).args);
      field("body", as<Lambda>(e).body);
      return close(e.loc);
    case ExprKind::kIfExp:
      open("IfExp");
      field("test", as<IfExp>(e).test);
      field("body", as<IfExp>(e).body);
      field("orelse", as<IfExp>(e).orelse);
      return close(e.loc);
    case ExprKind::kDict:
      open("Dict");
      exprs_field("keys", as<Dict>(e).keys);
      exprs_field("values", as<Dict>(e).values);
      return close(e.loc);
    case ExprKind::kSet:
      return elements("Set", "elts", false);
    case ExprKind::kListComp:
      return comprehension("ListComp", as<Comp>(e));
    case ExprKind::kSetComp:
      return comprehension("SetComp", as<Comp>(e));
    case ExprKind::kDictComp:
      return comprehension("DictComp", as<Comp>(e));
    case ExprKind::kGeneratorExp:
      return comprehension("GeneratorExp", as<Comp>(e));
    case ExprKind::kAwait:
      return one_value("Await");
    case ExprKind::kYield:
      return one_value("Yield");
    case ExprKind::kYieldFrom:
      return one_value("YieldFrom");
    case ExprKind::kCompare:
      open("Compare");
      field("left", as<Compare>(e).left);
      list_field("ops", as<Compare>(e).ops, [this](CompareOp op) {
        out_ += kCompareNames[static_cast<int>(op)];
        out_ += "()";
      });
      exprs_field("comparators", as<Compare>(e).comparators);
      return close(e.loc);
    case ExprKind::kCall:
      open("Call");
      field("func", as<Call>(e).func);
      exprs_field("args", as<Call>(e).args);
      keywords_field(as<Call>(e).keywords);
      return close(e.loc);
    case ExprKind::kFormattedValue:
      open("FormattedValue");
      field("value", as<FormattedValue>(e).value);
      field("conversion", as<FormattedValue>(e).conversion);
      field("format_spec", as<FormattedValue>(e).format_spec);
      return close(e.loc);
    case ExprKind::kJoinedStr:
      return elements("JoinedStr", "values", false);
    case ExprKind::kConstant:
      return constant(as<Constant_>(e));
    case ExprKind::kAttribute:
      open("Attribute");
      field("value", as<Attribute>(e).value);
      field("attr", as<Attribute>(e).attr);
      field("ctx", as<Attribute>(e).ctx);
      return close(e.loc);
    case ExprKind::kSubscript:
      open("Subscript");
      field("value", as<Subscript>(e).value);
      field("slice", as<Subscript>(e).slice);
      field("ctx", as<Subscript>(e).ctx);
      return close(e.loc);
    case ExprKind::kStarred:
      open("Starred");
      field("value", as<WithValue>(e).value);
      field("ctx", as<WithValue>(e).ctx);
      return close(e.loc);
    case ExprKind::kName:
      open("Name");
      field("id", as<Name>(e).id);
      field("ctx", as<Name>(e).ctx);
      return close(e.loc);
    case ExprKind::kList:
      return elements("List", "elts", true);
    case ExprKind::kTuple:
      return elements("Tuple", "elts", true);
    case ExprKind::kSlice:
      open("Slice");
      field("lower", as<Slice>(e).lower);
      field("upper", as<Slice>(e).upper);
      field("step", as<Slice>(e).step);
      return close(e.loc);
  }
}

void Dumper::pattern(const Pattern& p) {
  switch (p.kind) {
    case PatternKind::kValue:
      open("MatchValue");
      field("value", p.value);
      break;
    case PatternKind::kSingleton: {
      open("MatchSingleton");
      key("value");
      const ConstantKind k = as<Constant_>(*p.value).constant;
      out_ += k == ConstantKind::kNone ? "None" : k == ConstantKind::kTrue ? "True" : "False";
      break;
    }
    case PatternKind::kSequence:
      open("MatchSequence");
      patterns_field("patterns", p.patterns);
      break;
    case PatternKind::kMapping:
      open("MatchMapping");
      exprs_field("keys", p.keys);
      patterns_field("patterns", p.patterns);
      field("rest", p.name);
      break;
    case PatternKind::kClass:
      open("MatchClass");
      field("cls", p.value);
      patterns_field("patterns", p.patterns);
      identifiers_field("kwd_attrs", p.kwd_attrs);
      patterns_field("kwd_patterns", p.kwd_patterns);
      break;
    case PatternKind::kStar:
      open("MatchStar");
      field("name", p.name);
      break;
    case PatternKind::kAs:
      open("MatchAs");
      field("pattern", p.pattern);
      field("name", p.name);
      break;
    case PatternKind::kOr:
      open("MatchOr");
      patterns_field("patterns", p.patterns);
      break;
  }
  close(p.loc);
}

void Dumper::function(const char* name, const FunctionDef& f) {
  open(name);
  field("name", f.name);
  key("args");
  arguments(*f.args);
  body_field("body", f.body);
  exprs_field("decorator_list", f.decorators);
  field("returns", f.returns);
  type_params_field(f.type_params);
  close(f.loc);
}

void Dumper::compound(const Stmt& s) {
  switch (s.kind) {
    case StmtKind::kFor:
    case StmtKind::kAsyncFor: {
      const auto& f = as<For>(s);
      open(s.kind == StmtKind::kFor ? "For" : "AsyncFor");
      field("target", f.target);
      field("iter", f.iter);
      body_field("body", f.body);
      body_field("orelse", f.orelse);
      break;
    }
    case StmtKind::kWhile:
    case StmtKind::kIf:
      open(s.kind == StmtKind::kWhile ? "While" : "If");
      field("test", as<While>(s).test);
      body_field("body", as<While>(s).body);
      body_field("orelse", as<While>(s).orelse);
      break;
    case StmtKind::kWith:
    case StmtKind::kAsyncWith:
      open(s.kind == StmtKind::kWith ? "With" : "AsyncWith");
      list_field("items", as<With>(s).items, [this](const WithItem& item) {
        open("withitem");
        field("context_expr", item.context);
        field("optional_vars", item.vars);
        close();
      });
      body_field("body", as<With>(s).body);
      break;
    case StmtKind::kMatch:
      open("Match");
      field("subject", as<Match>(s).subject);
      list_field("cases", as<Match>(s).cases, [this](const MatchCase& c) {
        open("match_case");
        field("pattern", c.pattern);
        field("guard", c.guard);
        body_field("body", c.body);
        close();
      });
      break;
    default:
      open(s.kind == StmtKind::kTry ? "Try" : "TryStar");
      body_field("body", as<Try>(s).body);
      handlers_field(as<Try>(s).handlers);
      body_field("orelse", as<Try>(s).orelse);
      body_field("finalbody", as<Try>(s).finalbody);
  }
  close(s.loc);
}

void Dumper::stmt(const Stmt& s) {
  switch (s.kind) {
    case StmtKind::kFunctionDef:
      return function("FunctionDef", as<FunctionDef>(s));
    case StmtKind::kAsyncFunctionDef:
      return function("AsyncFunctionDef", as<FunctionDef>(s));
    case StmtKind::kClassDef: {
      const auto& c = as<ClassDef>(s);
      open("ClassDef");
      field("name", c.name);
      exprs_field("bases", c.bases);
      keywords_field(c.keywords);
      body_field("body", c.body);
      exprs_field("decorator_list", c.decorators);
      type_params_field(c.type_params);
      break;
    }
    case StmtKind::kReturn:
    case StmtKind::kExpr:
      open(s.kind == StmtKind::kReturn ? "Return" : "Expr");
      field("value", as<ValueStmt>(s).value);
      break;
    case StmtKind::kDelete:
      open("Delete");
      exprs_field("targets", as<Delete>(s).targets);
      break;
    case StmtKind::kAssign:
      open("Assign");
      exprs_field("targets", as<Assign>(s).targets);
      field("value", as<Assign>(s).value);
      break;
    case StmtKind::kTypeAlias:
      open("TypeAlias");
      field("name", as<TypeAlias>(s).name);
      type_params_field(as<TypeAlias>(s).type_params);
      field("value", as<TypeAlias>(s).value);
      break;
    case StmtKind::kAugAssign:
      open("AugAssign");
      field("target", as<AugAssign>(s).target);
      plain_node("op", kBinaryNames[static_cast<int>(as<AugAssign>(s).op)]);
      field("value", as<AugAssign>(s).value);
      break;
    case StmtKind::kAnnAssign:
      open("AnnAssign");
      field("target", as<AnnAssign>(s).target);
      field("annotation", as<AnnAssign>(s).annotation);
      field("value", as<AnnAssign>(s).value);
      field("simple", as<AnnAssign>(s).simple ? 1 : 0);
      break;
    case StmtKind::kRaise:
      open("Raise");
      field("exc", as<Raise>(s).exc);
      field("cause", as<Raise>(s).cause);
      break;
    case StmtKind::kAssert:
      open("Assert");
      field("test", as<Assert>(s).test);
      field("msg", as<Assert>(s).msg);
      break;
    case StmtKind::kImport:
      open("Import");
      aliases_field(as<Import>(s).names);
      break;
    case StmtKind::kImportFrom:
      open("ImportFrom");
      field("module", as<ImportFrom>(s).module);
      aliases_field(as<ImportFrom>(s).names);
      field("level", as<ImportFrom>(s).level);
      break;
    case StmtKind::kGlobal:
    case StmtKind::kNonlocal:
      open(s.kind == StmtKind::kGlobal ? "Global" : "Nonlocal");
      identifiers_field("names", as<NameList>(s).names);
      break;
    case StmtKind::kPass:
      open("Pass");
      break;
    case StmtKind::kBreak:
      open("Break");
      break;
    case StmtKind::kContinue:
      open("Continue");
      break;
    default:
      return compound(s);
  }
  close(s.loc);
}

}  // namespace

std::string dump(const Module& module, bool attributes) {
  Dumper dumper(attributes);
  dumper.open("Module");
  dumper.body_field("body", module.body);
  return dumper.take() + ", type_ignores=[])";
}

std::string dump(const Expr& e, bool attributes) {
  Dumper dumper(attributes);
  dumper.expr(e);
  return dumper.take();
}

std::string repr_of_str(std::string_view text) {
  const char quote =
      text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos ? '"' : '\'';
  std::string out(1, quote);
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode_utf8(text, i);
    const auto code = static_cast<unsigned>(c);
    if (c == static_cast<char32_t>(quote) || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (is_printable(c) && (c < 0xD800 || c > 0xDFFF)) {
      append_utf8(out, c);
    } else if (c < 0x100) {
      out += fmt::format("\\x{:02x}", code);
    } else if (c < 0x10000) {
      out += fmt::format("\\u{:04x}", code);
    } else {
      out += fmt::format("\\U{:08x}", code);
    }
  }
  return out + quote;
}

std::string repr_of_bytes(std::string_view bytes) {
  const char quote =
      bytes.find('\'') != std::string_view::npos && bytes.find('"') == std::string_view::npos ? '"' : '\'';
  std::string out = "b";
  out += quote;
  for (char ch : bytes) {
    const auto byte = static_cast<unsigned char>(ch);
    if (ch == quote || ch == '\\') {
      out += '\\';
      out += ch;
    } else if (ch == '\n') {
      out += "\\n";
    } else if (ch == '\r') {
      out += "\\r";
    } else if (ch == '\t') {
      out += "\\t";
    } else if (byte < 32 || byte >= 127) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned>(byte));
    } else {
      out += ch;
    }
  }
  return out + quote;
}

std::string repr_of_float(double value) {
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::string text = fmt::format("{}", value);
  return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
}

std::string repr_of_constant(const Constant_& c) {
  switch (c.constant) {
    case ConstantKind::kNone:
      return "None";
    case ConstantKind::kTrue:
      return "True";
    case ConstantKind::kFalse:
      return "False";
    case ConstantKind::kEllipsis:
      return "Ellipsis";
    case ConstantKind::kInt:
      return std::string(c.text);
    case ConstantKind::kFloat:
      return repr_of_float(c.number);
    case ConstantKind::kImaginary: {
      std::string text = repr_of_float(c.number);
      if (text.ends_with(".0")) text.resize(text.size() - 2);
      return text + "j";
    }
    case ConstantKind::kStr:
      return repr_of_str(c.text);
    case ConstantKind::kBytes:
      return repr_of_bytes(c.text);
  }
  return {};
}

}  // namespace gilbox::front
