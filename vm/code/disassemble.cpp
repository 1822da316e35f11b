#include <fmt/format.h>

#include <set>

#include "vm/code/code.h"
#include "vm/code/rules.h"

namespace gilbox {
namespace {

std::string quote(const std::string& text) {
  std::string out = "'";
  for (char ch : text) {
    if (ch == '\n') {
      out += "\\n";
    } else if (ch == '\'' || ch == '\\') {
      out += '\\';
      out += ch;
    } else {
      out += ch;
    }
  }
  return out + "'";
}

std::string show(const Constant& constant);

std::string show_items(const std::vector<Constant>& items) {
  std::string out;
  for (const Constant& item : items) {
    if (!out.empty()) out += ", ";
    out += show(item);
  }
  return out;
}

struct Shower {
  std::string operator()(const NoneConstant&) const { return "None"; }
  std::string operator()(const EllipsisConstant&) const { return "Ellipsis"; }
  std::string operator()(bool b) const { return b ? "True" : "False"; }
  std::string operator()(int64_t n) const { return fmt::format("{}", n); }
  std::string operator()(const BigIntConstant& n) const { return n.digits; }
  std::string operator()(double d) const {
    std::string text = fmt::format("{}", d);
    return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
  }
  std::string operator()(const ComplexConstant& z) const { return fmt::format("{}j", z.imag); }
  std::string operator()(const std::string& s) const { return quote(s); }
  std::string operator()(const BytesConstant& b) const { return "b" + quote(b.bytes); }
  std::string operator()(const TupleConstant& t) const {
    return "(" + show_items(t.items) + (t.items.size() == 1 ? ",)" : ")");
  }
  std::string operator()(const FrozensetConstant& s) const {
    return "frozenset({" + show_items(s.items) + "})";
  }
  std::string operator()(const std::shared_ptr<const CodeObject>& code) const {
    return fmt::format("<code {} line {}>", code->qualname, code->first_line);
  }
};

std::string show(const Constant& constant) {
  return std::visit(Shower{}, constant.value);
}

std::string register_name(const CodeObject& code, unsigned reg) {
  if (reg < code.local_names.size()) return fmt::format("r{}:{}", reg, code.local_names[reg]);
  return fmt::format("r{}", reg);
}

std::string operand_text(const CodeObject& code, uint32_t at) {
  Word w = code.words[at];
  const OpInfo& info = op_info(op_of(w));
  uint32_t next = at + op_length(op_of(w));
  std::string out;
  auto add = [&out](const std::string& text) {
    if (!out.empty()) out += ", ";
    out += text;
  };
  if (info.operands[0] == 'J') return fmt::format("to {}", static_cast<int64_t>(next) + jump_of(w));
  unsigned operand[3] = {a_of(w), b_of(w), c_of(w)};
  for (int i = 0; i < 3 && info.operands[i] != '\0'; ++i) {
    switch (info.operands[i]) {
      case 'w':
      case 'r':
      case 'x':
        add(register_name(code, operand[i]));
        break;
      case 'k':
        add(show(code.constants[operand[i]]));
        break;
      case 'u':
        add(fmt::format("{}", operand[i]));
        break;
      case 'C':
        add(show(code.constants[bc_of(w)]));
        break;
      case 'G':
        add(code.global_names[bc_of(w)]);
        break;
      default:
        break;
    }
  }
  if (info.extension == '-') return out;
  Word ext = code.words[at + 1];
  switch (info.extension) {
    case 'j':
      add(fmt::format("to {}", static_cast<int64_t>(next) + static_cast<int32_t>(ext)));
      break;
    case 's':
      add("." + code.attr_sites[ext]);
      break;
    case 'c':
      add(show(code.constants[ext]));
      break;
    default:
      add(fmt::format("{}", ext));
  }
  return out;
}

std::set<uint32_t> jump_targets(const CodeObject& code) {
  std::set<uint32_t> targets;
  for (uint32_t i = 0; i < code.words.size(); i += op_length(op_of(code.words[i]))) {
    const OpInfo& info = op_info(op_of(code.words[i]));
    if (info.operands[0] == 'J') targets.insert(i + 1 + static_cast<uint32_t>(jump_of(code.words[i])));
    if (info.extension == 'j') targets.insert(i + 2 + code.words[i + 1]);
  }
  for (const ExceptionEntry& e : code.exceptions) targets.insert(e.handler);
  return targets;
}

}  // namespace

std::string disassemble(const CodeObject& code, const std::function<std::string(uint32_t)>& source_line,
                        const CheckRules* rules) {
  const CheckRules& marked = rules == nullptr ? rules_3_12() : *rules;
  const std::string legend = rules == nullptr ? "* marks check points"
                                              : fmt::format(
                                                    "rules {}: * marks check points, | what no switch "
                                                    "can part from the next instruction",
                                                    rules->name());
  std::string out = fmt::format("{} ({}, line {}), {} registers; {}\n", code.qualname, code.filename,
                                code.first_line, code.register_count, legend);
  const char joined = rules == nullptr ? ' ' : '|';
  std::set<uint32_t> targets = jump_targets(code);
  uint32_t line = 0;
  for (uint32_t i = 0; i < code.words.size(); i += op_length(op_of(code.words[i]))) {
    uint32_t here = code.positions[i].line;
    std::string shown = here != line && here != 0 ? fmt::format("{}", here) : "";
    if (!shown.empty() && line != 0) out += '\n';
    if (here != 0) line = here;
    if (source_line && !shown.empty()) {
      out += fmt::format("{:>5}  {}\n", here, source_line(here));
      shown.clear();
    }
    std::string row = fmt::format(
        "{:>5} {} {} {:>5}  {:<22} {}", shown, is_check_point(code, i, marked) ? '*' : joined,
        targets.count(i) ? ">>" : "  ", i, op_info(op_of(code.words[i])).name, operand_text(code, i));
    while (!row.empty() && row.back() == ' ') row.pop_back();
    out += row + "\n";
  }
  if (!code.exceptions.empty()) {
    out += "exception table:\n";
    for (const ExceptionEntry& e : code.exceptions) {
      out += fmt::format("  {} to {} -> {} in r{}\n", e.start, e.end, e.handler, e.exc_reg);
    }
  }
  for (const Constant& constant : code.constants) {
    if (const auto* nested = std::get_if<std::shared_ptr<const CodeObject>>(&constant.value)) {
      out += "\n" + disassemble(**nested, source_line, rules);
    }
  }
  return out;
}

}  // namespace gilbox
