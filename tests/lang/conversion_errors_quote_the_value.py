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
attempt(lambda: int("12a"))
attempt(lambda: int(""))
attempt(lambda: int("9", 8))
attempt(lambda: int([]))
attempt(lambda: float("abc"))
attempt(lambda: float([]))
attempt(lambda: chr(-1))
attempt(lambda: ord("ab"))
attempt(lambda: int(float("inf")))
attempt(lambda: int(float("nan")))
attempt(lambda: float(10 ** 400))
attempt(lambda: dict([1]))
attempt(lambda: dict([(1, 2, 3)]))
