// time: clocks and sleeping. In a simulated run every clock follows the scheduler's virtual one, so that
// runs repeat exactly: time.time() counts from a fixed moment there.
#include <time.h>

#include <cerrno>
#include <cmath>

#include "vm/modules/interrupt.h"
#include "vm/modules/modules.h"
#include "vm/modules/named_tuple.h"
#include "vm/objects/dict.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// time.time() at the start of a simulated run: 2024-01-01 00:00:00 UTC.
constexpr Nanos kSimulatedEpoch = Nanos{1704067200} * kSecond;

Nanos wall_clock(Thread& t) {
  const Scheduler& scheduler = *t.machine.scheduler;
  return scheduler.simulated() ? kSimulatedEpoch + scheduler.now() : read_clock(CLOCK_REALTIME);
}
Nanos monotonic_clock(Thread& t) {
  return t.machine.scheduler->now();
}
Nanos process_clock(Thread& t) {
  const Scheduler& scheduler = *t.machine.scheduler;
  return scheduler.simulated() ? scheduler.now() : read_clock(CLOCK_PROCESS_CPUTIME_ID);
}
Nanos thread_clock(Thread& t) {
  const Scheduler& scheduler = *t.machine.scheduler;
  return scheduler.simulated() ? scheduler.now() : read_clock(CLOCK_THREAD_CPUTIME_ID);
}

template <Nanos (*kClock)(Thread&)>
Value seconds(Thread& t, Value*, uint32_t) {
  const Nanos now = kClock(t);
  // As CPython rounds: the seconds exactly, then the fraction.
  return Value::from_double(static_cast<double>(now / kSecond) + static_cast<double>(now % kSecond) * 1e-9);
}
template <Nanos (*kClock)(Thread&)>
Value nanoseconds(Thread& t, Value*, uint32_t) {
  return new_int(t, int64_t{kClock(t)});
}

// A float, or anything that is an integer.
bool number_of_seconds(Thread& t, Value v, double* out) {
  const Value plain = unboxed(v);
  if (plain.is_double()) {
    *out = plain.as_double();
    return true;
  }
  const Value index = to_index(t, v);
  return !index.is_error() && int_to_double(t, index, out);
}

// --- sleep ---

bool sleep_length(Thread& t, Value v, Nanos* out) {
  auto& types = t.machine.types;
  double length;
  if (!number_of_seconds(t, v, &length)) return false;
  if (std::isnan(length)) {
    static_cast<void>(raise(t, types.ValueError, "Invalid value NaN (not a number)"));
    return false;
  }
  if (length < 0) {
    static_cast<void>(raise(t, types.ValueError, "sleep length must be non-negative"));
    return false;
  }
  if (length >= 9.2e9) {
    static_cast<void>(raise(t, types.OverflowError, "timestamp too large to convert to C PyTime_t"));
    return false;
  }
  *out = static_cast<Nanos>(std::ceil(length * 1e9));
  return true;
}

Value time_sleep(Thread& t, Value* args, uint32_t) {
  Nanos length;
  if (!sleep_length(t, args[0], &length)) return Value::error();
  Scheduler& scheduler = *t.machine.scheduler;
  const Nanos deadline = deadline_after(scheduler.now(), length);
  for (;;) {
    switch (scheduler.sleep_until(t, deadline)) {
      case ParkResult::kUnparked:
      case ParkResult::kTimedOut:
        return Value::none();
      case ParkResult::kInterrupted:
      case ParkResult::kDeadlock:
        if (!check_interrupt(t)) return Value::error();
    }
  }
}

// --- Calendar ---

