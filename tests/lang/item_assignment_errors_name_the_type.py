def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)


def set_item(o, i):
    o[i] = 1


def del_item(o, i):
    del o[i]


def set_attribute(o):
    o.x = 1


def del_attribute(o):
    del o.x


def unpack(o):
    a, b = o


def unpack_star(o):
    a, b, *c = o


class C:
    pass


attempt(lambda: set_item((1,), 0))
attempt(lambda: set_item("a", 0))
attempt(lambda: set_item([1], 3))
attempt(lambda: set_item([1], "a"))
attempt(lambda: set_item(5, 0))
attempt(lambda: del_item([1], 3))
attempt(lambda: del_item({}, 3))
attempt(lambda: del_item((1,), 0))
attempt(lambda: del_item("abc", 0))
attempt(lambda: set_attribute(5))
attempt(lambda: set_attribute(None))
attempt(lambda: set_attribute([]))
attempt(lambda: del_attribute(C()))
attempt(lambda: unpack([1]))
attempt(lambda: unpack([1, 2, 3]))
attempt(lambda: unpack(5))
attempt(lambda: unpack(iter([1])))
attempt(lambda: unpack_star([1]))
