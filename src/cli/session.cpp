#include "src/cli/session.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>

#include "src/cli/critical_sections.h"
#include "src/cli/machine_setup.h"
#include "src/cli/positions.h"
#include "src/cli/supervisor.h"
#include "src/report/deadlock.h"
#include "src/report/run_report.h"
#include "src/report/stats.h"
#include "vm/interp/interp.h"
#include "vm/modules/file.h"
#include "vm/modules/interrupt.h"
#include "vm/sched/gil_policy.h"
#include "vm/sched/lock_order.h"
#include "vm/trace/json_writer.h"

namespace gilbox {
namespace {

void write_to_stderr(const std::string& text) {
  size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = ::write(STDERR_FILENO, text.data() + done, text.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    done += static_cast<size_t>(count);
  }
}

// Making the loader takes time: only scripts whose text has something that shows it get theirs.
bool may_look_at_loader(std::string_view text) {
  for (const std::string_view sign : {"__loader__", "globals()", "locals()", "vars()", "__dict__"}) {
    if (text.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

MainScript main_script(const Script& script, const std::shared_ptr<const CodeObject>& code) {
  return {code, script.filename, script.spec_name, may_look_at_loader(script.text)};
}

}  // namespace

Session::Session(const RunOptions& options, Script script, std::FILE* trace_file)
    : options_(options), script_(std::move(script)), trace_file_(trace_file) {
  if (trace_file_ != nullptr) recorder_.emplace();
  machine_ = make_machine(options_, script_, recorder_ ? &*recorder_ : nullptr);
  if (recorder_ || options_.stats || options_.report_descriptor >= 0)
    machine_->lock_orders = std::make_unique<LockOrders>();
  if (options_.unbuffered) write_output_at_once(*machine_);
  machine_->scheduler->set_deadlock_hook(
      [this](const DeadlockReport& report) { return on_deadlock(report); });
}

Session::~Session() {
  if (machine_ != nullptr) stop_signals(*machine_);
}

int Session::run(const std::shared_ptr<const CodeObject>& code) {
  code_ = code;
  Supervisor supervisor(*machine_->scheduler, *machine_->main_thread,
                        [this](int status) { finish_by_force(status); });
  const bool tells_more = trace_file_ != nullptr || options_.stats || options_.report_descriptor >= 0;
  supervisor.start(options_.machine.timeout, tells_more);
  const RunOutcome outcome = run_main(*machine_, main_script(script_, code));
  supervisor.stop();
  int status = status_of(outcome, supervisor.timed_out());
  if (outcome.threads_left == 0) return finish(flush_output(status));
  // Threads that do not end may hold what flushing needs.
  status = finish(status);
  std::thread([this, status] { _exit(flush_output(status)); }).detach();
  sleep(1);
  _exit(status);
}

int Session::status_of(const RunOutcome& outcome, bool timed_out) {
  switch (outcome.reason) {
    case ExitReason::kTimedOut:
      ended_by_ = "timeout";
      return kExitTimeout;
    case ExitReason::kDeadlock:
      ended_by_ = "deadlock";
      return kExitFailure;
    case ExitReason::kStopped:
      ended_by_ = timed_out ? "timeout" : "interrupt";
      return timed_out ? kExitTimeout : kExitInterrupted;
    default:
      if (outcome.uncaught) ended_by_ = outcome.exit_status == kExitInterrupted ? "interrupt" : "exception";
      return outcome.exit_status;
  }
}

int Session::flush_output(int status) {
  const int error = flush_files(*machine_);
  if (error == 0) return status;
  // What CPython says when it cannot flush standard output at its end (Python/pylifecycle.c).
  write_to_stderr(
      fmt::format("Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n"
                  "{}: [Errno {}] {}\n",
                  error == EPIPE ? "BrokenPipeError" : "OSError", error, std::strerror(error)));
  return status == 0 ? kExitLostOutput : status;
}

int Session::finish(int status) {
  const Style style{wants_colour(STDERR_FILENO)};
  if (status == kExitTimeout && ended_by_ == "timeout") {
    write_to_stderr(
        fmt::format("gilbox: timed out after {:g} s\n", static_cast<double>(options_.machine.timeout) / 1e9));
  }
  RunSummary summary = summarize(machine_->scheduler->summaries(), machine_->scheduler->now());
  add_lock_orders(summary);
  if (trace_file_ != nullptr && !write_trace(summary, status) && status == 0) status = kExitFailure;
  if (options_.stats) write_to_stderr(stats_table(summary, options_.lock.gil, style));
  if (options_.report_descriptor >= 0) write_report(summary, status);
  return status;
}

bool Session::write_trace(const RunSummary& summary, int status) {
  TraceHeader header;
  header.program = program_version();
  header.script = script_.argv0;
  header.arguments = options_.script.arguments;
  header.simulated = options_.machine.sim;
  header.gil = options_.lock.gil;
  header.switch_interval = options_.machine.switch_interval;
  header.deadlock_policy = deadlock_policy_name(options_.machine.deadlock);
  header.rules = options_.lock.rules == nullptr ? rules_3_12().name() : options_.lock.rules->name();
  header.policy = policy_name(options_.lock.policy_in_use());
  const SchedulerOptions& scheduler = machine_->options.scheduler;
  header.seed = scheduler.seed;
  header.cores = scheduler.cores;
  header.instruction_cost = scheduler.instruction_cost;
  header.time_slice = scheduler.time_slice;
  header.exit_status = status;
  header.ended_by = ended_by_;
  const TraceNames names{locate_instruction, resource_name};
  const bool written = write_json_trace(trace_file_, header, summary, *recorder_, names);
  const int error = errno;
  const bool closed = std::fclose(trace_file_) == 0;
  trace_file_ = nullptr;
  if (written && closed) return true;
  complain(
      fmt::format("can't write the trace '{}': {}", options_.trace, std::strerror(written ? errno : error)));
  return false;
}

void Session::write_report(const RunSummary& summary, int status) const {
  const std::string text = run_report_json(summary, status, ended_by_);
  [[maybe_unused]] const ssize_t count = ::write(options_.report_descriptor, text.data(), text.size());
}

void Session::finish_by_force(int status) {
  ended_by_ = status == kExitTimeout ? "timeout" : "interrupt";
  if (status == kExitInterrupted) write_to_stderr("gilbox: interrupted\n");
  status = finish(status);
  // A thread may hold what flushing needs: it gets a second.
  std::thread([this, status] { _exit(flush_output(status)); }).detach();
  sleep(1);
  _exit(status);
}

DeadlockDecision Session::on_deadlock(const DeadlockReport& report) {
  const std::lock_guard lock(deadlock_mutex_);
  if (deadlock_told_) return {DeadlockAction::kWait};
  if (!report.certain && !cycle_is_of_critical_sections(*machine_, report, *code_, script_.text)) {
    return {DeadlockAction::kWait};
  }
  if (options_.machine.deadlock == DeadlockPolicy::kRaise) {
    return {DeadlockAction::kRaise, deadlock_summary(report)};
  }
  deadlock_told_ = true;
  const DeadlockPlaces places{[&](size_t index) {
                                return stack_of_blocked(*machine_, report.blocked[index], script_.text,
                                                        script_.filename);
                              },
                              [](const void* code, uint32_t pc) {
                                const auto location = locate_instruction(code, pc);
                                // A line of the library tells nobody anything.
                                return location && !location->file.starts_with('<') ? location->line : 0;
                              }};
  write_to_stderr(deadlock_text(report, places, Style{wants_colour(STDERR_FILENO)}));
  return {DeadlockAction::kEnd};
}

void Session::add_lock_orders(RunSummary& summary) const {
  if (machine_->lock_orders == nullptr) return;
  const auto words = [&](const LockOrders::Order& order) {
    const auto at = locate_instruction(order.code, order.pc);
    return fmt::format("{} then {} at line {}", resource_name(order.first.kind, order.first.id),
                       resource_name(order.second.kind, order.second.id), at ? at->line : 0);
  };
  for (const auto& [one, other] : machine_->lock_orders->both_ways()) {
    summary.lock_orders.push_back(words(one) + ", " + words(other));
  }
}

}  // namespace gilbox
