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
attempt(lambda: 1 / 0)
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1.0 / 0)
attempt(lambda: 1.5 // 0)
attempt(lambda: 1.5 % 0)
attempt(lambda: 0 ** -1)
attempt(lambda: 1 + "a")
attempt(lambda: "a" + 1)
attempt(lambda: "a" * "b")
attempt(lambda: [1] + (2,))
attempt(lambda: None + 1)
attempt(lambda: -"a")
attempt(lambda: ~1.5)
attempt(lambda: 1 << 1.0)
attempt(lambda: 1 << -1)
attempt(lambda: 1 < "a")
attempt(lambda: [] < ())
attempt(lambda: None < None)
attempt(lambda: C() < C())
attempt(lambda: 1 in 5)
attempt(lambda: 1 in "abc")
attempt(lambda: 10.0 ** 400)
