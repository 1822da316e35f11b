// libFuzzer: any bytes as a script. The lexer, the parser, the compiler and the verifier must answer with
// code or with an error.
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "src/front/compile.h"
#include "vm/base/check.h"

using namespace gilbox;  // NOLINT

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  CompileOptions options;
  // How it is compiled follows from the text as well, so that findings repeat.
  if (size > 0 && data[size - 1] % 4 == 0) options.mode = CompileMode::kEval;
  if (size > 0 && data[size - 1] % 4 == 1) options.mode = CompileMode::kSingle;
  options.own_namespace = size % 2 != 0;
  const front::CompileResult result = front::compile(text, "fuzz.py", options);
  if (const auto* error = std::get_if<front::SyntaxError>(&result)) {
    GILBOX_CHECK(error->message.find("gilbox made invalid code") == std::string::npos,
                 "the verifier complains");
    static_cast<void>(front::format_syntax_error(*error));
  }
  return 0;
}
