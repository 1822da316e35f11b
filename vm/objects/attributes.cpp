#include "vm/objects/attributes.h"

#include <algorithm>

#include "vm/objects/alloc.h"
#include "vm/objects/bytes.h"
#include "vm/objects/dict.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

constexpr uint32_t kChunkSlots = 8;

// Where `extra` is: strings, tuples and bytes do not begin as AttrObject; instances of their subclasses have
// it behind the string's struct, the tuple's items and the bytes.
Ref<Object>& extra_of(AttrObject* object) {
  if (object->kind == Kind::kStr)
    return *reinterpret_cast<Ref<Object>*>(reinterpret_cast<char*>(object) + sizeof(Str));
  if (object->kind == Kind::kBytes) return bytes_extra(reinterpret_cast<Bytes*>(object));
  if (object->kind != Kind::kTuple) return object->extra;
  auto* tuple = reinterpret_cast<Tuple*>(object);
  return *reinterpret_cast<Ref<Object>*>(tuple->items + tuple->count);
}

Slot* inline_slot(AttrObject* object, const Shape* shape, uint32_t number) {
  return reinterpret_cast<Slot*>(reinterpret_cast<char*>(object) + shape->slots_offset) + number;
}

SlotChunk* new_chunk(Thread& t) {
  auto* chunk =
      new_object<SlotChunk>(t, Kind::kSlotChunk, sizeof(SlotChunk) + (kChunkSlots - 1) * sizeof(Slot));
  chunk->count = kChunkSlots;
  chunk->unused = 0;
  chunk->next.init(nullptr);
  for (uint32_t i = 0; i < kChunkSlots; ++i) chunk->slots[i].init(Value::undefined());
  return chunk;
}

// Makes sure that the slot exists. Only the thread that adds the attribute gets here, with the lock if there
// is one. `spare` is used up if a chunk is needed.
Slot* slot_for_adding(AttrObject* object, const Shape* shape, uint32_t number, SlotChunk** spare) {
  if (number < shape->inline_slots) return inline_slot(object, shape, number);
  uint32_t beyond = number - shape->inline_slots;
  Ref<Object>* link = &extra_of(object);
  for (;;) {
    auto* chunk = static_cast<SlotChunk*>(link->load());
    if (chunk == nullptr) {
      if (*spare == nullptr) return nullptr;
      chunk = *spare;
      *spare = nullptr;
      link->store(chunk);
    }
    if (beyond < kChunkSlots) return &chunk->slots[beyond];
    beyond -= kChunkSlots;
    link = &chunk->next;
  }
}

// Objects of this class will get their attributes in line from now on.
void learn(Thread& t, const Shape* shape) {
  Type* type = shape->type;
  Shape* root = type->instance_shape.load(std::memory_order_acquire);
  if ((type->instance_kind != Kind::kInstance && type->instance_kind != Kind::kStr) ||
      root->inline_slots > shape->slot_count)
    return;
  auto wanted = static_cast<uint16_t>(std::min<int>(shape->slot_count + shape->slot_count / 2 + 1, 64));
  if (wanted <= root->inline_slots) return;
  Shape* larger = t.machine.shapes.make_root(type, root->slots_offset, wanted, true, root->reserved_slots);
  type->instance_shape.store(larger, std::memory_order_release);
}

}  // namespace

void trace_attributes(AttrObject* object, Marker& marker) {
  marker.mark(extra_of(object).load());
  const Shape* shape = marker.shapes->of(object);
  uint32_t count = std::min<uint32_t>(shape->inline_slots, shape->slot_count);
  if (shape->dict_mode) count = shape->inline_slots;
  for (uint32_t i = 0; i < count; ++i) marker.mark(*inline_slot(object, shape, i));
}

Slot* attribute_slot(AttrObject* object, const Shape* shape, uint32_t number) {
  if (number < shape->inline_slots) return inline_slot(object, shape, number);
  uint32_t beyond = number - shape->inline_slots;
  auto* chunk = static_cast<SlotChunk*>(extra_of(object).load());
  while (beyond >= kChunkSlots) {
    chunk = static_cast<SlotChunk*>(chunk->next.load());
    beyond -= kChunkSlots;
  }
  return &chunk->slots[beyond];
}

