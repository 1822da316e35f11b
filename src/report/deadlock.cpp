#include "src/report/deadlock.h"

#include <fmt/format.h>

namespace gilbox {
namespace {

const char* kind_title(WaitKind kind) {
  switch (kind) {
    case WaitKind::kLock:
      return "Lock";
    case WaitKind::kRLock:
      return "RLock";
    case WaitKind::kCondition:
      return "Condition";
    case WaitKind::kSemaphore:
      return "Semaphore";
    case WaitKind::kEvent:
      return "Event";
    case WaitKind::kBarrier:
      return "Barrier";
    case WaitKind::kQueue:
      return "Queue";
    case WaitKind::kFuture:
      return "Future";
    default:
      return wait_kind_name(kind);
  }
}

// Who could end such a wait, if anybody were left.
const char* hopeless(WaitKind kind) {
  switch (kind) {
    case WaitKind::kCondition:
      return "which nobody is left to notify";
    case WaitKind::kEvent:
      return "which nobody is left to set";
    case WaitKind::kSemaphore:
      return "which nobody is left to release";
    case WaitKind::kBarrier:
      return "to which too few threads are left to come";
    case WaitKind::kQueue:
      return "which nobody is left to use";
    case WaitKind::kFuture:
      return "which nobody is left to finish";
    default:
      return nullptr;
  }
}

std::string cycle_of(const DeadlockReport& report) {
  std::string out;
  for (const size_t index : report.cycle) {
    const BlockedThread& thread = report.blocked[index];
    out += thread.name + " -> ";
    if (thread.kind != WaitKind::kJoin) out += resource_name(thread.kind, thread.resource_id) + " -> ";
  }
  return out + report.blocked[report.cycle.front()].name;
}

using LineOf = std::function<int(const void*, uint32_t)>;

std::string since(const LineOf& line_of, const void* code, uint32_t pc) {
  const int line = line_of ? line_of(code, pc) : 0;
  return line == 0 ? "" : fmt::format(" since line {}", line);
}

// What the owner of such a resource has to do with it.
std::string owned_by(const BlockedThread& thread, const std::string& owner) {
  if (thread.kind != WaitKind::kFuture) return fmt::format("held by {}", owner);
  if (thread.how == Hold::kCertain) return fmt::format("which {} is to finish", owner);
  return fmt::format("which no thread of its pool, {} for one, is free to begin", owner);
}

// "Lock #2, held by tailor (id 3) since line 12"
std::string waited_for(const DeadlockReport& report, const BlockedThread& thread, const LineOf& line_of) {
  std::string owner = thread.owner_name;
  if (owner.empty()) owner = fmt::format("thread {}", thread.owner);
  if (thread.kind == WaitKind::kJoin) {
    return thread.owner == 0 ? "another thread to end" : owner + " to end";
  }
  std::string out = resource_name(thread.kind, thread.resource_id);
  if (thread.owner == thread.thread) {
    out += ", " + owned_by(thread, "itself");
  } else if (thread.owner != 0) {
    out += ", " + owned_by(thread, fmt::format("{} (id {})", owner, thread.owner));
  } else if (const char* hope = hopeless(thread.kind); report.global && hope != nullptr) {
    out += fmt::format(", {}", hope);
  }
  if (thread.owner != 0 && thread.kind != WaitKind::kFuture) {
    out += since(line_of, thread.since_code, thread.since_pc);
  }
  if (thread.owner_ended) out += ", which has ended without releasing it";
  return out;
}

// "holds Lock #1 since line 8, RLock #4 since line 9"
std::string held_by(const BlockedThread& thread, const LineOf& line_of) {
  std::string out;
  for (const HeldByBlocked& held : thread.holds) {
    out += (out.empty() ? "holds " : ", ") + resource_name(held.kind, held.resource_id);
    out += since(line_of, held.code, held.pc);
  }
  return out;
}

}  // namespace

std::string resource_name(WaitKind kind, uint64_t id) {
  const std::string title = kind_title(kind);
  if (id != 0) return fmt::format("{} #{}", title, id);
  const bool vowel = title.find_first_of("AEIOUaeiou") == 0 || kind == WaitKind::kRLock;
  return (vowel ? "an " : "a ") + title;
}

std::string deadlock_text(const DeadlockReport& report, const DeadlockPlaces& places, Style style) {
  const size_t count = report.blocked.size();
  std::string out = style.bold(style.red("gilbox: deadlock")) + ": ";
  out += count == 1 ? "one thread waits" : fmt::format("{} threads wait", count);
  out += report.global ? " and nothing is left that could wake "
         : count == 1  ? " for itself and nobody else wakes "
                       : " for each other and nobody else wakes ";
  out += count == 1 ? "it\n" : "them\n";
  for (size_t i = 0; i < count; ++i) {
    const BlockedThread& thread = report.blocked[i];
    out += fmt::format("  {} (id {}{}) waits for {}\n", style.bold(thread.name), thread.thread,
                       thread.daemon ? ", daemon" : "", waited_for(report, thread, places.line_of));
    for (const BlockedPlace& place : places.stack(i)) {
      if (place.line == 0) continue;
      out += fmt::format("    File \"{}\", line {}, in {}\n", place.file, place.line, place.function);
      if (!place.source.empty()) out += style.dim(fmt::format("      {}", place.source)) + "\n";
    }
    const std::string held = held_by(thread, places.line_of);
    if (!held.empty()) out += fmt::format("    {}\n", held);
  }
  if (!report.cycle.empty()) out += "  the cycle: " + style.bold(cycle_of(report)) + "\n";
  return out;
}

std::string deadlock_summary(const DeadlockReport& report) {
  if (!report.cycle.empty()) return "deadlock: " + cycle_of(report);
  std::string out = "deadlock: nothing is left that could wake";
  for (const BlockedThread& thread : report.blocked) {
    out += fmt::format("{} {} (waits for {})", &thread == &report.blocked.front() ? "" : ",", thread.name,
                       waited_for(report, thread, nullptr));
  }
  return out;
}

}  // namespace gilbox
