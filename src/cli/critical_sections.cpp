#include "src/cli/critical_sections.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "src/cli/positions.h"
#include "vm/objects/machine.h"
#include "vm/objects/thread.h"

namespace gilbox {
namespace {

// `self.left.acquire()`: name "acquire" of "left". Of `forks[i].release()` the object is "forks": what is in
// the brackets has another spelling elsewhere.
struct Call {
  std::string object;
  std::string name;
};

bool in_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
}

// Behind the bracket that belongs to the one at `open`.
size_t past_bracket(std::string_view text, size_t open) {
  int depth = 0;
  for (size_t i = open; i < text.size(); ++i) {
    if (text[i] == '(' || text[i] == '[') ++depth;
    if ((text[i] == ')' || text[i] == ']') && --depth == 0) return i + 1;
  }
  return text.size();
}

// The calls along the chain of names that the text begins with.
void add_calls(std::string_view text, std::vector<Call>& calls) {
  Call here;
  size_t i = 0;
  while (i < text.size()) {
    const size_t begin = i;
    while (i < text.size() && in_name(text[i])) ++i;
    if (i > begin) {
      here = {here.name, std::string(text.substr(begin, i - begin))};
    } else if (text[i] == '(') {
      calls.push_back(here);
      i = past_bracket(text, i);
    } else if (text[i] == '[') {
      i = past_bracket(text, i);
    } else if (text[i] == '.') {
      ++i;
    } else {
      return;
    }
  }
}

class CriticalSections {
 public:
  CriticalSections(Machine& machine, const DeadlockReport& report, const CodeObject& script,
                   const std::string& text)
      : report_(report), script_(script), text_(text) {
    for (size_t begin = 0; begin <= text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      lines_.push_back(std::string_view(text).substr(begin, end - begin));
      begin = end + 1;
    }
    add_codes(script);
    for (const BlockedThread& blocked : report.blocked) {
      threads_[blocked.thread] = find_script_thread(machine, blocked.thread);
    }
  }

  // While the threads of the report stay blocked.
  bool all() const {
    bool all_released = true;
    for (const BlockedThread& blocked : report_.blocked) {
      if (blocked.how == Hold::kTaken) all_released &= holder_releases(blocked);
      // A pool's call that has not begun.
      if (blocked.how == Hold::kHint && text_.find("cancel") != std::string_view::npos) return false;
    }
    return all_released || !anybody_releases();
  }

 private:
  void add_codes(const CodeObject& code) {
    codes_.push_back(&code);
    for (const Constant& constant : code.constants) {
      const auto* nested = std::get_if<std::shared_ptr<const CodeObject>>(&constant.value);
      if (nested != nullptr) add_codes(**nested);
    }
  }

  // What stands at a position, as far as its first line goes.
  std::string_view text_at(const CodeObject& code, const Position& at) const {
    if (code.filename != script_.filename || at.line == 0 || at.line > lines_.size()) return {};
    const std::string_view line = lines_[at.line - 1];
    return at.col < line.size() ? line.substr(at.col) : std::string_view();
  }

  // The calls that the function makes from `from` on.
  std::vector<Call> calls_in(const CodeObject& code, size_t from) const {
    std::vector<Call> calls;
    Position last;
    for (size_t i = from; i < code.positions.size(); ++i) {
      const Position& here = code.positions[i];
      if (here.line == last.line && here.col == last.col) continue;
      last = here;
      add_calls(text_at(code, here), calls);
    }
    return calls;
  }

  bool calls_one_of(const CodeObject& code, size_t from, const std::string& lock,
                    const std::set<std::string>& functions) const {
    const std::vector<Call> calls = calls_in(code, from);
    return std::any_of(calls.begin(), calls.end(), [&](const Call& call) {
      return (call.name == "release" && call.object == lock) || functions.count(call.name) != 0;
    });
  }

  // The names of functions that release a lock of that name, themselves or through others.
  std::set<std::string> functions_that_release(const std::string& lock) const {
    constexpr int kDepth = 3;
    std::set<std::string> names;
    for (int depth = 0; depth < kDepth; ++depth) {
      std::set<std::string> found;
      for (const CodeObject* code : codes_) {
        const bool special = (code->flags & (CodeObject::kModule | CodeObject::kClassBody)) != 0;
        if (!special && calls_one_of(*code, 0, lock, names)) found.insert(code->name);
      }
      if (found.size() == names.size()) break;
      names = std::move(found);
    }
    return names;
  }

  // Null: it runs no script, or is none of those that are blocked.
  const Thread* thread_of(uint32_t id) const {
    const auto place = threads_.find(id);
    return place == threads_.end() ? nullptr : place->second;
  }

  bool holder_releases(const BlockedThread& blocked) const {
    const auto* taken_in = static_cast<const CodeState*>(blocked.since_code);
    const Thread* owner = thread_of(blocked.owner);
    if (taken_in == nullptr || owner == nullptr || owner->frame == nullptr) return false;
    const CodeObject& taker = *taken_in->code;
    if (blocked.since_pc >= taker.positions.size()) return false;
    std::vector<Call> calls;
    add_calls(text_at(taker, taker.positions[blocked.since_pc]), calls);
    const auto acquire =
        std::find_if(calls.begin(), calls.end(), [](const Call& call) { return call.name == "acquire"; });
    if (acquire == calls.end()) return false;
    const std::set<std::string> functions = functions_that_release(acquire->object);
    if (taker.name == "__enter__" && functions.count("__exit__") != 0) return true;
    // The function of a context manager is not being called while its block runs.
    const bool generator = (taker.flags & CodeObject::kGenerator) != 0;
    if (generator && calls_one_of(taker, blocked.since_pc, acquire->object, {})) return true;
    for (const Frame* frame = owner->frames; frame <= owner->frame; ++frame) {
      const CodeObject& code = *frame->code->code;
      const auto now = static_cast<size_t>(frame->pc - frame->code->words);
      if (!frame->code->library && calls_one_of(code, now, acquire->object, functions)) return true;
    }
    return false;
  }

  // Does any function release something? Even one that those in the cycle are stuck in: others may call it.
  bool anybody_releases() const {
    for (const BlockedThread& blocked : report_.blocked) {
      const Thread* thread = thread_of(blocked.thread);
      if (thread == nullptr || thread->frame == nullptr) return true;
      for (const Frame* frame = thread->frames; frame <= thread->frame; ++frame) {
        if (frame->code->library) continue;
        if (frame->code->code->filename != script_.filename) return true;  // its text is not at hand
      }
    }
    const auto is_release = [](const std::string& name) { return name == "release" || name == "__exit__"; };
    return std::any_of(codes_.begin(), codes_.end(), [&](const CodeObject* code) {
      return std::any_of(code->attr_sites.begin(), code->attr_sites.end(), is_release);
    });
  }

  const DeadlockReport& report_;
  const CodeObject& script_;
  const std::string_view text_;
  std::vector<std::string_view> lines_;
  std::vector<const CodeObject*> codes_;       // of all functions and classes of the script
  std::map<uint32_t, const Thread*> threads_;  // of the report, by their ids
};

}  // namespace

bool cycle_is_of_critical_sections(Machine& machine, const DeadlockReport& report, const CodeObject& script,
                                   const std::string& script_text) {
  const CriticalSections sections(machine, report, script, script_text);
  bool all = false;
  machine.scheduler->while_blocked(report, [&] { all = sections.all(); });
  return all;
}

}  // namespace gilbox
