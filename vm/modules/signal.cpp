// The module _signal: the part of signal.py that needs the system. As in CPython a signal itself only notes
// that it came and interrupts the main thread, which calls the script's handler at its next check point, or
// at once if it is blocked; the wait then goes on unless the handler raises.
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cmath>

#include "vm/interp/interp.h"
#include "vm/modules/interrupt.h"
#include "vm/modules/modules.h"
#include "vm/modules/patient_wait.h"
#include "vm/modules/posix.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/int.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/sched/sim_scheduler.h"

namespace gilbox {

bool init_signal(Thread& t, Module* module);

namespace {

// Signals belong to the process: the machine that loaded the module last gets them.
struct Delivery {
  std::atomic<Machine*> machine{nullptr};
  std::atomic<bool> came[NSIG] = {};
  struct sigaction sigint_before = {};  // the program's own, which knows of a second Ctrl-C
};
Delivery delivery;
std::atomic<bool> handled{false};

void on_signal(int number) {
  const int saved = errno;
  // The mark before the interrupt: who is interrupted sees the mark.
  delivery.came[number].store(true, std::memory_order_release);
  if (number == SIGINT && delivery.sigint_before.sa_handler != SIG_DFL &&
      delivery.sigint_before.sa_handler != SIG_IGN) {
    delivery.sigint_before.sa_handler(number);
  } else if (Machine* machine = delivery.machine.load(std::memory_order_acquire)) {
    machine->scheduler->interrupt(*machine->main_thread);
  }
  errno = saved;
}

bool set_action(int number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);  // no SA_RESTART: a thread in read(2) is to notice
  return sigaction(number, &action, nullptr) == 0;
}

bool signal_number(Thread& t, Value v, int* out) {
  int64_t number = 0;
  if (!to_int64(t, v, &number)) return false;
  if (number < 1 || number >= NSIG) {
    return !raise_text(t, t.machine.types.ValueError, "signal number out of range").is_error();
  }
  *out = static_cast<int>(number);
  return true;
}

// _install(number, how): how 0 the default action, 1 ignored, 2 noted for the script.
Value install(Thread& t, Value* args, uint32_t) {
  int number = 0;
  int64_t how = 0;
  if (!signal_number(t, args[0], &number) || !to_int64(t, args[1], &how)) return Value::error();
  if (how == 2) handled.store(true, std::memory_order_relaxed);
  if (!set_action(number, how == 0 ? SIG_DFL : how == 1 ? SIG_IGN : on_signal))
    return raise_os_error(t, errno);
  return Value::none();
}

// _pending(): the numbers of the signals that came since the last call.
Value pending(Thread& t, Value*, uint32_t) {
  RootedValues numbers(t);
  for (int i = 1; i < NSIG; ++i) {
    if (delivery.came[i].exchange(false, std::memory_order_acq_rel)) numbers.push(Value::from_int(i));
  }
  return new_tuple_of(t, numbers.span());
}

bool dispatch(Thread& t) {
  const Value module = dict_get_str(t.machine.modules, intern(t.machine, t, "signal"));
  if (!is_kind(module, Kind::kModule)) return true;
  const Value function = get_attr_if_any(t, module, intern(t.machine, t, "_dispatch"));
  if (function.is_undefined()) {
    static_cast<void>(t.take_pending());
    return true;
  }
  return !call(t, function).is_error();
}

Value in_main_thread(Thread& t, Value*, uint32_t) {
  return Value::boolean(t.id == 1);
}

Value raise_signal(Thread& t, Value* args, uint32_t) {
  int64_t number = 0;
  if (!to_int64(t, args[0], &number)) return Value::error();
  if (number < 0 || number >= NSIG || ::raise(static_cast<int>(number)) != 0)
    return raise_os_error(t, EINVAL);
  return check_interrupt(t) ? Value::none() : Value::error();
}

// os.kill(pid, signal): to the process itself alone. Native, so that a handler is told of the caller's frame.
Value kill_process(Thread& t, Value* args, uint32_t) {
  int64_t pid = 0;
  if (!to_int64(t, args[0], &pid)) return Value::error();
  if (pid != own_pid(t)) {
    return raise_text(t, t.machine.types.NotImplementedError,
                      "gilbox does not support os.kill() of other processes");
  }
  // Which knows what signals do, unless the script has loaded it.
  if (import_module(t, intern(t.machine, t, "signal"), Value::none(), 0, nullptr).is_error()) {
    return Value::error();
  }
  int64_t number = 0;
  if (!to_int64(t, args[1], &number)) return Value::error();
  // To the process, not to the thread: another one may wait for it in sigwait.
  if (number < 0 || number >= NSIG || ::kill(::getpid(), static_cast<int>(number)) != 0) {
    return raise_os_error(t, EINVAL);
  }
  return check_interrupt(t) ? Value::none() : Value::error();
}

// --- Masks, and waiting for what they hold back ---

// A tuple of valid numbers.
bool to_sigset(Thread& t, Value numbers, sigset_t* out) {
  sigemptyset(out);
  for (Value v : tuple_items(as<Tuple>(numbers))) {
    int64_t number = 0;
    if (!to_int64(t, v, &number)) return false;
    sigaddset(out, static_cast<int>(number));
  }
  return true;
}

Value from_sigset(Thread& t, const sigset_t& set) {
  RootedValues numbers(t);
  for (int i = 1; i < NSIG; ++i) {
    if (sigismember(&set, i) == 1) numbers.push(Value::from_int(i));
  }
  return new_tuple_of(t, numbers.span());
}

// _mask(how, numbers): what the thread held back before. Simulated threads share one mask.
Value change_mask(Thread& t, Value* args, uint32_t) {
  int64_t how = 0;
  sigset_t wanted;
  sigset_t before;
  if (!to_int64(t, args[0], &how) || !to_sigset(t, args[1], &wanted)) return Value::error();
  const int error = ::pthread_sigmask(static_cast<int>(how), &wanted, &before);
  if (error != 0) return raise_os_error(t, error);
  return check_interrupt(t) ? from_sigset(t, before) : Value::error();
}

// _held_back(): those that have come and are held back.
Value held_back(Thread& t, Value*, uint32_t) {
  sigset_t set;
  if (::sigpending(&set) != 0) return raise_os_error(t, errno);
  return from_sigset(t, set);
}

// _await(numbers, seconds or None): what came; None: nothing in time.
Value await_signal(Thread& t, Value* args, uint32_t) {
  sigset_t set;
  if (!to_sigset(t, args[0], &set)) return Value::error();
  Scheduler& scheduler = *t.machine.scheduler;
  Nanos deadline = kForever;
  if (!args[1].is_none()) {
    double seconds = 0;
    if (!to_double(t, args[1], &seconds)) return Value::error();
    deadline = deadline_after(scheduler.now(), static_cast<Nanos>(std::min(seconds, 1e9) * 1e9));
  }
  // Not longer, so as to see the end of the run.
  constexpr Nanos kLongest = 50 * kMillisecond;
  for (PatientWait patient;;) {
    const bool simulated = scheduler.simulated();
    const Nanos left = simulated ? 0 : std::clamp(deadline - scheduler.now(), Nanos{0}, kLongest);
    const timespec timeout{0, static_cast<long>(left)};
    siginfo_t info;
    int number = 0;
    {
      DetachedScope io(scheduler, t);
      number = ::sigtimedwait(&set, &info, &timeout);
    }
    if (number > 0) {
      return make_tuple(t, Value::from_int(info.si_signo), Value::from_int(info.si_code),
                        Value::from_int(info.si_errno), Value::from_int(info.si_pid),
                        Value::from_int(info.si_uid), Value::from_int(info.si_status),
                        Value::from_int(info.si_band));
    }
    if (!check_interrupt(t)) return Value::error();
    if (deadline <= scheduler.now()) return Value::none();
    // Others may go on, and the simulated clock with its alarms.
    if (simulated && !patient.ready({}) && !patient.nap(t)) return Value::error();
  }
}

// The timers of a simulated run count its own time; what they send is the system's signal, so that all that a
// script can have set for it holds. Null: not simulated.
SimScheduler* simulation(Thread& t) {
  return t.machine.scheduler->simulated() ? static_cast<SimScheduler*>(t.machine.scheduler.get()) : nullptr;
}

struct SimulatedTimer {
  double seconds = 0;  // to go; 0: not set
  double interval = 0;
};

SimulatedTimer simulated_timer(const SimScheduler& scheduler) {
  const SimScheduler::Alarm& alarm = scheduler.alarm();
  if (alarm.due == kForever) return {};
  return {static_cast<double>(std::max(alarm.due - scheduler.now(), Nanos{1000})) / 1e9,
          static_cast<double>(alarm.interval) / 1e9};
}

SimulatedTimer set_simulated_timer(SimScheduler& scheduler, const SimulatedTimer& timer) {
  const SimulatedTimer before = simulated_timer(scheduler);
  const auto nanos = [](double seconds) { return static_cast<Nanos>(std::llround(seconds * 1e6)) * 1000; };
  SimScheduler::Alarm alarm;
  if (timer.seconds > 0) alarm.due = deadline_after(scheduler.now(), nanos(timer.seconds));
  alarm.interval = nanos(timer.interval);
  alarm.ring = [] { static_cast<void>(::raise(SIGALRM)); };
  scheduler.set_alarm(alarm);
  return before;
}

Value alarm_in(Thread& t, Value* args, uint32_t) {
  int64_t seconds = 0;
  if (!to_int64(t, args[0], &seconds)) return Value::error();
  if (SimScheduler* scheduler = simulation(t)) {
    const SimulatedTimer before = set_simulated_timer(*scheduler, {static_cast<double>(seconds), 0});
    return Value::from_int(static_cast<int64_t>(std::ceil(before.seconds)));
  }
  return Value::from_int(::alarm(static_cast<unsigned>(seconds)));
}

double to_seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}
timeval from_seconds(double seconds) {
  const double whole = std::floor(seconds);
  return {static_cast<time_t>(whole), static_cast<suseconds_t>(std::llround((seconds - whole) * 1e6))};
}

