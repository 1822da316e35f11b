// The text of uncaught exceptions, as CPython 3.11 prints it (Python/traceback.c, Python/pythonrun.c).
#include <algorithm>
#include <fstream>
#include <sstream>

#include "vm/objects/alloc.h"
#include "vm/objects/exception.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

bool take_line(std::istream& in, uint32_t number, std::string* out) {
  for (uint32_t i = 0; i < number; ++i) {
    if (!std::getline(in, *out)) return false;
  }
  return true;
}

bool source_line(const Machine& m, const std::string& filename, uint32_t number, std::string* out) {
  // The library's modules are in no file: <gilbox>/threading.py, <gilbox>/collections/__init__.py.
  static constexpr std::string_view kLibrary = "<gilbox>/";
  if (!filename.starts_with(kLibrary)) {
    std::ifstream in(filename);
    return take_line(in, number, out);
  }
  std::string name = filename.substr(kLibrary.size(), filename.rfind(".py") - kLibrary.size());
  std::replace(name.begin(), name.end(), '/', '.');
  for (const auto& [module, source] : m.library) {
    if (module != name && module + ".__init__" != name) continue;
    std::istringstream in{std::string(source)};
    return take_line(in, number, out);
  }
  return false;
}

void add_entry(Thread& t, std::string* out, const Traceback* entry) {
  const CodeObject& code = *entry->code->code;
  const Position& at = code.positions[entry->word];
  *out += fmt::format("  File \"{}\", line {}, in {}\n", code.filename, at.line, code.name);
  std::string line;
  if (!source_line(t.machine, code.filename, at.line, &line)) return;
  size_t indent = line.find_first_not_of(" \t\f");
  if (indent == std::string::npos) return;
  *out += "    " + line.substr(indent) + "\n";
}

}  // namespace

std::string format_exception_only(Thread& t, Value exception) {
  std::string name = type_name(t, exception);
  Value module = get_attr_if_any(t, Value::from_object(type_of(t, exception)), t.machine.names.dunder_module);
  if (is_kind(module, Kind::kStr)) {
    std::string text = to_utf8(as<Str>(module));
    if (text != "builtins" && text != "__main__") name = text + "." + name;
  }
  std::string text;
  if (t.has_pending() || !str_to(t, exception, &text)) {
    static_cast<void>(t.take_pending());
    text = "<exception str() failed>";
  }
  return text.empty() ? name : name + ": " + text;
}

std::string format_exception(Thread& t, Value exception) {
  std::string out;
  auto* e = as<Exception>(exception);
  Value cause = e->cause.load();
  Value context = e->context.load();
  if (is_kind(cause, Kind::kException)) {
    out += format_exception(t, cause) +
           "\nThe above exception was the direct cause of the following exception:\n\n";
  } else if (is_kind(context, Kind::kException) && !e->suppress_context.load(std::memory_order_relaxed)) {
    out += format_exception(t, context) +
           "\nDuring handling of the above exception, another exception occurred:\n\n";
  }
  Value entry = e->traceback.load();
  if (is_kind(entry, Kind::kTraceback)) out += "Traceback (most recent call last):\n";
  for (; is_kind(entry, Kind::kTraceback); entry = as<Traceback>(entry)->next.load()) {
    add_entry(t, &out, as<Traceback>(entry));
  }
  return out + format_exception_only(t, exception) + "\n";
}

}  // namespace gilbox
