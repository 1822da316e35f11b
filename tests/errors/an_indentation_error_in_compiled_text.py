import traceback
try:
    exec("if True:\nprint(1)\n")
except SyntaxError:
    traceback.print_exc()
exec("if True:\nprint(1)\n")
