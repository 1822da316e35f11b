#include "src/cli/script.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

#include "src/front/compile.h"

namespace gilbox {
namespace {

std::string working_directory() {
  char path[4096];
  return getcwd(path, sizeof path) == nullptr ? "." : path;
}

// As CPython makes the path of a script absolute: put behind the working folder, not tidied up further.
std::string absolute(std::string_view path) {
  if (path.starts_with('/')) return std::string(path);
  if (path.starts_with("./")) path.remove_prefix(2);
  return fmt::format("{}/{}", working_directory(), path);
}

// 0, or an errno value.
int read_all(int descriptor, std::string& text) {
  struct stat info;
  if (fstat(descriptor, &info) == 0) {
    if (S_ISDIR(info.st_mode)) return EISDIR;
    if (S_ISREG(info.st_mode)) text.reserve(static_cast<size_t>(info.st_size));
  }
  char buffer[65536];
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
    if (count == 0) return 0;
    if (count > 0) {
      text.append(buffer, static_cast<size_t>(count));
    } else if (errno != EINTR) {
      return errno;
    }
  }
}

bool is_directory(const std::string& path) {
  struct stat info;
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

int read_file(const std::string& path, std::string& text) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int error = read_all(descriptor, text);
  ::close(descriptor);
  return error;
}

}  // namespace

std::optional<Script> load_script(const ScriptSpec& spec) {
  Script script;
  int error = 0;
  switch (spec.kind) {
    case ScriptSpec::Kind::kCommand:
      script = {"<string>", "-c", working_directory(), spec.text + "\n"};
      break;
    case ScriptSpec::Kind::kStdin:
      script = {"<stdin>", "-", working_directory(), ""};
      error = read_all(STDIN_FILENO, script.text);
      break;
    case ScriptSpec::Kind::kFile:
      if (is_directory(spec.text)) {  // a program in a folder: its __main__.py
        const std::string folder = spec.text.substr(0, spec.text.find_last_not_of('/') + 1);
        script.filename = absolute(folder + "/__main__.py");
        script.argv0 = spec.text;
        script.directory = absolute(folder);
        if (read_file(script.filename, script.text) == 0) return script;
        complain(fmt::format("can't find '__main__' module in '{}'", absolute(spec.text)));
        return std::nullopt;
      }
      script.filename = absolute(spec.text);
      script.argv0 = spec.text;
      script.directory = script.filename.substr(0, script.filename.rfind('/'));
      if (script.directory.empty()) script.directory = "/";
      error = read_file(spec.text, script.text);
      break;
  }
  if (error == 0) return script;
  complain(fmt::format("can't open file '{}': [Errno {}] {}", script.filename, error, std::strerror(error)));
  return std::nullopt;
}

std::shared_ptr<const CodeObject> compile_script(const Script& script) {
  front::CompileResult result = front::compile(script.text, script.filename, {}, front::Origin::kMainScript);
  if (const auto* error = std::get_if<front::SyntaxError>(&result)) {
    fmt::print(stderr, "{}", warning_text(error->warnings, script.filename, script.text));
    fmt::print(stderr, "{}", front::format_syntax_error(*error));
    return nullptr;
  }
  auto code = std::get<std::shared_ptr<const CodeObject>>(std::move(result));
  fmt::print(stderr, "{}", warning_text(code->warnings, code->filename, script.text));
  return code;
}

}  // namespace gilbox
