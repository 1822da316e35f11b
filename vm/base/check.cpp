#include "vm/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace gilbox {

void check_failed(const char* file, int line, const char* condition, const char* message) {
  std::fprintf(stderr, "gilbox: %s:%d: check failed: %s: %s\n", file, line, condition, message);
  std::fflush(stderr);
  std::abort();
}

}  // namespace gilbox
