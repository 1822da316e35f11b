def many_locals():
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = 1
    b0 = b1 = b2 = b3 = b4 = b5 = b6 = b7 = b8 = b9 = 2
    c0 = c1 = c2 = c3 = c4 = c5 = c6 = c7 = c8 = c9 = 3
    d0, d1, d2, d3, d4, d5, d6, d7, d8, d9 = range(10)
    return (a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7 + b8 + b9 +
            c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + d0 + d1 + d2 + d3 + d4 + d5 + d6 + d7 + d8 + d9)


print(many_locals())
print(((((((((((((((((((((1 + 2) * 3) + 4) * 5) + 6) * 7) + 8) * 9) + 10) * 11) + 12) * 13) + 14) * 15) + 16) * 17) + 18) * 19) + 20) * 21) + 22)
print([[[[[[[[[[1]]]]]]]]]][0][0][0][0][0][0][0][0][0][0])
big = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
       "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x"]
print(len(big), big[31], big[-1])


def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u=1, v=2, w=3, x=4, y=5, z=6):
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u + v + w + x + y + z


print(many(*range(20)), many(*range(20), z=100), many(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20))
print("".join([str(i) + "," for i in range(300)])[-8:])
x = 0
for i in range(300):
    x += 1; x -= 1; x += 2
print(x, 1 if 0 else 2 if 0 else 3 if 0 else 4 if 0 else 5 if 1 else 6)
