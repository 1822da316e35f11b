#include "vm/objects/machine.h"

#include <sys/mman.h>

#include <algorithm>

#include "vm/base/check.h"
#include "vm/base/clock.h"
#include "vm/objects/alloc.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/complex.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/float.h"
#include "vm/objects/function.h"
#include "vm/objects/generator.h"
#include "vm/objects/int.h"
#include "vm/objects/iterator.h"
#include "vm/objects/kinds.h"
#include "vm/objects/list.h"
#include "vm/objects/memoryview.h"
#include "vm/objects/module.h"
#include "vm/objects/range.h"
#include "vm/objects/set.h"
#include "vm/objects/signature.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/objects/type.h"
#include "vm/objects/type_bootstrap.h"
#include "vm/sched/lock_order.h"
#include "vm/sched/thread_lock.h"

namespace gilbox {
namespace {

constexpr size_t kRegisterBytes = size_t{64} << 20;
constexpr size_t kFrameBytes = size_t{32} << 20;
constexpr size_t kMostSpareStacks = 32;

void* reserve_stack(size_t bytes) {
  void* p = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return p == MAP_FAILED ? nullptr : p;
}

void make_names(Machine& m, Thread& t) {
  m.names.empty = intern(m, t, "");
  for (unsigned c = 0; c < 256; ++c) {
    std::string text;
    if (c < 0x80) {
      text.push_back(static_cast<char>(c));
    } else {
      text.push_back(static_cast<char>(0xC0 | (c >> 6)));
      text.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    }
    m.names.latin1[c] = intern(m, t, text);
  }
#define NAME(IDENTIFIER, TEXT) m.names.IDENTIFIER = intern(m, t, TEXT);
#include "vm/objects/names.def"
#undef NAME
  static constexpr const char* kDunders[] = {
#define DUNDER(IDENTIFIER, NAME) NAME,
#include "vm/objects/dunders.def"
#undef DUNDER
  };
  for (size_t i = 0; i < kDunderCount; ++i) m.names.dunders[i] = intern(m, t, kDunders[i]);
}

// Shapes of the built-in kinds come first, so that strings and dicts can be made before their types are.
void make_kind_shapes(Machine& m) {
  for (size_t kind = 0; kind < static_cast<size_t>(Kind::kCount); ++kind) {
    m.kind_shapes[kind] = m.shapes.make_root(nullptr, 0, 0, false)->id;
  }
}

void make_types(Thread& t) {
  bootstrap_types(t);
  init_function_types(t);
  init_descriptor_types(t);
  init_singleton_types(t);
  init_str_type(t);
  init_bytes_type(t);
  init_int_types(t);
  init_float_type(t);
  init_complex_type(t);
  init_bytearray_type(t);
  init_memoryview_type(t);
  init_tuple_type(t);
  init_list_type(t);
  init_dict_type(t);
  init_set_types(t);
  init_range_types(t);
  init_iterator_types(t);
  init_generator_type(t);
  init_module_type(t);
  init_exception_types(t);
}

}  // namespace

Machine::Machine(const MachineOptions& machine_options)
    : options(machine_options),
      heap(kKindTable, machine_options.heap_limit),
      scheduler(make_scheduler(machine_options.scheduler)) {
  interned.reserve(4096);  // start-up makes about half of that
  make_kind_shapes(*this);
  finalizers = std::make_unique<Finalizers>(*this);
  heap.mark_roots = [this](Marker& marker) { mark_roots(marker); };
  heap.on_marked = [this](Marker& marker) { finalizers->after_marking(marker); };
  main_thread = new Thread(*this);
  main_thread->name = "MainThread";
  Thread& t = *main_thread;
  make_names(*this, t);
  make_types(t);
  modules = new_dict(t);
  heap.on_limit_passed = [this] {
    main_thread->breaker.fetch_or(Thread::kMemoryLimitBit, std::memory_order_relaxed);
  };
}

Machine::~Machine() {
  delete main_thread;
  for (void* stack : spare_stacks) munmap(stack, kRegisterBytes + kFrameBytes);
  GILBOX_CHECK(threads.empty(), "threads outlive their machine");
}

void Machine::collect(Thread& t) {
  scheduler->stop_world(t);
  collect_stopped(t);
  scheduler->resume_world(t);
}

void Machine::collect_if_due(Thread& t) {
  scheduler->stop_world(t);
  // Another thread may have collected while this one waited for its turn to stop the world.
  if (heap.collection_due()) collect_stopped(t);
  scheduler->resume_world(t);
}

void Machine::collect_stopped(Thread& t) {
  Nanos begin = real_now();
  Nanos traced_begin = scheduler->now();
  t.emit(traced_begin, EventKind::kCollectionBegin);
  heap.collect();
  if (finalizers->anything_due()) t.breaker.fetch_or(Thread::kFinalizersBit, std::memory_order_relaxed);
  heap.add_pause(static_cast<uint64_t>(real_now() - begin));
  Nanos traced_end = scheduler->now();
  t.emit(traced_end, EventKind::kCollectionEnd, 0, 0, 0, traced_end - traced_begin);
}

void Machine::drop_caches(Thread& t) {
  scheduler->stop_world(t);
  for (const auto& state : code_states) {
    for (auto& cache : state->caches) cache.store(0, std::memory_order_relaxed);
  }
  for (Thread* thread : threads) thread->load_cache.fill({});
  scheduler->resume_world(t);
}

void Machine::mark_roots(Marker& marker) {
  marker.shapes = &shapes;
#define X(NAME) marker.mark(types.NAME);
  GILBOX_TYPES(X)
#undef X
#define EXCEPTION(NAME, BASE) marker.mark(types.NAME);
#include "vm/objects/exceptions.def"
#undef EXCEPTION
  for (const auto& [text, str] : interned) marker.mark(str);
  marker.mark(builtins);
  marker.mark(modules);
  for (Value v : roots) marker.mark(v);
  finalizers->mark_roots(marker);
  for (uint32_t i = 0; i < shapes.size(); ++i) marker.mark(shapes.get(i)->type);
  for (const auto& state : code_states) {
    for (Value constant : state->storage) marker.mark(constant);
    marker.mark(state->globals_dict);
    marker.mark(state->builtins_dict);
    marker.mark(state->code_value);
    for (Cell* cell : state->globals_storage) marker.mark(cell);
  }
  // A thread that has ended may be taking itself off the list.
  std::lock_guard<std::mutex> guard(type_mutex);
  for (Thread* thread : threads) mark_thread(*thread, marker);
}

void Machine::mark_thread(Thread& thread, Marker& marker) {
  finalizers->mark_stacks(thread, marker);
  for (Frame* f = thread.frames; thread.frame != nullptr && f <= thread.frame; ++f) {
    marker.mark(f->function);
    marker.mark(f->owner);
    marker.mark(f->saved_handled);
  }
  marker.mark(thread.pending);
  marker.mark(thread.handled);
  marker.mark_conservatively(thread.held.entries, thread.held.entries + thread.held.count);
  marker.mark(thread.entry_function);
  marker.mark(thread.entry_args);
  marker.mark(thread.entry_kwargs);
  marker.mark(thread.python_thread);
  marker.mark(thread.locals);
  for (const auto& [frame, locals] : thread.frame_locals) {
    if (thread.has_locals(frame)) marker.mark(locals);
  }
  for (RootedValues* r = thread.rooted; r != nullptr; r = r->previous_) {
    for (Value v : r->values_) marker.mark(v);
  }
}

Thread::Thread(Machine& owner) : machine(owner), heap(owner.heap, this) {
  void* stack = nullptr;
  {
    std::lock_guard<std::mutex> guard(machine.type_mutex);
    if (!machine.spare_stacks.empty()) {
      stack = machine.spare_stacks.back();
      machine.spare_stacks.pop_back();
    }
  }
  if (stack == nullptr) stack = reserve_stack(kRegisterBytes + kFrameBytes);
  GILBOX_CHECK(stack != nullptr, "no address space for a thread's registers");
  registers = static_cast<Value*>(stack);
  frames = reinterpret_cast<Frame*>(static_cast<char*>(stack) + kRegisterBytes);
  registers_end = registers + kRegisterBytes / sizeof(Value) - 1024;  // room for binding arguments
  frames_end = frames + kFrameBytes / sizeof(Frame) - 1;
  free_registers = registers;
  std::lock_guard<std::mutex> guard(machine.type_mutex);
  machine.threads.push_back(this);
}

Thread::~Thread() {
  {
    // First of all: the thread is no longer attached, so a collection may be looking at it.
    std::lock_guard<std::mutex> guard(machine.type_mutex);
    // In no order: many threads may end one after the other.
    *std::find(machine.threads.begin(), machine.threads.end(), this) = machine.threads.back();
    machine.threads.pop_back();
    if (machine.spare_stacks.size() < kMostSpareStacks) {
      machine.spare_stacks.push_back(registers);
      return;
    }
  }
  munmap(registers, kRegisterBytes + kFrameBytes);
}

void Thread::on_released() {
  if (this != machine.main_thread) delete this;
}

RootedValues::RootedValues(Thread& t) : thread_(t), previous_(t.rooted) {
  t.rooted = this;
}
RootedValues::~RootedValues() {
  thread_.rooted = previous_;
}

}  // namespace gilbox
