for target in [3, 9]:
    for i in range(5):
        if i == target:
            print("found", i)
            break
    else:
        print("not found", target)
for i in []:
    pass
else:
    print("empty loop")
for i in range(3):
    for j in range(3):
        if j == 1:
            break
        print(i, j)
    else:
        print("never")
        break
else:
    print("outer else")
