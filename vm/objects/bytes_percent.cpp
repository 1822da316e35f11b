// The % operator of bytes and bytearray (PEP 461): numbers are formatted as in str, bytes go in as they are.
#include "vm/objects/bytearray.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"
#include "vm/objects/str_methods.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

class BytesFormatter {
 public:
  BytesFormatter(Thread& t, std::string_view format, Value args) : thread_(t), format_(format), args_(args) {
    if (is_kind(args, Kind::kTuple)) {
      tuple_ = as<Tuple>(args);
    } else if (!is_kind(args, Kind::kBytes) && !is_kind(args, Kind::kStr) && !is_bytearray(args) &&
               !lookup_special(t, args, kGetItemDunder).is_undefined()) {
      mapping_ = true;
    }
  }

  bool run(std::string* out) {
    while (at_ < format_.size()) {
      const size_t percent = format_.find('%', at_);
      out->append(format_.substr(at_, percent - at_));
      if (percent == format_.npos) break;
      at_ = percent + 1;
      if (at_ < format_.size() && format_[at_] == '%') {
        out->push_back('%');
        ++at_;
      } else if (!convert(out)) {
        return false;
      }
    }
    const bool left_over = tuple_ != nullptr ? next_ < tuple_->count : next_ == 0;
    if (!left_over || mapping_) return true;
    return fail(types().TypeError, "not all arguments converted during bytes formatting");
  }

 private:
  const Types& types() const { return thread_.machine.types; }
  bool fail(Type* type, std::string_view message) {
    static_cast<void>(raise_text(thread_, type, message));
    return false;
  }

  Value next_argument() {
    if (tuple_ != nullptr && next_ < tuple_->count) return *(tuple_->items + next_++);
    if (tuple_ == nullptr && next_++ == 0) return args_;
    return raise_text(thread_, types().TypeError, "not enough arguments for format string");
  }

  // One conversion behind its '%'.
  bool convert(std::string* out) {
    Value value;
    if (at_ < format_.size() && format_[at_] == '(') {
      const size_t end = format_.find(')', at_);
      if (end == format_.npos) return fail(types().ValueError, "incomplete format key");
      if (!mapping_) return fail(types().TypeError, "format requires a mapping");
      const Value key = new_bytes(thread_, format_.substr(at_ + 1, end - at_ - 1));
      value = key.is_error() ? key : get_item(thread_, args_, key);
      if (value.is_error()) return false;
      at_ = end + 1;
    }
    std::string spec = "%";
    while (at_ < format_.size() && std::string_view("-+ #0").find(format_[at_]) != std::string_view::npos) {
      spec += format_[at_++];
    }
    RootedValues given(thread_);
    if (!number(&spec, &given)) return false;
    if (at_ < format_.size() && format_[at_] == '.') {
      spec += format_[at_++];
      if (!number(&spec, &given)) return false;
    }
    if (at_ == format_.size()) return fail(types().ValueError, "incomplete format");
    const char type = format_[at_++];
    if (std::string_view("bsacrdiouxXeEfFgG").find(type) == std::string_view::npos) {
      static_cast<void>(raise(thread_, types().ValueError,
                              "unsupported format character '{}' (0x{:x}) at index {}", type,
                              static_cast<unsigned char>(type), at_ - 1));
      return false;
    }
    if (value.is_undefined()) value = next_argument();
    if (value.is_error()) return false;
    value = replaced(type, value);
    if (value.is_error()) return false;
    spec += type == 'b' || type == 'c' ? 's' : type == 'r' ? 'a' : type;
    given.push(value);
    return add(spec, given, out);
  }

  // A width or precision: digits, or * for the next argument.
  bool number(std::string* spec, RootedValues* given) {
    if (at_ < format_.size() && format_[at_] == '*') {
      const Value v = next_argument();
      if (v.is_error()) return false;
      given->push(v);
      *spec += format_[at_++];
      return true;
    }
    while (at_ < format_.size() && format_[at_] >= '0' && format_[at_] <= '9') *spec += format_[at_++];
    return true;
  }

  // What str's % makes the same text of: bytes as Latin-1.
  Value replaced(char type, Value value) {
    if (type == 'b' || type == 's') return text_of(value);
    if (type != 'c') return value;
    const Value bytes = as_bytes(thread_, value);
    if (thread_.has_pending()) return Value::error();
    if (!bytes.is_undefined() && as<Bytes>(bytes)->length == 1) {
      return new_latin1(thread_, bytes_view(as<Bytes>(bytes)));
    }
    if (is_integer_or_bool(value)) {
      int64_t n;
      if (!int_fits_int64(value, &n) || n < 0 || n > 255) {
        return raise_text(thread_, types().OverflowError, "%c arg not in range(256)");
      }
      const char c = static_cast<char>(n);
      return new_latin1(thread_, {&c, 1});
    }
    return raise_text(thread_, types().TypeError, "%c requires an integer in range(256) or a single byte");
  }

  Value text_of(Value value) {
    const Value bytes = as_bytes(thread_, value);
    if (thread_.has_pending()) return Value::error();
    if (!bytes.is_undefined()) return new_latin1(thread_, bytes_view(as<Bytes>(bytes)));
    const Value method = type_lookup(type_of(thread_, value), intern(thread_.machine, thread_, "__bytes__"));
    if (!method.is_undefined()) {
      const Value made = call_special(thread_, method, value);
      if (made.is_error()) return made;
      if (is_kind(made, Kind::kBytes)) return new_latin1(thread_, bytes_view(as<Bytes>(made)));
      return raise(thread_, types().TypeError, "__bytes__ returned non-bytes (type {})",
                   type_name(thread_, made));
    }
    return raise(thread_, types().TypeError,
                 "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
                 type_name(thread_, value));
  }

  bool add(const std::string& spec, const RootedValues& given, std::string* out) {
    const Value format = new_ascii(thread_, spec);
    const Value values = format.is_error() ? format : new_tuple_of(thread_, given.span());
    const Value text = values.is_error() ? values : str_modulo(thread_, as<Str>(format), values);
    if (text.is_error()) return false;
    const auto* s = as<Str>(text);
    for (uint32_t i = 0; i < s->length; ++i) out->push_back(static_cast<char>(s->at(i)));
    return true;
  }

  Thread& thread_;
  std::string_view format_;
  Value args_;
  const Tuple* tuple_ = nullptr;
  bool mapping_ = false;
  size_t at_ = 0;
  uint32_t next_ = 0;
};

}  // namespace

Value bytes_modulo(Thread& t, Value format, Value args) {
  const Value bytes = as_bytes(t, format);
  if (bytes.is_error()) return bytes;
  std::string out;
  if (!BytesFormatter(t, bytes_view(as<Bytes>(bytes)), args).run(&out)) return Value::error();
  return is_bytearray(format) ? new_bytearray(t, t.machine.types.bytearray, out) : new_bytes(t, out);
}

}  // namespace gilbox
