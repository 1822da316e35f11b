# Containers nested deeply, and ones that hold themselves far inside.
deep = []
for i in range(900):
    deep = [deep]
print(len(repr(deep)), repr(deep).count("["))

top = []
inner = top
for i in range(400):
    inner.append([])
    inner = inner[0]
inner.append(top)
text = repr(top)
print(len(text), text.count("..."), text[395:415])

mixed = {}
inner = mixed
for i in range(200):
    inner["k"] = [({},)]
    inner = inner["k"][0][0]
inner["top"] = mixed
inner["self"] = inner
inner["other"] = [1]
print(repr(mixed).count("..."), repr(mixed)[-60:])
print(repr([[1], [1]]), repr([deep[:0]] * 3))