// What gmtime and localtime know besides stands behind the nine items, where only these two look.
constexpr uint32_t kZoneKnown = 1;  // Tuple::unused
Value zone_offset(Thread&, Value* args, uint32_t) {
  const auto* tuple = as<Tuple>(args[0]);
  return tuple->unused == kZoneKnown ? *(tuple->items + 9) : Value::none();
}
Value zone_name(Thread& t, Value* args, uint32_t) {
  const auto* tuple = as<Tuple>(args[0]);
  if (tuple->unused != kZoneKnown) return Value::none();
  const int64_t which = (tuple->items + 10)->as_int();
  return new_ascii(t, which < 0 ? "GMT" : t.machine.scheduler->simulated() ? "UTC" : tzname[which]);
}

constexpr NativeGetSet kStructTimeFields[] = {
    {"tm_year", named_tuple_field<0>},  {"tm_mon", named_tuple_field<1>},
    {"tm_mday", named_tuple_field<2>},  {"tm_hour", named_tuple_field<3>},
    {"tm_min", named_tuple_field<4>},   {"tm_sec", named_tuple_field<5>},
    {"tm_wday", named_tuple_field<6>},  {"tm_yday", named_tuple_field<7>},
    {"tm_isdst", named_tuple_field<8>}, {"tm_zone", zone_name},
    {"tm_gmtoff", zone_offset},
};
constexpr size_t kVisibleFields = 9;

Type* struct_time(Thread& t) {
  const Value module = dict_get_str(t.machine.modules, intern(t.machine, t, "time"));
  const Value type = is_kind(module, Kind::kModule)
                         ? dict_get_str(as<Module>(module)->dict, intern(t.machine, t, "struct_time"))
                         : Value();
  return is_kind(type, Kind::kType) ? as<Type>(type) : nullptr;
}

Value struct_time_of(Thread& t, const tm& parts, bool local) {
  const int fields[] = {parts.tm_year + 1900,    parts.tm_mon + 1,  parts.tm_mday,
                        parts.tm_hour,           parts.tm_min,      parts.tm_sec,
                        (parts.tm_wday + 6) % 7, parts.tm_yday + 1, parts.tm_isdst};
  Value items[11];
  for (size_t i = 0; i < kVisibleFields; ++i) items[i] = Value::from_int(fields[i]);
  items[9] = Value::from_int(parts.tm_gmtoff);
  items[10] = Value::from_int(!local ? -1 : parts.tm_isdst > 0 ? 1 : 0);
  Type* type = struct_time(t);
  if (type == nullptr) return new_tuple_of(t, {items, kVisibleFields});
  const Value v = new_named_tuple(t, type, items);
  if (v.is_error()) return v;
  as<Tuple>(v)->count = kVisibleFields;
  as<Tuple>(v)->unused = kZoneKnown;
  return v;
}

// Seconds since the epoch; now, if v is absent or None.
bool moment(Thread& t, Value v, time_t* out) {
  if (v.is_undefined() || v.is_none()) {
    *out = static_cast<time_t>(wall_clock(t) / kSecond);
    return true;
  }
  double s;
  if (!number_of_seconds(t, v, &s)) return false;
  if (!(std::fabs(s) < 1e17)) {
    static_cast<void>(raise(t, t.machine.types.OverflowError, "timestamp out of range for platform time_t"));
    return false;
  }
  *out = static_cast<time_t>(std::floor(s));
  return true;
}

template <bool kLocal>
bool broken_down(Thread& t, Value v, tm* parts) {
  time_t when;
  if (!moment(t, v, &when)) return false;
  // A simulated run must not depend on where it runs.
  const bool local = kLocal && !t.machine.scheduler->simulated();
  if ((local ? localtime_r(&when, parts) : gmtime_r(&when, parts)) != nullptr) return true;
  static_cast<void>(raise_os_error(t, EOVERFLOW));
  return false;
}

template <bool kLocal>
Value time_parts(Thread& t, Value* args, uint32_t) {
  tm parts;
  return broken_down<kLocal>(t, args[0], &parts) ? struct_time_of(t, parts, kLocal) : Value::error();
}

