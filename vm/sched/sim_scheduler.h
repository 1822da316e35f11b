// SimScheduler: script threads are fibers on one OS thread, time is virtual, every choice is drawn from a
// seeded generator. Same calls and same seed: same behaviour on every machine, to the byte.
//
// A discrete-event simulation. Each thread has a clock of its own. A thread that may run script code has a
// *seat*: the GIL, or, without it, one of the virtual cores. The scheduler always lets go on whatever is
// earliest: an event (a time-out, the end of a waiter's interval, a woken thread) or the seated thread with
// the smallest clock, which gets a budget of virtual time up to the next thing that will happen. With cores
// the budget ends a few instructions (seeded) past that, so that races between instructions show.
//
// With the GIL, threads that are detached but working (charge) do so at the same time as the holder, however
// many they are: `cores` matters only without the GIL.
//
// Thread safety: all on the OS thread that called run_main, except interrupt and request_exit.
//
// Invariants:
// - No decision looks at an address or at real time. Ties are broken by the order of creation.
// - The clock of the running thread is sim_budget_end - sim_budget; of all others, SimThread::clock.
// - An event whose stamp is not its thread's is stale: what it was for has been settled otherwise.
#pragma once

#include <deque>
#include <queue>
#include <vector>

#include "vm/sched/fiber.h"
#include "vm/sched/gil_policy.h"
#include "vm/sched/scheduler.h"

namespace gilbox {

struct SimThread {
  SchedThread* thread = nullptr;  // null when ended
  Fiber fiber;
  Nanos clock = 0;
  uint64_t stamp = 0;
  ThreadEntry entry = nullptr;
  void* argument = nullptr;
  uint32_t parent = 0;
  class SimScheduler* scheduler = nullptr;

  // Parked or asleep, and what will be the reason for its end.
  enum class Wait : uint8_t { kNone, kParked, kAsleep } wait = Wait::kNone;
  bool interruptible = true;
  ParkResult result = ParkResult::kUnparked;

  uint64_t switch_number_before = 0;  // while it waits for the GIL
  uint64_t arrival = 0;
  size_t gil_place = 0;        // in gil_waiters_
  bool impatient = false;      // may ask for the GIL at once, if the policy says so
  uint32_t holder_before = 0;  // when it took the GIL: whose it had been
  int core = -1;               // without the GIL: the core it sits on
  Nanos used = 0;  // without the GIL: how long it has sat on cores, as the system counts for fairness
};

class SimScheduler final : public Scheduler {
 public:
  explicit SimScheduler(const SchedulerOptions& options);
  ~SimScheduler() override;

  size_t run_main(SchedThread& main, ThreadEntry entry, void* argument) override;
  void unpark(SchedThread& target, const SchedThread* by) override;
  Nanos now() const override;
  void resume_world(SchedThread& thread) override;

  // An alarm of the virtual clock: `ring` is called at `due`, and every `interval` (0: once) from then on. It
  // may do what a signal handler may. For signal.alarm, which counts seconds of the script's own time.
  struct Alarm {
    Nanos due = kForever;
    Nanos interval = 0;
    void (*ring)() = nullptr;
  };
  const Alarm& alarm() const { return alarm_; }
  void set_alarm(const Alarm& alarm);

 protected:
  int do_start_thread(SchedThread& parent, SchedThread& thread, ThreadEntry entry, void* argument,
                      size_t stack_size) override;
  CheckResult do_check_point(SchedThread& thread) override;
  void do_detach(SchedThread& thread, ReleaseReason reason) override;
  void do_attach(SchedThread& thread) override;
  ParkResult do_park(SchedThread& thread, Nanos deadline, const WaitInfo& info) override;
  ParkResult do_sleep_until(SchedThread& thread, Nanos deadline) override;
  void do_yield(SchedThread& thread) override;
  void do_stop_world(SchedThread& thread) override;
  void poke(SchedThread& thread) override;