Value timer_pair(Thread& t, const itimerval& timer) {
  return make_tuple(t, Value::from_double(to_seconds(timer.it_value)),
                    Value::from_double(to_seconds(timer.it_interval)));
}

// _setitimer(which, seconds, interval), both floats
Value set_timer(Thread& t, Value* args, uint32_t) {
  int64_t which = 0;
  if (!to_int64(t, args[0], &which)) return Value::error();
  if (!args[1].is_double() || !args[2].is_double()) {
    return raise_text(t, t.machine.types.TypeError, "_setitimer() takes floats");
  }
  const double seconds = args[1].as_double();
  const double repeat = args[2].as_double();
  SimScheduler* scheduler = simulation(t);
  if (scheduler != nullptr && which == ITIMER_REAL && seconds >= 0 && repeat >= 0) {
    const SimulatedTimer old = set_simulated_timer(*scheduler, {seconds, repeat});
    return make_tuple(t, Value::from_double(old.seconds), Value::from_double(old.interval));
  }
  itimerval timer;
  itimerval before;
  timer.it_value = from_seconds(seconds);
  timer.it_interval = from_seconds(repeat);
  if (setitimer(static_cast<__itimer_which_t>(which), &timer, &before) != 0) return raise_os_error(t, errno);
  return timer_pair(t, before);
}

