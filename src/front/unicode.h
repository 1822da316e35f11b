// Questions about code points that the lexer asks: may it stand in an identifier, can it be printed.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gilbox::front {

// As str.isidentifier() of one character.
bool is_identifier_start(char32_t c);
bool is_identifier_continue(char32_t c);
// As str.isprintable(), for assigned characters.
bool is_printable(char32_t c);
// The form NFKC of an identifier in UTF-8: names that differ only in how they are written are one.
std::string normalize_identifier(std::string_view name);

// Decodes the UTF-8 sequence at `text[pos]` and moves `pos` behind it. The text must be valid UTF-8
// (surrogates are let through: string literals may hold them).
char32_t decode_utf8(std::string_view text, std::size_t& pos);
void append_utf8(std::string& out, char32_t c);
// Number of code points in valid UTF-8.
int count_code_points(std::string_view text);

}  // namespace gilbox::front
