#include "vm/objects/finalizers.h"

#include <algorithm>
#include <utility>

#include "vm/heap/cycles.h"
#include "vm/objects/alloc.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/generator.h"
#include "vm/objects/list.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool Finalizers::watches(Value v) {
  if (!active() || !v.is_object()) return false;
  MutexLock lock(mutex_);
  return watched_.contains(v.as_object());
}

Object* WatchList::first() {
  while (first_ < objects_.size() && objects_[first_] == nullptr) ++first_;
  return first_ < objects_.size() ? objects_[first_] : nullptr;
}

// `list`: null for a weak reference.
void Finalizers::watch(Thread& t, Object* object, WatchList* list) {
  Watch& known = watched_[object];
  if (list != nullptr) {
    if (known.place != kNoPlace) return;
    known.place = list->add(object);
  }
  ++known.uses;
  active_.store(true, std::memory_order_relaxed);
  if (list != &generators_) demand(t, kLook);
  // Frames called from now on get at the object through these, mostly.
  if (t.frame == nullptr) return;
  for (Frame* f = t.frame; f >= t.frames && (f->flags & Frame::kWatched) == 0; --f)
    f->flags |= Frame::kWatched;
}

void Finalizers::add_object(Thread& t, Object* object) {
  MutexLock lock(mutex_);
  watch(t, object, &objects_);
}

void Finalizers::add_generator(Thread& t, Object* generator) {
  MutexLock lock(mutex_);
  watch(t, generator, &generators_);
}

void Finalizers::remove_generator(const Object* generator) {
  MutexLock lock(mutex_);
  unlist(generator, generators_);
  if (watched_.empty()) active_.store(false, std::memory_order_relaxed);
}

void Finalizers::unlist(const Object* object, WatchList& list) {
  const auto entry = watched_.find(object);
  if (entry == watched_.end() || entry->second.place == kNoPlace) return;
  list.remove(entry->second.place);
  entry->second.place = kNoPlace;
  forget(object);
  if (!list.wants_closing()) return;
  list.close_holes([this](Object* other, uint32_t place) {
    watched_[other].place = place;
    return true;
  });
}

void Finalizers::forget(const Object* object) {
  const auto entry = watched_.find(object);
  if (entry != watched_.end() && --entry->second.uses == 0) watched_.erase(entry);
}

void Finalizers::add_reference(Thread& t, WeakRef* reference) {
  MutexLock lock(mutex_);
  references_.push_back(reference);
  watch(t, reference->referent.load().as_object(), nullptr);
}

void Finalizers::references_to(Value v, RootedValues* out) {
  MutexLock lock(mutex_);
  if (!v.is_object() || !watched_.contains(v.as_object())) return;
  for (WeakRef* reference : references_) {
    if (reference->referent.load() == v) out->push(Value::from_object(reference));
  }
}

// --- Collecting ---

void Finalizers::mark_roots(Marker& marker) {
  marker.count(purpose_.counted);
  for (Value v : due_objects_) marker.mark(v);
  for (Value v : due_references_) marker.mark(v);
}

const Liveness& Finalizers::liveness_of(const CodeObject& code) {
  std::unique_ptr<Liveness>& known = liveness_[&code];
  if (known == nullptr) known = std::make_unique<Liveness>(code);
  return *known;
}

RegisterSet Finalizers::live_registers(const Frame& frame, bool in_call) {
  MutexLock lock(mutex_);
  const auto pc = static_cast<uint32_t>(frame.pc - frame.code->words);
  const Liveness& liveness = liveness_of(*frame.code->code);
  return in_call ? liveness.during_call(pc) : liveness.before(pc);
}

