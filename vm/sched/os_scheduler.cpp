#include "vm/sched/os_scheduler.h"

#include <limits.h>
#include <sched.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

#include "vm/base/futex.h"

namespace gilbox {

namespace {

// What start_thread hands to the new OS thread.
struct ThreadStart {
  OsScheduler* scheduler;
  SchedThread* thread;
  ThreadEntry entry;
  void* argument;
  uint32_t parent;
};

constexpr size_t kDefaultStack = size_t{8} << 20;

// The stack of the process's first thread, without the reading of /proc/self/maps that pthread_getattr_np
// does: the name of the program lies at its very top, and the limit says how far down it may grow.
bool find_main_stack(SchedThread& thread) {
  const auto top = getauxval(AT_EXECFN);
  rlimit limit{};
  if (getpid() != gettid() || top == 0 || getrlimit(RLIMIT_STACK, &limit) != 0) return false;
  if (limit.rlim_cur == RLIM_INFINITY) return false;
  thread.stack_base = reinterpret_cast<char*>(top / 16 * 16);
  thread.stack_limit = thread.stack_base - limit.rlim_cur;
  return true;
}

void set_stack_bounds(SchedThread& thread) {
  if (find_main_stack(thread)) return;
  pthread_attr_t attributes;
  void* limit = nullptr;
  size_t size = 0;
  GILBOX_CHECK(pthread_getattr_np(pthread_self(), &attributes) == 0, "finding the stack of a thread");
  pthread_attr_getstack(&attributes, &limit, &size);
  pthread_attr_destroy(&attributes);
  thread.stack_limit = static_cast<char*>(limit);
  thread.stack_base = thread.stack_limit + size;
}

}  // namespace

OsScheduler::OsScheduler(const SchedulerOptions& options)
    : Scheduler(options), epoch_(real_now()), gil_(*policy_, switch_interval_, epoch_) {}

OsScheduler::~OsScheduler() {
  reap();
}

// --- Threads -----------------------------------------------------------------------------------------------

size_t OsScheduler::run_main(SchedThread& main, ThreadEntry entry, void* argument) {
  // Timers fire within a nanosecond's slack, not the usual 50 microseconds: the switch interval is measured
  // in such units. Threads started from here on inherit it.
  const int slack_before = prctl(PR_GET_TIMERSLACK);
  prctl(PR_SET_TIMERSLACK, 1);
  {
    MutexLock lock(mutex_);
    register_thread(main);
  }
  run_thread(main, entry, argument, 0);
  const size_t left = end_others();
  reap();
  if (slack_before > 0) prctl(PR_SET_TIMERSLACK, slack_before);
  main.on_released();
  return left;
}

void OsScheduler::run_thread(SchedThread& thread, ThreadEntry entry, void* argument, uint32_t parent) {
  set_stack_bounds(thread);
  const Nanos started = now();
  thread.emit(started, EventKind::kThreadStart, 0, 0, parent);
  enter(thread, started);
  entry(thread, argument);
  if (thread.id == 1) request_exit(ExitReason::kMainEnded);
  detach(thread, ReleaseReason::kExit);
  end_thread(thread, thread.id == 1);
}

void* OsScheduler::thread_main(void* impl) {
  const ThreadStart start = *static_cast<ThreadStart*>(impl);
  delete static_cast<ThreadStart*>(impl);
  start.scheduler->run_thread(*start.thread, start.entry, start.argument, start.parent);
  return nullptr;
}

int OsScheduler::do_start_thread(SchedThread& parent, SchedThread& thread, ThreadEntry entry, void* argument,
                                 size_t stack_size) {
  reap();
  {
    MutexLock lock(mutex_);
    register_thread(thread);
    if (stopper_ != nullptr) thread.state.store(ThreadState::kStopped);
  }
  const size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  stack_size = std::max<size_t>(stack_size == 0 ? kDefaultStack : stack_size, PTHREAD_STACK_MIN);
  thread.time_slice = parent.time_slice;  // the operating system's threads inherit it
  auto* impl = new ThreadStart{this, &thread, entry, argument, parent.id};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, (stack_size + page - 1) / page * page);
  pthread_t handle;
  const int error = pthread_create(&handle, &attributes, thread_main, impl);
  pthread_attr_destroy(&attributes);
  if (error != 0) {
    delete impl;
    MutexLock lock(mutex_);
    threads_.erase(std::find(threads_.begin(), threads_.end(), &thread));
    live_threads_.fetch_sub(1, std::memory_order_acq_rel);
    if (next_thread_id_ == thread.id) --next_thread_id_;
  }
  return error;
}

