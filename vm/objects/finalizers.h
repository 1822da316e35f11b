// Weak references and __del__: what happens to objects that a collection finds dead.
//
// Objects with a __del__, generators that have something to clean up, and those that weak references point
// to, are "watched". A collection that finds a watched object dead clears its weak references, keeps the
// object alive once more and queues its __del__ and the references' callbacks; they run at the next check
// point of the thread that collected.
//
// Scripts written for CPython expect this as soon as the last reference goes. So where one may just have gone
// while there are watched objects (del, a variable set to None, a function that returns) the machine collects
// at once. Such a collection looks at registers precisely: a dead temporary does not keep an object alive.
// What the conservative search finds as well is not freed, only finalized. Cycles, which reference counts
// would not have found dead, wait for the next ordinary collection or gc.collect(). The first kImmediate of
// them are free; later ones wait until enough was allocated since the last collection, so that they take a
// small part of the run.
//
// Thread safety: `mutex_` guards the lists; the collector, which has the world stopped, needs no lock.
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "vm/base/mutex.h"
#include "vm/code/liveness.h"
#include "vm/objects/protocol.h"

namespace gilbox {

// Both slots are Undefined once there is nothing to refer to or call.
struct WeakRef : NativeObject {
  Slot referent;  // not traced
  Slot callback;
  std::atomic<uint64_t> hash;
  std::atomic<bool> hashed;
};

// Objects in the order in which they came; one goes out in constant time, as its place is known, and leaves a
// hole that is closed once half are holes.
class WatchList {
 public:
  uint32_t add(Object* object) {
    objects_.push_back(object);
    return static_cast<uint32_t>(objects_.size() - 1);
  }
  void remove(uint32_t place) {
    objects_[place] = nullptr;
    ++holes_;
  }
  Object* first();  // null: there is none
  bool wants_closing() const { return holes_ > 32 && holes_ * 2 > objects_.size(); }
  // Closes the holes; keep(object, place) is told where each one is put, and false takes it out.
  template <class Keep>
  void close_holes(Keep keep) {
    uint32_t kept = 0;
    for (Object* object : objects_) {
      if (object != nullptr && keep(object, kept)) objects_[kept++] = object;
    }
    objects_.resize(kept);
    holes_ = first_ = 0;
  }

 private:
  std::vector<Object*> objects_;
  size_t holes_ = 0;
  size_t first_ = 0;  // before it are only holes
};

class Finalizers {
 public:
  explicit Finalizers(Machine& machine) : machine_(machine) {}

  // Any attached thread. Does anything watch objects? Cheap.
  bool active() const { return active_.load(std::memory_order_relaxed); }
  bool watches(Value v) GILBOX_EXCLUDES(mutex_);
  // A new object whose class has __del__.
  void add_object(Thread& t, Object* object) GILBOX_EXCLUDES(mutex_);
  // A generator that stands within a try or with statement, and one that has finished: dropped on the way, it
  // is closed.
  void add_generator(Thread& t, Object* generator) GILBOX_EXCLUDES(mutex_);
  void remove_generator(const Object* generator) GILBOX_EXCLUDES(mutex_);
  // A new weak reference, its fields set.
  void add_reference(Thread& t, WeakRef* reference) GILBOX_EXCLUDES(mutex_);
  // The references to v, oldest first.
  void references_to(Value v, RootedValues* out) GILBOX_EXCLUDES(mutex_);

  // Collects now and runs what is due: a reference to something watched may just have gone. What stands on
  // the native stack below `stack_from` holds nothing that is still needed.
  void collect_dropped(Thread& t, const void* stack_from);
  // gc.collect(): collects, runs what is due and says how many watched objects were dead. `stack_from`: as
  // above; null: all of the native stack counts.
  int64_t collect_all(Thread& t, const void* stack_from = nullptr);
  // How many variables, items and attributes refer to v: what reference counts would say, but for those of
  // native functions.
  uint64_t count_references(Thread& t, Value v);
  std::atomic<bool> enabled{true};  // what gc.isenabled() says; collections happen in any case
  // A native function has emptied a container: collect_dropped at the next check point.
  void request(Thread& t) {
    if (!active()) return;
    requested_.store(true, std::memory_order_relaxed);
    t.breaker.fetch_or(Thread::kFinalizersBit, std::memory_order_relaxed);
  }
  // At a check point: collects if asked to, runs what is due.
  void serve(Thread& t);
  // Runs what is due; errors are reported and ignored.
  void run(Thread& t) GILBOX_EXCLUDES(mutex_);
  // The end of the run: calls every __del__ left, oldest object first, as CPython's last collection does.
  void finish(Thread& t) GILBOX_EXCLUDES(mutex_);

  // For the collector.
  bool anything_due() const { return !due_objects_.empty() || !due_references_.empty(); }
  void mark_roots(Marker& marker);
  void after_marking(Marker& marker);
  // The registers and the native stack of a thread.
  void mark_stacks(const Thread& thread, Marker& marker);

 private:
  static constexpr uint32_t kImmediate = 300;

  static constexpr uint32_t kNoPlace = UINT32_MAX;
  struct Watch {
    uint32_t uses = 0;          // references, and one for a __del__
    uint32_t place = kNoPlace;  // in objects_ or generators_
  };

  void watch(Thread& t, Object* object, WatchList* list) GILBOX_REQUIRES(mutex_);
  void unlist(const Object* object, WatchList& list) GILBOX_REQUIRES(mutex_);
  void settle(WatchList& list, Marker& marker);
  bool next_due(Value* object, Value* reference) GILBOX_EXCLUDES(mutex_);
  void call_del(Thread& t, Value object);
  void forget(const Object* object);  // under the mutex, or by the collector
  int64_t collect_precisely(Thread& t, const void* stack_from, bool whole);
  void keep_cycles(Marker& marker);
  void mark_registers(const Thread& thread, Marker& marker);
  const Liveness& liveness_of(const CodeObject& code);

  Machine& machine_;
  Mutex mutex_;
  std::atomic<bool> active_{false};
  std::atomic<bool> requested_{false};
  bool precise_ = false;                // the collection going on was forced; changed with the world stopped
  const Thread* collecting_ = nullptr;  // the thread that forced it
  const char* stack_from_ = nullptr;
  const Object* counted_ = nullptr;  // what count_references asks about
  uint64_t times_met_ = 0;
  bool whole_ = true;     // cycles as well
  uint32_t forced_ = 0;   // how many there were
  WatchList objects_;     // with a __del__ still to be called, oldest first
  WatchList generators_;  // not finished, oldest first
  std::vector<WeakRef*> references_;
  std::unordered_map<const Object*, Watch> watched_;
  std::deque<Value> due_objects_;  // wait for their __del__
  std::deque<Value> due_references_;
  std::unordered_map<const CodeObject*, std::unique_ptr<Liveness>> liveness_;
};

// To be told of every new instance.
inline void watch_new(Thread& t, const Type* type, Value made) {
  if (type->has_flag(Type::kHasDel)) t.machine.finalizers->add_object(t, made.as_object());
}

// Reports the pending exception as CPython's sys.unraisablehook does, and drops it. `message`: instead of
// "Exception ignored in".
void report_unraisable(Thread& t, Value source, const char* message = nullptr);

}  // namespace gilbox
