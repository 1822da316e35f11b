// The text of uncaught exceptions, as CPython 3.11 prints it (Python/pythonrun.c, print_exception and what it
// calls).
#include <algorithm>
#include <unordered_set>

#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/int.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/suggestions.h"
#include "vm/objects/traceback_lines.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// Where a SyntaxError stands, from its attributes.
struct SyntaxPlace {
  std::string message;
  std::string filename = "<string>";
  int64_t line = 0;
  int64_t offset = 0;  // of characters, from 1
  int64_t end_line = 0;
  int64_t end_offset = 0;
  std::string text;
};

int64_t own_number(Thread& t, Exception* e, std::string_view name) {
  Value v = own_attr(t, e, intern(t.machine, t, name));
  return v.is_int() ? v.as_int() : 0;
}

bool own_text(Thread& t, Exception* e, std::string_view name, std::string* out) {
  Value v = own_attr(t, e, intern(t.machine, t, name));
  if (!is_kind(v, Kind::kStr)) return false;
  *out = to_utf8(as<Str>(v));
  return true;
}

// False: no syntax error, or one that says no place.
bool syntax_place(Thread& t, Value exception, SyntaxPlace* place) {
  if (!is_subtype(type_of(t, exception), t.machine.types.SyntaxError)) return false;
  auto* e = as<Exception>(exception);
  if (!own_text(t, e, "msg", &place->message)) return false;
  own_text(t, e, "filename", &place->filename);
  own_text(t, e, "text", &place->text);
  place->line = own_number(t, e, "lineno");
  place->offset = own_number(t, e, "offset");
  place->end_line = own_number(t, e, "end_lineno");
  place->end_offset = own_number(t, e, "end_offset");
  return place->line > 0;
}

// pythonrun.c, print_error_text: offsets count characters but are clipped by bytes, as there.
void add_syntax_text(const SyntaxPlace& place, bool one_caret, std::string* out) {
  std::string_view text = place.text;
  const auto size = static_cast<int64_t>(text.size());
  int64_t end = place.end_line > place.line ? size : place.end_offset;
  if (end > 0) end = std::min(end, size + 1);
  const int64_t carets = !one_caret && end > 0 && end > place.offset ? end - place.offset : 1;
  int64_t offset = place.offset - 1;
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\f')) {
    text.remove_prefix(1);
    --offset;
  }
  if (text.ends_with('\n')) text.remove_suffix(1);
  offset = std::min(offset, static_cast<int64_t>(text.size()));
  *out += fmt::format("    {}\n", text);
  if (offset < 0) return;
  *out += "    " + std::string(static_cast<size_t>(offset), ' ') +
          std::string(static_cast<size_t>(carets), '^') + "\n";
}

// The class as it is printed: qualified, with its module unless that is builtins or __main__.
std::string printed_class(Thread& t, Value exception) {
  Value type = Value::from_object(type_of(t, exception));
  Value qualname = get_attr_if_any(t, type, t.machine.names.dunder_qualname);
  static_cast<void>(t.take_pending());
  std::string name = is_kind(qualname, Kind::kStr) ? to_utf8(as<Str>(qualname)) : type_name(t, exception);
  Value module = get_attr_if_any(t, type, t.machine.names.dunder_module);
  static_cast<void>(t.take_pending());
  if (!is_kind(module, Kind::kStr)) return "<unknown>." + name;
  const std::string text = to_utf8(as<Str>(module));
  return text == "builtins" || text == "__main__" ? name : text + "." + name;
}

std::string text_or(Thread& t, Value v, const char* otherwise) {
  std::string text;
  if (str_to(t, v, &text)) return text;
  static_cast<void>(t.take_pending());
  return otherwise;
}

// What add_note() has put on the exception, a line each.
std::string notes_of(Thread& t, Value exception) {
  Value notes = get_attr_if_any(t, exception, t.machine.names.dunder_notes);
  static_cast<void>(t.take_pending());
  if (notes.is_undefined()) return {};
  std::string out;
  if (!is_kind(notes, Kind::kList) && !is_kind(notes, Kind::kTuple)) {
    if (!repr_to(t, notes, &out)) {
      static_cast<void>(t.take_pending());
      out = "<__notes__ repr() failed>";
    }
    return out;  // CPython ends no line here
  }
  const bool all = iterate(t, notes, [&](Value note) {
    out += text_or(t, note, "<note str() failed>") + "\n";
    return true;
  });
  if (!all) static_cast<void>(t.take_pending());
  return out;
}