void OsScheduler::end_thread(SchedThread& thread, bool is_main) {
  const Nanos ended = now();
  DeadlockReport report;
  bool deadlock;
  {
    MutexLock lock(mutex_);
    unregister_thread(thread, ended);
    deadlock = find_deadlock(nullptr, report);
    if (!is_main) finished_.push_back(pthread_self());
    thread_ended_.notify_all();
  }
  if (deadlock) handle_deadlock(thread, ended, report);
  thread.emit(ended, EventKind::kThreadEnd);
  if (!is_main) thread.on_released();
}

size_t OsScheduler::end_others() {
  const Nanos deadline = deadline_after(real_now(), options_.exit_grace);
  MutexLock lock(mutex_);
  while (!threads_.empty()) {
    if (!thread_ended_.wait_until(mutex_, deadline)) break;
  }
  if (!threads_.empty()) closed_.store(true, std::memory_order_release);
  return threads_.size();
}

void OsScheduler::reap() {
  std::vector<pthread_t> finished;
  {
    MutexLock lock(mutex_);
    finished.swap(finished_);
  }
  for (pthread_t handle : finished) pthread_join(handle, nullptr);
}

void OsScheduler::freeze_if_closed() const {
  // As in CPython, a daemon thread that wants to go on after the end hangs for good.
  while (GILBOX_UNLIKELY(closed_.load(std::memory_order_acquire))) pause();
}

// --- Attached and detached ---------------------------------------------------------------------------------

Nanos OsScheduler::leave(SchedThread& thread, ReleaseReason reason) {
  thread.left_for_io = reason == ReleaseReason::kIo;
  if (gil_enabled_) {
    thread.state.store(ThreadState::kDetached, std::memory_order_release);
    thread.detached_at = gil_.drop(thread, reason);
    settle_time_slice(thread);
    return thread.detached_at;
  }
  const Nanos time = now();
  const Nanos attached = time - thread.attached_since;
  thread.stats.without += attached;
  thread.detached_at = time;
  thread.emit(time, EventKind::kDetach, static_cast<uint8_t>(reason), 0, 0, attached);
  thread.state.store(ThreadState::kDetached, std::memory_order_seq_cst);
  if ((thread.breaker.load(std::memory_order_seq_cst) & kStopWorld) != 0) note_stopped(thread);
  return time;
}

void OsScheduler::settle_time_slice(SchedThread& thread) {
  const Nanos wanted = policy_->time_slice(thread.gave_up_by_itself);
  if (wanted == thread.time_slice) return;
  thread.time_slice = wanted;
  request_time_slice(wanted);
}

void OsScheduler::enter(SchedThread& thread, Nanos wanted_since) {
  freeze_if_closed();
  if (gil_enabled_) {
    gil_.take(thread, wanted_since);
    freeze_if_closed();
    thread.state.store(ThreadState::kAttached, std::memory_order_release);
    return;
  }
  attach_without_gil(thread);
  freeze_if_closed();
  const Nanos time = now();
  thread.stats.waiting += time - wanted_since;
  thread.attached_since = time;
  thread.emit(time, EventKind::kAttach, 0, 0, 0, time - wanted_since, kNoExtra);
}

void OsScheduler::attach_without_gil(SchedThread& thread) {
  for (;;) {
    ThreadState detached = ThreadState::kDetached;
    if (thread.state.compare_exchange_strong(detached, ThreadState::kAttached, std::memory_order_seq_cst))
      return;
    MutexLock lock(mutex_);
    while (thread.state.load(std::memory_order_relaxed) == ThreadState::kStopped) resumed_.wait(mutex_);
  }
}

void OsScheduler::do_detach(SchedThread& thread, ReleaseReason reason) {
  leave(thread, reason);
}

