s = "añ线😀b"
print(len(s), s[1], s[2], s[3], s[4], s[::-1], s[1:3])
print([ord(c) for c in s], chr(32447), chr(0x1F600), chr(97))
print(s.find("b"), s.find("😀"), s.index("线"), "线" in s, s.count("ñ"), s.replace("线", "XX"), s.split("线"))
print(s.upper(), "ΑΒΓ".lower(), "é" == "e\u0301", "é" < "z", sorted("žaéz"), "Ä".lower() == "ä")
print(s * 2, s + "é", "-".join(s), s.startswith("añ"), s.endswith("😀b"), s.center(9, "·"))
d = {"线程": 1, "😀": 2}
print(d["线程"], d, "线程" in d, hash("线") == hash("线"))
for c in "线😀":
    print(c, ord(c), c.isalpha(), repr(c))
print(f"{'线':>4}|{'😀':<3}|{'é':^5}|")
print("\u4e2d\u6587", len("\u4e2d"), "全角：".strip("："))
