// _datetime_math: the calendar arithmetic of the module datetime, whose classes are in Python. Their fields
// are the first members of their __slots__, which are read and set here in place: a date has year, month and
// day; a datetime hour, minute, second, microsecond, tzinfo and fold as well; a timedelta days, seconds,
// microseconds.
//
// Thread safety: no state; the slots are atomics, and only objects that nobody else has seen yet are set.
#include <algorithm>
#include <array>
#include <compare>
#include <optional>

#include "vm/modules/modules.h"
#include "vm/objects/int.h"
#include "vm/objects/shape.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

constexpr int64_t kMaxOrdinal = 3652059;   // 9999-12-31
constexpr int64_t kEpochOrdinal = 719163;  // 1970-01-01
constexpr int64_t kSecondsOfDay = 86400;
constexpr int64_t kMicrosOfSecond = 1'000'000;
constexpr std::array<int, 13> kDaysBefore = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
constexpr size_t kDateFields = 7;  // year, month, day, hour, minute, second, microsecond
constexpr size_t kZone = 7;
constexpr size_t kFold = 8;
constexpr int64_t kMostDays = 999'999'999;  // of a timedelta

bool is_leap(int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
int64_t days_in_month(int64_t year, int64_t month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// The day's number; 1 is January 1 of year 1.
int64_t ordinal(int64_t year, int64_t month, int64_t day) {
  const int64_t before = year - 1;
  const int64_t days = before * 365 + before / 4 - before / 100 + before / 400 + kDaysBefore[month] + day;
  return month > 2 && is_leap(year) ? days + 1 : days;
}

struct Date {
  int64_t year, month, day;
};

Date from_ordinal(int64_t n) {
  --n;
  const int64_t n400 = n / 146097;
  n %= 146097;
  const int64_t n100 = n / 36524;
  n %= 36524;
  const int64_t n4 = n / 1461;
  n %= 1461;
  const int64_t n1 = n / 365;
  n %= 365;
  const int64_t year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1;
  if (n1 == 4 || n100 == 4) return {year - 1, 12, 31};
  int64_t month = 1;
  while (n >= days_in_month(year, month)) n -= days_in_month(year, month++);
  return {year, month, n + 1};
}

int64_t floor_div(int64_t* a, int64_t b) {
  int64_t quotient = *a / b;
  *a %= b;
  if (*a < 0) {
    *a += b;
    --quotient;
  }
  return quotient;
}

// The arguments as integers that fit the calendar; false: exception.
template <size_t kCount>
bool integers(Thread& t, const Value* args, std::array<int64_t, kCount>* out) {
  for (size_t i = 0; i < kCount; ++i) {
    if (!to_int64(t, args[i], &(*out)[i])) return false;
  }
  return true;
}

bool month_fits(Thread& t, int64_t month) {
  if (month >= 1 && month <= 12) return true;
  static_cast<void>(raise_text(t, t.machine.types.ValueError, "month must be in 1..12"));
  return false;
}

template <size_t kCount>
Value tuple_of(Thread& t, const std::array<int64_t, kCount>& numbers) {
  std::array<Value, kCount> items;
  std::transform(numbers.begin(), numbers.end(), items.begin(), [](int64_t n) { return Value::from_int(n); });
  return new_tuple_of(t, items);
}

Value math_ordinal(Thread& t, Value* args, uint32_t) {
  std::array<int64_t, 3> date;
  if (!integers(t, args, &date) || !month_fits(t, date[1])) return Value::error();
  return Value::from_int(ordinal(date[0], date[1], date[2]));
}

Value math_from_ordinal(Thread& t, Value* args, uint32_t) {
  int64_t n;
  if (!to_int64(t, args[0], &n)) return Value::error();
  if (n < 1 || n > kMaxOrdinal) return Value::none();
  const Date date = from_ordinal(n);
  return tuple_of<3>(t, {date.year, date.month, date.day});
}

// The first `count` slots of an object of the module; null: it is something else, and an exception is
// pending.
Slot* slots_of(Thread& t, Value v, uint16_t count) {
  if (v.is_object()) {
    const Shape* shape = t.machine.shapes.of(v.as_object());
    if (shape->reserved_slots >= count) {
      return reinterpret_cast<Slot*>(reinterpret_cast<char*>(v.as_object()) + shape->slots_offset);
    }
  }
  static_cast<void>(raise_text(t, t.machine.types.TypeError, "an object of the module datetime is needed"));
  return nullptr;
}

template <size_t kCount>
bool fields_of(Thread& t, Value v, std::array<int64_t, kCount>* out) {
  const Slot* slots = slots_of(t, v, kCount);
  if (slots == nullptr) return false;
  for (size_t i = 0; i < kCount; ++i) {
    if (!to_int64(t, slots[i].load(), &(*out)[i])) return false;
  }
  return true;
}

template <size_t kCount>
void set_fields(Slot* slots, const std::array<int64_t, kCount>& numbers) {
  for (size_t i = 0; i < kCount; ++i) slots[i].store(Value::from_int(numbers[i]));
}

Value range_error(Thread& t, std::string_view text) {
  return raise_text(t, t.machine.types.ValueError, text);
}

// False: an exception is pending.
bool date_fits(Thread& t, int64_t year, int64_t month, int64_t day) {
  if (year < 1 || year > 9999) {
    static_cast<void>(raise(t, t.machine.types.ValueError, "year {} is out of range", year));
    return false;
  }
  if (!month_fits(t, month)) return false;
  if (day >= 1 && day <= days_in_month(year, month)) return true;
  static_cast<void>(range_error(t, "day is out of range for month"));
  return false;
}

Value math_set_date(Thread& t, Value* args, uint32_t) {
  std::array<int64_t, 3> date;
  Slot* slots = slots_of(t, args[0], 3);
  if (slots == nullptr || !integers(t, args + 1, &date) || !date_fits(t, date[0], date[1], date[2])) {
    return Value::error();
  }
  set_fields(slots, date);
  return Value::none();
}

Value math_set_datetime(Thread& t, Value* args, uint32_t) {
  std::array<int64_t, kDateFields> at;
  std::array<int64_t, 1> fold;
  Slot* slots = slots_of(t, args[0], kFold + 1);
  if (slots == nullptr || !integers(t, args + 1, &at) || !integers(t, args + 1 + kFold, &fold) ||
      !date_fits(t, at[0], at[1], at[2])) {
    return Value::error();
  }
  if (at[3] < 0 || at[3] > 23) return range_error(t, "hour must be in 0..23");
  if (at[4] < 0 || at[4] > 59) return range_error(t, "minute must be in 0..59");
  if (at[5] < 0 || at[5] > 59) return range_error(t, "second must be in 0..59");
  if (at[6] < 0 || at[6] >= kMicrosOfSecond) return range_error(t, "microsecond must be in 0..999999");
  if (fold[0] != 0 && fold[0] != 1) return range_error(t, "fold must be either 0 or 1");
  set_fields(slots, at);
  slots[kZone].store(args[1 + kZone]);
  slots[kFold].store(Value::from_int(fold[0]));
  return Value::none();
}

int64_t seconds_of(const std::array<int64_t, kDateFields>& at) {
  return at[3] * 3600 + at[4] * 60 + at[5];
}

// Sets a new datetime to another one moved by days, seconds and microseconds; False: out of range.
Value math_set_moved(Thread& t, Value* args, uint32_t) {
  std::array<int64_t, kDateFields> at;
  std::array<int64_t, 3> by;
  Slot* slots = slots_of(t, args[0], kFold + 1);
  if (slots == nullptr || !fields_of(t, args[1], &at) || !integers(t, args + 2, &by) ||
      !month_fits(t, at[1])) {
    return Value::error();
  }
  int64_t micros = at[6] + by[2];
  int64_t seconds = seconds_of(at) + by[1] + floor_div(&micros, kMicrosOfSecond);
  const int64_t day = ordinal(at[0], at[1], at[2]) + by[0] + floor_div(&seconds, kSecondsOfDay);
  if (day < 1 || day > kMaxOrdinal) return Value::boolean(false);
  const Date date = from_ordinal(day);
  set_fields<kDateFields>(
      slots, {date.year, date.month, date.day, seconds / 3600, seconds / 60 % 60, seconds % 60, micros});
  const Slot* old = slots_of(t, args[1], kFold + 1);
  if (old == nullptr) return Value::error();
  slots[kZone].store(old[kZone].load());
  slots[kFold].store(Value::from_int(0));
  return Value::boolean(true);
}

// Sets a new datetime, in `zone`, to the moment that is so many seconds after the start of 1970; False: out
// of range.
Value math_set_moment(Thread& t, Value* args, uint32_t) {
  std::array<int64_t, 2> given;
  Slot* slots = slots_of(t, args[0], kFold + 1);
  if (slots == nullptr || !integers(t, args + 1, &given)) return Value::error();
  if (std::abs(given[0]) > kMaxOrdinal * kSecondsOfDay) return Value::boolean(false);
  int64_t seconds = given[0];
  const int64_t day = kEpochOrdinal + floor_div(&seconds, kSecondsOfDay);
  if (day < 1 || day > kMaxOrdinal) return Value::boolean(false);
  const Date date = from_ordinal(day);
  set_fields<kDateFields>(
      slots, {date.year, date.month, date.day, seconds / 3600, seconds / 60 % 60, seconds % 60, given[1]});
  slots[kZone].store(args[3]);
  slots[kFold].store(Value::from_int(0));
  return Value::boolean(true);
}

// A number for hash(): two datetimes without zone have the same one when they are equal.
Value math_mixed(Thread& t, Value* args, uint32_t) {
  std::array<int64_t, kDateFields> at;
  if (!fields_of(t, args[0], &at) || !month_fits(t, at[1])) return Value::error();
  const auto mixed =
      static_cast<uint64_t>(
          (ordinal(at[0], at[1], at[2]) * kSecondsOfDay + seconds_of(at)) * kMicrosOfSecond + at[6]) *
      0x9e3779b97f4a7c15;
  return Value::from_int(static_cast<int64_t>(mixed >> 20));
}

// Sets a new timedelta, given numbers that need not be in their ranges; False: too many days.
bool set_duration(Slot* slots, std::array<int64_t, 3> n) {
  n[1] += floor_div(&n[2], kMicrosOfSecond);
  n[0] += floor_div(&n[1], kSecondsOfDay);
  if (n[0] < -kMostDays || n[0] > kMostDays) return false;
  set_fields(slots, n);
  return true;
}
Value math_set_duration(Thread& t, Value* args, uint32_t) {
  std::array<int64_t, 3> n;
  Slot* slots = slots_of(t, args[0], 3);
  if (slots == nullptr || !integers(t, args + 1, &n)) return Value::error();
  return Value::boolean(set_duration(slots, n));
}

// Sets a new timedelta to what is between the second time and the first.
Value math_set_apart(Thread& t, Value* args, uint32_t) {
  std::array<int64_t, kDateFields> a, b;
  Slot* slots = slots_of(t, args[0], 3);
  if (slots == nullptr || !fields_of(t, args[1], &a) || !fields_of(t, args[2], &b) || !month_fits(t, a[1]) ||
      !month_fits(t, b[1])) {
    return Value::error();
  }
  set_duration(slots, {ordinal(a[0], a[1], a[2]) - ordinal(b[0], b[1], b[2]), seconds_of(a) - seconds_of(b),
                       a[6] - b[6]});
  return Value::none();
}

// -1, 0, 1: how two objects follow each other by their first fields.
template <size_t kCount>
Value math_compare(Thread& t, Value* args, uint32_t) {
  std::array<int64_t, kCount> a, b;
  if (!fields_of(t, args[0], &a) || !fields_of(t, args[1], &b)) return Value::error();
  const auto order = a <=> b;
  return Value::from_int(order < 0 ? -1 : order > 0 ? 1 : 0);
}

// `count` digits at the front of the text, cut off.
std::optional<int64_t> take_digits(std::string_view* text, size_t count) {
  if (text->size() < count) return std::nullopt;
  int64_t n = 0;
  for (const char c : text->substr(0, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  text->remove_prefix(count);
  return n;
}

bool take(std::string_view* text, char c) {
  if (text->empty() || text->front() != c) return false;
  text->remove_prefix(1);
  return true;
}

// The seven fields of "2024-01-31", "2024-01-31T13:45", "2024-01-31 13:45:59" or with 3 or 6 further digits;
// None: it is another form, or wrong.
Value math_from_iso(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kStr) || !as<Str>(args[0])->is_ascii()) return Value::none();
  std::string_view text = as<Str>(args[0])->ascii();
  std::array<int64_t, kDateFields> at{};
  static constexpr std::array<size_t, kDateFields> kDigits = {4, 2, 2, 2, 2, 2, 6};
  static constexpr std::string_view kBefore = "\0--T::.";
  size_t given = 0;
  for (size_t i = 0; i < kDateFields && !(i >= 3 && i != 4 && text.empty()); ++i, ++given) {
    if (i == 3 ? !take(&text, 'T') && !take(&text, ' ') : i > 0 && !take(&text, kBefore[i]))
      return Value::none();
    const bool millis = i == 6 && text.size() == 3;
    const std::optional<int64_t> n = take_digits(&text, millis ? 3 : kDigits[i]);
    if (!n) return Value::none();
    at[i] = millis ? *n * 1000 : *n;
  }
  const bool date_fits =
      at[0] >= 1 && at[1] >= 1 && at[1] <= 12 && at[2] >= 1 && at[2] <= days_in_month(at[0], at[1]);
  if (!text.empty() || !date_fits || at[3] > 23 || at[4] > 59 || at[5] > 59) return Value::none();
  return tuple_of(t, at);
}

constexpr NativeDef kDatetimeMathFunctions[] = {
    {"ordinal", math_ordinal, "year, month, day, /"},
    {"from_ordinal", math_from_ordinal, "n, /"},
    {"set_date", math_set_date, "new, year, month, day, /"},
    {"set_datetime", math_set_datetime,
     "new, year, month, day, hour, minute, second, microsecond, tzinfo, fold, /"},
    {"set_moved", math_set_moved, "new, old, days, seconds, microseconds, /"},
    {"set_moment", math_set_moment, "new, seconds, microseconds, tzinfo, /"},
    {"mixed", math_mixed, "at, /"},
    {"set_apart", math_set_apart, "new, left, right, /"},
    {"set_duration", math_set_duration, "new, days, seconds, microseconds, /"},
    {"compare", math_compare<kDateFields>, "left, right, /"},
    {"compare_three", math_compare<3>, "left, right, /"},
    {"from_iso", math_from_iso, "text, /"},
};

}  // namespace

bool init_datetime_math(Thread& t, Module* module) {
  return module_add_functions(t, module, kDatetimeMathFunctions);
}

}  // namespace gilbox
