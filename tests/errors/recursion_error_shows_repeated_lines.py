def forever(n):
    return forever(n + 1)


print("deep")
forever(0)
