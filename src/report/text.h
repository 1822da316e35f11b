// Small pieces of text that every report needs: times, sizes, widths on a terminal, colours.
//
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "vm/base/clock.h"

namespace gilbox {

// Columns that `text` (UTF-8) takes on a terminal: two for wide characters such as Chinese ones, none for
// combining marks.
int display_width(std::string_view text);

// Nanoseconds with three or four digits: "412 ns", "93.1 us", "5.02 ms", "1.234 s".
std::string format_duration(Nanos nanos);
// Bytes: "640 KiB", "12.3 MiB".
std::string format_bytes(uint64_t bytes);
// 0 to 1 as "12.3 %".
std::string format_share(double share);
// "thread" or "3 threads".
std::string format_count(uint64_t count, std::string_view singular);

// May text written to this descriptor be coloured? Only on a terminal that does not ask for none (NO_COLOR,
// TERM=dumb).
bool wants_colour(int descriptor);

// Escape sequences, or nothing.
struct Style {
  bool colour = false;
  std::string bold(std::string_view text) const { return wrap("1", text); }
  std::string red(std::string_view text) const { return wrap("31", text); }
  std::string green(std::string_view text) const { return wrap("32", text); }
  std::string dim(std::string_view text) const { return wrap("2", text); }

 private:
  std::string wrap(const char* code, std::string_view text) const;
};

}  // namespace gilbox
