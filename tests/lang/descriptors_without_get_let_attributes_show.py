# A descriptor that has __set__ alone lets the object's own attribute show.
class D:
    def __init__(self,n): self.n=n
    def __set__(self,o,v): o.__dict__[self.n]=v
class A:
    x=D('x')
    def __init__(self,v): self.x=v
for i in range(5):
    a=A(i); print(a.x)
class B:
    x=D('x')
print(type(B().x).__name__)
b=B(); b.x=3; print(b.x); del b.__dict__['x']; print(type(b.x).__name__)
import re
