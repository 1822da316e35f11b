class Stack(list):
    def push(self, x):
        self.append(x)

    def peek(self):
        return self[-1]


s = Stack([1, 2])
s.push(3)
print(s, len(s), s.peek(), s[0], isinstance(s, list), s == [1, 2, 3], s + [4])


class Defaults(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


d = Defaults(a=1)
print(d["a"], d["b"], d, d.get("c"), isinstance(d, dict), "b" in d)


class Celsius(float):
    def fahrenheit(self):
        return self * 9 / 5 + 32


t = Celsius(100)
print(t, t.fahrenheit(), t + 1, isinstance(t, float))


class Id(int):
    def __repr__(self):
        return f"Id({int(self)})"


print(Id(5), Id(5) + 1, [Id(7)], Id(3) == 3)


class Name(str):
    def shout(self):
        return self.upper() + "!"


print(Name("bob").shout(), Name("a") + "b", len(Name("abc")))
