#include "src/front/compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>

#include "src/front/compiler.h"
#include "src/front/parser.h"
#include "src/front/unicode.h"

namespace gilbox::front {
namespace {

// Mode "single" takes one line or one compound statement.
void refuse_second_statement(const Source& source, const Module& module) {
  for (std::size_t i = 1; i < module.body.size(); ++i) {
    const Location& before = module.body[i - 1]->loc;
    if (module.body[i]->loc.line == before.end_line) continue;
    throw FrontEndError{source.make_error(
        ErrorKind::kSyntaxError, "multiple statements found while compiling a single statement",
        before.end_line, before.end_col, before.end_line, before.end_col + 1)};
  }
}

std::shared_ptr<const CodeObject> compile_source(Source& source, const CompileOptions& options,
                                                 std::vector<CompileWarning>& warnings) {
  Arena arena;
  if (options.mode == CompileMode::kEval) {
    const Expr* e = parse_eval(source, arena, &warnings);
    source.parsed();
    ScopeTree scopes(source, *e, arena, options.own_namespace);
    CompileContext context{source, scopes, arena, warnings};
    context.future_annotations = options.future_annotations;
    return UnitCompiler(context, *scopes.root(), nullptr).compile_eval(*e);
  }
  const Module module = parse_module(source, arena, &warnings);
  if (options.mode == CompileMode::kSingle) refuse_second_statement(source, module);
  source.parsed();
  ScopeTree scopes(source, module, arena, options.own_namespace, options.future_annotations);
  CompileContext context{source, scopes, arena, warnings};
  context.future_annotations = options.future_annotations;
  context.interactive = options.mode == CompileMode::kSingle;
  context.find_future_imports(module);
  return UnitCompiler(context, *scopes.root(), nullptr).compile_module(module);
}

// The text of a single expression or statement gets no newline in CPython, so its last line has none in
// errors, and what is wrong at its end has no column.
void adjust_single_error(std::string_view source_bytes, SyntaxError& error) {
  if (source_bytes.find_first_not_of(" \t\f") == source_bytes.npos) {
    error.line = error.end_line = error.offset = error.end_offset = 0;
    error.text = source_bytes;
    return;
  }
  const auto last_line = 1 + std::count(source_bytes.begin(), source_bytes.end(), '\n');
  if (source_bytes.ends_with('\n') || error.line != last_line) return;
  if (error.text.ends_with('\n')) error.text.pop_back();
  if (error.text.empty() || error.offset != count_code_points(error.text) + 1 || error.end_line != error.line)
    return;
  const bool unknown = error.message == "invalid syntax";
  error.offset = unknown ? 0 : error.offset - 1;
  error.end_offset = unknown ? 0 : -1;
}

SyntaxError internal_error(const std::string& filename, std::string message) {
  SyntaxError error;
  error.kind = ErrorKind::kNotSupported;
  error.message = "gilbox made invalid code: " + std::move(message);
  error.filename = filename;
  return error;
}

}  // namespace

CompileResult compile(std::string_view source_bytes, const std::string& filename,
                      const CompileOptions& options, Origin origin) {
  std::vector<CompileWarning> warnings;
  try {
    Source source(source_bytes, filename, origin == Origin::kMainScript);
    std::shared_ptr<const CodeObject> code = compile_source(source, options, warnings);
    if (std::string fault = verify(*code); !fault.empty()) return internal_error(filename, std::move(fault));
    return code;
  } catch (FrontEndError& e) {
    if (options.mode != CompileMode::kExec) adjust_single_error(source_bytes, e.error);
    e.error.warnings = std::move(warnings);
    return std::move(e.error);
  } catch (const std::bad_alloc&) {
    SyntaxError error;
    error.kind = ErrorKind::kMemoryError;
    error.filename = filename;
    return error;
  }
}

}  // namespace gilbox::front
