class Config:
    values = []
    for i in range(3):
        values.append(i * i)
    if len(values) == 3:
        label = "three"
    else:
        label = "other"
    total = sum(values)

    def get(self):
        return self.values

    double = [v * 2 for v in values]
    x = y = 5

    class Inner:
        z = 9

        def f(self):
            return self.z


print(Config.values, Config.label, Config.total, Config.double, Config.i, Config.x, Config.y)
print(Config.Inner.z, Config.Inner().f(), Config().get())
x = "global"


class Scope:
    x = "class"
    seen = x

    def method(self):
        return x


print(Scope.seen, Scope().method())


def make(n):
    class Local:
        value = n

        def get(self):
            return n + self.value

    return Local


print(make(2)().get(), make(5).value)
