// Read-only views of mappings: types.MappingProxyType, and what a class's __dict__ is.
//
// Thread safety: that of the mapping; the view itself never changes.
#pragma once

#include "vm/objects/protocol.h"

namespace gilbox {

Value new_mapping_proxy(Thread& t, Value mapping);

void init_mapping_proxy_type(Thread& t);

}  // namespace gilbox
