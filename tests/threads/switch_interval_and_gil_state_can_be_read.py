import sys

sys.setswitchinterval(0.002)
print(sys.getswitchinterval())
if hasattr(sys, "_is_gil_enabled"):
    state = sys._is_gil_enabled()
else:
    state = True
print(state in (True, False))