// A struct_time or another tuple of nine.
bool parts_from(Thread& t, Value v, const char* function, tm* parts) {
  auto& types = t.machine.types;
  if (!is_kind(v, Kind::kTuple)) {
    static_cast<void>(raise(t, types.TypeError, "Tuple or struct_time argument required"));
    return false;
  }
  const auto* tuple = as<Tuple>(v);
  if (tuple->count != 9) {
    static_cast<void>(raise(t, types.TypeError, "{}(): illegal time tuple argument", function));
    return false;
  }
  int64_t fields[9];
  for (uint32_t i = 0; i < 9; ++i) {
    if (!to_int64(t, *(tuple->items + i), &fields[i])) return false;
  }
  *parts = {};
  parts->tm_year = static_cast<int>(fields[0] - 1900);
  parts->tm_mon = static_cast<int>(fields[1] - 1);
  parts->tm_mday = static_cast<int>(fields[2]);
  parts->tm_hour = static_cast<int>(fields[3]);
  parts->tm_min = static_cast<int>(fields[4]);
  parts->tm_sec = static_cast<int>(fields[5]);
  parts->tm_wday = static_cast<int>((fields[6] + 1) % 7);
  parts->tm_yday = static_cast<int>(fields[7] - 1);
  parts->tm_isdst = static_cast<int>(fields[8]);
  return true;
}

Value time_mktime(Thread& t, Value* args, uint32_t) {
  tm parts;
  if (!parts_from(t, args[0], "mktime", &parts)) return Value::error();
  parts.tm_wday = -1;
  const time_t when = t.machine.scheduler->simulated() ? timegm(&parts) : mktime(&parts);
  if (when == -1 && parts.tm_wday == -1) {
    return raise(t, t.machine.types.OverflowError, "mktime argument out of range");
  }
  return Value::from_double(static_cast<double>(when));
}

Value time_strftime(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "strftime() argument 1 must be str, not {}",
                 argument_type_name(t, args[0]));
  }
  tm parts;
  if (args[1].is_undefined() ? !broken_down<true>(t, Value(), &parts)
                             : !parts_from(t, args[1], "strftime", &parts)) {
    return Value::error();
  }
  if (parts.tm_mon < 0) parts.tm_mon = 0;
  if (parts.tm_mday == 0) parts.tm_mday = 1;
  if (parts.tm_yday < 0) parts.tm_yday = 0;
  if (parts.tm_mon > 11) return raise(t, t.machine.types.ValueError, "month out of range");
  if (parts.tm_mday < 0 || parts.tm_mday > 31)
    return raise(t, t.machine.types.ValueError, "day of month out of range");
  if (parts.tm_hour < 0 || parts.tm_hour > 23)
    return raise(t, t.machine.types.ValueError, "hour out of range");
  if (parts.tm_min < 0 || parts.tm_min > 59)
    return raise(t, t.machine.types.ValueError, "minute out of range");
  if (parts.tm_sec < 0 || parts.tm_sec > 61)
    return raise(t, t.machine.types.ValueError, "seconds out of range");
  // strftime says 0 both for an empty text and for too little room; the mark keeps the text from being empty.
  const std::string format = to_utf8(as<Str>(args[0])) + "x";
  for (std::string text(256, '\0');; text.resize(text.size() * 2)) {
    const size_t length = strftime(text.data(), text.size(), format.c_str(), &parts);
    if (length > 0) return new_str(t, std::string_view(text).substr(0, length - 1));
  }
}

