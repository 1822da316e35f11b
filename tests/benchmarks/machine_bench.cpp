// What the machine's foundations cost, one operation each: cells of the heap, dict lookups, locks, events of
// a trace, and what it takes for the GIL to change hands. tools/bench --machine builds and runs it.
#include <benchmark/benchmark.h>

#include <functional>
#include <string>

#include "vm/objects/alloc.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/machine.h"
#include "vm/objects/protocol.h"
#include "vm/objects/str.h"
#include "vm/sched/thread_lock.h"
#include "vm/trace/trace.h"

namespace gilbox {
namespace {

using Body = std::function<void(Thread&)>;

// Runs `body` on the main thread of a machine.
void in_machine(bool gil, Body body) {
  MachineOptions options;
  options.scheduler.gil = gil;
  Machine machine(options);
  machine.scheduler->run_main(
      *machine.main_thread,
      [](SchedThread& thread, void* argument) {
        (*static_cast<Body*>(argument))(static_cast<Thread&>(thread));
      },
      &body);
}

void cell_of_the_heap(benchmark::State& state) {
  in_machine(true, [&](Thread& t) {
    for (auto _ : state) benchmark::DoNotOptimize(new_list(t));
  });
}
BENCHMARK(cell_of_the_heap);

void number_added(benchmark::State& state) {
  in_machine(true, [&](Thread& t) {
    Value sum = Value::from_int(0);
    for (auto _ : state)
      benchmark::DoNotOptimize(sum = binary_op(t, BinaryOp::kAdd, sum, Value::from_int(1)));
  });
}
BENCHMARK(number_added);

void dict_lookup(benchmark::State& state) {
  in_machine(state.range(0) != 0, [&](Thread& t) {
    Dict* dict = new_dict(t);
    for (int i = 0; i < 100; ++i) {
      const bool ok =
          dict_set_str(t, dict, intern(t.machine, t, "name" + std::to_string(i)), Value::from_int(i));
      benchmark::DoNotOptimize(ok);
    }
    Str* name = intern(t.machine, t, "name42");
    for (auto _ : state) benchmark::DoNotOptimize(dict_get_str(dict, name));
  });
}
BENCHMARK(dict_lookup)->ArgName("gil")->Arg(1)->Arg(0);

void lock_taken_and_released(benchmark::State& state) {
  in_machine(state.range(0) != 0, [&](Thread& t) {
    ThreadLock lock(*t.machine.scheduler);
    for (auto _ : state) {
      benchmark::DoNotOptimize(lock.acquire(t, kForever));
      benchmark::DoNotOptimize(lock.release(t));
    }
  });
}
BENCHMARK(lock_taken_and_released)->ArgName("gil")->Arg(1)->Arg(0);

void gil_given_up_and_taken(benchmark::State& state) {
  in_machine(true, [&](Thread& t) {
    for (auto _ : state) {
      t.machine.scheduler->detach(t, ReleaseReason::kIo);
      t.machine.scheduler->attach(t);
    }
  });
}
BENCHMARK(gil_given_up_and_taken);

// Two threads hand one another two locks, like a ball: each turn is a wake-up and, with the GIL, a switch.
void ball_passed_between_threads(benchmark::State& state) {
  in_machine(state.range(0) != 0, [&](Thread& t) {
    Scheduler& scheduler = *t.machine.scheduler;
    struct Court {
      ThreadLock here, there;
      std::atomic<bool> over{false};
    } court{ThreadLock(scheduler), ThreadLock(scheduler)};
    static_cast<void>(court.here.try_acquire(t));
    static_cast<void>(court.there.try_acquire(t));
    auto* player = new Thread(t.machine);
    const int error = scheduler.start_thread(
        t, *player,
        [](SchedThread& thread, void* argument) {
          auto& c = *static_cast<Court*>(argument);
          while (!c.over.load()) {
            static_cast<void>(c.there.acquire(thread, kForever));
            static_cast<void>(c.here.release(thread));
          }
        },
        &court);
    if (error != 0) return state.SkipWithError("no second thread");
    const auto turn = [&] {
      static_cast<void>(court.there.release(t));
      static_cast<void>(court.here.acquire(t, kForever));
    };
    for (auto _ : state) turn();
    court.over.store(true);
    turn();
  });
}
BENCHMARK(ball_passed_between_threads)->ArgName("gil")->Arg(1)->Arg(0)->UseRealTime();

void event_of_a_trace(benchmark::State& state) {
  TraceRecorder recorder;
  TraceBuffer* buffer = recorder.add_thread(1);
  for (auto _ : state) buffer->emit({real_now(), nullptr, 0, 0, 0, 0, 0, EventKind::kGilAcquire, 0});
}
BENCHMARK(event_of_a_trace)->Iterations(4'000'000);

}  // namespace
}  // namespace gilbox

BENCHMARK_MAIN();
