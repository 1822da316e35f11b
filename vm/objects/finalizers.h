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
// would not have found dead, wait for the next ordinary collection or gc.collect(). A place that did not drop
// anything is tried ever more seldom, and after kMostHits or kMostMisses they wait until enough was allocated
// since the last collection, so that they take a small part of the run.
//
// Thread safety: `mutex_` guards the lists; the collector, which has the world stopped, needs no lock.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <span>
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

  // Collects now and runs what is due: a reference to something watched may just have gone at `site`. What
  // stands on the native stack below `stack_from` holds nothing that is still needed. Does nothing at sites
  // that have often been in vain.
  // `lost` is what was dropped, as far as it is known, for the order of what is due. `in_call`: the innermost
  // frame is about to call, or does.
  void collect_dropped(Thread& t, const void* stack_from, const Word* site, std::span<const Value> lost = {},
                       bool in_call = false);
  // What is shown the heap of a collection, once all that is alive is marked and before anything is freed.
  // What it adds to *kept stays alive.
  using Inspect = std::function<void(Marker& marker, RootedValues* kept)>;
  // gc.collect(): collects and runs what is due. `stack_from`: as above; null: all of the native stack
  // counts.
  void collect_all(Thread& t, const void* stack_from = nullptr, const Inspect& look = {},
                   RootedValues* kept = nullptr);
  // Collects what reference counting would have freed, and shows what is left: dead cycles as well.
  void inspect(Thread& t, const void* stack_from, const Inspect& look, RootedValues* kept);
  // For an Inspect: dead cycles and what they lead to, but for what gc.collect() has told of before.
  std::vector<Object*> cyclic_garbage(Marker& marker);
  // How many variables, items and attributes refer to v: what reference counts would say, but for those of
  // native functions.
  uint64_t count_references(Thread& t, Value v);
  std::atomic<bool> enabled{true};  // what gc.isenabled() says; collections happen in any case
  // To be done at the thread's next check point, see vm/interp/dropping.h.
  enum Ask : uint8_t {
    kCollect = 1,  // a native function has taken things out of a container
    kLook = 2,     // there may be a temporary to drop: what such a function has returned, or something new
  };
  void request(Thread& t, Ask ask) {
    if (active() && (ask == kCollect || t.looks_left > 0)) demand(t, ask);
  }
  // An assignment has taken things out of a container: collect_dropped before the next call.
  void request_before_call(Thread& t) {
    if (active()) t.held_temporary = t.frame;
  }
  static void demand(Thread& t, Ask ask) {
    t.asked_finalizers |= ask;
    t.breaker.fetch_or(Thread::kFinalizersBit, std::memory_order_relaxed);
  }
  // The registers that the innermost frame may still read.
  RegisterSet live_registers(const Frame& frame, bool in_call) GILBOX_EXCLUDES(mutex_);
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
  static constexpr uint32_t kMostMisses = 300;
  static constexpr uint32_t kMostHits = 1000;
  static constexpr uint32_t kFreeMisses = 2;  // of one site, in a row

  static constexpr uint32_t kNoPlace = UINT32_MAX;
  struct Watch {
    uint32_t uses = 0;          // references, and one for a __del__
    uint32_t place = kNoPlace;  // in objects_ or generators_
  };

  void watch(Thread& t, Object* object, WatchList* list) GILBOX_REQUIRES(mutex_);
  void unlist(const Object* object, WatchList& list) GILBOX_REQUIRES(mutex_);
  void settle(WatchList& list, Marker& marker);
  void order_due(size_t from, Marker& marker);
  void call_del(Thread& t, Value object);
  void forget(const Object* object);  // under the mutex, or by the collector
  // What a forced collection is for.
  struct Purpose {
    const char* stack_from = nullptr;
    bool whole = true;    // cycles as well
    bool in_call = true;  // a call of the innermost frame goes on: it needs its arguments
    const Inspect* look = nullptr;
    RootedValues* kept = nullptr;
    std::span<const Value> lost = {};  // what the script has dropped
    const Object* counted = nullptr;   // what count_references asks about
  };
  // Of a place in bytecode where something may be dropped: how often in a row nothing was, and how many times
  // it is passed over for that, twice as many each time.
  struct Site {
    uint32_t misses = 0;
    uint32_t skips = 0;
  };
  bool may_collect_at(const Word* site) GILBOX_EXCLUDES(mutex_);
  void learn(Thread& t, const Word* site, bool found) GILBOX_EXCLUDES(mutex_);
  void collect_precisely(Thread& t, const Purpose& purpose);
  void keep_cycles(Marker& marker);
  void mark_registers(const Thread& thread, Marker& marker);
  const Liveness& liveness_of(const CodeObject& code);

  Machine& machine_;
  Mutex mutex_;
  std::atomic<bool> active_{false};
  bool precise_ = false;                // the collection going on was forced; changed with the world stopped
  const Thread* collecting_ = nullptr;  // the thread that forced it
  Purpose purpose_;                     // of the last forced collection
  uint64_t times_met_ = 0;
  // Dead cycles that gc.collect() has told of and that stale words on stacks keep from being freed.
  std::unordered_set<const Object*> told_;
  uint64_t found_ = 0;   // watched objects found dead so far
  uint32_t misses_ = 0;  // of collect_dropped
  uint32_t hits_ = 0;
  std::unordered_map<const Word*, Site> sites_;
  WatchList objects_;     // with a __del__ still to be called, oldest first
  WatchList generators_;  // not finished, oldest first
  std::vector<WeakRef*> references_;
  std::unordered_map<const Object*, Watch> watched_;
  std::vector<Value> due_objects_;  // wait for their __del__
  std::vector<Value> due_references_;
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
