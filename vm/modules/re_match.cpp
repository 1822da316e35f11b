// The type re.Match.
#include "vm/modules/modules.h"
#include "vm/modules/re.h"
#include "vm/objects/bytes.h"
#include "vm/objects/dict.h"
#include "vm/objects/generic_alias.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

void trace_match(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Match*>(object)->pattern);
  marker.mark(static_cast<Match*>(object)->string);
}

const Match* self_match(const Value* args) {
  return as<Match>(args[0]);
}
const Pattern* pattern_of(const Match* match) {
  return as<Pattern>(match->pattern);
}

// The group matched last is the one whose parenthesis closed last: of those that took part the one that ends
// furthest, and of these the one that closes last.
int32_t last_group(const RePattern& pattern, const int32_t* spans) {
  int32_t best = -1;
  for (uint32_t i = 1; i <= pattern.groups; ++i) {
    if (spans[2 * i] < 0) continue;
    if (best < 0) {
      best = static_cast<int32_t>(i);
      continue;
    }
    const int32_t end = spans[2 * i + 1], best_end = spans[2 * best + 1];
    const bool later = pattern.closing_order[i - 1] > pattern.closing_order[static_cast<size_t>(best) - 1];
    if (end > best_end || (end == best_end && later)) best = static_cast<int32_t>(i);
  }
  return best;
}

// The number of a group given by number or name. False: IndexError.
bool group_number(Thread& t, const Match* match, Value v, uint32_t* out) {
  *out = 0;
  if (v.is_undefined()) return true;
  if (is_integer_or_bool(v) || !lookup_special(t, v, kIndexDunder).is_undefined()) {
    int64_t n = 0;
    const Value index = to_index(t, v);
    if (index.is_error() || !to_int64(t, index, &n, true)) return false;
    *out = static_cast<uint32_t>(n);
    if (n >= 0 && n <= match->groups) return true;
  } else {
    const Value number = dict_get(t, as<Dict>(pattern_of(match)->names), v);
    if (t.has_pending()) static_cast<void>(t.take_pending());
    if (number.is_int()) {
      *out = static_cast<uint32_t>(number.as_int());
      return true;
    }
  }
  return !raise_text(t, t.machine.types.IndexError, "no such group").is_error();
}

// args: self, the groups
Value match_group_method(Thread& t, Value* args, uint32_t count) {
  const Match* match = self_match(args);
  if (count <= 2) {
    uint32_t group = 0;
    return group_number(t, match, count == 2 ? args[1] : Value::undefined(), &group)
               ? match_group(t, match, group, Value::none())
               : Value::error();
  }
  RootedValues parts(t);
  for (uint32_t i = 1; i < count; ++i) {
    uint32_t group = 0;
    if (!group_number(t, match, args[i], &group)) return Value::error();
    const Value part = match_group(t, match, group, Value::none());
    if (part.is_error()) return part;
    parts.push(part);
  }
  return new_tuple_of(t, parts.span());
}
Value match_getitem(Thread& t, Value* args, uint32_t) {
  uint32_t group = 0;
  return group_number(t, self_match(args), args[1], &group)
             ? match_group(t, self_match(args), group, Value::none())
             : Value::error();
}
Value match_groups(Thread& t, Value* args, uint32_t) {
  const Match* match = self_match(args);
  RootedValues parts(t);
  for (uint32_t i = 1; i <= match->groups; ++i) {
    const Value part = match_group(t, match, i, args[1].is_undefined() ? Value::none() : args[1]);
    if (part.is_error()) return part;
    parts.push(part);
  }
  return new_tuple_of(t, parts.span());
}
Value match_groupdict(Thread& t, Value* args, uint32_t) {
  const Match* match = self_match(args);
  Dict* result = new_dict(t);
  uint32_t position = 0;
  Value name, number;
  while (dict_next(as<Dict>(pattern_of(match)->names), &position, &name, &number)) {
    const Value part = match_group(t, match, static_cast<uint32_t>(number.as_int()),
                                   args[1].is_undefined() ? Value::none() : args[1]);
    if (part.is_error() || !dict_set(t, result, name, part)) return Value::error();
  }
  return Value::from_object(result);
}

enum class Part : uint8_t { kStart, kEnd, kBoth };
Value span_part(Thread& t, const Match* match, uint32_t group, Part part) {
  const int32_t* span = match_span(match, group);
  const Value start = Value::from_int(span[0]), end = Value::from_int(span[1]);
  return part == Part::kStart ? start : part == Part::kEnd ? end : make_tuple(t, start, end);
}
template <Part kPart>
Value match_place(Thread& t, Value* args, uint32_t) {
  uint32_t group = 0;
  return group_number(t, self_match(args), args[1], &group) ? span_part(t, self_match(args), group, kPart)
                                                            : Value::error();
}
Value match_regs(Thread& t, Value* args, uint32_t) {
  RootedValues spans(t);
  for (uint32_t i = 0; i <= self_match(args)->groups; ++i)
    spans.push(span_part(t, self_match(args), i, Part::kBoth));
  return new_tuple_of(t, spans.span());
}

