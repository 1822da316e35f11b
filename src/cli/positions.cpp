#include "src/cli/positions.h"

#include <fstream>
#include <sstream>

#include "vm/objects/machine.h"
#include "vm/objects/thread.h"

namespace gilbox {
namespace {

// Modules that come with the machine are named so (vm/interp/imports.cpp).
bool is_library(const std::string& filename) {
  return filename.starts_with("<gilbox>/");
}

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
  return trimmed(line);
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

const Thread* find_thread(Machine& machine, uint32_t id) {
  const std::lock_guard lock(machine.lists_mutex);
  for (const Thread* thread : machine.threads) {
    if (thread->id == id) return thread;
  }
  return nullptr;
}

}  // namespace

std::optional<TraceLocation> locate_instruction(const void* code, uint32_t pc) {
  const auto* state = static_cast<const CodeState*>(code);
  if (state == nullptr || state->code == nullptr) return std::nullopt;
  const CodeObject& object = *state->code;
  return TraceLocation{object.qualname, object.filename, static_cast<int>(line_at(object, pc)),
                       instruction_at(object, pc)};
}

BlockedPlace place_of_blocked(Machine& machine, const BlockedThread& blocked, const std::string& script_text,
                              const std::string& script_name) {
  const auto* state = static_cast<const CodeState*>(blocked.where_code);
  if (state == nullptr) return {};
  const CodeObject* code = state->code;
  uint32_t pc = blocked.where_pc;
  const Thread* thread = find_thread(machine, blocked.thread);
  const Frame* frame = thread == nullptr ? nullptr : thread->frame;
  while (is_library(code->filename) && frame != nullptr && frame > thread->frames) {
    --frame;
    code = frame->code->code;
    pc = static_cast<uint32_t>(frame->pc - frame->code->words) - 1;
  }
  const uint32_t line = line_at(*code, pc);
  return {code->filename, static_cast<int>(line), code->qualname,
          source_line(code->filename, line, script_text, script_name)};
}

}  // namespace gilbox
