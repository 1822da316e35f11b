#include "vm/objects/kinds.h"

#include "vm/objects/attributes.h"
#include "vm/objects/bytes.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/function.h"
#include "vm/objects/generator.h"
#include "vm/objects/iterator.h"
#include "vm/objects/layout.h"
#include "vm/objects/list.h"
#include "vm/objects/module.h"
#include "vm/objects/range.h"
#include "vm/objects/set.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/objects/type.h"

namespace gilbox {
namespace {

void trace_cell(Object* object, Marker& marker) {
  marker.mark(static_cast<Cell*>(object)->value);
}

void trace_slot_chunk(Object* object, Marker& marker) {
  auto* chunk = static_cast<SlotChunk*>(object);
  marker.mark(chunk->next.load());
  for (uint32_t i = 0; i < chunk->count; ++i) marker.mark(chunk->slots[i]);
}

void trace_instance(Object* object, Marker& marker) {
  trace_attributes(static_cast<AttrObject*>(object), marker);
}

void trace_native(Object* object, Marker& marker) {
  auto* native = static_cast<NativeObject*>(object);
  trace_attributes(native, marker);
  if (native->operations->trace != nullptr) native->operations->trace(native, marker);
}

void finalize_native(Object* object) {
  auto* native = static_cast<NativeObject*>(object);
  if (native->operations->finalize != nullptr) native->operations->finalize(native);
}

}  // namespace

const KindInfo kKindTable[] = {
    {"free", nullptr, nullptr},
    {"int", nullptr, nullptr},
    {"str", trace_str, nullptr},
    {"str buffer", nullptr, nullptr},
    {"bytes", trace_bytes, nullptr},
    {"tuple", trace_tuple, nullptr},
    {"list", trace_list, nullptr},
    {"array", trace_array, nullptr},
    {"dict", trace_dict, nullptr},
    {"dict table", trace_dict_table, nullptr},
    {"set", trace_set, nullptr},
    {"set table", trace_set_table, nullptr},
    {"range", trace_range, nullptr},
    {"slice", trace_slice, nullptr},
    {"cell", trace_cell, nullptr},
    {"function", trace_function, nullptr},
    {"builtin", trace_builtin, nullptr},
    {"method", trace_bound_method, nullptr},
    {"type", trace_type, finalize_type},
    {"instance", trace_instance, nullptr},
    {"slot chunk", trace_slot_chunk, nullptr},
    {"module", trace_module, nullptr},
    {"generator", trace_generator, nullptr},
    {"iterator", trace_iterator, nullptr},
    {"exception", trace_exception, nullptr},
    {"traceback", trace_traceback, nullptr},
    {"property", trace_property, nullptr},
    {"staticmethod", trace_static_method, nullptr},
    {"classmethod", trace_static_method, nullptr},
    {"super", trace_super, nullptr},
    {"dict view", trace_dict_view, nullptr},
    {"native", trace_native, finalize_native},
};
static_assert(sizeof(kKindTable) / sizeof(kKindTable[0]) == static_cast<size_t>(Kind::kCount));

}  // namespace gilbox
