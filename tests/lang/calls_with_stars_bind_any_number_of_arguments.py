# f(*list, key=value) for every number of arguments up to some dozens: none gets lost between registers and lists.
def script(*args, sep, end="."):
    return sep.join(args) + end


class Callee:
    def __init__(self, *args, sep):
        self.text = sep.join(args)

    def method(self, *args, sep):
        return self.text + sep.join(args)


for count in range(1, 40):
    items = [str(i) for i in range(count)]
    print(*items, sep="-")
    print(*items[1:], sep="+", end="|\n")
    print(script(*items, sep="/"), script(*items, sep="/", end="!"))
    made = Callee(*items, sep=":")
    print(made.method(*items, sep=";"))
    print(dict(**{f"k{i}": i for i in range(count)}), max(*items, "0", key=int), "{}" * count == "{}" * count)
    print(("{} " * count + "{x}").format(*items, x="x"))
