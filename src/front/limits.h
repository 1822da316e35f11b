// How deep the front end may recurse: by count, so that the same script fails everywhere, and by the stack
// really used, so that it fails rather than crashes when it runs on a small one.
//
// Thread safety: each walk has its own Nesting.
#pragma once

#include <cstddef>

#include "src/front/source.h"

namespace gilbox::front {

class Nesting {
 public:
  static constexpr int kMaxLevels = 1500;
  static constexpr std::ptrdiff_t kMaxStack = 4 * 1024 * 1024;

  // One step down. Throws FrontEndError with CPython's message when that is too deep.
  class Level {
   public:
    Level(Nesting& nesting, const Source& source) : nesting_(nesting) {
      if (++nesting.levels_ > kMaxLevels || nesting.stack_used() > kMaxStack) {
        SyntaxError error;
        error.kind = ErrorKind::kRecursionError;
        error.message = "maximum recursion depth exceeded during compilation";
        error.filename = source.filename();
        throw FrontEndError{std::move(error)};
      }
    }
    ~Level() { --nesting_.levels_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Nesting& nesting_;
  };

 private:
  std::ptrdiff_t stack_used() const { return base_ - static_cast<char*>(__builtin_frame_address(0)); }

  int levels_ = 0;
  char* base_ = static_cast<char*>(__builtin_frame_address(0));
};

}  // namespace gilbox::front
