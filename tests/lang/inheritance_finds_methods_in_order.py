class A:
    def who(self):
        return "A"

    def call(self):
        return "call " + self.who()


class B(A):
    def who(self):
        return "B"


class C(A):
    def who(self):
        return "C"

    def only_c(self):
        return "only C"


class D(B, C):
    pass


print(A().call(), B().call(), C().call(), D().call(), D().only_c())
print(isinstance(D(), A), issubclass(D, C), issubclass(A, D), isinstance(B(), (int, C)), issubclass(B, (int, A)))
print([c.__name__ for c in D.__mro__])
print(A.__bases__[0] is object, [c.__name__ for c in D.__bases__])


class E(D):
    def who(self):
        return "E then " + C.who(self)


print(E().call())
try:
    class Bad(A, B):
        pass
except TypeError as e:
    print(str(e).split("\n")[0])
