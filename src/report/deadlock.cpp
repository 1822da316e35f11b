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
    default:
      return wait_kind_name(kind);
  }
}

class Writer {
 public:
  Writer(const DeadlockReport& report, const std::function<BlockedPlace(size_t)>& place,
         const std::function<std::string(uint32_t)>& thread_name, Style style)
      : report_(report), place_(place), thread_name_(thread_name), style_(style) {}

  std::string text() {
    const size_t count = report_.blocked.size();
    std::string out = style_.bold(style_.red("gilbox: deadlock")) + ": ";
    if (count == 1) {
      out += "one thread waits";
    } else {
      out += fmt::format("{} threads wait", count);
    }
    out +=
        report_.global ? " and nothing is left that could wake " : " for each other and nobody else wakes ";
    out += count == 1 ? "it\n" : "them\n";
    for (size_t i = 0; i < count; ++i) out += describe(i);
    if (!report_.cycle.empty()) out += "  the cycle: " + style_.bold(cycle()) + "\n";
    return out;
  }

 private:
  std::string name(uint32_t id) const {
    for (const BlockedThread& thread : report_.blocked) {
      if (thread.thread == id) return thread.name;
    }
    const std::string other = thread_name_ ? thread_name_(id) : "";
    return other.empty() ? fmt::format("thread {}", id) : other;
  }

  std::string describe(size_t index) const {
    const BlockedThread& thread = report_.blocked[index];
    std::string out = fmt::format("  {} (id {}{}) waits for ", style_.bold(thread.name), thread.thread,
                                  thread.daemon ? ", daemon" : "");
    if (thread.kind == WaitKind::kJoin) {
      out += thread.owner == 0 ? "another thread to end" : fmt::format("{} to end", name(thread.owner));
    } else {
      out += resource_name(thread.kind, thread.resource_id);
      if (thread.owner == thread.thread) {
        out += ", held by itself";
      } else if (thread.owner != 0) {
        out += fmt::format(", held by {} (id {})", name(thread.owner), thread.owner);
      }
    }
    out += "\n";
    const BlockedPlace place = place_(index);
    if (place.line == 0) return out;
    out += fmt::format("    File \"{}\", line {}, in {}\n", place.file, place.line, place.function);
    if (!place.source.empty()) out += style_.dim(fmt::format("      {}", place.source)) + "\n";
    return out;
  }

  std::string cycle() const {
    std::string out;
    for (const size_t index : report_.cycle) {
      const BlockedThread& thread = report_.blocked[index];
      out += thread.name + " -> ";
      if (thread.kind != WaitKind::kJoin) out += resource_name(thread.kind, thread.resource_id) + " -> ";
    }
    return out + report_.blocked[report_.cycle.front()].name;
  }

  const DeadlockReport& report_;
  const std::function<BlockedPlace(size_t)>& place_;
  const std::function<std::string(uint32_t)>& thread_name_;
  const Style style_;
};

}  // namespace

std::string resource_name(WaitKind kind, uint64_t id) {
  const std::string title = kind_title(kind);
  if (id != 0) return fmt::format("{} #{}", title, id);
  const bool vowel = title.find_first_of("AEIOUaeiou") == 0 || kind == WaitKind::kRLock;
  return (vowel ? "an " : "a ") + title;
}

std::string deadlock_text(const DeadlockReport& report, const std::function<BlockedPlace(size_t)>& place,
                          const std::function<std::string(uint32_t)>& thread_name, Style style) {
  return Writer(report, place, thread_name, style).text();
}

}  // namespace gilbox
