// Parts of the module _json, each in a file of its own.
#pragma once

#include "vm/objects/module.h"
#include "vm/objects/protocol.h"

namespace gilbox {

Value json_encode(Thread& t, Value* args, uint32_t count);
Value json_decode(Thread& t, Value* args, uint32_t count);

}  // namespace gilbox
