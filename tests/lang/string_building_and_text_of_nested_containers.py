print([1, [2, (3, {4: {5}})], "six", None, True, 7.5])
print({"list": [1, 2], "tuple": (1,), "str": "it's", "quotes": 'say "x"', 1: {"deep": [{}]}})
print(("a\nb", 'c"d', "e'f", "g\\h"), ["\t", "\x00", "é", "线"])
print(str({"a": [1.0, 2]}), repr({1, }), str((None,)), [[]], [()], [{}], {"": ""})
s = []
for i in range(5):
    s.append("*" * i + "-" * (4 - i))
print("\n".join(s))
print("abc" "def", "x" + str(1) + repr("y") + f"{2}", "=" * 20)
table = [("name", "qty"), ("apple", 3), ("banana", 12)]
for name, qty in table:
    print(f"{name:<10}|{qty:>5}")
print("%-10s|%5s" % ("left", "right"), "{:^11}".format("mid"))
