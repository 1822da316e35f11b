// Making objects. Only attached threads allocate; an allocation may collect, so every object that is needed
// later must be reachable from a native stack, a register, a RootedValues or another live object.
#pragma once

#include <new>

#include "vm/objects/machine.h"
#include "vm/objects/protocol.h"
#include "vm/sched/parking_lot.h"

namespace gilbox {

// Memory for a T of `size` bytes with its header set; the caller sets all other fields before the next
// allocation. Null with a pending MemoryError: only for sizes above kMaxSmall.
template <class T>
T* new_object(Thread& t, Kind kind, uint32_t shape_id, size_t size = sizeof(T), uint8_t flags = 0) {
  void* memory = t.heap.allocate(size);
  if (memory == nullptr) [[unlikely]] {
    if (size <= kMaxSmall) __builtin_unreachable();  // see LocalHeap::allocate
    static_cast<void>(memory_error(t));
    return nullptr;
  }
  auto* object = static_cast<T*>(memory);
  object->shape_id.store(shape_id, std::memory_order_relaxed);
  object->kind = kind;
  object->lock.store(0, std::memory_order_relaxed);
  object->flags = flags;
  object->spare = 0;
  return object;
}
template <class T>
T* new_object(Thread& t, Kind kind, size_t size = sizeof(T), uint8_t flags = 0) {
  return new_object<T>(t, kind, t.machine.kind_shapes[static_cast<size_t>(kind)], size, flags);
}

// A T of fixed size: never null, since small objects overdraw the heap's limit instead.
template <class T>
T* new_small(Thread& t, Kind kind, uint32_t shape_id) {
  static_assert(sizeof(T) <= kMaxSmall);
  T* object = new_object<T>(t, kind, shape_id);
  if (object == nullptr) __builtin_unreachable();
  return object;
}
template <class T>
T* new_small(Thread& t, Kind kind) {
  return new_small<T>(t, kind, t.machine.kind_shapes[static_cast<size_t>(kind)]);
}

// An object of class `type` (a built-in type or a class that derives from it): room for the in-line slots of
// the class behind the struct of `base_size` bytes, `extra` and the slots empty. Needs a shape with
// has_attributes if T derives from AttrObject.
template <class T>
T* new_instance(Thread& t, Type* type, Kind kind, size_t base_size = sizeof(T), uint8_t flags = 0) {
  Shape* shape = type->instance_shape.load(std::memory_order_acquire);
  size_t slots = shape->inline_slots;
  size_t size = slots == 0 ? base_size : shape->slots_offset + slots * sizeof(Slot);
  T* object = new_object<T>(t, kind, shape->id, size < base_size ? base_size : size, flags);
  if (object == nullptr) return nullptr;
  auto* first = reinterpret_cast<Slot*>(reinterpret_cast<char*>(object) + shape->slots_offset);
  for (size_t i = 0; i < slots; ++i) first[i].init(Value::undefined());
  if constexpr (std::is_base_of_v<AttrObject, T>) object->extra.init(nullptr);
  return object;
}

template <class T>
T* as(Value v) {
  return static_cast<T*>(v.as_object());
}

// Takes an object's own lock for a scope, where locks are needed at all (no GIL, several threads). No script
// code, no allocation that may collect and no check point while holding it.
class ObjectLock {
 public:
  ObjectLock(Thread& t, Object* object)
      : thread_(t), object_(t.machine.scheduler->object_locks_needed() ? object : nullptr) {
    if (object_ != nullptr) byte_lock(t.machine.scheduler->parking_lot(), t, object_->lock);
  }
  ~ObjectLock() {
    if (object_ != nullptr) byte_unlock(thread_.machine.scheduler->parking_lot(), thread_, object_->lock);
  }
  // False: nobody else can run meanwhile, readers included.
  bool shared() const { return object_ != nullptr; }
  ObjectLock(const ObjectLock&) = delete;
  ObjectLock& operator=(const ObjectLock&) = delete;

 private:
  Thread& thread_;
  Object* object_;
};

}  // namespace gilbox
