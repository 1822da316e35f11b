#include "src/cli/options.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace gilbox {
namespace {

using Words = std::vector<std::string>;

class Options : public testing::Test {
 protected:
  void SetUp() override { unsetenv("PYTHON_GIL"); }
  void TearDown() override { unsetenv("PYTHON_GIL"); }

  static RunOptions run(const Words& words) {
    Parsed<RunOptions> parsed = parse_run(words);
    EXPECT_TRUE(std::holds_alternative<RunOptions>(parsed));
    return std::holds_alternative<RunOptions>(parsed) ? std::get<RunOptions>(parsed) : RunOptions{};
  }
  static int refused(const Words& words) {
    testing::internal::CaptureStderr();
    const Parsed<RunOptions> parsed = parse_run(words);
    EXPECT_NE(testing::internal::GetCapturedStderr(), "");
    return std::holds_alternative<int>(parsed) ? std::get<int>(parsed) : 0;
  }
};

TEST_F(Options, What_follows_the_script_is_the_scripts) {
  const RunOptions options = run({"--gil", "off", "s.py", "--gil", "on", "-c", "--", "--help"});
  EXPECT_FALSE(options.lock.gil);
  EXPECT_EQ(options.script.text, "s.py");
  EXPECT_EQ(options.script.arguments, (Words{"--gil", "on", "-c", "--", "--help"}));
}

TEST_F(Options, Code_may_stand_apart_or_be_attached) {
  for (const Words& words :
       {Words{"--sim", "--stats", "-c", "pass", "-x"}, Words{"--sim", "--stats", "-cpass", "-x"}}) {
    const RunOptions options = run(words);
    EXPECT_EQ(options.script.kind, ScriptSpec::Kind::kCommand);
    EXPECT_EQ(options.script.text, "pass");
    EXPECT_EQ(options.script.arguments, Words{"-x"});
    EXPECT_TRUE(options.machine.sim);
    EXPECT_TRUE(options.stats);
  }
}

TEST_F(Options, A_dash_is_standard_input_and_two_end_the_options) {
  EXPECT_EQ(run({"-"}).script.kind, ScriptSpec::Kind::kStdin);
  const RunOptions options = run({"--stats", "--", "--odd-name.py", "x"});
  EXPECT_EQ(options.script.text, "--odd-name.py");
  EXPECT_EQ(options.script.arguments, Words{"x"});
}

TEST_F(Options, Values_may_follow_an_equals_sign) {
  const RunOptions options = run({"--switch-interval=0.02", "--timeout=1.5", "s.py"});
  EXPECT_EQ(options.machine.switch_interval, 20 * kMillisecond);
  EXPECT_EQ(options.machine.timeout, 1500 * kMillisecond);
}

TEST_F(Options, The_option_wins_over_the_environment) {
  setenv("PYTHON_GIL", "0", 1);
  EXPECT_FALSE(run({"s.py"}).lock.gil);
  EXPECT_TRUE(run({"--gil", "on", "s.py"}).lock.gil);
  setenv("PYTHON_GIL", "", 1);
  EXPECT_TRUE(run({"s.py"}).lock.gil);
  setenv("PYTHON_GIL", "2", 1);
  EXPECT_EQ(refused({"--gil", "on", "s.py"}), kExitUsage);
}

TEST_F(Options, Wrong_values_are_refused) {
  for (const Words& words :
       {Words{}, Words{"--gil", "maybe", "s.py"}, Words{"--switch-interval", "-1", "s.py"},
        Words{"--switch-interval", "nan", "s.py"}, Words{"--switch-interval", "1e-7", "s.py"},
        Words{"--timeout", "0", "s.py"}, Words{"--sim", "--cores", "0", "s.py"},
        Words{"--sim", "--seed", "-1", "s.py"}, Words{"--seed", "1", "s.py"},
        Words{"--deadlock", "no", "s.py"}, Words{"--no-such-option", "s.py"}, Words{"-c"}, Words{"--gil"}}) {
    EXPECT_EQ(refused(words), kExitUsage);
  }
}

TEST_F(Options, Core_counts_are_a_list) {
  const Words words = {"--sim", "--cores", "1,16,64", "s.py"};
  const Parsed<CompareOptions> parsed = parse_compare(words);
  ASSERT_TRUE(std::holds_alternative<CompareOptions>(parsed));
  EXPECT_EQ(std::get<CompareOptions>(parsed).cores, (std::vector<int>{1, 16, 64}));
}

}  // namespace
}  // namespace gilbox
