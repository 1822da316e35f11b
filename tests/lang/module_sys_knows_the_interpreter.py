# args: one --two 三
import sys

print(sys.argv[1:], len(sys.argv), sys.argv[0].endswith("module_sys_knows_the_interpreter.py"))
print(sys.version_info >= (3, 8), sys.version_info[0], sys.maxsize, sys.byteorder, sys.platform)
old = sys.getswitchinterval()
print(old)
sys.setswitchinterval(0.001)
print(sys.getswitchinterval())
sys.setswitchinterval(old)
try:
    sys.setswitchinterval(0)
except ValueError as e:
    print(e)
try:
    sys.setswitchinterval(-1)
except ValueError as e:
    print(e)
print(sys.getrecursionlimit())
sys.setrecursionlimit(2000)
print(sys.getrecursionlimit())
print(sys.stdout.write("x\n"), "sys" in sys.modules, isinstance(sys.path, list))
try:
    sys.exit("message")
except SystemExit as e:
    print(repr(e), e.code)
