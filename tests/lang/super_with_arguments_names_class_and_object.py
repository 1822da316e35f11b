class A:
    def f(self):
        return "A.f"

    def __init__(self, x=0):
        self.x = x


class B(A):
    def f(self):
        return "B.f > " + super(B, self).f()

    def __init__(self):
        super(B, self).__init__(5)


class C(B):
    def f(self):
        return "C.f > " + super(B, self).f()


print(B().f(), B().x, C().f())
c = C()
print(super(C, c).f(), super(B, c).f())
try:
    super(C, B()).f()
except TypeError as e:
    print(e)


def outside():
    return super().f()


try:
    outside()
except RuntimeError as e:
    print(e)
