// The table that tells the collector about every Kind.
#pragma once

#include "vm/heap/heap.h"

namespace gilbox {

extern const KindInfo kKindTable[];

}  // namespace gilbox
