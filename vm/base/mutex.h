// Mutex and condition variable that clang's -Wthread-safety can follow, and whose timed waits count on the
// monotonic clock. For the inside of the machine; what scripts block on goes through Scheduler::park.
//
// Thread safety: that is the point. Not async-signal-safe.
// Invariant: nobody calls Scheduler::check_point or park while holding a Mutex.
#pragma once

#include <errno.h>
#include <pthread.h>

#include "vm/base/check.h"
#include "vm/base/clock.h"

#if defined(__clang__)
#define GILBOX_TSA(x) __attribute__((x))
#else
#define GILBOX_TSA(x)
#endif
#define GILBOX_CAPABILITY(x) GILBOX_TSA(capability(x))
#define GILBOX_SCOPED_CAPABILITY GILBOX_TSA(scoped_lockable)
#define GILBOX_GUARDED_BY(x) GILBOX_TSA(guarded_by(x))
#define GILBOX_REQUIRES(...) GILBOX_TSA(requires_capability(__VA_ARGS__))
#define GILBOX_EXCLUDES(...) GILBOX_TSA(locks_excluded(__VA_ARGS__))
#define GILBOX_ACQUIRE(...) GILBOX_TSA(acquire_capability(__VA_ARGS__))
#define GILBOX_RELEASE(...) GILBOX_TSA(release_capability(__VA_ARGS__))
#define GILBOX_TRY_ACQUIRE(...) GILBOX_TSA(try_acquire_capability(__VA_ARGS__))
#define GILBOX_NO_THREAD_SAFETY_ANALYSIS GILBOX_TSA(no_thread_safety_analysis)

namespace gilbox {

class GILBOX_CAPABILITY("mutex") Mutex {
 public:
  Mutex() = default;
  ~Mutex() { pthread_mutex_destroy(&mutex_); }
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;

  void lock() GILBOX_ACQUIRE() {
    const int error = pthread_mutex_lock(&mutex_);
    GILBOX_CHECK(error == 0, "locking a mutex");
  }
  void unlock() GILBOX_RELEASE() {
    const int error = pthread_mutex_unlock(&mutex_);
    GILBOX_CHECK(error == 0, "unlocking a mutex");
  }
  bool try_lock() GILBOX_TRY_ACQUIRE(true) { return pthread_mutex_trylock(&mutex_) == 0; }

 private:
  friend class CondVar;
  pthread_mutex_t mutex_ = PTHREAD_MUTEX_INITIALIZER;
};

// Holds a mutex for a scope.
class GILBOX_SCOPED_CAPABILITY MutexLock {
 public:
  explicit MutexLock(Mutex& mutex) GILBOX_ACQUIRE(mutex) : mutex_(mutex) { mutex_.lock(); }
  ~MutexLock() GILBOX_RELEASE() { mutex_.unlock(); }
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

 private:
  Mutex& mutex_;
};

class CondVar {
 public:
  CondVar() {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&condition_, &attributes);
    pthread_condattr_destroy(&attributes);
  }
  ~CondVar() { pthread_cond_destroy(&condition_); }
  CondVar(const CondVar&) = delete;
  CondVar& operator=(const CondVar&) = delete;

  void wait(Mutex& mutex) GILBOX_REQUIRES(mutex) {
    const int error = pthread_cond_wait(&condition_, &mutex.mutex_);
    GILBOX_CHECK(error == 0, "waiting on a condition");
  }
  // Waits until a point on real_now()'s clock; false when it timed out.
  bool wait_until(Mutex& mutex, Nanos deadline) GILBOX_REQUIRES(mutex) {
    const timespec at = to_timespec(deadline);
    const int error = pthread_cond_timedwait(&condition_, &mutex.mutex_, &at);
    GILBOX_CHECK(error == 0 || error == ETIMEDOUT, "waiting on a condition");
    return error == 0;
  }
  void notify_one() { pthread_cond_signal(&condition_); }
  void notify_all() { pthread_cond_broadcast(&condition_); }

 private:
  pthread_cond_t condition_;
};

}  // namespace gilbox