// The exceptions to print, the one given last, with the sentence that leads from each to the next.
struct Link {
  Value exception;  // reachable from the one that is printed
  const char* sentence;
};

std::vector<Link> chain_of(Value exception) {
  std::vector<Link> links{{exception, nullptr}};
  std::unordered_set<const Object*> seen{exception.as_object()};
  for (;;) {
    auto* e = as<Exception>(links.back().exception);
    Value cause = e->cause.load();
    Value context = e->context.load();
    const char* sentence = "\nThe above exception was the direct cause of the following exception:\n\n";
    Value next = cause;
    if (!is_kind(cause, Kind::kException)) {
      if (!is_kind(context, Kind::kException) || e->suppress_context.load(std::memory_order_relaxed)) break;
      sentence = "\nDuring handling of the above exception, another exception occurred:\n\n";
      next = context;
    }
    if (!seen.insert(next.as_object()).second) break;
    links.push_back({next, sentence});
  }
  std::reverse(links.begin(), links.end());
  return links;
}

std::string describe(Thread& t, Value exception, Writer writer) {
  std::string out;
  SyntaxPlace place;
  std::string text;
  if (syntax_place(t, exception, &place)) {
    out = fmt::format("  File \"{}\", line {}\n", place.filename, place.line);
    // CPython marks the place of an uncaught IndentationError with one caret; its module traceback marks all
    // of it.
    const bool one_caret =
        writer == Writer::kInterpreter && is_subtype(type_of(t, exception), t.machine.types.IndentationError);
    if (!place.text.empty()) add_syntax_text(place, one_caret, &out);
    text = place.message;
  } else {
    text = text_or(t, exception, "<exception str() failed>");
  }
  out += printed_class(t, exception);
  if (!text.empty()) out += ": " + text;
  return out + suggestion_for(t, exception, writer);
}

// Prints exceptions with the groups that they are made of (Lib/traceback.py, TracebackException.format).
class ExceptionPrinter {
 public:
  ExceptionPrinter(Thread& t, Writer writer)
      : thread_(t), writer_(writer), printer_(t.machine, writer == Writer::kLibrary), kept_(t) {}

  void print(Value exception) {
    const std::vector<Link> chain = chain_of(exception);
    for (const Link& link : chain) kept_.push(link.exception);  // a script's __str__ may take the chain apart
    for (const Link& link : chain) {
      if (is_exact_or_sub(thread_, link.exception, thread_.machine.types.BaseExceptionGroup)) {
        print_group(link.exception);
      } else {
        print_traceback(link.exception, '|', false);
        print_message(link.exception);
      }
      if (link.sentence != nullptr) emit(link.sentence, '|');
    }
  }
  std::string take() { return std::move(out_); }

 private:
  static constexpr uint32_t kMostMembers = 15;
  static constexpr size_t kMostLevels = 10;

