#include "vm/modules/entropy.h"

#include <errno.h>
#include <sys/random.h>

#include <cstring>

#include "vm/base/random.h"

namespace gilbox {

bool fill_with_entropy(Thread& t, std::span<uint8_t> bytes) {
  if (t.machine.scheduler->simulated()) {
    const uint64_t draw = t.machine.entropy_draws.fetch_add(1, std::memory_order_relaxed);
    Random source(t.machine.options.scheduler.seed * 0x9e3779b97f4a7c15 + draw);
    for (size_t at = 0; at < bytes.size(); at += 8) {
      const uint64_t word = source.next();
      std::memcpy(bytes.data() + at, &word, std::min<size_t>(8, bytes.size() - at));
    }
    return true;
  }
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t n = ::getrandom(bytes.data() + at, bytes.size() - at, 0);
    if (n < 0 && errno != EINTR) {
      static_cast<void>(raise_os_error(t, errno));
      return false;
    }
    if (n > 0) at += static_cast<size_t>(n);
  }
  return true;
}

}  // namespace gilbox
