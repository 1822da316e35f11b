def local_before_assignment():
    print(x)
    x = 1


def free_before_assignment():
    def inner():
        return y
    inner()
    y = 1


def missing():
    return no_such_name


def deleted():
    z = 1
    del z
    return z


x = "global"
for f in [local_before_assignment, free_before_assignment, missing, deleted]:
    try:
        f()
    except UnboundLocalError as e:
        print("UnboundLocalError", e)
    except NameError as e:
        print("NameError", e)
del x
try:
    x
except NameError as e:
    print(e)
