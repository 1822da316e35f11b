// Fatal checks: for broken invariants of the machine itself, never for errors of a script.
//
// Thread safety: any thread. A failed check prints one line on standard error and aborts.
#pragma once

#define GILBOX_LIKELY(x) __builtin_expect(!!(x), 1)
#define GILBOX_UNLIKELY(x) __builtin_expect(!!(x), 0)

namespace gilbox {

// Prints "gilbox: FILE:LINE: check failed: CONDITION: MESSAGE" and aborts.
[[noreturn, gnu::cold, gnu::noinline]] void check_failed(const char* file, int line, const char* condition,
                                                         const char* message);

}  // namespace gilbox

// GILBOX_CHECK(condition, "why it must hold"): checked in every build.
#define GILBOX_CHECK(condition, message)           \
  (GILBOX_LIKELY(condition) ? static_cast<void>(0) \
                            : ::gilbox::check_failed(__FILE__, __LINE__, #condition, message))

// The same in debug builds only; the condition is always compiled, so it cannot rot.
#ifdef NDEBUG
#define GILBOX_DCHECK(condition, message) static_cast<void>(sizeof((condition) ? 1 : 0))
#else
#define GILBOX_DCHECK(condition, message) GILBOX_CHECK(condition, message)
#endif

#define GILBOX_UNREACHABLE(message) ::gilbox::check_failed(__FILE__, __LINE__, "unreachable", message)