Value text_of(Thread& t, const tm& parts) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (parts.tm_wday < 0 || parts.tm_wday > 6 || parts.tm_mon < 0 || parts.tm_mon > 11) {
    return raise(t, t.machine.types.ValueError, "month out of range");
  }
  return new_str(t,
                 fmt::format("{} {}{:3} {:02}:{:02}:{:02} {}", kDays[parts.tm_wday], kMonths[parts.tm_mon],
                             parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, parts.tm_year + 1900));
}
Value time_asctime(Thread& t, Value* args, uint32_t) {
  tm parts;
  const bool ok = args[0].is_undefined() ? broken_down<true>(t, Value(), &parts)
                                         : parts_from(t, args[0], "asctime", &parts);
  return ok ? text_of(t, parts) : Value::error();
}
Value time_ctime(Thread& t, Value* args, uint32_t) {
  tm parts;
  return broken_down<true>(t, args[0], &parts) ? text_of(t, parts) : Value::error();
}

// --- Clocks by number and by name ---

bool clock_of(Thread& t, Value v, Nanos* out) {
  int64_t clock = 0;
  if (!to_int64(t, v, &clock)) return false;
  switch (clock) {
    case CLOCK_REALTIME:
      *out = wall_clock(t);
      return true;
    case CLOCK_MONOTONIC:
    case CLOCK_MONOTONIC_RAW:
    case CLOCK_BOOTTIME:
      *out = monotonic_clock(t);
      return true;
    case CLOCK_PROCESS_CPUTIME_ID:
      *out = process_clock(t);
      return true;
    case CLOCK_THREAD_CPUTIME_ID:
      *out = thread_clock(t);
      return true;
    default:
      return !raise_os_error(t, EINVAL).is_error();
  }
}
Value time_clock_gettime(Thread& t, Value* args, uint32_t) {
  Nanos now = 0;
  return clock_of(t, args[0], &now) ? Value::from_double(static_cast<double>(now) * 1e-9) : Value::error();
}
Value time_clock_gettime_ns(Thread& t, Value* args, uint32_t) {
  Nanos now = 0;
  return clock_of(t, args[0], &now) ? new_int(t, int64_t{now}) : Value::error();
}
Value time_clock_getres(Thread& t, Value* args, uint32_t) {
  Nanos now = 0;
  return clock_of(t, args[0], &now) ? Value::from_double(1e-9) : Value::error();
}
Value time_tzset(Thread&, Value*, uint32_t) {
  tzset();
  return Value::none();
}

// A function of a library module that the first call imports.
Value library_function(Thread& t, const char* module, const char* name) {
  const Value found = t.machine.import_hook(t, module);
  return found.is_error() ? found : get_attr(t, found, intern(t.machine, t, name));
}