 private:
  enum class EventType : uint8_t {
    kResume,    // the thread's fiber goes on
    kTimeout,   // a park's or sleep's deadline
    kInterval,  // a GIL waiter has waited for an interval
    kArrive,    // a GIL waiter has been told that the GIL is free, and wakes up
  };
  struct Event {
    Nanos time;
    uint64_t number;  // breaks ties: first come, first served
    uint64_t stamp;
    SimThread* thread;
    EventType type;
    bool operator<(const Event& other) const {  // for a queue with the earliest on top
      return time != other.time ? time > other.time : number > other.number;
    }
  };
  struct Core {
    Nanos clock = 0;  // while idle: since when
    Nanos since = 0;  // when its thread came
    Nanos slice_end = 0;
    SimThread* thread = nullptr;
  };

  // sim_scheduler.cpp: the simulation's loop.
  static Fiber& fiber_main(void* sim);
  int create(SchedThread& thread, ThreadEntry entry, void* argument, size_t stack_size, uint32_t parent);
  Fiber& run_thread(SimThread& sim);
  void end_thread(SimThread& sim);
  void push(SimThread& sim, EventType type, Nanos time);
  // Lets others run until the thread is chosen again.
  void give_way(SimThread& sim);
  // Who goes on now, with its budget set; null: nobody ever, back to the host.
  SimThread* pick();
  SimThread* process(const Event& event);
  void ring_alarm();
  void end_budget_at(Nanos time);
  SimThread* first_seated();
  Nanos budget_of(const SimThread& seated);
  void grant(SimThread& sim, Nanos budget);
  bool finished() const;
  void handle_pokes();
  void wake(SimThread& sim, ParkResult result, Nanos time);
  ParkResult wait_for(SimThread& sim, SimThread::Wait wait, Nanos deadline, bool interruptible);
  Nanos clock_of(const SimThread& sim) const;
  Nanos wake_latency();
  Nanos timer_slack();

  // sim_seats.cpp: the GIL and the cores.
  Nanos leave(SimThread& sim, ReleaseReason reason);
  void enter(SimThread& sim, Nanos wanted_since);
  void gil_wait(SimThread& sim);
  void gil_offer(SimThread& sim);
  void gil_unqueue(SimThread& waiter);
  void gil_take(SimThread& sim, Nanos time);
  void gil_drop(SimThread& sim, ReleaseReason reason, Nanos time);
  void gil_arm(SimThread& waiter, Nanos time);
  void gil_interval_over(SimThread& waiter, Nanos time);
  void gil_arrived(SimThread& waiter, Nanos time);
  void core_take(SimThread& sim);
  void core_release(SimThread& sim, Nanos time);
  void core_seat(SimThread& sim, Core& core, Nanos time);
  Core* core_to_preempt(SimThread& sim, Nanos time);
  bool slice_over(const SimThread& sim);

  Random random_;
  StackPool stacks_;
  Fiber host_;
  std::vector<std::unique_ptr<SimThread>> sims_;  // by id - 1, ended ones included
  SimThread* current_ = nullptr;
  Nanos last_time_ = 0;
  std::priority_queue<Event> events_;
  uint64_t next_event_ = 0;
  std::atomic<uint32_t> poked_{0};
  Nanos world_stopped_ = 0;
  Alarm alarm_;

  SimThread* holder_ = nullptr;
  uint32_t last_holder_ = 0;
  uint64_t switch_number_ = 0;
  uint64_t arrivals_ = 0;
  int64_t ticks_;                     // see Gil
  SimThread* next_holder_ = nullptr;  // the GIL was handed to it; it is on its way
  // On the condition, in no order; one that was signalled is not. gil_seen_: the same for the policy.
  std::vector<SimThread*> gil_waiters_;
  std::vector<GilWaiter> gil_seen_;
  SimThread* switch_waiter_ = nullptr;  // has dropped the GIL on request, waits until it is taken

  std::vector<Core> cores_;
  std::deque<SimThread*> ready_;  // want a core
};

}  // namespace gilbox
