def f():
    raise KeyError("missing key")


f()
