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
attempt(lambda: [1][5])
attempt(lambda: (1,)[5])
attempt(lambda: "a"[5])
attempt(lambda: a_list["a"])
attempt(lambda: a_tuple["a"])
attempt(lambda: text["a"])
attempt(lambda: {}["k"])
attempt(lambda: {}[(1, "b")])
attempt(lambda: {[]: 1})
attempt(lambda: {{}: 1})
attempt(lambda: {{1}})
attempt(lambda: +[])
attempt(lambda: five[0])
attempt(lambda: nothing[0])
attempt(lambda: C()[0])
attempt(lambda: "abc"[::0])
