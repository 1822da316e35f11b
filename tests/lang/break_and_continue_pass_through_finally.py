for i in range(4):
    try:
        if i == 1:
            continue
        if i == 3:
            break
        print("body", i)
    finally:
        print("finally", i)
else:
    print("never")


def f():
    while True:
        try:
            try:
                return "value"
            finally:
                print("inner")
        finally:
            print("outer")


print(f())


def g():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue
    return "end"


print(g())
