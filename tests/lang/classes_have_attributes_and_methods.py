class Dog:
    kind = "canine"
    tricks = []

    def __init__(self, name, age=1):
        self.name = name
        self.age = age

    def speak(self, times=1):
        return f"{self.name}: " + "woof" * times

    def learn(self, trick):
        self.tricks.append(trick)
        return self

    say = speak


a = Dog("Rex")
b = Dog("Fido", age=3)
print(a.speak(), b.say(2), a.kind, Dog.kind, b.age)
a.learn("sit").learn("roll")
print(b.tricks)
a.kind = "wolf"
print(a.kind, b.kind)
Dog.kind = "dog"
print(a.kind, b.kind)
del a.kind
print(a.kind)
print(Dog.speak(b, times=1))
a.extra = [1]
print(a.extra, hasattr(b, "extra"), hasattr(a, "extra"))
Dog.speak = lambda self: "patched " + self.name
print(a.speak(), a.say())
print(Dog.__name__, type(a) is Dog, a.__class__ is Dog, isinstance(a, Dog), isinstance(3, Dog))