void Finalizers::mark_registers(const Thread& thread, Marker& marker) {
  if (thread.frame == nullptr) {
    marker.mark_conservatively(thread.registers, thread.free_registers);
    return;
  }
  const Value* done = thread.registers;
  for (const Frame* f = thread.frames; f <= thread.frame; ++f) {
    // Between two frames stand the arguments of native functions.
    if (done < f->regs) marker.mark_conservatively(done, f->regs);
    const bool innermost = f == thread.frame;
    const CodeObject& code = *f->code->code;
    const auto pc = static_cast<uint32_t>(f->pc - f->code->words);
    const bool calls =
        innermost && purpose_.in_call && collecting_ == &thread && purpose_.stack_from != nullptr;
    RegisterSet live = calls ? liveness_of(code).during_call(pc) : liveness_of(code).before(pc);
    // The caller's register for a result has nothing to keep yet.
    if (!innermost && (f[1].flags & Frame::kToNative) == 0 && f[1].return_reg >= code.local_count) {
      live.reset(f[1].return_reg);
    }
    const Value* end = f->regs + code.register_count;
    if (!innermost && f[1].regs < end) end = f[1].regs;
    for (const Value* r = f->regs; r < end; ++r) {
      if (live[static_cast<size_t>(r - f->regs)]) marker.mark_conservatively(r, r + 1);
    }
    // Behind the innermost frame's registers, and behind a native function's arguments, nothing is in use.
    done = innermost ? end + kRegisterSlack : end;
  }
  const Value* in_use = thread.free_registers - kRegisterSlack;
  if (done < in_use) marker.mark_conservatively(done, in_use);
}

void Finalizers::keep_cycles(Marker& marker) {
  DeadCycles cycles(marker);
  for (const auto& [object, uses] : watched_) {
    if (!marker.is_marked(object)) cycles.add(const_cast<Object*>(object));
  }
  cycles.finish();
  std::vector<Object*> kept;
  for (const auto& [object, uses] : watched_) {
    if (!marker.is_marked(object) && cycles.keeps(object)) kept.push_back(const_cast<Object*>(object));
  }
  for (Object* object : kept) marker.mark(object);
  marker.drain();
}

// What a collection found dead of a list waits for its __del__.
void Finalizers::settle(WatchList& list, Marker& marker) {
  list.close_holes([&](Object* object, uint32_t place) {
    const auto entry = watched_.find(object);
    const bool alive = marker.is_marked(object);
    entry->second.place = alive ? place : kNoPlace;
    if (alive) return true;
    ++found_;
    forget(object);
    due_objects_.push_back(Value::from_object(object));
    return false;
  });
}

void Finalizers::order_due(size_t from, Marker& marker) {
  std::unordered_map<const Object*, size_t> places;
  for (Object* object : release_order(marker, purpose_.lost)) places.emplace(object, places.size() + 1);
  const auto place = [&](Value v) {
    const auto known = places.find(v.as_object());
    return known == places.end() ? places.size() + 1 : known->second;
  };
  std::stable_sort(due_objects_.begin() + static_cast<ptrdiff_t>(from), due_objects_.end(),
                   [&](Value a, Value b) { return place(a) < place(b); });
}

void Finalizers::after_marking(Marker& marker) {
  times_met_ = marker.times_met();
  purpose_.counted = nullptr;
  marker.count(nullptr);
  if (precise_)
    std::erase_if(told_, [&](const Object* object) { return marker.is_marked(object); });  // revived
  if (precise_ && !purpose_.whole) keep_cycles(marker);
  if (precise_ && purpose_.look != nullptr && *purpose_.look) (*purpose_.look)(marker, purpose_.kept);
  // References first, so that a __del__ that brings its object back to life finds them cleared.
  std::vector<WeakRef*> calling;
  std::erase_if(references_, [&](WeakRef* reference) {
    Object* object = reference->referent.load().as_object();
    const bool dead = !marker.is_marked(object);
    if (dead && marker.is_marked(reference)) {
      reference->referent.store(Value::undefined());
      if (!reference->callback.load().is_undefined()) calling.push_back(reference);
    }
    if (!dead && marker.is_marked(reference)) return false;
    if (dead) ++found_;
    forget(object);
    return true;
  });
  for (size_t i = calling.size(); i-- > 0;) due_references_.push_back(Value::from_object(calling[i]));
  const size_t due = due_objects_.size();
  settle(objects_, marker);
  settle(generators_, marker);
  if (precise_ && !purpose_.lost.empty() && due_objects_.size() > due + 1) order_due(due, marker);
  mark_roots(marker);
  if (precise_ && purpose_.kept != nullptr) {
    for (Value v : purpose_.kept->span()) {
      marker.mark(v);
      told_.erase(v.as_object());
    }
  }
  if (watched_.empty()) active_.store(false, std::memory_order_relaxed);
  if (precise_) {
    marker.drain();
    // Now all that may be in use.
    precise_ = false;
    for (const Thread* thread : machine_.threads) mark_stacks(*thread, marker);
    precise_ = true;
  }
  if (told_.empty()) return;
  marker.drain();
  std::erase_if(told_, [&](const Object* object) { return !marker.is_marked(object); });
}