Value match_expand(Thread& t, Value* args, uint32_t) {
  return re_expand(t, pattern_of(self_match(args)), self_match(args), args[1]);
}

Value match_string(Thread&, Value* args, uint32_t) {
  return self_match(args)->string;
}
Value match_re(Thread&, Value* args, uint32_t) {
  return self_match(args)->pattern;
}
Value match_pos(Thread&, Value* args, uint32_t) {
  return Value::from_int(self_match(args)->position);
}
Value match_endpos(Thread&, Value* args, uint32_t) {
  return Value::from_int(self_match(args)->end_position);
}
Value match_lastindex(Thread&, Value* args, uint32_t) {
  const int32_t index = self_match(args)->last_index;
  return index < 0 ? Value::none() : Value::from_int(index);
}
Value match_lastgroup(Thread&, Value* args, uint32_t) {
  uint32_t position = 0;
  Value name, number;
  while (dict_next(as<Dict>(pattern_of(self_match(args))->names), &position, &name, &number)) {
    if (number == Value::from_int(self_match(args)->last_index)) return name;
  }
  return Value::none();
}

Value match_repr(Thread& t, Value* args, uint32_t) {
  const Match* match = self_match(args);
  const Value whole = match_group(t, match, 0, Value::none());
  const Value shown = whole.is_error() ? whole : repr(t, whole);
  if (shown.is_error()) return shown;
  const Value text = str_slice(t, as<Str>(shown), 0, std::min<uint32_t>(as<Str>(shown)->length, 50));
  if (text.is_error()) return text;
  return new_str(t, fmt::format("<re.Match object; span=({}, {}), match={}>", match->spans[0],
                                match->spans[1], to_utf8(as<Str>(text))));
}
Value match_copy(Thread&, Value* args, uint32_t) {
  return args[0];
}

constexpr NativeDef kReMatchMethods[] = {
    GILBOX_CLASS_GETITEM,
    {"group", match_group_method, "self, /, *args"},
    {"__getitem__", match_getitem, "self, key, /"},
    {"groups", match_groups, "self, /, default="},
    {"groupdict", match_groupdict, "self, /, default="},
    {"start", match_place<Part::kStart>, "self, group=, /"},
    {"end", match_place<Part::kEnd>, "self, group=, /"},
    {"span", match_place<Part::kBoth>, "self, group=, /"},
    {"expand", match_expand, "self, /, template"},
    {"__repr__", match_repr, "self, /"},
    {"__copy__", match_copy, "self, /"},
    {"__deepcopy__", match_copy, "self, memo, /"},
};
constexpr NativeGetSet kReMatchGetSets[] = {
    {"string", match_string},       {"re", match_re},     {"pos", match_pos},
    {"endpos", match_endpos},       {"regs", match_regs}, {"lastindex", match_lastindex},
    {"lastgroup", match_lastgroup},
};

}  // namespace

const NativeOps kMatchOps = {"re.Match", sizeof(Match), trace_match, nullptr, nullptr};

Value new_match(Thread& t, const Pattern* pattern, Value string, const size_t* spans, size_t position,
                size_t end_position) {
  const uint32_t groups = pattern->program->pattern().groups;
  auto* match = new_instance<Match>(t, as<Type>(as<ReState>(pattern->state)->match_type), Kind::kNative,
                                    sizeof(Match) + 2 * sizeof(int32_t) * size_t{groups});
  if (match == nullptr) return Value::error();
  match->operations = &kMatchOps;
  match->pattern = Value::from_object(pattern);
  match->string = string;
  match->position = static_cast<uint32_t>(position);
  match->end_position = static_cast<uint32_t>(end_position);
  match->groups = groups;
  auto* out = const_cast<int32_t*>(match_span(match, 0));
  for (size_t i = 0; i < 2 * (size_t{groups} + 1); ++i) {
    out[i] = spans[i] == ReMatcher::kUnset ? -1 : static_cast<int32_t>(spans[i]);
  }
  match->last_index = last_group(pattern->program->pattern(), out);
  return Value::from_object(match);
}

Value match_group(Thread& t, const Match* match, uint32_t group, Value fallback) {
  const int32_t* span = match_span(match, group);
  if (span[0] < 0) return fallback;
  return re_slice(t, match->string, static_cast<size_t>(span[0]), static_cast<size_t>(span[1]));
}

Value make_match_type(Thread& t) {
  return Value::from_object(define_type(t, {.name = "Match",
                                            .module = "re",
                                            .native = &kMatchOps,
                                            .instance_size = sizeof(Match),
                                            .flags = Type::kNoSubclass | Type::kNotCallable,
                                            .methods = kReMatchMethods,
                                            .getsets = kReMatchGetSets}));
}

}  // namespace gilbox
