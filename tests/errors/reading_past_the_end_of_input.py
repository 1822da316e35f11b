# input: 5\n
n = int(input())
print(n)
m = int(input())
