print("{} {}".format(1, "a"), "{0} {1} {0}".format("x", "y"), "{a} {b}".format(a=1, b=[2]), "{} {a}".format(0, a=1))
print("{{}} {{{}}}".format(5), "{:>5}|{:<5}|{:^5}|{:*^7}".format("a", "b", "c", "d"))
print("{:d} {:5.2f} {:,} {:x} {:%} {:e}".format(5, 3.14159, 1234567, 255, 0.5, 12345.0))
print("{!r} {!s} {!a}".format("q", "s", "é"))
print("{0[0]} {0[1]} {1[k]} {2.real}".format([10, 20], {"k": "v"}, 5), "{a[x]}".format(a={"x": 1}))
print("{:{}}|{:>{w}.{p}f}".format("ab", 5, 3.14159, w=8, p=2), "{0:{1}}".format(42, "05"))
print("{}".format(None), "{}".format([1, "a"]), "{:>6}".format(True), "{:}".format(3))
print("{0}{1}{2}{3}".format(*"abcd"), "{x}{y}".format(**{"x": 1, "y": 2}), "{:s}".format("t"))
for text, args in [("{", ()), ("}", ()), ("{} {0}", (1,)), ("{0} {}", (1,)), ("{!x}", (1,)), ("{a", ()), ("{:d}", ("s",)), ("{2}", (1,))]:
    try:
        print(text.format(*args))
    except (ValueError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
