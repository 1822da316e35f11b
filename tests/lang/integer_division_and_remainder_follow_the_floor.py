for a in [7, -7, 6, 0, 1]:
    for b in [2, -2, 3, -3]:
        print(a, b, a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2))
print(7 / 2, 6 / 3, -1 / 3, 1 / 3, 2 / 3)
print(5 // 0.3, 5 % 0.3, 1e20 // 3, 0.0 // 5, -0.0 // 5, 5 % float("inf"), -5 % float("inf"))
