# unittest.main() with options as from a command line.
import contextlib
import io
import os
import re
import unittest

os.environ["COLUMNS"] = "80"


class Words(unittest.TestCase):
    def test_upper(self):
        self.assertEqual("a".upper(), "A")

    def test_lower(self):
        self.assertEqual("A".lower(), "b")

    def test_output(self):
        print("printed by the test")


def run(*argv, **options):
    print("==", *argv)
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            unittest.main(argv=["dir/program", *argv], **options)
        except SystemExit as e:
            print("exit", e.code)
    print(re.sub(r"in \d+\.\d+s", "in a moment", out.getvalue()))


run()
run("-v", "Words.test_upper")
run("-vk", "upper", "-k", "*put")
run("-kupper", "-q")
run("-f", "-b", "Words")
run("--buffer", "--failfast", "--catch", "Words.test_output")
run("-h")
run("--nonsense")
run("-k")
run("-k", "nothing")
run("Words.test_upper", exit=False)
run(defaultTest="Words.test_output", verbosity=2)
