#include "vm/sched/wait_queue.h"

namespace gilbox {

WaitQueue::~WaitQueue() {
  GILBOX_CHECK(size() == 0, "a wait queue dies with threads in it");
}

void WaitQueue::append(Node& node) {
  node.previous = last_;
  (last_ == nullptr ? first_ : last_->next) = &node;
  last_ = &node;
}

void WaitQueue::remove(Node& node) {
  (node.previous == nullptr ? first_ : node.previous->next) = node.next;
  (node.next == nullptr ? last_ : node.next->previous) = node.previous;
}

WaitResult WaitQueue::wait(SchedThread& thread, Nanos deadline, const WaitInfo& info,
                           const std::function<bool()>& blocked) {
  Node node{&thread, nullptr, nullptr, false};
  {
    MutexLock lock(mutex_);
    if (blocked && !blocked()) return WaitResult::kNotNeeded;
    append(node);
  }
  for (;;) {
    const ParkResult result = scheduler_.park(thread, deadline, info);
    MutexLock lock(mutex_);
    if (node.woken) return WaitResult::kWoken;
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

SchedThread* WaitQueue::wake_one(SchedThread* by,
                                 const std::function<void(SchedThread* woken, bool more)>& under_mutex) {
  MutexLock lock(mutex_);
  if (under_mutex) {
    SchedThread* thread = first_ == nullptr ? nullptr : first_->thread;
    under_mutex(thread, first_ != last_);
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
