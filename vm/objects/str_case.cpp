// Methods of str that ask for or change properties of its characters.
#include "vm/objects/str_methods.h"
#include "vm/objects/unicode.h"

namespace gilbox {

namespace {

using Record = UnicodeRecord;

// --- Tests ---

// All characters, and at least one, have one of the flags.
Value all_are(const Str* s, unsigned flags) {
  return with_text(s, [&](auto* p) {
    for (uint32_t i = 0; i < s->length; ++i) {
      if (!unicode_is(p[i], flags)) return Value::boolean(false);
    }
    return Value::boolean(s->length != 0);
  });
}

Value isalnum(Thread&, Value* args, uint32_t) {
  return all_are(self_str(args), Record::kAlpha | Record::kDecimal | Record::kDigit | Record::kNumeric);
}
Value isalpha(Thread&, Value* args, uint32_t) {
  return all_are(self_str(args), Record::kAlpha);
}
Value isascii(Thread&, Value* args, uint32_t) {
  return Value::boolean(self_str(args)->is_ascii());
}
Value isdecimal(Thread&, Value* args, uint32_t) {
  return all_are(self_str(args), Record::kDecimal);
}
Value isdigit(Thread&, Value* args, uint32_t) {
  return all_are(self_str(args), Record::kDigit);
}
Value isnumeric(Thread&, Value* args, uint32_t) {
  return all_are(self_str(args), Record::kNumeric);
}
Value isspace(Thread&, Value* args, uint32_t) {
  return all_are(self_str(args), Record::kSpace);
}
Value isprintable(Thread&, Value* args, uint32_t) {
  return self_str(args)->length == 0 ? Value::boolean(true) : all_are(self_str(args), Record::kPrintable);
}

Value isidentifier(Thread&, Value* args, uint32_t) {
  const Str* s = self_str(args);
  for (uint32_t i = 0; i < s->length; ++i) {
    if (!unicode_is(s->at(i), i == 0 ? Record::kIdStart : Record::kIdContinue)) return Value::boolean(false);
  }
  return Value::boolean(s->length != 0);
}

// At least one character of the case wanted and none of the others.
Value all_cased(const Str* s, unsigned wanted, unsigned others) {
  bool any = false;
  for (uint32_t i = 0; i < s->length; ++i) {
    unsigned flags = unicode_record(s->at(i)).flags;
    if ((flags & others) != 0) return Value::boolean(false);
    any |= (flags & wanted) != 0;
  }
  return Value::boolean(any);
}
Value islower(Thread&, Value* args, uint32_t) {
  return all_cased(self_str(args), Record::kLower, Record::kUpper | Record::kTitle);
}
Value isupper(Thread&, Value* args, uint32_t) {
  return all_cased(self_str(args), Record::kUpper, Record::kLower | Record::kTitle);
}
Value istitle(Thread&, Value* args, uint32_t) {
  const Str* s = self_str(args);
  bool any = false, in_word = false;
  for (uint32_t i = 0; i < s->length; ++i) {
    unsigned flags = unicode_record(s->at(i)).flags;
    bool upper = (flags & (Record::kUpper | Record::kTitle)) != 0, lower = (flags & Record::kLower) != 0;
    if (upper ? in_word : lower && !in_word) return Value::boolean(false);
    in_word = upper || lower;
    any |= in_word;
  }
  return Value::boolean(any);
}

// --- Changes ---

// Function objects, so that map_ascii is compiled for each of them.
constexpr auto kAsciiUpper = [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c); };
constexpr auto kAsciiLower = [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); };

// An ASCII string with each character mapped by f.
template <class F>
Value map_ascii(Thread& t, const Str* s, F f) {
  if (s->length == 0) return empty_str(t);
  if (s->length == 1) return new_char(t, static_cast<unsigned char>(f(s->bytes()[0])));
  Str* result = make_str(t, s->length, 0x7F);
  if (result == nullptr) return Value::error();
  const char* from = s->bytes();
  char* to = result->inline_data;
  for (uint32_t i = 0, n = s->length; i < n; ++i) to[i] = f(from[i]);
  return value_of(result);
}

