n = 3
while n:
    n -= 1
else:
    print("else after", n)
while True:
    n += 1
    if n == 2:
        break
else:
    print("never")
print("after break", n)
while n < 10:
    n += 1
    if n % 2:
        continue
    print(n, end=" ")
print()
while False:
    print("never")
else:
    print("at once")
