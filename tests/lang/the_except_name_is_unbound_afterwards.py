e = "before"
try:
    raise ValueError(1)
except ValueError as e:
    print(e.args)
try:
    print(e)
except NameError as error:
    print(error)


def f():
    try:
        raise KeyError("k")
    except KeyError as e:
        saved = e
    try:
        e
    except UnboundLocalError as error:
        print(error)
    return saved


print(repr(f()))
