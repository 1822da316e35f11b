// Weak references and __del__: what happens to objects that a collection finds dead.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

class Finalizers {
 public:
};

}  // namespace gilbox
