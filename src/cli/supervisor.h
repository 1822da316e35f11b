// Watches over a run from outside: --timeout and Ctrl-C.
//
// The first Ctrl-C raises KeyboardInterrupt in the main thread; when that has gone unheard for a while, the
// next one ends the run as a timeout does.
//
// Thread safety: start and stop by the thread that runs the machine. One at a time in a process, since
// signals belong to the process. Invariants: `force` is called at most once, on the supervisor's own thread,
// and only between start and stop.
#pragma once

#include <semaphore.h>

#include <atomic>
#include <functional>
#include <thread>

#include "vm/sched/scheduler.h"

namespace gilbox {

class Supervisor {
 public:
  // Ends the process with this exit status; called when the run does not end when asked to.
  using Force = std::function<void(int status)>;

  Supervisor(Scheduler& scheduler, SchedThread& main, Force force);
  ~Supervisor() { stop(); }
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;

  // Takes SIGINT over, unless it is ignored. `timeout`: 0 for none. `thread_needed`: a forced end must go
  // through `force` even if there is no timeout; else a second Ctrl-C leaves the process at once.
  void start(Nanos timeout, bool thread_needed);
  // Gives SIGINT back. After it, `force` is not called any more.
  void stop();

  bool timed_out() const { return timed_out_.load(std::memory_order_relaxed); }

 private:
  static void on_interrupt(int signal);
  void watch(Nanos timeout);
  void end_run(ExitReason reason, int status);

  Scheduler& scheduler_;
  SchedThread& main_;
  const Force force_;
  sem_t wake_;  // posted by stop() and by the handler; async-signal-safe
  std::atomic<bool> stopping_{false};
  std::atomic<bool> forced_{false};
  std::atomic<bool> timed_out_{false};
  std::atomic<Nanos> first_interrupt_{0};  // when the interrupt now pending came
  bool handling_ = false;
  std::thread thread_;
};

}  // namespace gilbox