// Is the capital sigma at i the last letter of a word?
bool is_final_sigma(const Str* s, uint32_t i) {
  auto ignorable = [&](uint32_t k) { return unicode_is(s->at(k), Record::kCaseIgnorable); };
  auto cased = [&](uint32_t k) { return unicode_is(s->at(k), Record::kCased); };
  uint32_t k = i;
  while (k > 0 && ignorable(k - 1)) --k;
  if (k == 0 || !cased(k - 1)) return false;
  k = i + 1;
  while (k < s->length && ignorable(k)) ++k;
  return k == s->length || !cased(k);
}

void add_changed(StrBuilder* out, const Str* s, uint32_t i, CaseChange change) {
  char32_t c = s->at(i);
  if (c == 0x3A3 && change == CaseChange::kLower) {
    out->add(is_final_sigma(s, i) ? 0x3C2 : 0x3C3);
    return;
  }
  char32_t changed[3];
  size_t n = unicode_change_case(c, change, changed);
  for (size_t k = 0; k < n; ++k) out->add(changed[k]);
}

// Each character changed as choose(i) says.
template <class F>
Value change(Thread& t, const Str* s, F choose) {
  StrBuilder out;
  out.reserve(s->length);
  for (uint32_t i = 0; i < s->length; ++i) add_changed(&out, s, i, choose(i));
  return out.finish(t);
}

Value upper(Thread& t, Value* args, uint32_t) {
  const Str* s = self_str(args);
  if (s->is_ascii()) return map_ascii(t, s, kAsciiUpper);
  return change(t, s, [](uint32_t) { return CaseChange::kUpper; });
}
Value lower(Thread& t, Value* args, uint32_t) {
  const Str* s = self_str(args);
  if (s->is_ascii()) return map_ascii(t, s, kAsciiLower);
  return change(t, s, [](uint32_t) { return CaseChange::kLower; });
}
Value casefold(Thread& t, Value* args, uint32_t) {
  const Str* s = self_str(args);
  if (s->is_ascii()) return map_ascii(t, s, kAsciiLower);
  return change(t, s, [](uint32_t) { return CaseChange::kFold; });
}
Value capitalize(Thread& t, Value* args, uint32_t) {
  const Str* s = self_str(args);
  return change(t, s, [](uint32_t i) { return i == 0 ? CaseChange::kTitle : CaseChange::kLower; });
}
Value title(Thread& t, Value* args, uint32_t) {
  const Str* s = self_str(args);
  bool in_word = false;
  return change(t, s, [&](uint32_t i) {
    CaseChange result = in_word ? CaseChange::kLower : CaseChange::kTitle;
    in_word = unicode_is(s->at(i), Record::kCased);
    return result;
  });
}
Value swapcase(Thread& t, Value* args, uint32_t) {
  const Str* s = self_str(args);
  StrBuilder out;
  out.reserve(s->length);
  for (uint32_t i = 0; i < s->length; ++i) {
    unsigned flags = unicode_record(s->at(i)).flags;
    if ((flags & Record::kUpper) != 0) {
      add_changed(&out, s, i, CaseChange::kLower);
    } else if ((flags & Record::kLower) != 0) {
      add_changed(&out, s, i, CaseChange::kUpper);
    } else {
      out.add(s->at(i));
    }
  }
  return out.finish(t);
}

// --- Translation ---

// What table maps c to is added to out. False: exception.
bool translate_char(Thread& t, Value table, char32_t c, StrBuilder* out) {
  const Types& types = t.machine.types;
  Value v = get_item(t, table, Value::from_int(c));
  if (v.is_error()) {
    if (!pending_is(t, types.LookupError)) return false;
    static_cast<void>(t.take_pending());
    out->add(c);
    return true;
  }
  if (v.is_none()) return true;
  if (is_str(v)) {
    out->add(as<Str>(v));
    return true;
  }
  if (v.is_int() || v.is_bool()) {
    int64_t code = v.is_bool() ? v.is_true() : v.as_int();
    if (code < 0 || code > 0x10FFFF) {
      static_cast<void>(raise_text(t, types.ValueError, "character mapping must be in range(0x110000)"));
      return false;
    }
    out->add(static_cast<char32_t>(code));
    return true;
  }
  static_cast<void>(raise_text(t, types.TypeError, "character mapping must return integer, None or str"));
  return false;
}

