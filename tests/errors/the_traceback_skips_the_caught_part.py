def fails():
    raise ValueError("one")


def handler():
    try:
        fails()
    except ValueError as e:
        print("caught", e)
    raise TypeError("two")


handler()