Value own_attr(Thread& t, AttrObject* object, Str* name) {
  const Shape* shape = t.machine.shapes.of(object);
  if (shape->dict_mode) return dict_get_str(static_cast<Dict*>(extra_of(object).load()), name);
  int number = shape->find(name);
  return number < 0 ? Value::undefined()
                    : attribute_slot(object, shape, static_cast<uint32_t>(number))->load();
}

bool set_own_attr(Thread& t, AttrObject* object, Str* name, Value value) {
  SlotChunk* spare = nullptr;
  for (;;) {
    Shape* shape = t.machine.shapes.of(object);
    if (shape->dict_mode) return dict_set_str(t, static_cast<Dict*>(extra_of(object).load()), name, value);
    int number = shape->find(name);
    if (number >= 0) {
      attribute_slot(object, shape, static_cast<uint32_t>(number))->store(value);
      return true;
    }
    Shape* grown = t.machine.shapes.with(shape, name);
    if (grown == nullptr) {
      if (own_dict(t, object).is_error()) return false;
      continue;
    }
    {
      ObjectLock lock(t, object);
      if (t.machine.shapes.of(object) != shape) continue;  // somebody else added one first
      Slot* slot = slot_for_adding(object, shape, grown->slot_count - 1U, &spare);
      if (slot != nullptr) {
        slot->store(value);
        object->shape_id.store(grown->id, std::memory_order_release);
        if (grown->slot_count > grown->inline_slots) learn(t, grown);
        return true;
      }
    }
    spare = new_chunk(t);
  }
}

bool del_own_attr(Thread& t, AttrObject* object, Str* name) {
  for (;;) {
    Shape* shape = t.machine.shapes.of(object);
    if (shape->dict_mode) {
      return !dict_take(t, static_cast<Dict*>(extra_of(object).load()), Value::from_object(name))
                  .is_undefined();
    }
    int number = shape->find(name);
    if (number < 0) return false;
    Shape* shrunk = t.machine.shapes.without(shape, name);
    ObjectLock lock(t, object);
    if (t.machine.shapes.of(object) != shape) continue;
    Slot* slot = attribute_slot(object, shape, static_cast<uint32_t>(number));
    object->shape_id.store(shrunk->id, std::memory_order_release);
    slot->store(Value::undefined());
    return true;
  }
}

Value own_attrs_copy(Thread& t, AttrObject* object) {
  const Shape* shape = t.machine.shapes.of(object);
  if (shape->dict_mode) return Value::from_object(dict_copy(t, static_cast<Dict*>(extra_of(object).load())));
  Dict* dict = new_dict(t);
  for (uint32_t i = 0; i < shape->names.size(); ++i) {
    if (shape->names[i] == nullptr) continue;
    Value value = attribute_slot(object, shape, i)->load();
    if (!value.is_undefined() && !dict_set_str(t, dict, shape->names[i], value)) return Value::error();
  }
  return Value::from_object(dict);
}

Value own_dict(Thread& t, AttrObject* object) {
  for (;;) {
    Shape* shape = t.machine.shapes.of(object);
    if (shape->dict_mode) return Value::from_object(extra_of(object).load());
    // Room first: nothing may be allocated while the world stands still.
    Value copy = own_attrs_copy(t, object);
    if (copy.is_error()) return copy;
    Shape* dict_shape = t.machine.shapes.in_dict_mode(shape);
    t.machine.scheduler->stop_world(t);
    bool unchanged = t.machine.shapes.of(object) == shape;
    if (unchanged) {
      // Stores that happened since the copy.
      auto* dict = as<Dict>(copy);
      for (uint32_t i = 0; i < shape->names.size() && unchanged; ++i) {
        if (shape->names[i] == nullptr) continue;
        unchanged = dict_get_str(dict, shape->names[i]) == attribute_slot(object, shape, i)->load();
      }
    }
    if (unchanged) {
      extra_of(object).store(copy.as_object());
      object->shape_id.store(dict_shape->id, std::memory_order_release);
    }
    t.machine.scheduler->resume_world(t);
    if (unchanged) return copy;
  }
}

bool set_own_dict(Thread& t, AttrObject* object, Dict* dict) {
  if (own_dict(t, object).is_error()) return false;
  extra_of(object).store(dict);
  return true;
}

Str* attribute_name(Thread& t, Value v) {
  if (is_kind(v, Kind::kStr)) return intern(t, as<Str>(v));
  static_cast<void>(
      raise(t, t.machine.types.TypeError, "attribute name must be string, not '{}'", type_name(t, v)));
  return nullptr;
}

}  // namespace gilbox
