# Small modules: graphlib, getopt, colorsys, shlex.
import colorsys
import getopt
import shlex
from graphlib import CycleError, TopologicalSorter


def tell(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


graph = {"d": {"b", "c"}, "b": ["a"], "c": ["a"]}
print(list(TopologicalSorter({"d": ["b", "c"], "b": ["a"], "c": ["a"]}).static_order()))
sorter = TopologicalSorter()
sorter.add("x", "y", "z")
sorter.add("y", "z")
sorter.add("alone")
tell(sorter.get_ready)
tell(lambda: sorter.done("z"))
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(ready, bool(sorter))
    sorter.done(*ready)
print(sorter.is_active(), sorter.get_ready())
tell(sorter.prepare)
tell(lambda: sorter.add("late"))
tell(lambda: sorter.done("unknown"))
tell(lambda: sorter.done("x"))
second = TopologicalSorter({1: [2]})
second.prepare()
tell(lambda: second.done(1))
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except CycleError as e:
    print(e, e.args, isinstance(e, ValueError))
tell(lambda: list(TopologicalSorter({1: [1]}).static_order()))

print(getopt.getopt("-a -b -cfoo -d bar a1 a2".split(), "abc:d:"))
print(getopt.getopt("--condition=foo --testing --output-file abc.def -x a1 -y".split(), "x",
                    ["condition=", "output-file=", "testing"]))
print(getopt.gnu_getopt(["-a", "file", "--be", "other", "--", "-c"], "ac", ["beta"]))
print(getopt.gnu_getopt(["-a", "file", "-c"], "+ac"), getopt.getopt(["-"], "a"), getopt.getopt(["--ab=1"], "", ["ab="]))
for args, short, long in ((["-z"], "a", []), (["-a"], "a:", []), (["--no"], "a", ["yes"]), (["--a"], "", ["ab", "ac"]),
                          (["--ab"], "", ["ab="]), (["--ab=1"], "", ["ab"])):
    try:
        print(getopt.getopt(args, short, long))
    except getopt.GetoptError as e:
        print(e, "|", e.msg, "|", e.opt, "|", repr(e))

for rgb in (0, 0, 0), (1, 1, 1), (0.2, 0.4, 0.4), (1, 0, 0), (0.5, 0.1, 0.9), (0.3, 0.3, 0.3):
    print([round(x, 9) for x in colorsys.rgb_to_hsv(*rgb)], [round(x, 9) for x in colorsys.rgb_to_hls(*rgb)],
          [round(x, 9) for x in colorsys.rgb_to_yiq(*rgb)])
    print([round(x, 9) for x in colorsys.hsv_to_rgb(*colorsys.rgb_to_hsv(*rgb))],
          [round(x, 9) for x in colorsys.hls_to_rgb(*colorsys.rgb_to_hls(*rgb))],
          [round(x, 9) for x in colorsys.yiq_to_rgb(*colorsys.rgb_to_yiq(*rgb))])
print(colorsys.hsv_to_rgb(0.5, 0.5, 0.4), colorsys.hls_to_rgb(0.1, 0.7, 0.3))

for line in ("a b  c", "one 'two three' \"four \\\"five\\\"\"", r"a\ b c\\d", "x='y z'w", "", "  ", "it''s", "a#b # c",
             'say "$HOME" \'$x\'', "a\nb\tc", r'"\n"', "'' x"):
    print(shlex.split(line), shlex.split(line, comments=True), shlex.split(line, posix=False))
for wrong in "'open", '"open', "end\\":
    tell(lambda: shlex.split(wrong))
print([shlex.quote(s) for s in ("", "plain", "two words", "it's", "a;b", "$x", "/usr/bin/x-1.2,3:4=5%6+7@8", "é")])
print(shlex.join(["echo", "-n", "two words", "it's"]), shlex.split(shlex.join(["a b", "c'd"])))
print(list(shlex.shlex("a = b+c(1) 'q s' # no\nnext")), list(shlex.shlex("a=b c", posix=True)))
print(list(shlex.shlex("a && b; c || d >file", punctuation_chars=True)))
lexer = shlex.shlex("a b\nc")
print(lexer.get_token(), lexer.lineno, lexer.get_token(), lexer.lineno, lexer.error_leader("f", 3))
lexer.push_token("again")
print(lexer.get_token(), lexer.get_token(), repr(lexer.get_token()))
