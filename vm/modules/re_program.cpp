#include "vm/modules/re_program.h"

#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>

#include "vm/modules/interrupt.h"

namespace gilbox {

// PCRE2 is there three times, once for each width, under names with a suffix.
#define GILBOX_PCRE2(WIDTH)                                                           \
  struct Api##WIDTH {                                                                 \
    static constexpr unsigned kWidth = WIDTH;                                         \
    using Unit = PCRE2_UCHAR##WIDTH;                                                  \
    using Code = pcre2_code_##WIDTH;                                                  \
    using Data = pcre2_match_data_##WIDTH;                                            \
    using Context = pcre2_match_context_##WIDTH;                                      \
    using CompileContext = pcre2_compile_context_##WIDTH;                             \
    using JitStack = pcre2_jit_stack_##WIDTH;                                         \
    static constexpr auto compile = pcre2_compile_##WIDTH;                            \
    static constexpr auto copy = pcre2_code_copy_##WIDTH;                             \
    static constexpr auto jit_compile = pcre2_jit_compile_##WIDTH;                    \
    static constexpr auto free_code = pcre2_code_free_##WIDTH;                        \
    static constexpr auto match = pcre2_match_##WIDTH;                                \
    static constexpr auto new_data = pcre2_match_data_create_from_pattern_##WIDTH;    \
    static constexpr auto free_data = pcre2_match_data_free_##WIDTH;                  \
    static constexpr auto spans = pcre2_get_ovector_pointer_##WIDTH;                  \
    static constexpr auto new_context = pcre2_match_context_create_##WIDTH;           \
    static constexpr auto free_context = pcre2_match_context_free_##WIDTH;            \
    static constexpr auto set_match_limit = pcre2_set_match_limit_##WIDTH;            \
    static constexpr auto new_jit_stack = pcre2_jit_stack_create_##WIDTH;             \
    static constexpr auto free_jit_stack = pcre2_jit_stack_free_##WIDTH;              \
    static constexpr auto assign_jit_stack = pcre2_jit_stack_assign_##WIDTH;          \
    static constexpr auto new_compile_context = pcre2_compile_context_create_##WIDTH; \
    static constexpr auto free_compile_context = pcre2_compile_context_free_##WIDTH;  \
    static constexpr auto set_newline = pcre2_set_newline_##WIDTH;                    \
    static constexpr auto set_nesting = pcre2_set_parens_nest_limit_##WIDTH;          \
  };
GILBOX_PCRE2(8)
GILBOX_PCRE2(16)
GILBOX_PCRE2(32)
#undef GILBOX_PCRE2

namespace {

// Steps after which a match looks whether it is to end; then again after four times as many.
constexpr uint32_t kFirstLimit = 10'000'000;
// Characters looked through after which machine code pays.
constexpr uint64_t kJitThreshold = 20'000;

std::string message_of(int code) {
  PCRE2_UCHAR8 text[256];
  pcre2_get_error_message_8(code, text, sizeof text);
  return reinterpret_cast<const char*>(text);
}

}  // namespace

// What a match works in; used by one call at a time.
template <class Api>
struct Scratch {
  typename Api::Data* data = nullptr;
  typename Api::Context* context = nullptr;
  typename Api::JitStack* stack = nullptr;

  ~Scratch() {
    Api::free_data(data);
    Api::free_context(context);
    Api::free_jit_stack(stack);
  }
};

template <class Api>
struct ReCode {
  std::atomic<typename Api::Code*> code{nullptr};
  std::atomic<typename Api::Code*> slow{nullptr};  // what `code` was before there was machine code
  std::atomic<uint64_t> looked_through{0};
  std::atomic<Scratch<Api>*> spare{nullptr};
  ReError error;  // why `code` stays null

  ~ReCode() {
    delete spare.load();
    Api::free_code(code.load());
    Api::free_code(slow.load());
  }

  bool compile(const RePattern& pattern, bool bytes) {
    constexpr char32_t kLimit = Api::kWidth == 8 ? 0x100 : Api::kWidth == 16 ? 0x10000 : 0x110000;
    std::u32string text;
    if (!re_write(pattern, bytes, kLimit, &text, &error)) return false;
    const std::basic_string<typename Api::Unit> units(text.begin(), text.end());
    uint32_t options = PCRE2_NEVER_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_ALT_CIRCUMFLEX;
    if (!bytes && (pattern.flags & kReAscii) == 0) options |= PCRE2_UCP;
    if ((pattern.flags & kReIgnoreCase) != 0) options |= PCRE2_CASELESS;
    auto* context = Api::new_compile_context(nullptr);
    Api::set_newline(context, PCRE2_NEWLINE_LF);
    Api::set_nesting(context, 1000);
    int number = 0;
    size_t offset = 0;
    auto* made = Api::compile(units.data(), units.size(), options, &number, &offset, context);
    Api::free_compile_context(context);
    if (made == nullptr) {
      error.message = "gilbox does not support this regular expression: " + message_of(number);
      return false;
    }
    code.store(made, std::memory_order_release);
    return true;
  }

