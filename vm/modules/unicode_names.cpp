// The names of characters for unicodedata, which is Python.
#include "vm/base/unicode_names.h"

#include "vm/modules/modules.h"
#include "vm/objects/alloc.h"
#include "vm/objects/str.h"

namespace gilbox {

bool init_unicode_names(Thread& t, Module* module);

namespace {

// name(chr, default=)
Value unicode_name(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kStr) || as<Str>(args[0])->length != 1) {
    return raise(t, t.machine.types.TypeError, "name() argument 1 must be a unicode character, not {}",
                 argument_type_name(t, args[0]));
  }
  const std::string name = name_of_character(as<Str>(args[0])->at(0));
  if (!name.empty()) return new_ascii(t, name);
  return args[1].is_undefined() ? raise_text(t, t.machine.types.ValueError, "no such name") : args[1];
}

Value unicode_lookup(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'",
                 type_name(t, args[0]));
  }
  const std::string name = to_utf8(as<Str>(args[0]));
  if (const auto found = character_named(name)) return new_char(t, *found);
  return raise(t, t.machine.types.KeyError, "undefined character name '{}'", name);
}

constexpr NativeDef kUnicodeNames[] = {
    {"name", unicode_name, "chr, default=, /"},
    {"lookup", unicode_lookup, "name, /"},
};

}  // namespace

bool init_unicode_names(Thread& t, Module* module) {
  return module_add_functions(t, module, kUnicodeNames);
}

}  // namespace gilbox
