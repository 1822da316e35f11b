# -*- coding: utf-8 -*-
# Names that differ only in how they are written are one name: identifiers are read in the form NFKC.
ªb = 1
print(ab)
ﬁnd = "ligature"
print(find)
ｆｕｌｌ = "wide"
print(full)
𝐛𝐨𝐥𝐝 = 3
print(bold, sorted(n for n in globals() if n in ("ab", "find", "full", "bold")))


class Kind:
    ﬁeld = 1

    def ℌ(self, ﬂag=2):
        return self.field, flag


k = Kind()
print(k.ﬁeld, k.H(), k.ℌ(flag=5), k.H(ﬂag=6))
print([n for n in vars(Kind) if not n.startswith("__")])
é = "two characters"
print(é)
Å = 1
Å += 1
print(Å, [ascii(n) for n in globals() if n in ("\u00c5", "\u212b")])
한글 = "hangul"
print(한글)
ﾊﾝｶｸ = "half width"
print(ハンカク)
print(getattr(k, "ﬁeld", "strings are not normalised"))


def f(*, ſ):
    return s


print(f(s=3))
print(f.__kwdefaults__, f.__code__.co_varnames)
import math as ｍ
print(m.pi, ｍ.floor(2.5))
try:
    ﬁ
except NameError as e:
    print(e)
µ = 5
print(μ, ascii("µ"))
lambda_ = lambda ⅷ: viii + 1
print(lambda_(viii=1))
match {"k": 2}:
    case {"k": ｘ}:
        print(x)
