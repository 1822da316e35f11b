def noisy(n):
    for i in range(n):
        print("made", i)
        yield i


g = (x * 10 for x in noisy(3) if x != 1)
print("nothing yet")
print(next(g))
print(list(g))
print(sum(x for x in range(101)), max(len(w) for w in ["a", "bcd"]))
print(",".join(str(x) for x in range(3)))
print(list(g))
print(sorted((x % 3, x) for x in range(5)))
print(dict((k, k * 2) for k in range(2)), set(x // 2 for x in range(2)), tuple(i for i in "ab"))
print(any(x > 2 for x in range(5)), all(x > 2 for x in range(5)))