std::vector<Object*> Finalizers::cyclic_garbage(Marker& marker) {
  std::vector<Object*> garbage = find_cyclic_garbage(marker);
  std::erase_if(garbage, [this](const Object* object) { return told_.contains(object); });
  if (purpose_.whole) told_.insert(garbage.begin(), garbage.end());
  return garbage;
}

void Finalizers::mark_stacks(const Thread& thread, Marker& marker) {
  if (precise_) {
    mark_registers(thread, marker);
  } else {
    marker.mark_conservatively(thread.registers, thread.free_registers);
  }
  const char* from = thread.stack_low;
  if (from == nullptr) return;
  marker.count(nullptr);  // what native functions hold does not count
  if (precise_ && collecting_ == &thread && purpose_.stack_from != nullptr) {
    from = purpose_.stack_from;
  } else {
    marker.mark_conservatively(thread.saved_registers, thread.saved_registers + kSavedRegisters);
  }
  marker.mark_conservatively(from, thread.stack_base);
  marker.count(purpose_.counted);
}

void Finalizers::collect_precisely(Thread& t, const Purpose& purpose) {
  machine_.scheduler->stop_world(t);
  precise_ = true;
  collecting_ = &t;
  purpose_ = purpose;
  machine_.collect_stopped(t);
  // What is due is run below.
  if (t.asked_finalizers == 0) t.breaker.fetch_and(~Thread::kFinalizersBit, std::memory_order_relaxed);
  precise_ = false;
  purpose_ = {.whole = purpose.whole};
  machine_.scheduler->resume_world(t);
  run(t);
}

bool Finalizers::may_collect_at(const Word* site) {
  MutexLock lock(mutex_);
  Site& known = sites_[site];
  if (known.skips > 0) {
    --known.skips;
    return false;
  }
  return (misses_ < kMostMisses && hits_ < kMostHits) || machine_.heap.worth_collecting();
}

void Finalizers::learn(Thread& t, const Word* site, bool found) {
  MutexLock lock(mutex_);
  Site& known = sites_[site];
  if (found) {
    ++hits_;
    known.misses = 0;
    t.looks_left += 1000;
    return;
  }
  ++misses_;
  if (++known.misses > kFreeMisses) known.skips = 1U << std::min(known.misses - kFreeMisses, 16U);
}

void Finalizers::collect_dropped(Thread& t, const void* stack_from, const Word* site,
                                 std::span<const Value> lost, bool in_call) {
  if (!active() || !may_collect_at(site)) return;
  const uint64_t before = found_;
  collect_precisely(t, {.stack_from = static_cast<const char*>(stack_from),
                        .whole = false,
                        .in_call = in_call,
                        .look = nullptr,
                        .lost = lost});
  learn(t, site, found_ != before);
}

void Finalizers::collect_all(Thread& t, const void* stack_from, const Inspect& look, RootedValues* kept) {
  collect_precisely(t, {.stack_from = static_cast<const char*>(stack_from), .look = &look, .kept = kept});
}

void Finalizers::inspect(Thread& t, const void* stack_from, const Inspect& look, RootedValues* kept) {
  collect_precisely(
      t, {.stack_from = static_cast<const char*>(stack_from), .whole = false, .look = &look, .kept = kept});
}

uint64_t Finalizers::count_references(Thread& t, Value v) {
  collect_precisely(t, {.counted = v.as_object()});
  return times_met_;
}

