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

// `self.forks[i].acquire()`: name "acquire" of "self.forks[i]". Other functions may spell what is in the
// brackets differently: there the object is "self.forks[]".
struct Call {
  std::string object;
  std::string object_elsewhere;
  std::string name;
  Position at{};
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
  std::string chain;      // so far
  std::string elsewhere;  // the same without what is in brackets
  size_t i = 0;
  while (i < text.size()) {
    const size_t begin = i;
    while (i < text.size() && in_name(text[i])) ++i;
    if (i > begin) {
      here = {chain, elsewhere, std::string(text.substr(begin, i - begin))};
      elsewhere += here.name;
    } else if (text[i] == '(' || text[i] == '[') {
      if (text[i] == '(') calls.push_back(here);
      i = past_bracket(text, i);
      elsewhere += text[begin] == '(' ? "()" : "[]";
    } else if (text[i] == '.') {
      ++i;
      elsewhere += '.';
    } else {
      return;
    }
    for (const char c : text.substr(begin, i - begin)) {
      if (c != ' ') chain += c;
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
      const size_t before = calls.size();
      add_calls(text_at(code, here), calls);
      for (size_t k = before; k < calls.size(); ++k) calls[k].at = here;
    }
    return calls;
  }

  static size_t indent_of(std::string_view line) { return line.find_first_not_of(' '); }

  static bool has(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
  }

  static bool is_branch(std::string_view line) {
    const size_t begin = indent_of(line);
    const auto starts = [&](std::string_view word) { return line.compare(begin, word.size(), word) == 0; };
    return starts("if ") || starts("if(") || starts("elif ") || starts("else:") || starts("case ");
  }

  // The number of the line that decides whether the function comes to this position: the `if` around it, or
  // an earlier `return`; 0: it always does, as far as lines tell.
  size_t condition_of(const Position& at) const {
    const std::string_view own = lines_[at.line - 1];
    size_t indent = indent_of(own);
    if (is_branch(own) && condition_at(at.line).size() < at.col) return at.line;
    if (has(own.substr(0, at.col), {" and ", " or ", " else "}) || has(own.substr(at.col), {" if "}))
      return at.line;
    size_t early = 0;
    for (size_t number = at.line - 1; number > 0 && indent > 0; --number) {
      const std::string_view line = lines_[number - 1];
      const size_t here = indent_of(line);
      if (here == std::string_view::npos || line[here] == '#') continue;
      if (here >= indent) {
        if (has(line, {"return"})) early = number;
        continue;
      }
      if (line.compare(here, 4, "def ") == 0) break;
      if (is_branch(line)) return number;
      indent = here;
    }
    return early;
  }

