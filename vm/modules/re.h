// The objects of the module re: Pattern and Match.
//
// Thread safety: both are constant after construction.
#pragma once

#include "vm/modules/native.h"
#include "vm/modules/re_program.h"
#include "vm/objects/module.h"

namespace gilbox {

// What the functions of the module share: they are bound to it.
struct ReState : NativeObject {
  Value cache;  // Dict: source, or source and flags, to Pattern
  Value pattern_type, match_type, iterator_type;
};
struct Pattern : NativeObject {
  Value state;
  Value source;  // str or bytes
  uint32_t flags;
  Value names;  // Dict: name to number
  ReProgram* program;
};
struct Match : NativeObject {
  Value pattern;
  Value string;
  uint32_t position, end_position;  // what was searched
  uint32_t groups;
  int32_t last_index;  // -1: none
  int32_t spans[2];    // of the match and of each group; -1: took no part
};

extern const NativeOps kPatternOps;
extern const NativeOps kMatchOps;
inline bool is_pattern(Value v) {
  return is_native(v, kPatternOps);
}

// The pattern for a source and flags, from the cache if it was asked for before. A Pattern stays as it is.
Value re_compile(Thread& t, Value state, Value source, Value flags);
// re.error(message, source, position)
Value raise_re_error(Thread& t, const ReError& error, Value source);

// The subject of a search; what holds bytes that may change is replaced by a copy. False: TypeError, not of
// the pattern's kind.
[[nodiscard]] bool re_subject(Thread& t, const Pattern* pattern, Value* string, ReSubject* out);
// Part of a str or bytes.
Value re_slice(Thread& t, Value string, size_t from, size_t to);

Value new_match(Thread& t, const Pattern* pattern, Value string, const size_t* spans, size_t position,
                size_t end_position);
// Start and end of a group; start -1: took no part.
inline const int32_t* match_span(const Match* match, uint32_t group) {
  const int32_t* spans = match->spans;
  return spans + 2 * size_t{group};
}
// The text of a group, or `fallback`.
Value match_group(Thread& t, const Match* match, uint32_t group, Value fallback);

// The text that a replacement template gives for a match, as a str or bytes.
Value re_expand(Thread& t, const Pattern* pattern, const Match* match, Value text);

// Searches; each returns its result. flags of the pattern are fixed already.
Value re_match(Thread& t, Value pattern, Value string, ReMode mode, int64_t position, int64_t end_position);
Value re_find_all(Thread& t, Value pattern, Value string, int64_t position, int64_t end_position);
Value re_find_iter(Thread& t, Value pattern, Value string, int64_t position, int64_t end_position);
Value re_split(Thread& t, Value pattern, Value string, int64_t most);
// count_too: a tuple with the number of replacements, as subn.
Value re_replace(Thread& t, Value pattern, Value replacement, Value string, int64_t most, bool count_too);

Value make_match_type(Thread& t);
Value make_match_iterator_type(Thread& t);

}  // namespace gilbox
