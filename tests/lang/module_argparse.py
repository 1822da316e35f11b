import argparse
import sys
import os

os.environ["COLUMNS"] = "80"
sys.stderr = sys.stdout


def run(parser, *lines):
    for line in lines:
        try:
            print(line, "->", parser.parse_args(line.split()))
        except SystemExit as e:
            print(line, "-> exit", e.code)
        except argparse.ArgumentError as e:
            print(line, "-> ArgumentError", e)


p = argparse.ArgumentParser(prog="prog", description="Sum numbers in a long description that will need wrapping at the end of the line.", epilog="The end.")
p.add_argument("numbers", metavar="N", type=int, nargs="+", help="an integer")
p.add_argument("--sum", dest="accumulate", action="store_const", const=sum, default=max, help="sum them (default: max)")
p.add_argument("-v", "--verbose", action="count", default=0, help="more output")
p.add_argument("-o", "--output", metavar="FILE", help="write to FILE")
p.print_help()
p.print_usage()
print(p.parse_args(["1", "2", "--sum"]).accumulate([1, 2]))
p2 = argparse.ArgumentParser(prog="p2")
p2.add_argument("name")
p2.add_argument("age", type=int, nargs="?", default=18)
p2.add_argument("-f", "--flag", action="store_true")
p2.add_argument("-n", "--num", type=int, default=5, choices=[1, 5, 9])
p2.add_argument("--ratio", type=float)
p2.add_argument("-l", "--list", nargs="*")
p2.add_argument("-p", "--pair", nargs=2, metavar=("A", "B"))
p2.add_argument("-a", "--append", action="append")
p2.add_argument("--no-color", dest="color", action="store_false")
p2.add_argument("--feature", action=argparse.BooleanOptionalAction, default=True)
p2.add_argument("-V", "--version", action="version", version="%(prog)s 1.0")
run(p2, "bob", "bob 33", "bob -f", "bob -n 9 --ratio 1.5", "bob -n 3", "bob -n x", "", "bob -l a b c", "bob --list", "-l a -- bob", "bob -p 1 2", "bob -p 1", "bob -a x -a y", "bob --no-color --no-feature",
    "-V", "bob --unknown", "bob 1 2 3", "bob --rat 2", "bob -fn1", "bob --num=1", "bob -n", "bob --flag=1", "bob -f=1", "--version")
p2.print_help()
m = argparse.ArgumentParser(prog="m")
g = m.add_mutually_exclusive_group(required=True)
g.add_argument("--foo", action="store_true")
g.add_argument("--bar", metavar="X")
run(m, "--foo", "--bar 1", "", "--foo --bar 1", "-h")
s = argparse.ArgumentParser(prog="git", description="A tool")
s.add_argument("--debug", action="store_true")
sub = s.add_subparsers(dest="command", help="sub-command help", title="commands", description="what to do")
a = sub.add_parser("add", help="add files")
a.add_argument("files", nargs="*")
a.add_argument("-f", "--force", action="store_true")
a.set_defaults(func="add_func")
c = sub.add_parser("commit", aliases=["ci"], help="commit them")
c.add_argument("-m", "--message", required=True)
run(s, "add a b", "--debug add -f", "commit -m hi", "commit", "ci -m x", "nope", "", "add -h", "-h")
r = argparse.ArgumentParser(prog="r")
r.add_argument("--level", type=int, required=True)
r.add_argument("cmd", nargs=argparse.REMAINDER)
run(r, "--level 1 x -y --z", "x", "--level 1")
n = argparse.ArgumentParser(prog="n")
n.add_argument("x", type=float)
n.add_argument("--y", type=int)
run(n, "-5", "-1.5 --y -3", "--y -3 -- -2", "5 --y")
k = argparse.ArgumentParser(prog="k")
print(k.parse_known_args(["--foo", "1", "x"]))


def even(text):
    v = int(text)
    if v % 2:
        raise argparse.ArgumentTypeError(f"{v} is odd")
    return v


t = argparse.ArgumentParser(prog="t", add_help=False, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
t.add_argument("--even", type=even, default="4", help="an even number")
t.add_argument("pos", nargs="?", default="d", help="positional")
gr = t.add_argument_group("special", "special things")
gr.add_argument("--size", choices=["s", "m", "l"], default="m", help="the size (%(choices)s)")
gr.add_argument("--hidden", help=argparse.SUPPRESS)
run(t, "--even 2", "--even 3", "--even x", "", "--size q")
t.print_help()
w = argparse.ArgumentParser(prog="wide_program_name", formatter_class=argparse.RawDescriptionHelpFormatter, description="keep\n  this\n    layout")
for i in range(8):
    w.add_argument("--long-option-number-%d" % i, metavar="VALUE%d" % i, help="help for option %d that is quite long and therefore needs to be wrapped" % i)
w.add_argument("first")
w.add_argument("second", nargs="*")
w.print_help()
e = argparse.ArgumentParser(prog="e", exit_on_error=False)
e.add_argument("--n", type=int)
run(e, "--n x")
try:
    e.add_argument("--n")
except argparse.ArgumentError as err:
    print(err)
ns = argparse.Namespace(a=1, b="x")
print(ns, vars(ns), "a" in ns, ns == argparse.Namespace(a=1, b="x"))
par = argparse.ArgumentParser(add_help=False)
par.add_argument("--common", default="c")
child = argparse.ArgumentParser(prog="child", parents=[par])
child.set_defaults(extra=1)
run(child, "--common x", "")
x = argparse.ArgumentParser(prog="x")
x.add_argument("src", nargs="+")
x.add_argument("dst")
x.add_argument("--ext", action="extend", nargs="+")
run(x, "a b c", "a", "a b --ext 1 2 --ext 3")
