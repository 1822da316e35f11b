# input: first line\n42\n\nlast
name = input()
number = int(input("number? "))
print(repr(name), number + 1)
print(repr(input()), repr(input(">")))
try:
    input()
except EOFError as e:
    print("EOFError", e)
