#include "vm/base/charset.h"

#include <iconv.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "vm/base/words.h"

namespace gilbox {
namespace {

constexpr char32_t kNone = 0xFFFFFFFF;

// Those of which iconv() has the table that CPython has.
struct Known {
  std::string_view name;     // CPython's
  const char* system;        // iconv()'s
  bool page;                 // one byte per character
  std::string_view aliases;  // beside those that plain_name() knows
};
constexpr Known kKnown[] = {
    {"cp437", "CP437", true, ""},
    {"cp737", "CP737", true, ""},
    {"cp775", "CP775", true, ""},
    {"cp850", "CP850", true, ""},
    {"cp852", "CP852", true, ""},
    {"cp855", "CP855", true, ""},
    {"cp857", "CP857", true, ""},
    {"cp858", "CP858", true, ""},
    {"cp860", "CP860", true, ""},
    {"cp861", "CP861", true, "cp-is"},
    {"cp862", "CP862", true, ""},
    {"cp863", "CP863", true, ""},
    {"cp865", "CP865", true, ""},
    {"cp866", "CP866", true, ""},
    {"cp869", "CP869", true, "cp-gr"},
    {"cp874", "CP874", true, ""},
    {"cp1125", "CP1125", true, "cp866u ruscii"},
    {"cp1250", "CP1250", true, ""},
    {"cp1251", "CP1251", true, ""},
    {"cp1252", "CP1252", true, ""},
    {"cp1253", "CP1253", true, ""},
    {"cp1254", "CP1254", true, ""},
    {"cp1255", "CP1255", true, ""},
    {"cp1256", "CP1256", true, ""},
    {"cp1257", "CP1257", true, ""},
    {"cp1258", "CP1258", true, ""},
    {"iso8859-2", "ISO-8859-2", true, "latin2 l2"},
    {"iso8859-3", "ISO-8859-3", true, "latin3 l3"},
    {"iso8859-4", "ISO-8859-4", true, "latin4 l4"},
    {"iso8859-5", "ISO-8859-5", true, "cyrillic"},
    {"iso8859-6", "ISO-8859-6", true, "arabic asmo-708 ecma-114"},
    {"iso8859-7", "ISO-8859-7", true, "greek greek8 ecma-118 elot-928"},
    {"iso8859-8", "ISO-8859-8", true, "hebrew"},
    {"iso8859-9", "ISO-8859-9", true, "latin5 l5"},
    {"iso8859-10", "ISO-8859-10", true, "latin6 l6"},
    {"iso8859-11", "ISO-8859-11", true, "thai"},
    {"iso8859-13", "ISO-8859-13", true, "latin7 l7"},
    {"iso8859-14", "ISO-8859-14", true, "latin8 l8 iso-celtic"},
    {"iso8859-15", "ISO-8859-15", true, "latin9 l9"},
    {"iso8859-16", "ISO-8859-16", true, "latin10 l10"},
    {"koi8-r", "KOI8-R", true, "cskoi8r"},
    {"koi8-u", "KOI8-U", true, ""},
    {"kz1048", "RK1048", true, "kz-1048 rk1048 strk1048-2002"},
    {"ptcp154", "PT154", true, "pt154 cp154 cyrillic-asian csptcp154"},
    {"gb2312", "GB2312", false,
     "chinese csiso58gb231280 euc-cn euccn eucgb2312-cn gb2312-1980 gb2312-80 iso-ir-58"},
    {"gbk", "GBK", false, "936 cp936 ms936"},
    {"cp949", "CP949", false, "949 ms949 uhc"},
    {"shift_jis", "SHIFT_JIS", false, "shift-jis csshiftjis shiftjis sjis s-jis"},
};

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "windows-1251", "ibm866", "866" and "iso-8859-2" by the names in the table.
std::string plain_name(std::string_view name) {
  for (const std::string_view prefix : {"windows-", "ibm", ""}) {
    if (name.starts_with(prefix) && all_digits(name.substr(prefix.size()))) {
      return "cp" + std::string(name.substr(prefix.size()));
    }
  }
  constexpr std::string_view kIso = "iso-8859-";
  return name.starts_with(kIso) ? "iso8859-" + std::string(name.substr(kIso.size())) : std::string(name);
}

const Known* known_by(std::string_view name) {
  const std::string plain = plain_name(name);
  const auto* const found = std::find_if(std::begin(kKnown), std::end(kKnown), [&](const Known& known) {
    return known.name == plain || lists_word(known.aliases, name);
  });
  return found == std::end(kKnown) ? nullptr : found;
}

// What iconv() makes of one character's bytes.
class Converter {
 public:
  explicit Converter(const char* from) : cd_(::iconv_open("UTF-32LE", from)) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (valid()) ::iconv_close(cd_);
  }
  // iconv_open() fails with the pointer that is all ones.
  bool valid() const { return reinterpret_cast<intptr_t>(cd_) != -1; }
  char32_t operator()(std::string_view bytes) const {
    std::string in(bytes);
    char out[16];
    char* from = in.data();
    char* to = out;
    size_t in_left = in.size(), out_left = sizeof out;
    ::iconv(cd_, nullptr, nullptr, nullptr, nullptr);
    const bool failed = ::iconv(cd_, &from, &in_left, &to, &out_left) == static_cast<size_t>(-1);
    ::iconv(cd_, nullptr, nullptr, &to, &out_left);  // what it holds back for an accent that might follow
    if (failed || in_left != 0 || to != out + 4) return kNone;
    const auto byte = [&out](int i) { return char32_t{static_cast<unsigned char>(out[i])}; };
    return byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;
  }

