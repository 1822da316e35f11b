// A regular expression as PCRE2 code, one for each width of characters it has met, and running it.
//
// Thread safety: programs are shared; code is made under a mutex and then constant. A ReMatcher belongs to
// the call that made it: no two matches share scratch memory.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>

#include "vm/modules/re_tree.h"
#include "vm/objects/protocol.h"

namespace gilbox {

// What is searched: characters as a str or bytes holds them.
struct ReSubject {
  const void* units = nullptr;
  unsigned width = 0;  // log2 of the bytes per character
  size_t length = 0;
};

enum class ReMode : uint8_t { kSearch, kMatch, kFullMatch };

template <class Api>
struct ReCode;
struct Api8;
struct Api16;
struct Api32;

class ReProgram {
 public:
  ReProgram(RePattern pattern, bool bytes);
  ~ReProgram();
  ReProgram(const ReProgram&) = delete;
  ReProgram& operator=(const ReProgram&) = delete;

  const RePattern& pattern() const { return pattern_; }
  bool bytes() const { return bytes_; }
  // Makes the code for texts of the narrowest width: tells whether PCRE2 takes it at all.
  bool compile(ReError* error);

 private:
  friend class ReMatcher;
  template <class Api>
  ReCode<Api>& code();

  const RePattern pattern_;
  const bool bytes_;
  std::mutex mutex_;
  std::unique_ptr<ReCode<Api8>> code8_;
  std::unique_ptr<ReCode<Api16>> code16_;
  std::unique_ptr<ReCode<Api32>> code32_;
};

class ReMatcher {
 public:
  ReMatcher(Thread& t, ReProgram& program, const ReSubject& subject)
      : thread_(t), program_(program), subject_(subject) {}
  ~ReMatcher();
  ReMatcher(const ReMatcher&) = delete;
  ReMatcher& operator=(const ReMatcher&) = delete;

  // Looks in [start, end) of the subject. 1: found; 0: not; -1: exception. `advance`: not an empty match at
  // start.
  int run(ReMode mode, size_t start, size_t end, bool advance = false);
  // Start and end of the match and of each group, after run() said 1; kUnset: the group took no part.
  static constexpr size_t kUnset = ~size_t{0};
  const size_t* spans() const { return spans_; }

 private:
  template <class Api>
  int run_with(ReCode<Api>& code, ReMode mode, size_t start, size_t end, bool advance);

  Thread& thread_;
  ReProgram& program_;
  const ReSubject subject_;
  const size_t* spans_ = nullptr;
  void* scratch_ = nullptr;
  void (*give_back_)(ReProgram& program, void* scratch) = nullptr;
};

}  // namespace gilbox
