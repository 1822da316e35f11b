// The match statement. A pattern's names get temporaries of their own and are stored together once all of it
// has matched, so that a case that fails binds nothing.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/front/compiler.h"

namespace gilbox::front {
namespace {

constexpr std::size_t kMostSubpatterns = 200;

bool is_wildcard(const Pattern& p) {
  return p.kind == PatternKind::kAs && p.pattern == nullptr && p.name.empty();
}
bool is_any_star(const Pattern& p) {
  return p.kind == PatternKind::kStar && p.name.empty();
}

// The names that a pattern binds, each once.
void collect_names(const Pattern* p, std::vector<std::string_view>& names) {
  if (p == nullptr) return;
  if (!p->name.empty() && std::find(names.begin(), names.end(), p->name) == names.end()) {
    names.push_back(p->name);
  }
  collect_names(p->pattern, names);
  for (const Pattern* inner : p->patterns) collect_names(inner, names);
  for (const Pattern* inner : p->kwd_patterns) collect_names(inner, names);
}

bool is_literal_number(const Expr& e) {
  if (e.kind == ExprKind::kUnaryOp) return is_literal_number(*as<UnaryOp>(e).operand);
  if (e.kind == ExprKind::kBinOp) return true;  // the parser lets only complex numbers through
  if (e.kind != ExprKind::kConstant) return false;
  return as<Constant_>(e).constant != ConstantKind::kEllipsis;
}

// As repr() shows it in messages, for the keys that people write.
std::string constant_text(const Constant& constant) {
  if (const auto* s = std::get_if<std::string>(&constant.value)) return fmt::format("'{}'", *s);
  if (const auto* n = std::get_if<int64_t>(&constant.value)) return fmt::format("{}", *n);
  if (const auto* b = std::get_if<bool>(&constant.value)) return *b ? "True" : "False";
  if (const auto* d = std::get_if<double>(&constant.value)) return fmt::format("{}", *d);
  return "None";
}

}  // namespace

void UnitCompiler::match_stmt(const Match& s) {
  const int subject = alloc_temp();
  value_into(*s.subject, subject);
  const Label end = b_.new_label();
  for (std::size_t i = 0; i < s.cases.size(); ++i) {
    const MatchCase& c = s.cases[i];
    const TempMark mark(*this);
    PatternState state;
    state.fail = b_.new_label();
    state.irrefutable_allowed = c.guard != nullptr || i + 1 == s.cases.size();
    collect_names(c.pattern, state.names);
    state.first = alloc_temps(static_cast<int>(state.names.size()));
    pattern(*c.pattern, subject, state);
    for (std::size_t n = 0; n < state.names.size(); ++n) {
      store(c.pattern->loc, state.names[n], state.first + static_cast<int>(n));
    }
    if (c.guard != nullptr) jump_if(*c.guard, false, state.fail);
    body(c.body);
    if (i + 1 < s.cases.size()) b_.jump(c.body.back()->loc, end);
    b_.bind(state.fail);
  }
  b_.bind(end);
}

// Keeps what the name will be bound to.
void UnitCompiler::capture(const Pattern& p, std::string_view name, int src, PatternState& state) {
  if (name.empty()) return;
  if (std::find(state.bound.begin(), state.bound.end(), name) != state.bound.end()) {
    fail(p.loc, fmt::format("multiple assignments to name '{}' in pattern", name));
  }
  state.bound.push_back(name);
  const auto it = std::find(state.names.begin(), state.names.end(), name);
  move(p.loc, state.first + static_cast<int>(it - state.names.begin()), src);
}

void UnitCompiler::jump_if_none(const Location& loc, int reg, Label target) {
  const TempMark mark(*this);
  const int k = b_.constants().index_of({NoneConstant{}});
  if (k <= 255) {
    b_.jump_if(loc, Op::JUMP_IF_IS_K, reg, k, 1, target);
  } else {
    b_.jump_if(loc, Op::JUMP_IF_IS, reg, constant_into(loc, {NoneConstant{}}, kAnywhere), 1, target);
  }
}

void UnitCompiler::pattern(const Pattern& p, int subject, PatternState& state) {
  const Nesting::Level level(ctx_.nesting, ctx_.source);
  const TempMark mark(*this);
  switch (p.kind) {
    case PatternKind::kValue:
    case PatternKind::kSingleton: {
      if (!is_literal_number(*p.value) && p.value->kind != ExprKind::kAttribute) {
        fail(p.loc, "patterns may only match literals and attribute lookups");
      }
      const bool equal = p.kind == PatternKind::kValue;
      if (const std::optional<int> k = small_constant(*p.value)) {
        b_.jump_if(p.loc, equal ? Op::JUMP_IF_EQ_K : Op::JUMP_IF_IS_K, subject, *k, 0, state.fail);
      } else {
        b_.jump_if(p.loc, equal ? Op::JUMP_IF_EQ : Op::JUMP_IF_IS, subject, value(*p.value), 0, state.fail);
      }
      return;
    }
    case PatternKind::kSequence:
      return sequence_pattern(p, subject, state);
    case PatternKind::kMapping:
      return mapping_pattern(p, subject, state);
    case PatternKind::kClass:
      return class_pattern(p, subject, state);
    case PatternKind::kStar:
      fail(p.loc, "starred pattern must be in a sequence pattern");
    case PatternKind::kAs:
      if (p.pattern == nullptr && !state.irrefutable_allowed) {
        if (p.name.empty()) fail(p.loc, "wildcard makes remaining patterns unreachable");
        fail(p.loc, fmt::format("name capture '{}' makes remaining patterns unreachable", p.name));
      }
      if (p.pattern != nullptr) pattern(*p.pattern, subject, state);
      return capture(p, p.name, subject, state);
    case PatternKind::kOr:
      return or_pattern(p, subject, state);
  }
}

void UnitCompiler::subpattern(const Pattern& p, int subject, PatternState& state) {
  const bool allowed = std::exchange(state.irrefutable_allowed, true);
  pattern(p, subject, state);
  state.irrefutable_allowed = allowed;
}

// Every alternative leaves the same names in the same registers.
void UnitCompiler::or_pattern(const Pattern& p, int subject, PatternState& state) {
  const Label matched = b_.new_label();
  const Label fail_label = state.fail;
  const bool allowed = state.irrefutable_allowed;
  const std::vector<std::string_view> before = state.bound;
  std::vector<std::string_view> first;
  for (std::size_t i = 0; i < p.patterns.size(); ++i) {
    const bool last = i + 1 == p.patterns.size();
    state.bound = before;
    state.irrefutable_allowed = allowed && last;
    if (!last) state.fail = b_.new_label();
    pattern(*p.patterns[i], subject, state);
    std::vector<std::string_view> bound(state.bound.begin() + static_cast<std::ptrdiff_t>(before.size()),
                                        state.bound.end());
    std::sort(bound.begin(), bound.end());
    if (i == 0) {
      first = bound;
    } else if (bound != first) {
      fail(p.loc, "alternative patterns bind different names");
    }
    if (last) break;
    b_.jump(p.patterns[i]->loc, matched);
    b_.bind(state.fail);
    state.fail = fail_label;
  }
  state.irrefutable_allowed = allowed;
  b_.bind(matched);
}

// Jumps to `target` unless the length of `subject` is `count`, or at least that.
void UnitCompiler::check_length(const Location& loc, int subject, std::size_t count, bool at_least,
                                Label target) {
  const TempMark mark(*this);
  const int length = alloc_temp();
  b_.emit(loc, Op::GET_LEN, length, subject);
  const int wanted = constant_into(loc, {static_cast<int64_t>(count)}, kAnywhere);
  b_.jump_if(loc, at_least ? Op::JUMP_IF_GE : Op::JUMP_IF_EQ, length, wanted, 0, target);
}

void UnitCompiler::sequence_pattern(const Pattern& p, int subject, PatternState& state) {
  const std::size_t count = p.patterns.size();
  std::size_t star = count;
  for (std::size_t i = 0; i < count; ++i) {
    if (p.patterns[i]->kind != PatternKind::kStar) continue;
    if (star < count) fail(p.loc, "multiple starred names in sequence pattern");
    star = i;
  }
  if (count > kMostSubpatterns) refuse(p.loc, "so many patterns in a sequence pattern");
  const int first = alloc_temps(std::max(static_cast<int>(count), 1));
  b_.emit(p.loc, Op::MATCH_SEQUENCE, first, subject);
  b_.jump_if(p.loc, Op::JUMP_IF_FALSE, first, 0, 0, state.fail);
  const bool has_star = star < count;
  if (!has_star || count > 1)
    check_length(p.loc, subject, has_star ? count - 1 : count, has_star, state.fail);
  const bool unpacks = std::any_of(p.patterns.begin(), p.patterns.end(), [](const Pattern* inner) {
    return !is_wildcard(*inner) && !is_any_star(*inner);
  });
  if (!unpacks) return;
  if (has_star) {
    b_.emit_ext(p.loc, Op::UNPACK_EX, first, subject, static_cast<int>(star),
                static_cast<int>(count - star - 1));
  } else {
    b_.emit(p.loc, Op::UNPACK_SEQUENCE, first, subject, static_cast<int>(count));
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Pattern& inner = *p.patterns[i];
    const int item = first + static_cast<int>(i);
    if (inner.kind == PatternKind::kStar) {
      capture(inner, inner.name, item, state);
    } else {
      subpattern(inner, item, state);
    }
  }
}

// The keys of a mapping pattern as a tuple in `dst`.
void UnitCompiler::pattern_keys(const Pattern& p, int dst) {
  const TempMark mark(*this);
  const int first = alloc_temps(static_cast<int>(p.keys.size()));
  std::vector<int> literals;
  for (std::size_t i = 0; i < p.keys.size(); ++i) {
    const Expr& key = *p.keys[i];
    if (!is_literal_number(key) && key.kind != ExprKind::kAttribute) {
      fail(p.loc, "mapping pattern keys may only match literals and attribute lookups");
    }
    if (const std::optional<Constant> constant = fold(key)) {
      const int index = b_.constants().index_of(*constant);
      if (std::find(literals.begin(), literals.end(), index) != literals.end()) {
        fail(p.loc, fmt::format("mapping pattern checks duplicate key ({})", constant_text(*constant)));
      }
      literals.push_back(index);
    }
    value_into(key, first + static_cast<int>(i));
  }
  b_.emit(p.loc, Op::BUILD_TUPLE, dst, first, static_cast<int>(p.keys.size()));
}

void UnitCompiler::mapping_pattern(const Pattern& p, int subject, PatternState& state) {
  const std::size_t count = p.keys.size();
  if (count > kMostSubpatterns) refuse(p.loc, "so many keys in a mapping pattern");
  const int keys = alloc_temp();
  b_.emit(p.loc, Op::MATCH_MAPPING, keys, subject);
  b_.jump_if(p.loc, Op::JUMP_IF_FALSE, keys, 0, 0, state.fail);
  if (count > 0) check_length(p.loc, subject, count, true, state.fail);
  if (count == 0 && p.name.empty()) return;
  pattern_keys(p, keys);
  const int first = alloc_temps(std::max(static_cast<int>(count), 1));
  if (count > 0) {
    b_.emit(p.loc, Op::MATCH_KEYS, first, subject, keys);
    jump_if_none(p.loc, first, state.fail);
    b_.emit(p.loc, Op::UNPACK_SEQUENCE, first, first, static_cast<int>(count));
    for (std::size_t i = 0; i < count; ++i) {
      subpattern(*p.patterns[i], first + static_cast<int>(i), state);
    }
  }
  if (p.name.empty()) return;
  b_.emit(p.loc, Op::MATCH_REST, first, subject, keys);
  capture(p, p.name, first, state);
}

void UnitCompiler::class_pattern(const Pattern& p, int subject, PatternState& state) {
  const std::size_t count = p.patterns.size() + p.kwd_patterns.size();
  if (count > kMostSubpatterns) refuse(p.loc, "so many patterns in a class pattern");
  TupleConstant names;
  for (std::size_t i = 0; i < p.kwd_attrs.size(); ++i) {
    for (std::size_t j = i + 1; j < p.kwd_attrs.size(); ++j) {
      if (p.kwd_attrs[i] == p.kwd_attrs[j]) {
        fail(p.kwd_patterns[j]->loc,
             fmt::format("attribute name repeated in class pattern: {}", p.kwd_attrs[j]));
      }
    }
    names.items.push_back({std::string(p.kwd_attrs[i])});
  }
  const int cls = alloc_temps(2);
  value_into(*p.value, cls);
  constant_into(p.loc, {std::move(names)}, cls + 1);
  const int first = alloc_temps(std::max(static_cast<int>(count), 1));
  b_.emit_ext(p.loc, Op::MATCH_CLASS, first, subject, cls, static_cast<int>(p.patterns.size()));
  jump_if_none(p.loc, first, state.fail);
  if (count == 0) return;
  b_.emit(p.loc, Op::UNPACK_SEQUENCE, first, first, static_cast<int>(count));
  int item = first;
  for (const Pattern* inner : p.patterns) subpattern(*inner, item++, state);
  for (const Pattern* inner : p.kwd_patterns) subpattern(*inner, item++, state);
}

}  // namespace gilbox::front
