// One run of a script: the machine, what watches over it, and what is told at its end (trace, figures).
//
// Thread safety: made and run by one thread. When a run has to be ended by force, finish_by_force is called
// on the supervisor's thread while script threads still run; it only reads what they publish. Invariants:
// what is told at the end is told exactly once, however the run ends.
#pragma once

#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "src/cli/options.h"
#include "src/cli/script.h"
#include "vm/objects/machine.h"
#include "vm/trace/summary.h"
#include "vm/trace/trace.h"

namespace gilbox {

struct RunOutcome;

class Session {
 public:
  // `trace_file`: open for writing, or null for no trace. Takes it.
  Session(const RunOptions& options, Script script, std::FILE* trace_file);
  ~Session();

  // Runs the script and says what there is to say. Returns the exit status, or leaves the process with it if
  // threads are left that cannot be ended.
  int run(const std::shared_ptr<const CodeObject>& code);
  // Did a KeyboardInterrupt that the script did not catch end the run?
  bool interrupted() const { return ended_by_ == "interrupt"; }

 private:
  DeadlockDecision on_deadlock(const DeadlockReport& report);
  // Notes the orders of locks that were taken both ways.
  void add_lock_orders(RunSummary& summary) const;
  int status_of(const RunOutcome& outcome, bool timed_out);
  // Writes the trace, the figures and the report to the parent. `status` may change: what cannot be written
  // fails a run that went well.
  int finish(int status);
  bool write_trace(const RunSummary& summary, int status);
  void write_report(const RunSummary& summary, int status) const;
  [[noreturn]] void finish_by_force(int status);
  int flush_output(int status);

  const RunOptions options_;
  const Script script_;
  std::shared_ptr<const CodeObject> code_;  // of the script, while it runs
  std::optional<TraceRecorder> recorder_;   // outlives the machine
  std::FILE* trace_file_;
  std::unique_ptr<Machine> machine_;
  std::string ended_by_ = "script";
  std::mutex deadlock_mutex_;   // two threads may find the same deadlock at the same time
  bool deadlock_told_ = false;  // guarded by deadlock_mutex_: the run is ending because of it
};

}  // namespace gilbox
