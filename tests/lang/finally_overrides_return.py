def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def evaluated_before():
    x = 1
    try:
        return x
    finally:
        x = 2


def from_except():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    finally:
        print("cleanup")


def breaks_out():
    while True:
        try:
            raise KeyError("gone")
        finally:
            break
    return "after"


print(override(), swallow(), evaluated_before(), from_except(), breaks_out())
