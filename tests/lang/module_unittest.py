import io
import sys
import unittest
import re


def setUpModule():
    print("setUpModule")


def tearDownModule():
    print("tearDownModule")


class TestMath(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass")

    def setUp(self):
        self.x = 5
        self.addCleanup(print, "cleanup", self._testMethodName)

    def tearDown(self):
        print("tearDown")

    def test_ok(self):
        """The first line.

        More.
        """
        self.assertEqual(self.x, 5)

    def test_fail(self):
        self.assertEqual(1 + 1, 3, "sums")

    def test_error(self):
        raise ValueError("boom")

    @unittest.skipUnless(True, "fine")
    def test_not_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("expected")

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_sub(self):
        for i in range(4):
            with self.subTest("even", i=i):
                self.assertEqual(i % 2, 0)

    def test_skip_inside(self):
        self.skipTest("inside")


class TestAsserts(unittest.TestCase):
    def messages(self, *pairs):
        for name, args in pairs:
            try:
                getattr(self, name)(*args)
            except AssertionError as e:
                print(name, "->", e)
            else:
                print(name, "passed", args)

    def test_all(self):
        self.messages(
            ("assertEqual", (1, 2)), ("assertEqual", ("abc", "abd")), ("assertEqual", ([1, 2, 3], [1, 2, 4])), ("assertEqual", ((1,), (1, 2))),
            ("assertEqual", ({"a": 1}, {"a": 2})), ("assertEqual", ({1, 2}, {2, 3})), ("assertEqual", ("a\nb\n", "a\nc\n")), ("assertEqual", ([1], [1, 2, 3])),
            ("assertNotEqual", (1, 1)), ("assertTrue", (0,)), ("assertFalse", ([1],)), ("assertIs", (1, 2)), ("assertIsNot", (None, None)), ("assertIsNone", (3,)),
            ("assertIsNotNone", (None,)), ("assertIn", (3, [1])), ("assertNotIn", (1, [1])), ("assertIsInstance", (3, str)), ("assertNotIsInstance", (3, int)),
            ("assertGreater", (1, 2)), ("assertGreaterEqual", (1, 2)), ("assertLess", (2, 1)), ("assertLessEqual", (2, 1)), ("assertAlmostEqual", (1.0, 1.1)),
            ("assertAlmostEqual", (1.0, 1.00000001)), ("assertNotAlmostEqual", (1.0, 1.0)), ("assertRegex", ("abc", "x+")), ("assertNotRegex", ("abc", "b")),
            ("assertCountEqual", ([1, 2, 2], [2, 1])), ("assertListEqual", ([1], (1,))), ("assertDictEqual", ({}, {"a": 1})), ("assertSequenceEqual", ([1, 2], (1, 3))),
            ("assertMultiLineEqual", ("x", "y")), ("fail", ("message",)), ("assertTupleEqual", ((1, 2), (1, 3))), ("assertSetEqual", ({1}, {1})), ("assertEqual", (1, 1.0)),
            ("assertEqual", ("x" * 100, "x" * 99 + "y")))
        with self.assertRaises(ZeroDivisionError) as cm:
            1 / 0
        print(cm.exception)
        self.assertRaises(ValueError, int, "x")
        with self.assertRaisesRegex(ValueError, "inv.*lit"):
            int("x")
        for f in (lambda: self.assertRaises(ValueError, int, "3"), lambda: self.assertRaisesRegex(ValueError, "zzz", int, "x")):
            try:
                f()
            except AssertionError as e:
                print(e)
        try:
            with self.assertRaises(KeyError, msg="hm"):
                pass
        except AssertionError as e:
            print(e)
        self.assertAlmostEqual(1, 1.4, delta=0.5)
        self.assertAlmostEqual(1.234, 1.235, places=2)
        import warnings
        with self.assertWarns(UserWarning) as w:
            warnings.warn("careful")
        print(w.warning)
        import logging
        with self.assertLogs("log", level="INFO") as lc:
            logging.getLogger("log").info("hi %d", 1)
        print(lc.output, len(lc.records))
        with self.assertNoLogs("log"):
            pass


class Skipped(unittest.TestCase):
    @unittest.skip("not now")
    def test_skip(self):
        pass

    @unittest.skipIf(True, "condition")
    def test_skip_if(self):
        pass


class Order(unittest.TestCase):
    def test_b(self):
        print("b")

    def test_a(self):
        print("a")

    def helper(self):
        print("never")


def run(suite, verbosity):
    stream = io.StringIO()
    result = unittest.TextTestRunner(stream=stream, verbosity=verbosity).run(suite)
    text = re.sub(r"in \d\.\d+s", "in 0.000s", stream.getvalue())
    text = re.sub(r'File ".*/', 'File "', text)
    print(text)
    return result


load = unittest.TestLoader().loadTestsFromTestCase
for verbosity in (1, 2):
    r = run(load(TestMath), verbosity)
    print(r, r.wasSuccessful(), len(r.skipped), r.testsRun)
run(load(TestAsserts), 1)
result = unittest.TestResult()
load(Skipped).run(result)
print(result.skipped)
s = unittest.TestSuite()
s.addTest(Order("test_b"))
s.addTest(Order("test_a"))
print(s.countTestCases(), Order("test_a"), repr(Order("test_a")), Order("test_a").id())
run(s, 0)
run(unittest.TestSuite(), 1)
run(unittest.FunctionTestCase(lambda: None), 1)


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("setup")

    def test_x(self):
        pass


run(load(Broken), 1)
sys.argv = ["x", "Order.test_a"]
prog = unittest.main(exit=False, argv=["prog", "Order"], testRunner=unittest.TextTestRunner(stream=io.StringIO()))
print(prog.result.testsRun)
try:
    unittest.main(argv=["prog", "Order.test_b"], testRunner=unittest.TextTestRunner(stream=io.StringIO()))
except SystemExit as e:
    print("exit", e.code)
