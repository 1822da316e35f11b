def check(n):
    assert n > 0, f"{n} is not positive"
    return n


print(check(1))
check(-1)
