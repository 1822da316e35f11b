#include "vm/objects/suggestions.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

constexpr size_t kMaxCandidates = 750;
constexpr size_t kMaxStringSize = 40;
constexpr size_t kMoveCost = 2;
constexpr size_t kCaseCost = 1;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

size_t substitution_cost(char a, char b) {
  if (a == b) return 0;
  return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

std::string closest(const std::string& name, const std::vector<std::string>& candidates, Writer writer) {
  if (candidates.size() >= kMaxCandidates) return {};
  std::string best;
  size_t best_distance = std::numeric_limits<size_t>::max();
  if (writer == Writer::kLibrary) {
    if (name.size() > kMaxStringSize) return {};
    best_distance = name.size();
  }
  for (const std::string& candidate : candidates) {
    if (candidate == name) continue;
    // At most a third of the characters involved may need a change.
    size_t most = (name.size() + candidate.size() + 3) * kMoveCost / 6;
    if (best_distance == 0) break;
    most = std::min(most, best_distance - 1);
    const size_t distance = edit_distance(name, candidate, most);
    if (distance > most) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::vector<std::string> names_in(const Dict* dict) {
  std::vector<std::string> names;
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(dict, &position, &key, &value)) {
    if (is_kind(key, Kind::kStr)) names.push_back(to_utf8(as<Str>(key)));
  }
  return names;
}

// co_varnames: variables of the function itself that no inner function uses, and all parameters.
std::vector<std::string> plain_locals(const CodeObject& code) {
  std::vector<bool> shared(code.local_names.size(), false);
  for (size_t i = 0; i < code.words.size(); i += op_length(op_of(code.words[i]))) {
    const unsigned reg = a_of(code.words[i]);
    if (op_of(code.words[i]) == Op::MAKE_CELL && reg < shared.size() && reg >= code.parameter_count()) {
      shared[reg] = true;
    }
  }
  std::vector<std::string> names;
  for (size_t i = 0; i < code.local_names.size(); ++i) {
    const std::string& name = code.local_names[i];
    const bool free =
        std::find(code.free_names.begin(), code.free_names.end(), name) != code.free_names.end();
    if (!shared[i] && !free) names.push_back(name);
  }
  return names;
}

void append(std::vector<std::string>* names, std::vector<std::string> more) {
  names->insert(names->end(), more.begin(), more.end());
}

std::string suggest_name(Thread& t, Exception* e, Str* name, Writer writer) {
  Value entry = e->traceback.load();
  if (!is_kind(entry, Kind::kTraceback)) return {};
  while (is_kind(as<Traceback>(entry)->next.load(), Kind::kTraceback))
    entry = as<Traceback>(entry)->next.load();
  const std::string text = to_utf8(name);
  const Value self = own_attr(t, e, intern(t.machine, t, kSelfOfError));
  if (!self.is_undefined()) {
    const Value found = get_attr_if_any(t, self, name);
    static_cast<void>(t.take_pending());
    if (!found.is_undefined() && !found.is_error()) return "self." + text;
  }
  const CodeState* code = as<Traceback>(entry)->code;
  std::vector<std::string> locals, globals, built_in = names_in(t.machine.builtins->dict);
  // The body of a class or module keeps its names elsewhere.
  if ((code->code->flags & (CodeObject::kModule | CodeObject::kClassBody)) == 0)
    locals = plain_locals(*code->code);
  if (code->globals_dict != nullptr) globals = names_in(code->globals_dict);
  for (const char* constant : {"None", "False", "True"}) built_in.emplace_back(constant);  // names there, too
  if (writer == Writer::kLibrary) {
    append(&locals, std::move(globals));
    append(&locals, std::move(built_in));
    return closest(text, locals, writer);
  }
  for (const std::vector<std::string>* names : {&locals, &globals, &built_in}) {
    std::string found = closest(text, *names, writer);
    if (!found.empty()) return found;
  }
  return {};
}

std::string suggest_attribute(Thread& t, Value object, const std::string& name, Writer writer) {
  Value dir = dict_get_str(t.machine.builtins->dict, intern(t.machine, t, "dir"));
  if (dir.is_undefined()) return {};
  Value names = call_with(t, dir, object);
  if (names.is_error() || !is_kind(names, Kind::kList)) {
    static_cast<void>(t.take_pending());
    return {};
  }
  std::vector<std::string> candidates;
  for (uint32_t i = 0; i < list_size(as<List>(names)); ++i) {
    Value item = list_item(as<List>(names), i);
    if (is_kind(item, Kind::kStr)) candidates.push_back(to_utf8(as<Str>(item)));
  }
  return closest(name, candidates, writer);
}

}  // namespace

size_t edit_distance(std::string_view a, std::string_view b, size_t max_cost) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty() || b.empty()) return (a.size() + b.size()) * kMoveCost;
  if (a.size() > kMaxStringSize || b.size() > kMaxStringSize) return max_cost + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if ((b.size() - a.size()) * kMoveCost > max_cost) return max_cost + 1;
  // One row of the table of distances between prefixes.
  std::array<size_t, kMaxStringSize> row{};
  for (size_t i = 0; i < a.size(); ++i) row[i] = (i + 1) * kMoveCost;
  size_t result = 0;
  for (size_t j = 0; j < b.size(); ++j) {
    size_t diagonal = result = j * kMoveCost;
    size_t minimum = std::numeric_limits<size_t>::max();
    for (size_t i = 0; i < a.size(); ++i) {
      const size_t substitute = diagonal + substitution_cost(b[j], a[i]);
      diagonal = row[i];
      result = std::min(std::min(result, diagonal) + kMoveCost, substitute);
      row[i] = result;
      minimum = std::min(minimum, result);
    }
    if (minimum > max_cost) return max_cost + 1;
  }
  return result;
}

std::string suggestion_for(Thread& t, Value exception, Writer writer) {
  const Types& types = t.machine.types;
  const Type* type = type_of(t, exception);
  const bool import = type == types.ImportError;
  if (type != types.NameError && type != types.AttributeError && !import) return {};
  auto* e = as<Exception>(exception);
  Value name = own_attr(t, e, import ? intern(t.machine, t, "name_from") : t.machine.names.name);
  if (!is_kind(name, Kind::kStr)) return {};
  const std::string text = to_utf8(as<Str>(name));
  std::string meant;
  bool module = false;
  if (type == types.NameError) {
    meant = suggest_name(t, e, as<Str>(name), writer);
    module = t.machine.knows_as_standard != nullptr && t.machine.knows_as_standard(text);
  } else {
    Value object = own_attr(t, e, import ? t.machine.names.name : intern(t.machine, t, "obj"));
    if (import && is_kind(object, Kind::kStr)) object = dict_get_str(t.machine.modules, as<Str>(object));
    if (!object.is_undefined()) meant = suggest_attribute(t, object, text, writer);
  }
  std::string out;
  if (!meant.empty()) out = fmt::format(". Did you mean: '{}'?", meant);
  if (module) {
    out += fmt::format("{} forget to import '{}'{}", meant.empty() ? ". Did you" : " Or did you", text,
                       writer == Writer::kLibrary ? "" : "?");
  }
  return out;
}

}  // namespace gilbox
