x = (1 +
     2
     + 3)
y = [
    1,  # comment inside

    2,
]
z = {"a": 1,
     "b": [2,
           3]}
print(x, y, z)


def f(a,
      b=2,
      *,
      c=3,
      ):
    return (a
            + b
            + c)


print(f(1,
        c=5,
        ))
if x == 6 and \
   y:
    print("backslash")
for i in range(2): print(i); print(i * 10)
class C: pass; a = 1
def g(): return 1; return 2
print(C.a, g())
if True:
	print("a tab indents")
if 1:
  if 2:
        print("uneven indents")
  print("back")
while False: pass
else: print("one-line else")
s = """a
  b""" ; print(s)
print("end"); 
