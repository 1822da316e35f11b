// _traceback: what the module traceback, written in Python, needs to know of exceptions and tracebacks.
#include "vm/code/code.h"
#include "vm/modules/modules.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/traceback_lines.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

bool check_exception(Thread& t, Value v) {
  if (is_kind(v, Kind::kException)) return true;
  static_cast<void>(
      raise(t, t.machine.types.TypeError, "Exception expected for value, {} found", type_name(t, v)));
  return false;
}

Value traceback_format(Thread& t, Value* args, uint32_t) {
  return check_exception(t, args[0]) ? new_str(t, format_exception_for_library(t, args[0])) : Value::error();
}

// Its last line, without notes and newline.
Value traceback_format_only(Thread& t, Value* args, uint32_t) {
  return check_exception(t, args[0]) ? new_str(t, format_exception_only(t, args[0])) : Value::error();
}

// A list of (file name, function, line, end line, column, end column); columns count bytes.
Value traceback_entries(Thread& t, Value* args, uint32_t) {
  const Value list = new_list(t);
  if (list.is_error()) return list;
  for (Value v = args[0]; is_kind(v, Kind::kTraceback); v = as<Traceback>(v)->next.load()) {
    const CodeObject& code = *as<Traceback>(v)->code->code;
    const Position& at = code.positions[as<Traceback>(v)->word];
    const Value filename = new_str(t, code.filename);
    const Value name = new_str(t, code.name);
    if (filename.is_error() || name.is_error()) return Value::error();
    const Value items[] = {filename,
                           name,
                           Value::from_int(at.line == 0 ? code.first_line : at.line),
                           Value::from_int(at.end_line),
                           Value::from_int(at.col),
                           Value::from_int(at.end_col)};
    const Value entry = new_tuple_of(t, items);
    if (entry.is_error() || !list_append(t, as<List>(list), entry)) return Value::error();
  }
  return list;
}

// carets(source line, line, end line, column, end column): the marks under the line, "" for none.
Value traceback_carets(Thread& t, Value* args, uint32_t) {
  int64_t numbers[4];
  for (int i = 0; i < 4; ++i) {
    if (!to_int64(t, args[i + 1], &numbers[i])) return Value::error();
  }
  if (!is_kind(args[0], Kind::kStr)) return raise(t, t.machine.types.TypeError, "the line must be str");
  const Position at{static_cast<uint32_t>(numbers[0]), static_cast<uint32_t>(numbers[1]),
                    static_cast<uint32_t>(numbers[2]), static_cast<uint32_t>(numbers[3])};
  return new_str(t, caret_line(to_utf8(as<Str>(args[0])), at, true));
}

constexpr NativeDef kTracebackFunctions[] = {
    {"format", traceback_format, "exception, /"},
    {"format_only", traceback_format_only, "exception, /"},
    {"entries", traceback_entries, "traceback, /"},
    {"carets", traceback_carets, "text, line, end_line, column, end_column, /"},
};

}  // namespace

bool init_traceback(Thread& t, Module* module) {
  return module_add_functions(t, module, kTracebackFunctions);
}

}  // namespace gilbox
