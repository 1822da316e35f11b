// OsScheduler: script threads are OS threads, with the GIL or without.
//
// Thread safety: see scheduler.h.
//
// Memory ordering, without the GIL: a thread's state changes between detached and attached by its owner's
// sequentially consistent compare-and-swap, and from detached to stopped and back by others under `mutex_`. A
// stopper first sets kStopWorld, then tries detached -> stopped; a thread first becomes detached, then looks
// at kStopWorld. All four are sequentially consistent, so at least one side sees the other (Dekker): either
// the stopper's swap succeeds, or the thread sees the bit and stops itself. With the swap under `mutex_` only
// one of them counts it.
#pragma once

#include <pthread.h>

#include <vector>

#include "vm/sched/gil.h"
#include "vm/sched/scheduler.h"

namespace gilbox {

class OsScheduler final : public Scheduler {
 public:
  explicit OsScheduler(const SchedulerOptions& options);
  ~OsScheduler() override;

  size_t run_main(SchedThread& main, ThreadEntry entry, void* argument) override;
  void unpark(SchedThread& target, const SchedThread* by) override;
  Nanos now() const override { return real_now() - epoch_; }
  void resume_world(SchedThread& thread) override;

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
  static void* thread_main(void* impl);
  void run_thread(SchedThread& thread, ThreadEntry entry, void* argument, uint32_t parent);
  void end_thread(SchedThread& thread, bool is_main);
  size_t end_others();
  // Joins OS threads that have ended.
  void reap() GILBOX_EXCLUDES(mutex_);

  // Detaches; returns when.
  Nanos leave(SchedThread& thread, ReleaseReason reason);
  void settle_time_slice(SchedThread& thread);
  // Attaches; `wanted_since` is when it began to want to.
  void enter(SchedThread& thread, Nanos wanted_since);
  // The thread's ticks are over: lets go of the GIL and takes it again.
  void offer_gil(SchedThread& thread);
  void attach_without_gil(SchedThread& thread);
  // Sleeps until the thread's park_word ends the park; takes no token.
  ParkResult wait_parked(SchedThread& thread, Nanos deadline, const WaitInfo& info);
  // The thread has just detached and seen kStopWorld: counts it as stopped.
  void note_stopped(SchedThread& thread) GILBOX_EXCLUDES(mutex_);
  void mark_stopped(SchedThread& thread) GILBOX_REQUIRES(mutex_);
  // For threads that come back after run_main has given up on them: never returns.
  void freeze_if_closed() const;

  const Nanos epoch_;
  Gil gil_;
  std::atomic<bool> closed_{false};

  SchedThread* stopper_ GILBOX_GUARDED_BY(mutex_) = nullptr;
  size_t still_attached_ GILBOX_GUARDED_BY(mutex_) = 0;
  Nanos stopped_since_ = 0;  // the stopper's own
  CondVar all_stopped_;
  CondVar resumed_;
  CondVar thread_ended_;
  std::vector<pthread_t> finished_ GILBOX_GUARDED_BY(mutex_);
};

}  // namespace gilbox
