// What the two files of the module posix share: the arguments of system calls.
// Thread safety: no state.
#pragma once

#include <cerrno>
#include <string>

#include "vm/objects/protocol.h"

namespace gilbox {

// A path given as str, bytes or through __fspath__; "." where it is left out.
[[nodiscard]] bool path_argument(Thread& t, Value v, std::string* path);
[[nodiscard]] bool int_argument(Thread& t, Value v, int otherwise, int* out);

// What os.getpid() says: in a simulated run a number of its own, so that the run does not depend on it.
int64_t own_pid(const Thread& t);

// Runs a system call detached; the result is its, or -1 with *error set.
template <class Call>
auto detached(Thread& t, int* error, Call system_call) {
  DetachedScope io(*t.machine.scheduler, t);
  const auto result = system_call();
  *error = errno;
  return result;
}

bool add_posix_calls(Thread& t, Module* module);

}  // namespace gilbox