Value get_timer(Thread& t, Value* args, uint32_t) {
  int64_t which = 0;
  if (!to_int64(t, args[0], &which)) return Value::error();
  if (const SimScheduler* scheduler = simulation(t); scheduler != nullptr && which == ITIMER_REAL) {
    const SimulatedTimer timer = simulated_timer(*scheduler);
    return make_tuple(t, Value::from_double(timer.seconds), Value::from_double(timer.interval));
  }
  itimerval timer;
  if (getitimer(static_cast<__itimer_which_t>(which), &timer) != 0) return raise_os_error(t, errno);
  return timer_pair(t, timer);
}

// pause(): until a signal has been handled.
Value pause_until_signal(Thread& t, Value*, uint32_t) {
  for (;;) {
    for (int i = 1; i < NSIG; ++i) {
      if (delivery.came[i].load(std::memory_order_acquire)) {
        return check_interrupt(t) ? Value::none() : Value::error();
      }
    }
    WaitInfo info;
    info.kind = WaitKind::kIo;
    if (t.machine.scheduler->park(t, kForever, info) == ParkResult::kUnparked) continue;
    return check_interrupt(t) ? Value::none() : Value::error();
  }
}

// What Ctrl-C does unless a script says otherwise.
Value default_int_handler(Thread& t, Value*, uint32_t) {
  return raise_exception(t, new_exception(t, t.machine.types.KeyboardInterrupt, make_tuple(t)));
}

Value describe(Thread& t, Value* args, uint32_t) {
  int number = 0;
  if (!signal_number(t, args[0], &number)) return Value::error();
  const char* text = strsignal(number);
  return text == nullptr ? Value::none() : new_str(t, text);
}

constexpr NativeDef kSignalFunctions[] = {
    {"_install", install, "number, how, /"},
    {"_pending", pending, ""},
    {"_in_main_thread", in_main_thread, ""},
    {"raise_signal", raise_signal, "signalnum, /"},
    {"kill", kill_process, "pid, signal, /"},
    {"_mask", change_mask, "how, numbers, /"},
    {"_held_back", held_back, ""},
    {"_await", await_signal, "numbers, seconds, /"},
    {"alarm", alarm_in, "seconds, /"},
    {"_setitimer", set_timer, "which, seconds, interval, /"},
    {"_getitimer", get_timer, "which, /"},
    {"pause", pause_until_signal, ""},
    {"strsignal", describe, "signalnum, /"},
    {"default_int_handler", default_int_handler, "signalnum, frame, /"},
};

}  // namespace

bool script_handles_signals() {
  return handled.load(std::memory_order_relaxed);
}

void stop_signals(Machine& machine) {
  Machine* mine = &machine;
  delivery.machine.compare_exchange_strong(mine, nullptr);
}

void mark_signal(int number) {
  delivery.came[number].store(true, std::memory_order_release);
}

bool init_signal(Thread& t, Module* module) {
  delivery.machine.store(&t.machine, std::memory_order_release);
  struct sigaction now {};
  sigaction(SIGINT, nullptr, &now);
  if (now.sa_handler != on_signal) delivery.sigint_before = now;
  if (now.sa_handler != SIG_DFL && now.sa_handler != SIG_IGN) set_action(SIGINT, on_signal);
  t.machine.interrupt_hook = dispatch;
  return module_add_functions(t, module, kSignalFunctions);
}

}  // namespace gilbox
