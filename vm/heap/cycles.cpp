#include "vm/heap/cycles.h"

#include <algorithm>

namespace gilbox {

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
