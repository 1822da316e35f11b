class C:
    pass


def attempt(f):
    try:
        print("value", f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


a_list = [1]
a_tuple = (1,)
text = "abc"
five = 5
nothing = None
attempt(lambda: [].pop())
attempt(lambda: [1].pop(3))
attempt(lambda: {}.pop("a"))
attempt(lambda: {}.popitem())
attempt(lambda: set().pop())
attempt(lambda: {1}.remove(2))
attempt(lambda: [1].remove(2))
attempt(lambda: [1].index(2))
attempt(lambda: (1,).index(2))
attempt(lambda: "abc".index("z"))
attempt(lambda: " ".join([1, 2]))
attempt(lambda: "abc".split(""))
attempt(lambda: "%d" % "a")
attempt(lambda: "%d %d" % 1)
attempt(lambda: "%d" % (1, 2))
attempt(lambda: "{} {}".format(1))
attempt(lambda: "{a}".format(b=1))
attempt(lambda: format(1, "s"))
attempt(lambda: format("a", "d"))
attempt(lambda: format(1.5, "d"))
