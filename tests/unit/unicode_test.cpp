#include "vm/objects/unicode.h"

#include <gtest/gtest.h>

#include <string>

namespace gilbox {
namespace {

using Record = UnicodeRecord;

std::u32string change(char32_t c, CaseChange to) {
  char32_t out[3];
  return {out, unicode_change_case(c, to, out)};
}

Utf8Step decode(const std::string& bytes, bool allow_surrogates = false) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  return utf8_decode(p, p + bytes.size(), allow_surrogates);
}

TEST(Unicode, Properties_of_letters_digits_and_spaces) {
  EXPECT_TRUE(unicode_is(U'中', Record::kAlpha));
  EXPECT_TRUE(unicode_is(U'²', Record::kDigit));
  EXPECT_FALSE(unicode_is(U'²', Record::kDecimal));
  EXPECT_TRUE(unicode_is(U'½', Record::kNumeric));
  EXPECT_EQ(unicode_decimal(U'٣'), 3);
  EXPECT_EQ(unicode_decimal(U'a'), -1);
  EXPECT_TRUE(unicode_is_space(0x3000));
  EXPECT_TRUE(unicode_is_space(0x1F));
  EXPECT_FALSE(unicode_is_space(0x200B));
}

TEST(Unicode, Only_visible_characters_and_the_space_are_printable) {
  EXPECT_TRUE(unicode_is_printable(' '));
  EXPECT_TRUE(unicode_is_printable(U'😀'));
  for (char32_t c : {0x7Fu, 0xA0u, 0xADu, 0x200Bu, 0xD800u, 0xE000u, 0x10FFFFu}) {
    EXPECT_FALSE(unicode_is_printable(c)) << static_cast<uint32_t>(c);
  }
}

TEST(Unicode, A_change_of_case_may_give_several_characters) {
  EXPECT_TRUE(change(U'ß', CaseChange::kUpper) == U"SS");
  EXPECT_TRUE(change(U'ß', CaseChange::kTitle) == U"Ss");
  EXPECT_TRUE(change(U'ß', CaseChange::kFold) == U"ss");
  EXPECT_TRUE(change(U'ß', CaseChange::kLower) == U"ß");
  EXPECT_TRUE(change(0x130, CaseChange::kLower) == U"i\u0307");
  EXPECT_TRUE(change(U'é', CaseChange::kUpper) == U"É");
  EXPECT_TRUE(change(0x1F80, CaseChange::kUpper) == U"\u1F08\u0399");
}

TEST(Unicode, Points_beyond_the_last_have_no_properties) {
  EXPECT_EQ(unicode_record(0x110000).flags & Record::kAlpha, 0);
  EXPECT_EQ(unicode_record(0xFFFFFFFF).flags & Record::kPrintable, 0);
}

TEST(Utf8, What_is_encoded_decodes_again) {
  for (char32_t c : {0x0u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xFFFFu, 0x10000u, 0x10FFFFu}) {
    std::string bytes;
    utf8_append(&bytes, c);
    Utf8Step step = decode(bytes);
    EXPECT_EQ(step.error, Utf8Error::kNone);
    EXPECT_TRUE(step.code == c);
    EXPECT_EQ(step.bytes, bytes.size());
  }
}

TEST(Utf8, Invalid_bytes_are_told_apart) {
  EXPECT_EQ(decode("\xff").error, Utf8Error::kStartByte);
  EXPECT_EQ(decode("\x80").error, Utf8Error::kStartByte);
  EXPECT_EQ(decode("\xc0\x80").error, Utf8Error::kStartByte);
  EXPECT_EQ(decode("\xe2\x28\xa1").error, Utf8Error::kContinuationByte);
  EXPECT_EQ(decode("\xe0\x80\x80").error, Utf8Error::kContinuationByte);
  EXPECT_EQ(decode("\xf4\x90\x80\x80").error, Utf8Error::kContinuationByte);
  Utf8Step cut = decode("\xf0\x9f\x98");
  EXPECT_EQ(cut.error, Utf8Error::kUnexpectedEnd);
  EXPECT_EQ(cut.bytes, 3u);
}

TEST(Utf8, Surrogates_only_where_allowed) {
  EXPECT_EQ(decode("\xed\xa0\x80").error, Utf8Error::kContinuationByte);
  EXPECT_TRUE(decode("\xed\xa0\x80", true).code == 0xD800u);
}

}  // namespace
}  // namespace gilbox
