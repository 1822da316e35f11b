// `gilbox lab`: the experiments of scripts/labs, which are part of the program. Each says in comments what to
// predict, with which options it is run, and why it comes out as it does.
#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "src/cli/child.h"
#include "src/cli/commands.h"
#include "src/cli/labs.h"
#include "src/cli/options.h"

namespace gilbox {
namespace {

struct Lab {
  std::string name;
  std::string source;
  std::string title;
  std::string predict;
  std::string why;
  std::vector<std::string> runs;  // options of `gilbox run`
};

Lab parse_lab(const char* name, std::string_view source) {
  Lab lab;
  lab.name = name;
  lab.source = source;
  std::istringstream text(lab.source);
  for (std::string line; std::getline(text, line);) {
    const auto rest = [&](std::string_view word) -> std::optional<std::string> {
      if (!line.starts_with(word)) return std::nullopt;
      return line.substr(word.size());
    };
    if (const auto title = rest("# title: ")) lab.title = *title;
    if (const auto predict = rest("# predict: ")) lab.predict = *predict;
    if (const auto options = rest("# run: ")) lab.runs.push_back(*options);
    if (const auto why = rest("# why: ")) lab.why += (lab.why.empty() ? "" : " ") + *why;
  }
  return lab;
}

std::vector<Lab> all_labs() {
  std::vector<Lab> labs;
  for (const auto& [name, source] : lab_scripts()) labs.push_back(parse_lab(name, source));
  return labs;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Under one set of options; the first line of what it says on standard error belongs to the outcome.
nlohmann::ordered_json run_once(const Lab& lab, const std::string& options, std::string& error) {
  std::vector<std::string> arguments = {"gilbox", "run"};
  for (std::string& word : words_of(options)) arguments.push_back(std::move(word));
  arguments.emplace_back("-");
  auto result = run_child(arguments, lab.source, [] {});
  if (const auto* text = std::get_if<std::string>(&result)) {
    error = *text;
    return {};
  }
  const auto& run = std::get<ComparedRun>(result);
  std::vector<std::string> outcome = lines_of(run.output);
  const std::vector<std::string> errors = lines_of(run.errors);
  if (!errors.empty()) outcome.push_back(errors.front());
  return {{"options", options}, {"exit_status", run.exit_status}, {"outcome", outcome}};
}

void list_labs(const std::vector<Lab>& labs, bool json) {
  if (json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Lab& lab : labs) {
      list.push_back(
          {{"name", lab.name}, {"title", lab.title}, {"predict", lab.predict}, {"runs", lab.runs}});
    }
    fmt::print("{}\n", list.dump(1));
    return;
  }
  for (const Lab& lab : labs) fmt::print("{:<14} {}\n", lab.name, lab.title);
  fmt::print("\nTry 'gilbox lab {}'.\n", labs.front().name);
}

std::string ask(const Lab& lab) {
  fmt::print("{}\n\n{}\n", lab.title, lab.predict);
  if (isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1) return "";
  fmt::print("Your prediction: ");
  std::fflush(stdout);
  std::string answer;
  std::getline(std::cin, answer);
  return answer;
}

int run_lab(const Lab& lab, bool json) {
  const std::string prediction = json ? "" : ask(lab);
  nlohmann::ordered_json runs = nlohmann::ordered_json::array();
  for (const std::string& options : lab.runs) {
    std::string error;
    runs.push_back(run_once(lab, options, error));
    if (!error.empty()) {
      complain(error);
      return kExitFailure;
    }
    if (json) continue;
    fmt::print("\ngilbox run {}\n", options);
    for (const std::string line : runs.back()["outcome"]) fmt::print("  {}\n", line);
    std::fflush(stdout);
  }
  if (json) {
    const nlohmann::ordered_json all = {{"format", "gilbox-lab"}, {"name", lab.name}, {"title", lab.title},
                                        {"predict", lab.predict}, {"runs", runs},     {"why", lab.why}};
    fmt::print("{}\n", all.dump(1));
    return 0;
  }
  if (!prediction.empty()) fmt::print("\nYour prediction: {}\n", prediction);
  fmt::print("\nWhy: {}\n", lab.why);
  return 0;
}

constexpr const char* kHelp =
    "Runs an experiment about the GIL under the rules that it is about. On a terminal it asks what you "
    "expect\n"
    "before it shows the outcome, and says why at the end.\n"
    "\n"
    "Usage: gilbox lab [--json]         lists the experiments\n"
    "       gilbox lab [--json] NAME    runs one\n"
    "       gilbox lab --show NAME      prints its script, which CPython runs too\n";

}  // namespace

int lab_command(std::span<const std::string> arguments) {
  bool json = false;
  bool show = false;
  std::string name;
  for (const std::string& word : arguments) {
    if (word == "-h" || word == "--help") {
      fmt::print("{}", kHelp);
      return 0;
    }
    if (word == "--json") {
      json = true;
    } else if (word == "--show") {
      show = true;
    } else if (word.starts_with('-') || !name.empty()) {
      complain(fmt::format("lab: what is '{}'? Try 'gilbox lab --help'", word));
      return kExitUsage;
    } else {
      name = word;
    }
  }
  const std::vector<Lab> labs = all_labs();
  if (name.empty()) {
    list_labs(labs, json);
    return 0;
  }
  for (const Lab& lab : labs) {
    if (lab.name != name) continue;
    if (!show) return run_lab(lab, json);
    fmt::print("{}", lab.source);
    return 0;
  }
  complain(fmt::format("lab: there is no '{}'; 'gilbox lab' lists them", name));
  return kExitUsage;
}

}  // namespace gilbox
