d = {"b": 1, "a": 2}
print(d, d["b"], d.get("x"), d.get("x", 0), len(d), "a" in d, 1 in d)
d["c"] = 3
d["b"] = 10
print(d, list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.pop("b"), d.pop("z", "none"), d.popitem(), d)
print(d.setdefault("a", 9), d.setdefault("n", []), d)
d["n"].append(1)
d.update({"x": 1}, y=2)
d.update([("z", 3), ("x", 0)])
d.update(w=5)
print(d)
e = d.copy()
e.clear()
print(len(d), e, d == d.copy(), d != e)
print(dict(), dict(a=1, b=2), dict([(1, 2)]), dict({"k": 1}, l=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0))
print({1: "a", 1.0: "b", True: "c"}, {"a": {"b": {}}}, {(): 1, None: 2})
del d["x"]
d["x"] = "back at the end"
print(list(d), list(reversed(d)), {"a": 1} | {"b": 2})
print(sorted(d, key=str), max({"a": 5, "z": 1}), sum({1: "x", 2: "y"}))
d = {}
d["self"] = d
print(d)
counts = {}
for c in "hello":
    counts[c] = counts.get(c, 0) + 1
print(counts)