 private:
  iconv_t cd_;
};

}  // namespace

const Charset* Charset::find(std::string_view name) {
  static std::mutex mutex;
  static std::map<const Known*, std::unique_ptr<const Charset>> made;
  const Known* known = known_by(name);
  if (known == nullptr) return nullptr;
  std::scoped_lock lock(mutex);
  auto& charset = made[known];
  if (charset == nullptr) charset.reset(new Charset(std::string(known->name), known->system, known->page));
  return charset->singles_.empty() ? nullptr : charset.get();
}

Charset::Charset(std::string name, const char* system_name, bool page) : name_(std::move(name)) {
  const Converter convert(system_name);
  if (!convert.valid()) return;
  singles_.assign(256, kNone);
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char text = static_cast<char>(byte);
    // Beside pairs only Japanese half-width letters are single: iconv() lets control characters through as
    // well.
    const bool single = page || (byte > 0xA0 && byte < 0xE0);
    if (byte < 0x80) singles_[byte] = byte;
    if (byte >= 0x80 && single) singles_[byte] = convert({&text, 1});
    if (singles_[byte] != kNone) back_.emplace(singles_[byte], byte);
  }
  if (page) return;
  pairs_.assign(0x8000, kNone);
  for (unsigned pair = 0; pair < 0x8000; ++pair) {
    const char text[2] = {static_cast<char>(0x80 + (pair >> 8)), static_cast<char>(pair)};
    if (singles_[0x80 + (pair >> 8)] != kNone) continue;
    pairs_[pair] = convert({text, 2});
    if (pairs_[pair] != kNone) back_.emplace(pairs_[pair], static_cast<uint16_t>(0x8000 + pair));
  }
}

Charset::Step Charset::decode(std::string_view rest) const {
  const auto first = static_cast<unsigned char>(rest[0]);
  if (singles_[first] != kNone) return {singles_[first], 1};
  if (is_page() || rest.size() < 2) return {};
  const char32_t c = pairs_[(first - 0x80U) << 8 | static_cast<unsigned char>(rest[1])];
  return c == kNone ? Step{} : Step{c, 2};
}

bool Charset::wants_more(std::string_view rest) const {
  const auto first = static_cast<unsigned char>(rest[0]);
  if (is_page() || rest.size() > 1 || singles_[first] != kNone) return false;
  // As CPython's decoders: where high bytes can be single (Shift JIS), only those with which pairs begin.
  if (singles_[0xA1] == kNone) return true;
  return (first > 0x80 && first < 0xA0) || (first >= 0xE0 && first <= 0xEA);
}

bool Charset::encode(char32_t c, std::string* out) const {
  const auto found = back_.find(c);
  if (found == back_.end()) return false;
  if (found->second > 0xFF) out->push_back(static_cast<char>(found->second >> 8));
  out->push_back(static_cast<char>(found->second));
  return true;
}

}  // namespace gilbox
