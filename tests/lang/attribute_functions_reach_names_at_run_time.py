class C:
    x = 1

    def m(self):
        return "m"


c = C()
print(getattr(c, "x"), getattr(c, "y", "default"), getattr(c, "m")())
setattr(c, "y", 5)
print(c.y, hasattr(c, "y"), hasattr(c, "z"))
delattr(c, "y")
print(hasattr(c, "y"))
try:
    getattr(c, "missing")
except AttributeError as e:
    print(e)
try:
    delattr(c, "x")
except AttributeError as e:
    print(e)
setattr(C, "z", 9)
print(c.z)
print(getattr("abc", "upper")(), getattr([1, 2], "__len__")())
for name in ["a", "b"]:
    setattr(c, name, name * 2)
print(c.a, c.b, sorted(c.__dict__.items()))
