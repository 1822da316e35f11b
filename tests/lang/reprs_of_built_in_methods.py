# How methods of built-in classes show themselves.
import inspect
import re


class A:
    def __init__(self):
        pass

    @classmethod
    def c(cls):
        pass

    @staticmethod
    def s():
        pass


class B(list):
    pass


def show(*objects):
    print(*[re.sub("0x[0-9a-f]+", "0x0", repr(obj)) for obj in objects], sep="\n")


show(int.__add__, (5).__add__, list.append, [].append, str.join, "".join, object.__init__, object().__repr__)
show(list.__getitem__, tuple.__getitem__, dict.__getitem__, dict.__contains__, list.__contains__, set.__contains__)
show(str.__getitem__, list.__len__, object.__eq__, object.__format__, object.__reduce_ex__, object.__sizeof__)
show(dict.fromkeys, int.from_bytes, dict().fromkeys, list.__reversed__, float.__round__, type.__call__)
show(int.__repr__, int.__str__, object.__str__, object.__getattribute__, object.__setattr__)
show(len, print, A.__init__, A().__init__, A.c, A.s, A.__eq__, A().__eq__, A.__repr__, B().append, B.append, B.__len__)
print([n for n, v in inspect.getmembers(A(), inspect.ismethod)], inspect.ismethod(dict.fromkeys))