Value time_get_clock_info(Thread& t, Value* args, uint32_t) {
  struct Info {
    std::string_view name;
    const char* implementation;
    bool monotonic, adjustable;
  };
  static constexpr Info kClocks[] = {
      {"time", "clock_gettime(CLOCK_REALTIME)", false, true},
      {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", true, false},
      {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", true, false},
      {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false},
      {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false},
  };
  if (!is_kind(args[0], Kind::kStr)) {
    return raise(t, t.machine.types.TypeError, "get_clock_info() argument 1 must be str, not {}",
                 argument_type_name(t, args[0]));
  }
  const std::string name = to_utf8(as<Str>(args[0]));
  for (const Info& info : kClocks) {
    if (info.name != name) continue;
    const Value make = library_function(t, "types", "SimpleNamespace");
    if (make.is_error()) return make;
    const Value kwnames = make_tuple(t, new_ascii(t, "implementation"), new_ascii(t, "monotonic"),
                                     new_ascii(t, "adjustable"), new_ascii(t, "resolution"));
    const Value values[] = {new_ascii(t, info.implementation), Value::boolean(info.monotonic),
                            Value::boolean(info.adjustable), Value::from_double(1e-9)};
    return kwnames.is_error() ? kwnames : call(t, make, values, as<Tuple>(kwnames));
  }
  return raise_text(t, t.machine.types.ValueError, "unknown clock");
}

Value time_strptime(Thread& t, Value* args, uint32_t) {
  const Value parse = library_function(t, "_strptime", "struct_time_fields");
  if (parse.is_error()) return parse;
  const Value format = args[1].is_undefined() ? new_ascii(t, "%a %b %d %H:%M:%S %Y") : args[1];
  const Value fields = call_with(t, parse, args[0], format);
  if (fields.is_error()) return fields;
  Type* type = struct_time(t);
  return type == nullptr ? fields : new_named_tuple(t, type, tuple_items(as<Tuple>(fields)));
}

constexpr NativeDef kTimeFunctions[] = {
    {"time", seconds<wall_clock>, ""},
    {"time_ns", nanoseconds<wall_clock>, ""},
    {"monotonic", seconds<monotonic_clock>, ""},
    {"monotonic_ns", nanoseconds<monotonic_clock>, ""},
    {"perf_counter", seconds<monotonic_clock>, ""},
    {"perf_counter_ns", nanoseconds<monotonic_clock>, ""},
    {"process_time", seconds<process_clock>, ""},
    {"process_time_ns", nanoseconds<process_clock>, ""},
    {"thread_time", seconds<thread_clock>, ""},
    {"thread_time_ns", nanoseconds<thread_clock>, ""},
    {"sleep", time_sleep, "seconds, /"},
    {"localtime", time_parts<true>, "seconds=, /"},
    {"gmtime", time_parts<false>, "seconds=, /"},
    {"mktime", time_mktime, "tuple, /"},
    {"strftime", time_strftime, "format, tuple=, /"},
    {"asctime", time_asctime, "tuple=, /"},
    {"ctime", time_ctime, "seconds=, /"},
    {"strptime", time_strptime, "string, format=, /"},
    {"get_clock_info", time_get_clock_info, "name, /"},
    {"clock_gettime", time_clock_gettime, "clk_id, /"},
    {"clock_gettime_ns", time_clock_gettime_ns, "clk_id, /"},
    {"clock_getres", time_clock_getres, "clk_id, /"},
    {"tzset", time_tzset, ""},
};

}  // namespace

bool init_time(Thread& t, Module* module) {
  Type* type = make_named_tuple_type(t, "time", "struct_time", kStructTimeFields, kVisibleFields);
  if (type == nullptr || !module_set(t, module, "struct_time", Value::from_object(type))) return false;
  int64_t west = 0;
  bool daylight = false;
  std::string names[2] = {"UTC", "UTC"};
  if (!t.machine.scheduler->simulated()) {
    tzset();
    west = timezone;
    daylight = ::daylight != 0;
    names[0] = tzname[0];
    names[1] = tzname[1];
  }
  const Value first = new_str(t, names[0]), second = new_str(t, names[1]);
  const Value zone = first.is_error() || second.is_error() ? Value() : make_tuple(t, first, second);
  return !zone.is_error() && module_set(t, module, "tzname", zone) &&
         module_set(t, module, "timezone", Value::from_int(west)) &&
         module_set(t, module, "altzone", Value::from_int(west - (daylight ? 3600 : 0))) &&
         module_set(t, module, "CLOCK_REALTIME", Value::from_int(CLOCK_REALTIME)) &&
         module_set(t, module, "CLOCK_MONOTONIC", Value::from_int(CLOCK_MONOTONIC)) &&
         module_set(t, module, "CLOCK_MONOTONIC_RAW", Value::from_int(CLOCK_MONOTONIC_RAW)) &&
         module_set(t, module, "CLOCK_BOOTTIME", Value::from_int(CLOCK_BOOTTIME)) &&
         module_set(t, module, "CLOCK_PROCESS_CPUTIME_ID", Value::from_int(CLOCK_PROCESS_CPUTIME_ID)) &&
         module_set(t, module, "CLOCK_THREAD_CPUTIME_ID", Value::from_int(CLOCK_THREAD_CPUTIME_ID)) &&
         module_set(t, module, "daylight", Value::from_int(daylight ? 1 : 0)) &&
         module_add_functions(t, module, kTimeFunctions);
}

}  // namespace gilbox
