def f():
    raise SystemExit(4)


try:
    f()
except Exception:
    print("SystemExit is no Exception")
