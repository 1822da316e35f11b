# Without a specification format() says what str() does, also of classes derived from built-in ones.
class Money(float):
    def __str__(self):
        return "%.2f EUR" % float(self)


class Shout(str):
    def __str__(self):
        return self.upper() + "!"


class Count(int):
    def __str__(self):
        return "count " + int.__repr__(self)


class Plain(str):
    pass


for x in Money(3.5), Shout("hi"), Count(7), Plain("plain"), Money(0), Shout(""):
    print(f"{x}", "{}".format(x), format(x), "%s" % x, str(x))
print(f"{Money(3.5):.1f} {Shout('hi'):>5} {Count(7):03d} {Plain('p'):^3}|")
print(f"{Money(2)!s:>12} {Money(2)!r}")
print(type(f"{Plain('x')}"), type(format(Plain("x"))), type(str(Plain("x"))))
print(float.__format__(Money(1.5), ""), str.__format__(Shout("a"), ""))
