#include "src/cli/script.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "src/front/compile.h"
#include "vm/library/library.h"
#include "vm/modules/modules.h"

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

// "a.b" as a path: a/b.
std::string path_of(std::string_view module) {
  std::string path(module);
  std::replace(path.begin(), path.end(), '.', '/');
  return path;
}

// A module of the library that can be run: one with a __main__ or one that asks whether it is run.
bool take_from_library(Script& script, const std::string& name, bool& found) {
  for (const auto& [library_name, text] : library_modules()) {
    const std::string_view own = library_name;
    const bool is_main = own == name + ".__main__";
    found = found || own == name || own == name + ".__init__";
    if (!is_main && (own != name || text.find("__name__ == \"__main__\"") == std::string_view::npos))
      continue;
    script.filename = fmt::format("<gilbox>/{}.py", path_of(own));
    script.spec_name = own;
    script.text = text;
    return true;
  }
  return false;
}

// Finds what -m names. Empty: it is in `script`; else why not, in CPython's words where it has them.
std::string find_module(Script& script, const std::string& name) {
  if (name.starts_with('.')) return "Relative module names not supported";
  const std::string base = script.directory + "/" + path_of(name);
  const auto is_file = [&](const std::string& path) { return read_file(path, script.text) == 0; };
  const auto take = [&](std::string path, std::string spec_name) {
    script.filename = std::move(path);
    script.spec_name = std::move(spec_name);
    return std::string();
  };
  const bool is_package = is_directory(base);
  if (is_package && is_file(base + "/__main__.py")) return take(base + "/__main__.py", name + ".__main__");
  const bool has_code = is_package && is_file(base + "/__init__.py");
  if (!has_code && is_file(base + ".py")) return take(base + ".py", name);
  bool in_library = false;
  if (!is_package && take_from_library(script, name, in_library)) return {};
  if (in_library) return fmt::format("gilbox does not support running the library's module {}", name);
  for (const NativeModule& native : native_modules()) {
    if (name == native.name) return fmt::format("No code object available for {}", name);
  }
  if (!is_package) return fmt::format("No module named {}", name);
  return fmt::format("No module named {0}.__main__; '{0}' is a package and cannot be directly executed",
                     name);
}

Parsed<Script> load_module(const std::string& name) {
  Script script;
  script.directory = working_directory();
  const std::string problem = find_module(script, name);
  if (problem.empty()) {
    script.argv0 = script.filename;
    return script;
  }
  complain(problem);
  return kExitFailure;
}

// A program in a folder: its __main__.py.
Parsed<Script> load_folder(const std::string& path) {
  Script script;
  const std::string folder = path.substr(0, path.find_last_not_of('/') + 1);
  script.filename = absolute(folder + "/__main__.py");
  script.argv0 = path;
  script.directory = absolute(folder);
  script.spec_name = "__main__";
  if (read_file(script.filename, script.text) == 0) return script;
  complain(fmt::format("can't find '__main__' module in '{}'", absolute(path)));
  return kExitFailure;
}

}  // namespace

Parsed<Script> load_script(const ScriptSpec& spec) {
  Script script;
  int error = 0;
  switch (spec.kind) {
    case ScriptSpec::Kind::kModule:
      return load_module(spec.text);
    case ScriptSpec::Kind::kCommand:
      script = {"<string>", "-c", working_directory(), spec.text + "\n"};
      break;
    case ScriptSpec::Kind::kStdin:
      script = {"<stdin>", "-", working_directory(), ""};
      error = read_all(STDIN_FILENO, script.text);
      break;
    case ScriptSpec::Kind::kFile:
      if (is_directory(spec.text)) return load_folder(spec.text);
      script.filename = absolute(spec.text);
      script.argv0 = spec.text;
      script.directory = script.filename.substr(0, script.filename.rfind('/'));
      if (script.directory.empty()) script.directory = "/";
      error = read_file(spec.text, script.text);
      break;
  }
  if (error == 0) return script;
  complain(fmt::format("can't open file '{}': [Errno {}] {}", script.filename, error, std::strerror(error)));
  return kExitUsage;
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
