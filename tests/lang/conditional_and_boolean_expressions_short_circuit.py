def say(x):
    print("eval", x)
    return x


print(say(0) or say("") or say("last") or say("never"))
print(say(1) and say([]) and say("never"))
print(not say(0), not say("a") or say(5))
print("yes" if say(1) else say("never"), say("never") if False else "no")
print(1 if 0 else 2 if 0 else 3)
print((lambda x: "big" if x > 5 else "small")(9))
print(1 and 2 or 3, 0 and 2 or 3, None or 0, [] and 1)
x = None
print(x is None and "none", x is not None or "default")
print(bool(0.0), bool("0"), bool([]), bool([0]), bool(None), bool(()), bool({0: 0}))
