def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    else:
        return "large"


print([kind(n) for n in [-1, 0, 5, 50]])
if []:
    print("no")
elif "":
    print("no")
elif 0.0:
    print("no")
elif None:
    print("no")
elif {}:
    print("no")
elif ():
    print("no")
elif set():
    print("no")
elif range(0):
    print("no")
else:
    print("all false")
if [0] and " " and 0.1 and (0,) and {0} and {0: 0} and range(1):
    print("all true")
if True: print("one line"); print("two statements")
