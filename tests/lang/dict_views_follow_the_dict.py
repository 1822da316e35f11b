d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, values, items)
print(len(keys), "c" in keys, 3 in values, ("c", 3) in items, ("c", 4) in items)
print(sorted(keys & {"a", "z"}), sorted(keys | {"z"}), sorted(keys - {"a"}), keys == {"a", "b", "c"})
for k in keys:
    print(k, end=" ")
for v in values:
    print(v, end=" ")
for k, v in items:
    print(k, v, end=" ")
print(list(reversed(values)), max(values), sum(values), sorted(items, reverse=True))
