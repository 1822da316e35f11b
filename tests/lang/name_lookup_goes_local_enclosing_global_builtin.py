len_before = len("abc")


def len(x):
    return "own len"


print(len_before, len("abc"))
del len
print(len("abc"))
x = "global"


def outer():
    x = "enclosing"

    def inner():
        return x

    def own():
        x = "local"
        return x

    return inner(), own(), x


print(outer(), x)


def print_it(print=print):
    print("builtin through a default")


print_it()


def conditional(flag):
    if flag:
        y = 1
    try:
        return y
    except UnboundLocalError:
        return "unbound"


print(conditional(True), conditional(False))


def comprehension_scope():
    i = "outer"
    return [i for i in range(2)], i


print(comprehension_scope())


class Shadow:
    list = "class attribute"

    def get(self):
        return list((1, 2)), self.list


print(Shadow().get())