void OsScheduler::do_attach(SchedThread& thread) {
  const Nanos wanted = now();
  if (thread.left_for_io) thread.stats.without += wanted - thread.detached_at;
  enter(thread, wanted);
}

CheckResult OsScheduler::do_check_point(SchedThread& thread) {
  freeze_if_closed();
  const uint32_t bits = thread.breaker.load(std::memory_order_relaxed);
  if ((bits & (kGilDropRequest | kStopWorld)) != 0) {
    const bool drop = (bits & kGilDropRequest) != 0;
    const Nanos left = leave(thread, drop ? ReleaseReason::kDropRequest : ReleaseReason::kStopWorld);
    enter(thread, left);
  }
  if (GILBOX_UNLIKELY(thread.ticks <= 0)) offer_gil(thread);
  return take_verdict(thread);
}

void OsScheduler::offer_gil(SchedThread& thread) {
  if (live_threads() == 1) {
    thread.ticks = policy_->ticks();
    return;
  }
  const Nanos left = leave(thread, ReleaseReason::kTicks);
  enter(thread, left);
}

void OsScheduler::do_yield(SchedThread& thread) {
  const Nanos left = leave(thread, ReleaseReason::kSleep);
  if (!gil_enabled_) sched_yield();
  enter(thread, left);
}

// --- Parking -----------------------------------------------------------------------------------------------

void OsScheduler::unpark(SchedThread& target, const SchedThread* by) {
  target.woken_by.store(by == nullptr ? 0 : by->id, std::memory_order_relaxed);
  if (gil_enabled_) target.gil_arrival.store(gil_.next_arrival(), std::memory_order_relaxed);
  const uint32_t before = target.park_word.fetch_or(kParkToken, std::memory_order_release);
  if ((before & kParkToken) == 0) futex_wake(target.park_word);
}

void OsScheduler::poke(SchedThread& thread) {
  thread.park_word.fetch_or(kParkPoke, std::memory_order_release);
  futex_wake(thread.park_word);
}

ParkResult OsScheduler::wait_parked(SchedThread& thread, Nanos deadline, const WaitInfo& info) {
  const Nanos real_deadline = deadline == kForever ? kForever : deadline_after(epoch_, deadline);
  for (;;) {
    const uint32_t word = thread.park_word.load(std::memory_order_acquire);
    if ((word & kParkToken) != 0) return ParkResult::kUnparked;
    if ((word & kParkPoke) != 0) {
      thread.park_word.fetch_and(~kParkPoke, std::memory_order_acquire);
      const ParkResult verdict = park_verdict(thread, info);
      if (verdict != ParkResult::kUnparked) return verdict;
      continue;
    }
    if (!futex_wait(thread.park_word, 0, real_deadline)) return ParkResult::kTimedOut;
  }
}

ParkResult OsScheduler::do_park(SchedThread& thread, Nanos deadline, const WaitInfo& info) {
  const bool for_good = parks_for_good(deadline, info);
  if ((thread.park_word.load(std::memory_order_relaxed) & kParkToken) != 0) {
    thread.park_word.fetch_and(~kParkToken, std::memory_order_acquire);
    return ParkResult::kUnparked;
  }
  const ParkResult verdict = park_verdict(thread, info);
  if (verdict != ParkResult::kUnparked) return verdict;

  DeadlockReport report;
  bool deadlock = false;
  if (for_good) {
    MutexLock lock(mutex_);
    note_parked(thread, info);
    deadlock = find_deadlock(&thread, report);
  }
  const Nanos began = now();
  const uint32_t owner = info.held_by();
  thread.emit(began, EventKind::kBlock, static_cast<uint8_t>(info.kind), info.resource_id, owner,
              deadline == kForever ? -1 : std::max<Nanos>(0, deadline - began));
  const Nanos left = leave(thread, release_reason_of(info.kind));
  thread.left_for_io = false;  // time in park is time blocked
  if (deadlock) handle_deadlock(thread, now(), report);

  ParkResult result = wait_parked(thread, deadline, info);
  if (for_good) {
    MutexLock lock(mutex_);
    note_unparked(thread);
  }
  // Only now, see is_blocked. A token that came together with a time-out or an interrupt wins.
  if ((thread.park_word.fetch_and(~kParkToken, std::memory_order_acquire) & kParkToken) != 0) {
    result = ParkResult::kUnparked;
  }
  const Nanos ended = now();
  thread.stats.blocked += ended - left;
  const uint32_t by = result == ParkResult::kUnparked ? thread.woken_by.load(std::memory_order_relaxed) : 0;
  thread.emit(ended, EventKind::kWake, static_cast<uint8_t>(info.kind), info.resource_id, by, ended - left,
              static_cast<uint32_t>(result));
  enter(thread, ended);
  return result;
}

