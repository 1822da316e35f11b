// GilPolicy: the decisions by which the GIL changes hands, apart from the waiting itself. The lock on OS
// threads (gil.h) and the simulated one (sim_seats.cpp) ask the same object, so both behave alike.
//
// A new policy is a class in a file of its own (policy_fifo.cpp is the shortest), a member of GilPolicyKind
// and a row in gil_policy.cpp.
//
// Thread safety: immutable; called under the lock's own mutex.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "vm/base/clock.h"
#include "vm/base/random.h"
#include "vm/base/time_slice.h"
#include "vm/sched/scheduler.h"

namespace gilbox {

struct GilWaiter {
  uint64_t arrival = 0;  // counts up: who waits longer has the smaller number
  bool gave_up_by_itself =
      true;  // the last time: to block, sleep, do I/O; false: at a check point, for others
};

class GilPolicy {
 public:
  virtual ~GilPolicy() = default;
  virtual const char* name() const = 0;

  // How long a waiter waits before it asks the holder for the GIL; 0: asks at once; kForever: never asks.
  virtual Nanos patience(const GilWaiter&, bool /*holder_gave_up_by_itself*/, Nanos interval) const {
    return interval;
  }

  // That time is over. `timed_out`: the waiter was not woken early; `locked`: somebody still has the GIL; the
  // switch numbers (how often the holder has changed) are those from before and after the wait. Should it
  // ask?
  virtual bool should_request(bool timed_out, bool locked, uint64_t number_before,
                              uint64_t number_now) const {
    return timed_out && locked && number_before == number_now;
  }

  // The holder has released the GIL. `requested`: somebody had asked for it; `exiting`: its thread ends. Must
  // it wait until somebody else has taken it?
  virtual bool must_wait_for_switch(bool /*requested*/, bool /*exiting*/) const { return false; }

  // Does a holder that lets go hand the GIL to the one that `choose` names, so that nobody who comes by can
  // take it? Else it is free, and that one is only woken.
  virtual bool hands_over() const { return false; }

  // The time slice to ask the operating system for, for a thread that has just let go. On OS threads only.
  virtual Nanos time_slice(bool /*gave_up_by_itself*/) const { return kUsualSlice; }

  // Is a thread's turn an interval in which it runs, and a longer or shorter one made up for in its next?
  // Else it is an interval by the clock, whether or not the operating system lets the thread run. On OS
  // threads only: simulated ones run all the time.
  virtual bool even_turns() const { return false; }

  // Are the script's locks handed over to whoever has waited for an interval?
  virtual bool fair_locks() const { return false; }

  // Which of the waiters (at least 1) is next. On OS threads asked only if the GIL is handed over: otherwise
  // the operating system chooses.
  virtual size_t choose(std::span<const GilWaiter> waiters, Random& random) const = 0;

  // After how many check points a thread lets go of the GIL and takes it again; kNoTicks: only when asked.
  virtual int64_t ticks() const { return kNoTicks; }
};

// The one that has waited longest.
size_t longest_waiting(std::span<const GilWaiter> waiters);

std::unique_ptr<GilPolicy> cpython_policy();
std::unique_ptr<GilPolicy> ticks_policy(int64_t check_interval);
std::unique_ptr<GilPolicy> fifo_policy();
std::unique_ptr<GilPolicy> priority_policy();

std::unique_ptr<GilPolicy> make_policy(const SchedulerOptions& options);
// By name ("cpython", "ticks", "fifo", "priority"). False: there is none of that name.
bool find_policy(std::string_view name, GilPolicyKind* kind);
const char* policy_name(GilPolicyKind kind);

}  // namespace gilbox
