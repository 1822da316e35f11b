class Lazy:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError("refused " + name)
        return "made " + name


x = Lazy()
print(x.real, x.other, hasattr(x, "nope"), getattr(x, "nothing", "default"))
try:
    x.never
    x.nope
except AttributeError as e:
    print(e)


class Recorder:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delete", name)
        super().__delattr__(name)


r = Recorder()
r.a = 1
r.a += 1
del r.a
print(hasattr(r, "a"))
