#include "vm/sched/wait_queue.h"

namespace gilbox {

WaitQueue::~WaitQueue() {
  GILBOX_CHECK(size() == 0, "a wait queue dies with threads in it");
}

// Behind those who came before it.
void WaitQueue::insert(Node& node) {
  Node* before = last_;
  while (before != nullptr && before->since > node.since) before = before->previous;
  Node* after = before == nullptr ? first_ : before->next;
  node.previous = before;
  node.next = after;
  (before == nullptr ? first_ : before->next) = &node;
  (after == nullptr ? last_ : after->previous) = &node;
}

void WaitQueue::remove(Node& node) {
  (node.previous == nullptr ? first_ : node.previous->next) = node.next;
  (node.next == nullptr ? last_ : node.next->previous) = node.previous;
}

WaitResult WaitQueue::wait(SchedThread& thread, Nanos deadline, const WaitInfo& info,
                           const std::function<bool()>& blocked, Nanos since) {
  Node node{&thread, since == kForever ? scheduler_.now() : since, nullptr, nullptr, false, false};
  {
    MutexLock lock(mutex_);
    if (blocked && !blocked()) return WaitResult::kNotNeeded;
    insert(node);
  }
  for (;;) {
    const ParkResult result = scheduler_.park(thread, deadline, info);
    MutexLock lock(mutex_);
    if (node.woken) return node.handed_over ? WaitResult::kHandedOver : WaitResult::kWoken;
    if (result == ParkResult::kUnparked) continue;  // for no reason, or for an older one
    remove(node);
    return result == ParkResult::kTimedOut   ? WaitResult::kTimedOut
           : result == ParkResult::kDeadlock ? WaitResult::kDeadlock
                                             : WaitResult::kInterrupted;
  }
}

SchedThread* WaitQueue::wake_first(SchedThread* by) {
  Node* node = first_;
  if (node == nullptr) return nullptr;
  SchedThread* thread = node->thread;
  remove(*node);
  node->woken = true;
  scheduler_.unpark(*thread, by);
  return thread;
}

SchedThread* WaitQueue::wake_one(SchedThread* by, const std::function<bool(const First&)>& under_mutex) {
  MutexLock lock(mutex_);
  Node* node = first_;
  if (under_mutex) {
    const First first = node == nullptr ? First() : First{node->thread, node->since, node != last_};
    const bool handed_over = under_mutex(first);
    if (node != nullptr) node->handed_over = handed_over;
  }
  return wake_first(by);
}

size_t WaitQueue::wake(SchedThread* by, size_t count) {
  MutexLock lock(mutex_);
  size_t woken = 0;
  while (woken < count && wake_first(by) != nullptr) ++woken;
  return woken;
}

size_t WaitQueue::size() const {
  MutexLock lock(mutex_);
  size_t count = 0;
  for (const Node* node = first_; node != nullptr; node = node->next) ++count;
  return count;
}

}  // namespace gilbox
