log = []


def inner():
    try:
        raise LookupError("deep")
    finally:
        log.append("inner finally")


def middle():
    try:
        inner()
    except ValueError:
        log.append("wrong handler")
    finally:
        log.append("middle finally")


try:
    middle()
except LookupError as e:
    log.append(str(e))
print(log)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise
except ZeroDivisionError as e:
    print("raised again", e)


def in_else():
    try:
        pass
    except ValueError:
        print("not caught here")
    else:
        raise ValueError("from else")


try:
    in_else()
except ValueError as e:
    print(e)