ParkResult OsScheduler::do_sleep_until(SchedThread& thread, Nanos deadline) {
  WaitInfo info;
  info.kind = WaitKind::kSleep;
  const ParkResult verdict = park_verdict(thread, info);
  if (verdict != ParkResult::kUnparked) return verdict;
  const Nanos began = now();
  thread.emit(began, EventKind::kSleep, 0, 0, 0, std::max<Nanos>(0, deadline - began));
  const Nanos left = leave(thread, ReleaseReason::kSleep);
  ParkResult result;
  for (;;) {
    result = wait_parked(thread, deadline, info);
    if (result != ParkResult::kUnparked) break;
    thread.park_word.fetch_and(~kParkToken, std::memory_order_acquire);  // a stray token ends no sleep
  }
  const Nanos ended = now();
  thread.stats.asleep += ended - left;
  thread.emit(ended, EventKind::kSleepEnd, 0, 0, 0, ended - left, static_cast<uint32_t>(result));
  enter(thread, ended);
  return result;
}

// --- Stopping the world ------------------------------------------------------------------------------------

void OsScheduler::mark_stopped(SchedThread& thread) {
  if ((thread.breaker.load(std::memory_order_relaxed) & kStopWorld) == 0) return;  // not waited for
  ThreadState detached = ThreadState::kDetached;
  if (!thread.state.compare_exchange_strong(detached, ThreadState::kStopped, std::memory_order_seq_cst))
    return;
  thread.breaker.fetch_and(~kStopWorld, std::memory_order_relaxed);
  if (--still_attached_ == 0) all_stopped_.notify_all();
}

void OsScheduler::note_stopped(SchedThread& thread) {
  MutexLock lock(mutex_);
  mark_stopped(thread);
}

void OsScheduler::do_stop_world(SchedThread& thread) {
  const Nanos asked = now();
  if (gil_enabled_) {
    // The holder is alone already, and whoever wants to attach needs the GIL.
    stopped_since_ = asked;
    thread.emit(asked, EventKind::kWorldStop);
    return;
  }
  for (;;) {
    {
      MutexLock lock(mutex_);
      if (stopper_ == nullptr) {
        stopper_ = &thread;
        still_attached_ = 0;
        for (SchedThread* other : threads_) {
          if (other == &thread) continue;
          other->breaker.fetch_or(kStopWorld, std::memory_order_seq_cst);
          ThreadState detached = ThreadState::kDetached;
          if (other->state.compare_exchange_strong(detached, ThreadState::kStopped,
                                                   std::memory_order_seq_cst)) {
            other->breaker.fetch_and(~kStopWorld, std::memory_order_relaxed);
          } else {
            ++still_attached_;
          }
        }
        while (still_attached_ > 0) all_stopped_.wait(mutex_);
        break;
      }
    }
    // Somebody else stops the world: be stopped for it, then try again.
    const Nanos left = leave(thread, ReleaseReason::kStopWorld);
    enter(thread, left);
  }
  stopped_since_ = now();
  thread.emit(stopped_since_, EventKind::kWorldStop, 0, 0, 0, stopped_since_ - asked);
}

void OsScheduler::resume_world(SchedThread& thread) {
  const Nanos time = now();
  thread.emit(time, EventKind::kWorldResume, 0, 0, 0, time - stopped_since_);
  if (gil_enabled_) return;
  MutexLock lock(mutex_);
  stopper_ = nullptr;
  for (SchedThread* other : threads_) {
    ThreadState stopped = ThreadState::kStopped;
    other->state.compare_exchange_strong(stopped, ThreadState::kDetached, std::memory_order_seq_cst);
  }
  resumed_.notify_all();
}

}  // namespace gilbox
