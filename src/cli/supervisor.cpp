#include "src/cli/supervisor.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

#include "src/cli/options.h"

namespace gilbox {
namespace {

// How long the threads may take to end once they are told to.
constexpr Nanos kPatience = 2 * kSecond;
// An interrupt pending for longer than this has not been heard.
constexpr Nanos kUnheard = kSecond / 5;

// The handler's; signals belong to the process.
std::atomic<Supervisor*> current{nullptr};

// True if it was posted, false if the time is over.
bool wait_for(sem_t& semaphore, Nanos duration) {
  const timespec deadline = to_timespec(deadline_after(real_now(), duration));
  int result;
  do {
    result =
        duration == kForever ? sem_wait(&semaphore) : sem_clockwait(&semaphore, CLOCK_MONOTONIC, &deadline);
  } while (result != 0 && errno == EINTR);
  return result == 0;
}

}  // namespace

Supervisor::Supervisor(Scheduler& scheduler, SchedThread& main, Force force)
    : scheduler_(scheduler), main_(main), force_(std::move(force)) {
  sem_init(&wake_, 0, 0);
}

void Supervisor::start(Nanos timeout, bool thread_needed) {
  current.store(this, std::memory_order_release);
  struct sigaction action {};
  struct sigaction old {};
  sigaction(SIGINT, nullptr, &old);
  if (old.sa_handler == SIG_DFL) {
    // No SA_RESTART: a thread in read(2) is to notice.
    action.sa_handler = on_interrupt;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    handling_ = true;
  }
  if (timeout == 0 && !thread_needed) return;
  // Signals are for the main thread.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread(&Supervisor::watch, this, timeout == 0 ? kForever : timeout);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void Supervisor::stop() {
  if (handling_) {
    signal(SIGINT, SIG_DFL);
    handling_ = false;
  }
  current.store(nullptr, std::memory_order_release);
  if (!thread_.joinable()) return;
  stopping_.store(true, std::memory_order_release);
  sem_post(&wake_);
  thread_.join();
}

void Supervisor::on_interrupt(int) {
  const int saved = errno;
  Supervisor* self = current.load(std::memory_order_acquire);
  if (self != nullptr) {
    const bool pending = (self->main_.breaker.load(std::memory_order_acquire) & kInterruptBit) != 0;
    if (!pending) {
      self->first_interrupt_.store(real_now(), std::memory_order_relaxed);
      self->scheduler_.interrupt(self->main_);
    } else if (real_now() - self->first_interrupt_.load(std::memory_order_relaxed) > kUnheard) {
      if (!self->thread_.joinable()) {
        constexpr std::string_view kText = "\ngilbox: interrupted\n";
        [[maybe_unused]] const ssize_t count = ::write(STDERR_FILENO, kText.data(), kText.size());
        _exit(kExitInterrupted);
      }
      self->forced_.store(true, std::memory_order_release);
      sem_post(&self->wake_);
    }
  }
  errno = saved;
}

void Supervisor::watch(Nanos timeout) {
  const bool posted = wait_for(wake_, timeout);
  if (stopping_.load(std::memory_order_acquire)) return;
  if (posted && forced_.load(std::memory_order_acquire)) {
    end_run(ExitReason::kStopped, kExitInterrupted);
  } else {
    timed_out_.store(true, std::memory_order_relaxed);
    end_run(ExitReason::kTimedOut, kExitTimeout);
  }
}

// Asks all threads to end; forces the end if they do not.
void Supervisor::end_run(ExitReason reason, int status) {
  scheduler_.request_exit(reason);
  wait_for(wake_, kPatience);
  if (!stopping_.load(std::memory_order_acquire)) force_(status);
}

}  // namespace gilbox
