class Bag:
    def __init__(self, n):
        for i in range(n):
            setattr(self, "a" + str(i), i)


b = Bag(50)
print(b.a0, b.a49, sum(getattr(b, "a" + str(i)) for i in range(50)))
print(list(b.__dict__)[:3], len(b.__dict__))
c = Bag(3)
c.a1 = "changed"
del c.a0
c.a0 = "again"
print(c.__dict__)


class A:
    def __init__(self, flag):
        if flag:
            self.x = 1
            self.y = 2
        else:
            self.y = 20
            self.x = 10


print([(a.x, a.y) for a in [A(True), A(False), A(True)]])


class P:
    v = "class"


p = P()
reads = []
for i in range(4):
    if i == 2:
        p.v = "instance"
    reads.append(p.v)
del p.v
reads.append(p.v)
P.v = "new class"
reads.append(p.v)
print(reads)
