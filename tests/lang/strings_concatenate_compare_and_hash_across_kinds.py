a = "abc"
b = "".join(["a", "b", "c"])
print(a == b, hash(a) == hash(b), {a: 1}[b], a is not None, {"线": 1}["".join(["线"])], "é" == "\xe9")
print("a" < "b" < "é" < "线" < "😀", "abc" < "abcd", "" < "a", "Zebra" < "apple")
d = {}
for i in range(100):
    d["k" + str(i)] = i
print(d["k57"], d["k" + "99"], "k100" in d)
s = "x" * 1000 + "é" + "线" * 10
print(len(s), s[999:1003], s.count("线"), s[::100], s.find("é"), s.rfind("x"))
print("a" + "é" + "线" + "😀", "%s%s" % ("é", "a"), f"{'a'}{'线'}", "{}".format("😀"), "-".join(["a", "é", "😀"]))
