// Calls.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "src/front/compiler.h"

namespace gilbox::front {
namespace {

// Calls with more arguments go through a list.
constexpr std::size_t kMaxArgumentsInRegisters = 60;

bool needs_unpacking(const Seq<Expr*>& args, const Seq<Keyword>& keywords) {
  return args.size() + keywords.size() > kMaxArgumentsInRegisters ||
         std::any_of(args.begin(), args.end(), [](const Expr* e) { return e->kind == ExprKind::kStarred; }) ||
         std::any_of(keywords.begin(), keywords.end(), [](const Keyword& k) { return k.arg.empty(); });
}

}  // namespace

void UnitCompiler::check_keywords(const Seq<Keyword>& keywords) {
  std::unordered_set<std::string_view> seen;
  for (const Keyword& k : keywords) {
    if (k.arg == "__debug__") fail(k.loc, "cannot assign to __debug__");
    if (!k.arg.empty() && !seen.insert(k.arg).second) {
      fail(k.loc, fmt::format("keyword argument repeated: {}", k.arg));
    }
  }
}

int UnitCompiler::call(const Call& e, int want) {
  warn_of_callee(*e.func);
  check_keywords(e.keywords);
  const int base = next_temp_;
  const bool method = e.func->kind == ExprKind::kAttribute && !needs_unpacking(e.args, e.keywords);
  if (method) {
    const auto& attr = as<Attribute>(*e.func);
    const int object = value(*attr.value);
    release_to(base);
    alloc_temps(2);
    b_.emit_ext(at_attribute(attr.loc, attr), Op::LOAD_METHOD, base, object, 0,
                b_.attr_site(ctx_.scopes.mangle(*scope_, attr.attr)));
  } else {
    alloc_temp();
    value_into(*e.func, base);
  }
  const int result = want != kAnywhere ? want : base;
  const Location at = method ? at_attribute(e.loc, as<Attribute>(*e.func)) : e.loc;
  call_arguments(at, base, 0, method, e.args, e.keywords, result);
  release_to(want != kAnywhere ? base : base + 1);
  return result;
}

// Arguments behind the callee in R[base] (for a method: behind the pair), `extra` of which stand there
// already; then the call itself.
void UnitCompiler::call_arguments(const Location& loc, int base, int extra, bool method,
                                  const Seq<Expr*>& args, const Seq<Keyword>& keywords, int result) {
  if (needs_unpacking(args, keywords)) return call_unpacked(loc, base, extra, args, keywords, result);
  const TempMark mark(*this);
  const int count = static_cast<int>(args.size() + keywords.size());
  const int first = base + (method ? 2 : 1) + extra;
  release_to(first);
  alloc_temps(count);
  int slot = first;
  for (const Expr* arg : args) value_into(*arg, slot++);
  for (const Keyword& k : keywords) value_into(*k.value, slot++);
  if (keywords.empty()) {
    b_.emit(loc, method ? Op::CALL_METHOD : Op::CALL, base, extra + count, result);
    return;
  }
  TupleConstant names;
  for (const Keyword& k : keywords) names.items.push_back({std::string(k.arg)});
  b_.emit_ext(loc, method ? Op::CALL_METHOD_KW : Op::CALL_KW, base, extra + count, result,
              b_.constants().index_of({std::move(names)}));
}

// f(*a, **k): a list in R[base+1], a dict in R[base+2].
void UnitCompiler::call_unpacked(const Location& loc, int base, int extra, const Seq<Expr*>& args,
                                 const Seq<Keyword>& keywords, int result) {
  const TempMark mark(*this);
  const int list = base + 1;
  release_to(base + 1);
  alloc_temps(2);
  b_.emit(loc, Op::BUILD_LIST, list, extra > 0 ? base + 1 : 0, extra);
  if (args.size() == 1 && extra == 0 && args[0]->kind == ExprKind::kStarred && !keywords.empty()) {
    // A lone *iterable is looked at last, as in CPython: behind the named arguments.
    const TempMark inner(*this);
    const int iterable = operand(*as<WithValue>(*args[0]).value);
    keyword_dict(loc, keywords, base, base + 2);
    b_.emit(loc, Op::LIST_EXTEND, list, iterable);
    b_.emit(loc, Op::CALL_EX, base, 1, result);
    return;
  }
  for (const Expr* arg : args) {
    const TempMark inner(*this);
    const bool star = arg->kind == ExprKind::kStarred;
    const Expr& source = star ? *as<WithValue>(*arg).value : *arg;
    b_.emit(loc, star ? Op::LIST_EXTEND : Op::LIST_APPEND, list, value(source));
  }
  if (!keywords.empty()) keyword_dict(loc, keywords, base, base + 2);
  b_.emit(loc, Op::CALL_EX, base, keywords.empty() ? 0 : 1, result);
}

// Runs of named arguments become dicts of their own, so that merging finds names given twice.
void UnitCompiler::keyword_dict(const Location& loc, const Seq<Keyword>& keywords, int callee, int dst) {
  for (std::size_t i = 0; i < keywords.size();) {
    const TempMark mark(*this);
    if (keywords[i].arg.empty()) {
      if (i == 0) b_.emit(loc, Op::BUILD_MAP, dst, 0, 0);
      b_.emit(loc, Op::DICT_MERGE, dst, value(*keywords[i].value), callee);
      ++i;
      continue;
    }
    const int run = i == 0 ? dst : alloc_temp();
    b_.emit(loc, Op::BUILD_MAP, run, 0, 0);
    for (; i < keywords.size() && !keywords[i].arg.empty(); ++i) {
      const TempMark inner(*this);
      const int key = constant_into(keywords[i].loc, {std::string(keywords[i].arg)}, kAnywhere);
      b_.emit(keywords[i].loc, Op::MAP_ADD, run, key, value(*keywords[i].value));
    }
    if (run != dst) b_.emit(loc, Op::DICT_MERGE, dst, run, callee);
  }
}

}  // namespace gilbox::front
