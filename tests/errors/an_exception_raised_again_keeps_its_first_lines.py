def inner():
    raise OSError("disk full")


def outer():
    try:
        inner()
    except OSError:
        print("logging it")
        raise


def keep():
    try:
        outer()
    except OSError as e:
        saved = e
    raise saved


keep()
