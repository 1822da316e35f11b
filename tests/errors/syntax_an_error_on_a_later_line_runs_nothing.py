print("this must not be printed")
x = 5
for i in range(3):
    print(i)
while x
    x -= 1
