// Internals of class str: its methods, by file, and what they share.
//
// Thread safety: as str.h.
#pragma once

#include <span>

#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/str_text.h"
#include "vm/objects/type.h"

namespace gilbox {

inline Str* self_str(Value* args) {
  return as<Str>(args[0]);
}
inline bool is_str(Value v) {
  return is_kind(v, Kind::kStr);
}
inline Value type_error(Thread& t, std::string_view message, Value v) {
  const bool of_argument = message.find("() argument") != std::string_view::npos;
  return raise_text(t, t.machine.types.TypeError,
                    std::string(message) + (of_argument ? argument_type_name(t, v) : type_name(t, v)));
}

// Collects items of a list on the native stack, where the collector sees them.
class ListCollector {
 public:
  explicit ListCollector(Thread& t) : thread_(t) {}
  // False: an exception is pending; an error value is passed on.
  [[nodiscard]] bool add(Value v) {
    if (v.is_error()) return false;
    if (count_ == kRoom && !spill()) return false;
    items_[count_++] = v;
    return true;
  }
  Value finish();
  // The same, last item first.
  Value finish_reversed();

 private:
  static constexpr uint32_t kRoom = 400;
  bool spill();
  Thread& thread_;
  Value list_;
  uint32_t count_ = 0;
  Value items_[kRoom];
};

// Optional start and end arguments of find, count, startswith ..., brought into 0 .. length; *from may lie
// beyond *to.
[[nodiscard]] bool slice_arguments(Thread& t, Value start, Value end, size_t length, size_t* from,
                                   size_t* to);
// An optional integer argument.
[[nodiscard]] bool integer_argument(Thread& t, Value v, int64_t missing, int64_t* out);

// encode and decode (str_codec.cpp). encoding, errors: Strs or Undefined.
Value encode_str(Thread& t, const Str* s, Value encoding, Value errors);
Value encode_escapes(Thread& t, const Str* s, bool raw);
Value decode_escapes(Thread& t, std::string_view data, bool raw, Value errors);
Value decode_bytes(Thread& t, std::string_view bytes, Value encoding, Value errors);
// What the registry of codecs calls an encoding; "" is LookupError.
std::string codec_registry_name(Thread& t, Value encoding);

std::span<const NativeDef> str_case_methods();    // str_case.cpp
std::span<const NativeDef> str_split_methods();   // str_split.cpp
std::span<const NativeDef> str_search_methods();  // str_search.cpp

}  // namespace gilbox
