# The attribute of self is what was meant.
class A:
    def __init__(self): self.count=1
    def inc(self): count+1
    def dec(self): print(sizee)
    size=3
A().inc()
