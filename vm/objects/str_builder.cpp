#include <algorithm>
#include <bit>
#include <cstdlib>

#include "vm/base/check.h"
#include "vm/objects/str_text.h"
#include "vm/objects/unicode.h"

namespace gilbox {

StrBuilder::~StrBuilder() {
  if (data_ != inline_) std::free(data_);
}

void StrBuilder::resize(size_t capacity, unsigned width) {
  char* data =
      capacity << width <= sizeof(inline_) ? inline_ : static_cast<char*>(std::malloc(capacity << width));
  GILBOX_CHECK(data != nullptr, "out of memory for text");
  if (width == width_) {
    if (data != data_) std::memcpy(data, data_, size_ << width);
  } else if (data == data_) {
    // Widening in place goes from the end, so that nothing is overwritten before it is read.
    auto at = [&](size_t i) -> char32_t {
      if (width_ == 0) return static_cast<unsigned char>(data_[i]);
      Char2 unit;
      std::memcpy(&unit, data_ + i * 2, 2);
      return unit;
    };
    for (size_t i = size_; i-- > 0;) {
      char32_t c = at(i);
      std::memcpy(data + (i << width), &c, size_t{1} << width);
    }
  } else if (width == 1) {
    copy_text(reinterpret_cast<Char2*>(data), reinterpret_cast<const Char1*>(data_), size_);
  } else if (width_ == 0) {
    copy_text(reinterpret_cast<Char4*>(data), reinterpret_cast<const Char1*>(data_), size_);
  } else {
    copy_text(reinterpret_cast<Char4*>(data), reinterpret_cast<const Char2*>(data_), size_);
  }
  if (data_ != inline_ && data != data_) std::free(data_);
  data_ = data;
  width_ = width;
  limit_ = width == 0 ? 0x100 : width == 1 ? 0x10000 : 0xFFFFFFFF;
  capacity_ = data == inline_ ? sizeof(inline_) >> width : capacity;
}

void StrBuilder::prepare(size_t count, uint32_t bits) {
  bits_ |= bits;
  unsigned width = std::max(width_, width_for(bits));
  size_t needed = size_ + count;
  if (width != width_) {
    resize(std::max(needed + needed / 2, sizeof(inline_) >> width), width);
  } else if (needed > capacity_) {
    resize(std::max(needed, capacity_ * 2), width);
  }
}

void StrBuilder::reserve(size_t count) {
  prepare(count, 0);
}

void StrBuilder::add(const Str* s, uint32_t from, uint32_t to) {
  if (from >= to) return;
  size_t count = to - from;
  uint32_t bits = bits_of(s);
  if (!s->is_ascii() && (from != 0 || to != s->length)) {
    bits = with_text(s, [&](auto* p) { return bits_of(p + from, count); });
  }
  prepare(count, bits);
  if (width_ >= s->width_log2()) {
    copy_str(data_ + (size_ << width_), width_, s, from, count);
  } else {
    // A part that is narrower than its string.
    with_text(s, [&](auto* p) {
      if (width_ == 0) {
        copy_text(reinterpret_cast<Char1*>(data_) + size_, p + from, count);
      } else {
        copy_text(reinterpret_cast<Char2*>(data_) + size_, p + from, count);
      }
    });
  }
  size_ += count;
}

void StrBuilder::add_ascii_slow(std::string_view text) {
  prepare(text.size(), 0);
  const auto* p = reinterpret_cast<const Char1*>(text.data());
  if (width_ == 0) {
    std::memcpy(data_ + size_, p, text.size());
  } else if (width_ == 1) {
    copy_text(reinterpret_cast<Char2*>(data_) + size_, p, text.size());
  } else {
    copy_text(reinterpret_cast<Char4*>(data_) + size_, p, text.size());
  }
  size_ += text.size();
}

void StrBuilder::add_utf8(std::string_view text) {
  const auto* p = reinterpret_cast<const Char1*>(text.data());
  const Char1* end = p + text.size();
  if (bits_of(p, text.size()) < 0x80) {
    add_ascii(text);
    return;
  }
  while (p < end) {
    Utf8Step step = utf8_decode(p, end, true);
    add(step.code);
    p += step.bytes;
  }
}

void StrBuilder::add_repeated(char32_t c, size_t count) {
  if (count == 0) return;
  prepare(count, c);
  if (width_ == 0) {
    std::memset(data_ + size_, static_cast<int>(c), count);
  } else if (width_ == 1) {
    std::fill_n(reinterpret_cast<Char2*>(data_) + size_, count, static_cast<Char2>(c));
  } else {
    std::fill_n(reinterpret_cast<Char4*>(data_) + size_, count, c);
  }
  size_ += count;
}

Value StrBuilder::finish(Thread& t) {
  // bits_ may stem from wider text than was kept of a string, but for exact flags only its bounds matter:
  // add() looks at parts of strings, so they are those of the text.
  switch (width_) {
    case 0:
      return new_text(t, reinterpret_cast<const Char1*>(data_), size_, bits_);
    case 1:
      return new_text(t, reinterpret_cast<const Char2*>(data_), size_, bits_);
    default:
      return new_text(t, reinterpret_cast<const Char4*>(data_), size_, bits_);
  }
}

}  // namespace gilbox
