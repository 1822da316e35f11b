// Where unpredictable numbers come from: the system, or in a simulated run its seed, so that runs repeat.
#pragma once

#include <cstdint>
#include <span>

#include "vm/objects/protocol.h"

namespace gilbox {

// False: OSError is pending. Never the same twice.
[[nodiscard]] bool fill_with_entropy(Thread& t, std::span<uint8_t> bytes);

}  // namespace gilbox
