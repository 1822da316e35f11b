#include "vm/objects/shape.h"

#include "vm/base/check.h"

namespace gilbox {

ShapeTable::~ShapeTable() {
  const uint32_t count = count_.load(std::memory_order_relaxed);
  for (uint32_t id = 0; id < count; ++id) std::destroy_at(get(id));
  for (uint32_t first = 0; first < count; first += kChunk) {
    std::allocator<Shape>().deallocate(get(first), kChunk);
  }
}

Shape* ShapeTable::make(const Shape& like) {
  uint32_t id = count_.load(std::memory_order_relaxed);
  GILBOX_CHECK(id < kChunk * kMostChunks, "too many shapes");
  auto& chunk = chunks_[id / kChunk];
  if (chunk.load(std::memory_order_relaxed) == nullptr)
    chunk.store(std::allocator<Shape>().allocate(kChunk), std::memory_order_release);
  auto* shape = std::construct_at(get(id));
  shape->id = id;
  shape->slots_offset = like.slots_offset;
  shape->inline_slots = like.inline_slots;
  shape->slot_count = like.slot_count;
  shape->reserved_slots = like.reserved_slots;
  shape->dict_mode = like.dict_mode;
  shape->has_attributes = like.has_attributes;
  shape->type = like.type;
  shape->names = like.names;
  count_.store(id + 1, std::memory_order_release);
  return shape;
}

Shape* ShapeTable::make_root(Type* type, uint32_t slots_offset, uint16_t inline_slots, bool has_attributes,
                             uint16_t reserved_slots) {
  Shape like;
  like.reserved_slots = like.slot_count = reserved_slots;
  like.names.assign(reserved_slots, nullptr);
  like.type = type;
  like.slots_offset = slots_offset;
  like.inline_slots = inline_slots;
  like.has_attributes = has_attributes;
  std::lock_guard<std::mutex> guard(mutex_);
  return make(like);
}

Shape* ShapeTable::with(Shape* shape, Str* name) {
  std::lock_guard<std::mutex> guard(mutex_);
  Shape*& next = shape->added_[name];
  if (next != nullptr) return next;
  if (shape->slot_count >= kMostSlots) return nullptr;
  Shape* made = make(*shape);
  made->names.push_back(name);
  ++made->slot_count;
  return next = made;
}

Shape* ShapeTable::without(Shape* shape, Str* name) {
  std::lock_guard<std::mutex> guard(mutex_);
  Shape*& next = shape->removed_[name];
  if (next != nullptr) return next;
  Shape* made = make(*shape);
  made->names[static_cast<size_t>(shape->find(name))] = nullptr;
  return next = made;
}

Shape* ShapeTable::in_dict_mode(Shape* shape) {
  std::lock_guard<std::mutex> guard(mutex_);
  if (shape->dict_shape_ != nullptr) return shape->dict_shape_;
  Shape* made = make(*shape);
  made->names.clear();
  made->slot_count = 0;
  made->dict_mode = true;
  return shape->dict_shape_ = made;
}

}  // namespace gilbox
