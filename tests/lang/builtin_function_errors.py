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
attempt(lambda: divmod(1, 0))
attempt(lambda: iter(5))
attempt(lambda: len(5))
attempt(lambda: next(iter([])))
attempt(lambda: max(1))
attempt(lambda: sum(["a"]))
attempt(lambda: sum("ab", ""))
attempt(lambda: range(1, 2, 0))
attempt(lambda: range(1.0))
attempt(lambda: isinstance(1, 5))
attempt(lambda: sorted([1, "a"]))
attempt(lambda: abs("a"))
attempt(lambda: round("a"))
attempt(lambda: pow(2, -1, 4))
attempt(lambda: hash([]))
