// The names of Unicode's characters, as \N{...} and the error handler namereplace want them.
//
// Thread safety: any thread. The first call reads the program's table, about three milliseconds, into an
// index that stays and never changes: hardly a script asks, and those that do ask often.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gilbox {

// Upper and lower case count the same. Nothing: no such name.
std::optional<char32_t> character_named(std::string_view name);

// Empty: it has none.
std::string name_of_character(char32_t c);

// The table, made by tools/make_unicode_names.py.
std::string_view unicode_names_text();

}  // namespace gilbox
