def less(a, b):
    return a < b


if less(1, 2) and less("a", 5):
    print("never")
