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
attempt(lambda: C().x)
attempt(lambda: C.x)
attempt(lambda: (5).x)
attempt(lambda: [].x)
attempt(lambda: None.x)
attempt(lambda: "a".x)
attempt(lambda: print.x)