  // The line up to the colon that opens its block.
  std::string_view condition_at(size_t number) const {
    const std::string_view line = lines_[number - 1];
    for (size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '(' || line[i] == '[')
        i = past_bracket(line, i) - 1;
      else if (line[i] == ':')
        return line.substr(0, i);
    }
    return line;
  }

  // `if name`: more than that, `not` among it, may ask for a counter's value, which is another one by and by.
  static bool is_flag(std::string_view condition) {
    const size_t begin = indent_of(condition);
    if (condition.compare(begin, 3, "if ") != 0) return false;
    const std::string_view what = condition.substr(begin + 3);
    return std::all_of(what.begin(), what.end(), [](char c) { return c == '.' || in_name(c); });
  }

  // Both happen only on some condition, and not on the same: where the first who comes takes a lock that the
  // last who goes gives back, these may be two threads.
  bool may_be_first_and_last(const Call& acquire, const Call& release) const {
    const size_t taken = condition_of(acquire.at);
    const size_t released = condition_of(release.at);
    if (taken == 0 || released == 0 || taken == released) return false;
    const std::string_view condition = condition_at(taken);
    return !is_flag(condition) || condition != condition_at(released);
  }

  // Releases the lock that `acquire`, which stands in `taker`, has taken, or calls one of the functions.
  bool calls_one_of(const CodeObject& code, size_t from, const CodeObject& taker, const Call& acquire,
                    const std::set<std::string>& functions) const {
    const std::vector<Call> calls = calls_in(code, from);
    return std::any_of(calls.begin(), calls.end(), [&](const Call& call) {
      if (functions.count(call.name) != 0) return true;
      if (call.name != "release" || may_be_first_and_last(acquire, call)) return false;
      return &code == &taker ? call.object == acquire.object
                             : call.object_elsewhere == acquire.object_elsewhere;
    });
  }

  // The names of functions that release such a lock, themselves or through others.
  std::set<std::string> functions_that_release(const CodeObject& taker, const Call& acquire) const {
    constexpr int kDepth = 3;
    std::set<std::string> names;
    for (int depth = 0; depth < kDepth; ++depth) {
      std::set<std::string> found;
      for (const CodeObject* code : codes_) {
        const bool special = (code->flags & (CodeObject::kModule | CodeObject::kClassBody)) != 0;
        if (!special && calls_one_of(*code, 0, taker, acquire, names)) found.insert(code->name);
      }
      if (found.size() == names.size()) break;
      names = std::move(found);
    }
    return names;
  }

  // `if readers == 1: P(room)`: then the `V` further down may be that of another lock.
  bool called_on_a_condition(const std::string& name) const {
    return std::any_of(codes_.begin(), codes_.end(), [&](const CodeObject* code) {
      const std::vector<Call> calls = calls_in(*code, 0);
      return std::any_of(calls.begin(), calls.end(),
                         [&](const Call& call) { return call.name == name && condition_of(call.at) != 0; });
    });
  }

  // Does any function release a lock that it has not taken, or hand `release` on to be called elsewhere?
  bool anybody_signals() const {
    constexpr std::string_view kRelease = ".release";
    for (size_t at = text_.find(kRelease); at != std::string_view::npos; at = text_.find(kRelease, at + 1)) {
      const size_t behind = at + kRelease.size();
      if (behind == text_.size() || (text_[behind] != '(' && !in_name(text_[behind]))) return true;
    }
    return std::any_of(codes_.begin(), codes_.end(), [&](const CodeObject* code) {
      const std::vector<Call> calls = calls_in(*code, 0);
      return std::any_of(calls.begin(), calls.end(), [&](const Call& call) {
        return call.name == "release" && std::none_of(calls.begin(), calls.end(), [&](const Call& other) {
                 return other.name == "acquire" && other.object == call.object;
               });
      });
    });
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
    acquire->at = taker.positions[blocked.since_pc];
    const std::set<std::string> functions = functions_that_release(taker, *acquire);
    if (taker.name == "__enter__" && functions.count("__exit__") != 0) return true;
    // Who takes a lock twice may have meant it for another thread to release, if the function that took it
    // has returned: a turn that goes round (`wait(i)` and `signal(i + 1)`), or a lock that is passed on.
    const bool taken_twice = report_.blocked.size() == 1;
    if (taken_twice && anybody_signals()) return false;
    static const std::set<std::string> none;
    const bool helper_is_no_guide = taken_twice || called_on_a_condition(taker.name);
    // The function of a context manager is not being called while its block runs.
    const bool generator = (taker.flags & CodeObject::kGenerator) != 0;
    if (generator && calls_one_of(taker, blocked.since_pc, taker, *acquire, {})) return true;
    for (const Frame* frame = owner->frames; frame <= owner->frame; ++frame) {
      const CodeObject& code = *frame->code->code;
      const auto now = static_cast<size_t>(frame->pc - frame->code->words);
      if (frame->code->library || (helper_is_no_guide && &code != &taker)) continue;
      // Taken by one of several, say the last who came to a barrier: who gives it back is another matter.
      if (taken_twice && condition_of(acquire->at) != condition_of(code.positions[now - 1])) continue;
      if (calls_one_of(code, now, taker, *acquire, taken_twice ? none : functions)) return true;
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
    for (const char* name : {"getattr", "methodcaller", "attrgetter", "eval(", "exec("}) {
      if (text_.find(name) != std::string_view::npos) return true;  // by a name that is put together
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
