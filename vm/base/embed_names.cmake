# Writes a C++ file that holds unicode_names.txt as a string.
file(READ ${TEXT} text)
file(WRITE ${OUTPUT} "#include \"vm/base/unicode_names.h\"\n\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n
namespace gilbox {
std::string_view unicode_names_text() {
  using std::string_view_literals::operator\"\"sv;
  return R\"__gilbox(${text})__gilbox\"sv;
}
}  // namespace gilbox
")
