class Context:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        return self.swallow


with Context("a") as a:
    print("body", a)
with Context("b"), Context("c") as c:
    print("body", c)
with (Context("d") as d, Context("e")):
    print("body", d)
with Context("swallows", True):
    raise ValueError("swallowed")
try:
    with Context("outer"):
        with Context("inner"):
            raise KeyError("passes")
except KeyError as e:
    print("caught", e)


def returns():
    with Context("r"):
        return "returned"


print(returns())
for i in range(3):
    with Context(str(i)):
        if i == 0:
            continue
        break
