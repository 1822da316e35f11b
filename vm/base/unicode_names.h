// The names of Unicode's characters, as \N{...} and the error handler namereplace want them.
//
// Thread safety: pure functions over a table of the program. Each call reads the table from its beginning,
// about a millisecond: nothing is kept, since hardly a script asks.
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
