#include "vm/sched/gil_policy.h"

namespace gilbox {
namespace {

struct Row {
  GilPolicyKind kind;
  const char* name;
  std::unique_ptr<GilPolicy> (*make)(const SchedulerOptions& options);
};
constexpr Row kPolicies[] = {
    {GilPolicyKind::kCPython, "cpython", [](const SchedulerOptions&) { return cpython_policy(); }},
    {GilPolicyKind::kTicks, "ticks",
     [](const SchedulerOptions& options) { return ticks_policy(options.check_interval); }},
    {GilPolicyKind::kFifo, "fifo", [](const SchedulerOptions&) { return fifo_policy(); }},
    {GilPolicyKind::kPriority, "priority", [](const SchedulerOptions&) { return priority_policy(); }},
};

}  // namespace

size_t longest_waiting(std::span<const GilWaiter> waiters) {
  size_t first = 0;
  for (size_t i = 1; i < waiters.size(); ++i) {
    if (waiters[i].arrival < waiters[first].arrival) first = i;
  }
  return first;
}

std::unique_ptr<GilPolicy> make_policy(const SchedulerOptions& options) {
  return kPolicies[static_cast<size_t>(options.policy)].make(options);
}

bool find_policy(std::string_view name, GilPolicyKind* kind) {
  for (const Row& row : kPolicies) {
    if (name != row.name) continue;
    *kind = row.kind;
    return true;
  }
  return false;
}

const char* policy_name(GilPolicyKind kind) {
  return kPolicies[static_cast<size_t>(kind)].name;
}

}  // namespace gilbox