  // Adds text, every line of it behind the margin of the group around it.
  void emit(std::string_view text, char margin) {
    if (depth_ == 0) {
      out_ += text;
      return;
    }
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
      out_ += std::string(2 * depth_, ' ') + margin + ' ';
      out_ += text.substr(0, end);
      text.remove_prefix(end);
    }
  }

  // CPython's interpreter puts no margin before the further lines of a message in a group; its module does.
  void print_message(Value exception) {
    std::string text = describe(thread_, exception, writer_) + "\n";
    if (writer_ == Writer::kInterpreter && depth_ > 0 &&
        !is_subtype(type_of(thread_, exception), thread_.machine.types.SyntaxError)) {
      const size_t end = text.find('\n') + 1;
      emit(text.substr(0, end), '|');
      out_ += text.substr(end);
      text.clear();
    }
    emit(text + notes_of(thread_, exception), '|');
  }

  // Nor does it before the line that stands for equal entries.
  void emit_entries(std::string_view text) {
    constexpr std::string_view kRepeated = "  [Previous line repeated";
    while (!text.empty()) {
      const size_t end = text.find('\n') + 1;
      if (writer_ == Writer::kInterpreter && text.starts_with(kRepeated)) {
        out_ += text.substr(0, end);
      } else {
        emit(text.substr(0, end), '|');
      }
      text.remove_prefix(end);
    }
  }

  // The innermost entries of a traceback, as many as sys.tracebacklimit says; the module traceback counts
  // itself.
  Value limited(Value traceback) {
    Machine& m = thread_.machine;
    const Value sys = dict_get_str(m.modules, intern(m, thread_, "sys"));
    if (!is_kind(sys, Kind::kModule)) return traceback;
    const Value limit = dict_get_str(as<Module>(sys)->dict, intern(m, thread_, "tracebacklimit"));
    int64_t most = 0;
    if (!is_integer_or_bool(limit) || !int_fits_int64(limit, &most)) return traceback;
    if (most <= 0) return Value::none();
    int64_t entries = 0;
    for (Value v = traceback; is_kind(v, Kind::kTraceback); v = as<Traceback>(v)->next.load()) ++entries;
    for (; entries > most; --entries) traceback = as<Traceback>(traceback)->next.load();
    return traceback;
  }

  void print_traceback(Value exception, char margin, bool group) {
    Value traceback = as<Exception>(exception)->traceback.load();
    if (writer_ == Writer::kInterpreter) traceback = limited(traceback);
    if (!is_kind(traceback, Kind::kTraceback)) return;
    std::string text;
    printer_.print(traceback, &text);
    const size_t header = text.find('\n') + 1;
    emit((group ? "Exception Group " : "") + text.substr(0, header), margin);
    emit_entries(std::string_view(text).substr(header));
  }

  void print_group(Value group) {
    const bool outermost = depth_ == 0;
    if (outermost) ++depth_;
    print_traceback(group, outermost ? '+' : '|', true);
    print_message(group);
    const Value members =
        own_attr(thread_, as<Exception>(group), intern(thread_.machine, thread_, "exceptions"));
    if (depth_ > kMostLevels) {
      emit(fmt::format("... (max_group_depth is {})\n", kMostLevels), '|');
    } else if (is_kind(members, Kind::kTuple)) {
      print_members(tuple_items(as<Tuple>(members)));
    }
    if (outermost) depth_ = 0;
  }

  void print_members(std::span<const Value> members) {
    const size_t shown = std::min<size_t>(members.size(), kMostMembers + 1);
    for (size_t i = 0; i < shown; ++i) {
      const bool last = i + 1 == shown;
      if (last) open_ = true;
      const std::string label = i < kMostMembers ? std::to_string(i + 1) : "...";
      out_ += fmt::format("{}{}+---------------- {} ----------------\n", std::string(2 * depth_, ' '),
                          i == 0 ? "+-" : "  ", label);
      ++depth_;
      if (i < kMostMembers) {
        print(members[i]);
      } else {
        const size_t more = members.size() - kMostMembers;
        emit(fmt::format("and {} more exception{}\n", more, more == 1 ? "" : "s"), '|');
      }
      if (last && open_) {
        out_ += std::string(2 * depth_, ' ') + "+------------------------------------\n";
        open_ = false;
      }
      --depth_;
    }
  }

  Thread& thread_;
  Writer writer_;
  TracebackPrinter printer_;
  RootedValues kept_;
  std::string out_;
  size_t depth_ = 0;
  bool open_ = false;  // the frame around the innermost group still needs its last line
};

std::string format(Thread& t, Value exception, Writer writer) {
  // Printing runs script code (__str__): what is pending now stays so.
  RootedValues kept(t);
  kept.push(t.take_pending());
  ExceptionPrinter printer(t, writer);
  printer.print(exception);
  t.pending = kept[0];
  return printer.take();
}

}  // namespace

std::string format_exception_only(Thread& t, Value exception) {
  return describe(t, exception, Writer::kLibrary);
}

std::string format_exception(Thread& t, Value exception) {
  return format(t, exception, Writer::kInterpreter);
}

std::string format_exception_for_library(Thread& t, Value exception) {
  return format(t, exception, Writer::kLibrary);
}

}  // namespace gilbox
