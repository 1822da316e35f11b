// Which dead objects reference counting would not have freed either: those that a cycle of dead objects
// keeps.
//
// Thread safety: with the world stopped, while marking, when all that is alive is marked.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "vm/heap/heap.h"

namespace gilbox {

// All of them, in no order that means something. Time and memory go by all that is dead.
std::vector<Object*> find_cyclic_garbage(Marker& marker);

// The dead objects that `roots` lead to in the order in which reference counting would free them if the roots
// were dropped one by one: lists and tuples from their end, all others from their beginning, as CPython does.
// Empty: they are very many.
std::vector<Object*> release_order(Marker& marker, std::span<const Value> roots);

// Of a few dead objects; what is dead elsewhere does not count. Walks all dead objects that `add`ed ones lead
// to (Tarjan's strongly connected components, without recursion).
class DeadCycles {
 public:
  explicit DeadCycles(Marker& marker) : marker_(marker) {}
  void add(Object* object);
  // After all were added. Is it part of a cycle, or does one lead to it?
  void finish();
  bool keeps(const Object* object) const;

 private:
  struct Node {
    Object* object;
    uint32_t low;
    uint32_t component = UINT32_MAX;
    bool on_stack = true;
    std::vector<Object*> successors;
    size_t next = 0;
  };
  uint32_t visit(Object* object);
  void close_component(uint32_t root);

  Marker& marker_;
  std::unordered_map<const Object*, uint32_t> numbers_;
  std::vector<Node> nodes_;  // by number: in the order of the first visit
  std::vector<uint32_t> stack_;
  std::vector<std::vector<uint32_t>> components_;  // those that are led to stand before those that lead there
  std::vector<bool> cyclic_;
};

}  // namespace gilbox
