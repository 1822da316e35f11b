def f():
    try:
        raise ValueError("first")
    finally:
        int("second")


f()
