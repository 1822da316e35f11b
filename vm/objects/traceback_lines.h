// The lines of a traceback that show source: "File ..., line N, in f", the source line, the carets under it.
// Follows CPython 3.11's Python/traceback.c (tb_printinternal, tb_displayline).
//
// Thread safety: one printer belongs to one thread. Reads files; runs no script code and allocates no
// objects.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vm/objects/layout.h"
#include "vm/objects/machine.h"

namespace gilbox {

// Prints tracebacks; reads each source file once.
class TracebackPrinter {
 public:
  // `as_library`: as CPython's module traceback does it, which strips source lines at both ends.
  TracebackPrinter(const Machine& machine, bool as_library) : machine_(machine), as_library_(as_library) {}
  // Appends the entries from `first` on (a Traceback or None), with the header.
  void print(Value first, std::string* out);

 private:
  void add_entry(const Traceback* entry, std::string* out);
  // The line without its newline, or null if the source cannot be had.
  const std::string* source_line(const std::string& filename, uint32_t number);

  const Machine& machine_;
  bool as_library_;
  std::map<std::string, std::vector<std::string>> files_;
};

// The part of an expression's text that is marked with '^' when the rest is marked with '~': the operator of
// a binary operation, or the brackets of a subscript. In bytes; begin == end: the text is neither.
struct Anchors {
  size_t begin = 0;
  size_t end = 0;
};
// `as_library`: as the module traceback finds them, which takes what stands behind a parenthesis for the
// operator's.
Anchors find_anchors(std::string_view expression, bool as_library = false);

// The carets under a source line, without newline; empty when CPython prints none. `line` is whole, with its
// indent; what is returned fits under the line printed without it.
std::string caret_line(std::string_view line, const Position& at, bool as_library);

// The traceback as the module traceback writes it, which differs from the interpreter's for
// IndentationErrors.
std::string format_exception_for_library(Thread& t, Value exception);

}  // namespace gilbox