  // With the program's mutex held. Others may be running the old code, so it stays.
  void compile_to_machine_code() {
    if (slow.load() != nullptr) return;
    auto* plain = code.load();
    slow.store(plain);
    auto* copy = Api::copy(plain);
    if (copy == nullptr) {
      slow.store(nullptr);
      return;
    }
    Api::jit_compile(copy, PCRE2_JIT_COMPLETE);  // where that fails the copy goes on as before
    code.store(copy, std::memory_order_release);
  }

  Scratch<Api>* take_scratch() {
    if (Scratch<Api>* kept = spare.exchange(nullptr)) return kept;
    auto* made = new Scratch<Api>;
    made->data = Api::new_data(code.load(), nullptr);
    made->context = Api::new_context(nullptr);
    return made;
  }
  void give_back(Scratch<Api>* scratch) { delete spare.exchange(scratch); }
};

ReProgram::ReProgram(RePattern pattern, bool bytes) : pattern_(std::move(pattern)), bytes_(bytes) {
  code8_ = std::make_unique<ReCode<Api8>>();
  code16_ = std::make_unique<ReCode<Api16>>();
  code32_ = std::make_unique<ReCode<Api32>>();
}
ReProgram::~ReProgram() = default;

template <>
ReCode<Api8>& ReProgram::code() {
  return *code8_;
}
template <>
ReCode<Api16>& ReProgram::code() {
  return *code16_;
}
template <>
ReCode<Api32>& ReProgram::code() {
  return *code32_;
}

bool ReProgram::compile(ReError* error) {
  if (code8_->compile(pattern_, bytes_)) return true;
  *error = code8_->error;
  return false;
}

ReMatcher::~ReMatcher() {
  if (scratch_ != nullptr) give_back_(program_, scratch_);
}

template <class Api>
int ReMatcher::run_with(ReCode<Api>& code, ReMode mode, size_t start, size_t end, bool advance) {
  auto* program = code.code.load(std::memory_order_acquire);
  const uint64_t seen = code.looked_through.fetch_add(end - start + 16, std::memory_order_relaxed);
  if (program == nullptr || (seen > kJitThreshold && code.slow.load(std::memory_order_relaxed) == nullptr))
      [[unlikely]] {
    const std::lock_guard<std::mutex> guard(program_.mutex_);
    if (code.code.load() == nullptr && !code.compile(program_.pattern_, program_.bytes_)) {
      static_cast<void>(raise_text(thread_, thread_.machine.types.NotImplementedError, code.error.message));
      return -1;
    }
    if (seen > kJitThreshold) code.compile_to_machine_code();
    program = code.code.load();
  }
  if (scratch_ == nullptr) {
    scratch_ = code.take_scratch();
    give_back_ = [](ReProgram& owner, void* scratch) {
      owner.code<Api>().give_back(static_cast<Scratch<Api>*>(scratch));
    };
  }
  auto* scratch = static_cast<Scratch<Api>*>(scratch_);
  if (seen > kJitThreshold && scratch->stack == nullptr) {
    scratch->stack = Api::new_jit_stack(32 * 1024, 8 * 1024 * 1024, nullptr);
    Api::assign_jit_stack(scratch->context, nullptr, scratch->stack);
  }
  uint32_t options = advance ? PCRE2_NOTEMPTY_ATSTART : 0;
  if (mode != ReMode::kSearch) options |= PCRE2_ANCHORED;
  if (mode == ReMode::kFullMatch) options |= PCRE2_ENDANCHORED;
  const auto* units = static_cast<const typename Api::Unit*>(subject_.units);
  for (uint64_t limit = kFirstLimit;; limit *= 4) {
    if (limit > UINT32_MAX) {
      static_cast<void>(
          raise_text(thread_, thread_.machine.types.RuntimeError,
                     "gilbox gives up: the regular expression takes too many steps on this text"));
      return -1;
    }
    Api::set_match_limit(scratch->context, static_cast<uint32_t>(limit));
    int result = Api::match(program, units, end, start, options, scratch->data, scratch->context);
    if (result == PCRE2_ERROR_JIT_STACKLIMIT) {
      result =
          Api::match(program, units, end, start, options | PCRE2_NO_JIT, scratch->data, scratch->context);
    }
    if (result >= 0) {
      spans_ = Api::spans(scratch->data);
      return 1;
    }
    if (result == PCRE2_ERROR_NOMATCH) return 0;
    if (result == PCRE2_ERROR_MATCHLIMIT) {
      if (!check_interrupt(thread_)) return -1;
      continue;
    }
    if (result == PCRE2_ERROR_HEAPLIMIT || result == PCRE2_ERROR_NOMEMORY) {
      static_cast<void>(memory_error(thread_));
    } else {
      static_cast<void>(raise_text(thread_, thread_.machine.types.RuntimeError, message_of(result)));
    }
    return -1;
  }
}

int ReMatcher::run(ReMode mode, size_t start, size_t end, bool advance) {
  switch (subject_.width) {
    case 0:
      return run_with(program_.code<Api8>(), mode, start, end, advance);
    case 1:
      return run_with(program_.code<Api16>(), mode, start, end, advance);
    default:
      return run_with(program_.code<Api32>(), mode, start, end, advance);
  }
}

}  // namespace gilbox