// --- Running what is due ---

void Finalizers::call_del(Thread& t, Value object) {
  if (is_kind(object, Kind::kGenerator)) {
    auto* generator = as<Generator>(object);
    if (generator->state.load(std::memory_order_acquire) != Generator::kSuspended) return;
    if (!generator_close(t, generator)) report_unraisable(t, object);
    return;
  }
  const Value method = type_of(t, object)->dunder(kDelDunder);
  if (method.is_undefined()) return;
  if (call_special(t, method, object).is_error()) report_unraisable(t, method);
}

// What a __del__ drops in turn is run by the collection that finds it: each run has a batch of its own.
void Finalizers::run(Thread& t) {
  RootedValues objects(t), references(t);
  {
    MutexLock lock(mutex_);
    for (Value v : std::exchange(due_objects_, {})) objects.push(v);
    for (Value v : std::exchange(due_references_, {})) references.push(v);
  }
  const Value handled = t.handled;
  t.handled = Value::undefined();
  const auto call_objects = [&] {
    for (Value object : objects.span()) {
      if (t.pending != Thread::killed()) call_del(t, object);
    }
  };
  // As in CPython: callbacks before __del__ where gc.collect() finds cycles, else after.
  const bool callbacks_first = purpose_.whole;
  if (!callbacks_first) call_objects();
  for (Value reference : references.span()) {
    if (t.pending == Thread::killed()) break;
    const Value callback = as<WeakRef>(reference)->callback.exchange(Value::undefined());
    if (call_with(t, callback, reference).is_error()) report_unraisable(t, callback);
  }
  if (callbacks_first) call_objects();
  t.handled = handled;
}

void Finalizers::finish(Thread& t) {
  if (active()) collect_all(t);
  for (;;) {
    Value object;
    {
      MutexLock lock(mutex_);
      WatchList& list = objects_.first() == nullptr ? generators_ : objects_;
      Object* first = list.first();
      if (first == nullptr) break;
      object = Value::from_object(first);
      unlist(first, list);
    }
    call_del(t, object);
    if (t.pending == Thread::killed()) break;
  }
}

namespace {

// Hands the exception to sys.unraisablehook, if the script has set one. False: it has not.
bool call_unraisablehook(Thread& t, Value exception, Value source, const char* message) {
  const Value sys = dict_get_str(t.machine.modules, intern(t.machine, t, "sys"));
  if (!is_kind(sys, Kind::kModule)) return false;
  const Value hook = dict_get_str(as<Module>(sys)->dict, intern(t.machine, t, "unraisablehook"));
  if (hook.is_undefined()) return false;
  const Value caller = library_attr(t, "_unraisable", "call_hook");
  const Value words = message == nullptr ? Value::none() : new_str(t, message);
  return !caller.is_error() && !call_with(t, caller, hook, exception, source, words).is_error();
}

// Here CPython has the colon also when no text follows: "ValueError: ".
std::string with_colon(Thread& t, Value exception, std::string text) {
  const std::string end = type_name(t, exception) + "\n";
  if (!text.ends_with(end)) return text;
  const size_t before = text.size() - end.size();
  if (before == 0 || text[before - 1] == '\n' || text[before - 1] == '.') text.insert(text.size() - 1, ": ");
  return text;
}

}  // namespace

void report_unraisable(Thread& t, Value source, const char* message) {
  const Value exception = t.take_pending();
  if (exception == Thread::killed()) {
    t.pending = exception;
    return;
  }
  if (call_unraisablehook(t, exception, source, message)) return;
  if (t.pending == Thread::killed()) return;
  static_cast<void>(t.take_pending());
  std::string name;
  if (!repr_to(t, source, &name)) {
    static_cast<void>(t.take_pending());
    name = "<object repr() failed>";
  }
  const std::string text = fmt::format("{}: {}\n{}", message == nullptr ? "Exception ignored in" : message,
                                       name, with_colon(t, exception, format_exception(t, exception)));
  static_cast<void>(t.take_pending());
  if (t.machine.write_error) t.machine.write_error(t, text);
}

}  // namespace gilbox
