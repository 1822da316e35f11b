#include "vm/heap/cycles.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace gilbox {

std::vector<Object*> find_cyclic_garbage(Marker& marker) {
  Heap& heap = marker.heap();
  // How many references from dead objects each one has, by its name in the heap: mostly pages that nobody
  // touches, so they come from calloc.
  const std::unique_ptr<uint32_t[], void (*)(void*)> counts(
      static_cast<uint32_t*>(std::calloc(heap.names_end(), sizeof(uint32_t))), std::free);
  GILBOX_CHECK(counts != nullptr, "out of memory");
  std::vector<Object*> successors;
  const auto successors_of = [&](Object* object) -> const std::vector<Object*>& {
    successors.clear();
    marker.successors(object, &successors);
    return successors;
  };
  heap.for_each_object([&](Object* object) {
    if (marker.is_marked(object)) return;
    for (Object* successor : successors_of(object)) ++counts[heap.compress(successor)];
  });
  std::vector<Object*> freed;  // by reference counting
  heap.for_each_object([&](Object* object) {
    if (!marker.is_marked(object) && counts[heap.compress(object)] == 0) freed.push_back(object);
  });
  while (!freed.empty()) {
    Object* object = freed.back();
    freed.pop_back();
    for (Object* successor : successors_of(object)) {
      if (--counts[heap.compress(successor)] == 0) freed.push_back(successor);
    }
  }
  std::vector<Object*> kept;
  heap.for_each_object([&](Object* object) {
    if (!marker.is_marked(object) && counts[heap.compress(object)] != 0) kept.push_back(object);
  });
  return kept;
}

std::vector<Object*> release_order(Marker& marker, std::span<const Value> roots) {
  constexpr size_t kMost = 50'000;
  std::unordered_map<Object*, uint32_t> counts;  // of references from roots and dead objects
  std::vector<Object*> left, successors;
  const auto refer = [&](Object* object) {
    if (++counts[object] == 1) left.push_back(object);
  };
  for (Value root : roots) {
    // What was dropped may have been freed since, and its memory be used by another object.
    if (!root.is_object() || marker.heap().find_object(root.bits()) != root.as_object()) continue;
    if (!marker.is_marked(root.as_object())) refer(root.as_object());
  }
  const std::vector<Object*> dropped = left;
  while (!left.empty()) {
    Object* object = left.back();
    left.pop_back();
    if (counts.size() > kMost) return {};
    successors.clear();
    marker.successors(object, &successors);
    for (Object* successor : successors) refer(successor);
  }
  std::vector<Object*> order;
  const Object* list_items = nullptr;
  for (Object* root : dropped) {
    left.push_back(root);
    while (!left.empty()) {
      Object* object = left.back();
      left.pop_back();
      if (--counts[object] > 0) continue;
      order.push_back(object);
      successors.clear();
      marker.successors(object, &successors);
      // What is pushed last is freed first.
      const bool from_end = object->kind == Kind::kTuple || object == list_items;
      if (!from_end) std::reverse(successors.begin(), successors.end());
      left.insert(left.end(), successors.begin(), successors.end());
      if (object->kind == Kind::kList && !successors.empty()) list_items = successors.back();
    }
  }
  return order;
}

uint32_t DeadCycles::visit(Object* object) {
  const auto number = static_cast<uint32_t>(nodes_.size());
  numbers_[object] = number;
  nodes_.push_back({.object = object, .low = number, .successors = {}});
  marker_.successors(object, &nodes_.back().successors);
  stack_.push_back(number);
  return number;
}

void DeadCycles::add(Object* object) {
  if (numbers_.contains(object)) return;
  std::vector<uint32_t> path = {visit(object)};
  while (!path.empty()) {
    const uint32_t at = path.back();
    if (nodes_[at].next < nodes_[at].successors.size()) {
      Object* successor = nodes_[at].successors[nodes_[at].next++];
      const auto known = numbers_.find(successor);
      if (known == numbers_.end()) {
        path.push_back(visit(successor));
      } else if (nodes_[known->second].on_stack) {
        nodes_[at].low = std::min(nodes_[at].low, known->second);
      }
      continue;
    }
    path.pop_back();
    if (!path.empty()) nodes_[path.back()].low = std::min(nodes_[path.back()].low, nodes_[at].low);
    if (nodes_[at].low == at) close_component(at);
  }
}

void DeadCycles::close_component(uint32_t root) {
  std::vector<uint32_t> members;
  do {
    members.push_back(stack_.back());
    stack_.pop_back();
    Node& node = nodes_[members.back()];
    node.on_stack = false;
    node.component = static_cast<uint32_t>(components_.size());
  } while (members.back() != root);
  const auto& own = nodes_[root].successors;
  cyclic_.push_back(members.size() > 1 ||
                    std::find(own.begin(), own.end(), nodes_[root].object) != own.end());
  components_.push_back(std::move(members));
}

void DeadCycles::finish() {
  for (size_t i = components_.size(); i-- > 0;) {
    if (!cyclic_[i]) continue;
    for (uint32_t member : components_[i]) {
      for (Object* successor : nodes_[member].successors) {
        cyclic_[nodes_[numbers_.at(successor)].component] = true;
      }
    }
  }
}

bool DeadCycles::keeps(const Object* object) const {
  const auto known = numbers_.find(object);
  return known != numbers_.end() && cyclic_[nodes_[known->second].component];
}

}  // namespace gilbox
