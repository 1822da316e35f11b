# Legal but certainly not meant.
x = 5
if x is 5: print("a")
a = "\d" + "\d\q"
b = """
\d
"""
c = b"\d \777"
d = "\400"
f = f"\d{x}\q"
try:
    "abc"(1)
except TypeError as e: print(e)
try:
    [(1,2) (3,4)]
except TypeError as e: print(e)
try:
    [1,2]["a"]
except TypeError as e: print(e)
try:
    1[0]
except TypeError as e: print(e)
try: [[1, 2] [3, 4]]
except TypeError as e: print(e)
assert (x, "m")
print(1or 2)
print(0x1for x in [1])
print(x is not "a", () is x, x is None, x is ..., x is -1, x is (1,2))
try: (lambda: 0)[1]
except TypeError as e: print(e)
try: f"a"["b"]
except TypeError as e: print(e)
try: {1}[1]
except TypeError as e: print(e)
try: None(1)
except TypeError as e: print(e)
