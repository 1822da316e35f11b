#include "src/cli/positions.h"

#include <fstream>
#include <sstream>

#include "vm/objects/machine.h"
#include "vm/objects/thread.h"

namespace gilbox {
namespace {

uint32_t line_at(const CodeObject& code, uint32_t pc) {
  return pc < code.positions.size() ? code.positions[pc].line : 0;
}

// The name of the instruction that the word at `pc` belongs to.
const char* instruction_at(const CodeObject& code, uint32_t pc) {
  uint32_t index = 0;
  while (index < code.words.size()) {
    const Op op = op_of(code.words[index]);
    const uint32_t next = index + op_length(op);
    if (pc < next) return op_info(op).name;
    index = next;
  }
  return "";
}

std::string trimmed(const std::string& line) {
  const size_t begin = line.find_first_not_of(" \t\f");
  if (begin == std::string::npos) return "";
  return line.substr(begin, line.find_last_not_of(" \t\r\n") + 1 - begin);
}

std::string line_of(std::istream& text, uint32_t number) {
  std::string line;
  for (uint32_t i = 0; i < number; ++i) {
    if (!std::getline(text, line)) return "";
  }
  return line;
}

std::string source_line(const std::string& file, uint32_t line, const std::string& script_text,
                        const std::string& script_name) {
  if (file == script_name) {
    std::istringstream text(script_text);
    return line_of(text, line);
  }
  std::ifstream text(file);
  return text ? line_of(text, line) : "";
}

}  // namespace

std::optional<TraceLocation> locate_instruction(const void* code, uint32_t pc) {
  const auto* state = static_cast<const CodeState*>(code);
  if (state == nullptr || state->code == nullptr) return std::nullopt;
  const CodeObject& object = *state->code;
  return TraceLocation{object.qualname, object.filename, static_cast<int>(line_at(object, pc)),
                       instruction_at(object, pc)};
}

Thread* find_script_thread(Machine& machine, uint32_t id) {
  const std::lock_guard lock(machine.type_mutex);
  for (Thread* thread : machine.threads) {
    if (thread->id == id) return thread;
  }
  return nullptr;
}

std::vector<BlockedPlace> stack_of_blocked(Machine& machine, const BlockedThread& blocked,
                                           const std::string& script_text, const std::string& script_name) {
  std::vector<BlockedPlace> stack;
  // Blocked: its frames do not change.
  const Thread* thread = find_script_thread(machine, blocked.thread);
  if (thread == nullptr || thread->frame == nullptr) return stack;
  for (const Frame* frame = thread->frames; frame <= thread->frame; ++frame) {
    const CodeObject& code = *frame->code->code;
    if (frame->code->library) continue;
    const uint32_t line = line_at(code, static_cast<uint32_t>(frame->pc - frame->code->words) - 1);
    stack.push_back({code.filename, static_cast<int>(line), code.qualname,
                     trimmed(source_line(code.filename, line, script_text, script_name))});
  }
  return stack;
}

}  // namespace gilbox