Value translate(Thread& t, Value* args, uint32_t) {
  const Str* s = self_str(args);
  StrBuilder out;
  for (uint32_t i = 0; i < s->length; ++i) {
    if (!translate_char(t, args[1], s->at(i), &out)) return Value::error();
  }
  return out.finish(t);
}

Value maketrans_from_dict(Thread& t, Dict* result, Value x) {
  const Types& types = t.machine.types;
  if (!is_kind(x, Kind::kDict)) {
    return raise_text(t, types.TypeError, "if you give only one argument to maketrans it must be a dict");
  }
  uint32_t position = 0;
  Value key, value;
  while (dict_next(as<Dict>(x), &position, &key, &value)) {
    if (is_str(key)) {
      if (as<Str>(key)->length != 1) {
        return raise_text(t, types.ValueError, "string keys in translate table must be of length 1");
      }
      key = Value::from_int(as<Str>(key)->at(0));
    } else if (!key.is_int() && !key.is_bool()) {
      return raise_text(t, types.TypeError, "keys in translate table must be strings or integers");
    }
    if (!dict_set(t, result, key, value)) return Value::error();
  }
  return Value::from_object(result);
}

Value maketrans(Thread& t, Value* args, uint32_t) {
  const Types& types = t.machine.types;
  Value x = args[0], y = args[1], z = args[2];
  Dict* result = new_dict(t);
  if (result == nullptr) return Value::error();
  if (y.is_undefined()) return maketrans_from_dict(t, result, x);
  if (!is_str(y)) return type_error(t, "maketrans() argument 2 must be str, not ", y);
  if (!z.is_undefined() && !is_str(z)) return type_error(t, "maketrans() argument 3 must be str, not ", z);
  if (!is_str(x)) {
    return raise_text(t, types.TypeError,
                      "first maketrans argument must be a string if there is a second argument");
  }
  const Str *from = as<Str>(x), *to = as<Str>(y);
  if (from->length != to->length) {
    return raise_text(t, types.ValueError, "the first two maketrans arguments must have equal length");
  }
  for (uint32_t i = 0; i < from->length; ++i) {
    if (!dict_set(t, result, Value::from_int(from->at(i)), Value::from_int(to->at(i)))) return Value::error();
  }
  for (uint32_t i = 0; !z.is_undefined() && i < as<Str>(z)->length; ++i) {
    if (!dict_set(t, result, Value::from_int(as<Str>(z)->at(i)), Value::none())) return Value::error();
  }
  return Value::from_object(result);
}

constexpr NativeDef kStrCaseMethods[] = {
    {"isalnum", isalnum, "self, /"},
    {"isalpha", isalpha, "self, /"},
    {"isascii", isascii, "self, /"},
    {"isdecimal", isdecimal, "self, /"},
    {"isdigit", isdigit, "self, /"},
    {"isidentifier", isidentifier, "self, /"},
    {"islower", islower, "self, /"},
    {"isnumeric", isnumeric, "self, /"},
    {"isprintable", isprintable, "self, /"},
    {"isspace", isspace, "self, /"},
    {"istitle", istitle, "self, /"},
    {"isupper", isupper, "self, /"},
    {"upper", upper, "self, /"},
    {"lower", lower, "self, /"},
    {"casefold", casefold, "self, /"},
    {"capitalize", capitalize, "self, /"},
    {"title", title, "self, /"},
    {"swapcase", swapcase, "self, /"},
    {"translate", translate, "self, table, /"},
    {"maketrans", maketrans, "x, y=, z=, /", nullptr, NativeDef::kStatic},
};

}  // namespace

std::span<const NativeDef> str_case_methods() {
  return kStrCaseMethods;
}

}  // namespace gilbox
