// Hidden classes. A shape says which type an object has and which attributes stand in which of its slots;
// objects that got the same attributes in the same order share one. Shapes are never freed before their
// machine.
//
// Thread safety: a Shape is immutable but for its transitions, which are added under the table's mutex.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "vm/heap/object.h"

namespace gilbox {

struct Str;
struct Type;

struct Shape {
  uint32_t id = 0;
  uint32_t slots_offset = 0;    // of the in-line slots within the object, in bytes
  uint16_t inline_slots = 0;    // how many there are
  uint16_t slot_count = 0;      // slots in use (deleted and reserved ones included)
  uint16_t reserved_slots = 0;  // the first ones, in line: those of __slots__, without names here
  bool dict_mode = false;       // attributes are in the Dict that AttrObject::extra points to
  bool has_attributes = false;  // objects begin as AttrObject and may get attributes
  Type* type = nullptr;
  std::vector<Str*> names;  // by slot; null: deleted. Interned

  // The slot of an interned name, or -1.
  int find(const Str* name) const {
    for (size_t i = names.size(); i-- > 0;) {
      if (names[i] == name) return static_cast<int>(i);
    }
    return -1;
  }

 private:
  friend class ShapeTable;
  std::unordered_map<const Str*, Shape*> added_;
  std::unordered_map<const Str*, Shape*> removed_;
  Shape* dict_shape_ = nullptr;
};

class ShapeTable {
 public:
  static constexpr uint32_t kChunk = 1024;
  static constexpr uint32_t kMostChunks = 4096;
  static constexpr uint16_t kMostSlots = 128;  // objects with more attributes change to dict mode

  ShapeTable() = default;
  ~ShapeTable();
  ShapeTable(const ShapeTable&) = delete;
  ShapeTable& operator=(const ShapeTable&) = delete;

  Shape* get(uint32_t id) const { return &chunks_[id / kChunk].load(std::memory_order_acquire)[id % kChunk]; }
  Shape* of(const Object* object) const { return get(object->shape_id.load(std::memory_order_acquire)); }

  // A shape without attributes. Aborts at the (four million) limit.
  Shape* make_root(Type* type, uint32_t slots_offset, uint16_t inline_slots, bool has_attributes,
                   uint16_t reserved_slots = 0);
  // The shape after adding, or deleting, an attribute. Null from `with`: too many, use dict mode.
  Shape* with(Shape* shape, Str* name);
  Shape* without(Shape* shape, Str* name);
  Shape* in_dict_mode(Shape* shape);
  uint32_t size() const { return count_.load(std::memory_order_relaxed); }

 private:
  Shape* make(const Shape& like);
  std::mutex mutex_;
  std::atomic<uint32_t> count_{0};
  std::atomic<Shape*> chunks_[kMostChunks] = {};
};

}  // namespace gilbox
