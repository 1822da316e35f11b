# -*- coding: utf-8 -*-
# Logical and physical lines, joining, blank lines, indentation, white space, identifiers, keywords.
total = 1 + \
    2 + \
    3
print(total)
month_names = ['Januari', 'Februari',  # comments may stand inside brackets

               'Maart']
print(month_names)


def perm(l):
        # Compute the list of all permutations of l
    if len(l) <= 1:
                  return [l]
    r = []
    for i in range(len(l)):
             s = l[:i] + l[i+1:]
             p = perm(s)
             for x in p:
              r.append(l[i:i+1] + x)
    return r


print(perm([1, 2, 3]))
if True:
	print("a tab")
	if True:
	        print("tab and spaces")

x = 1; y = 2; print(x, y);
if x: print("one line"); print("two statements")
class Empty: pass
def nothing(): ...
print(Empty.__name__, nothing())
ab = 1
print(ab+1,ab +1,ab+ 1)
print("a"if ab else"b", ab and[1]or(2))
été = "summer"; 变量 = "variable"; _ = "underscore"; __x = 2; Ω = 3
print(été, 变量, _, __x, Ω)
match = case = type = _ = 5
print(match + case + type + _)
type = "soft keywords are names"
print(type)
def match(case): return case
print(match(match(3)))
match match(4):
    case 4: print("and statements")
match = {"case": 1}
print(match["case"], match)
match (1, 2)[0]:
    case 1: print("matched a subscript")
print([match][0]["case"])


class Private:
    __secret = 1
    __dunder__ = 2
    _single = 3

    def __method(self, __argument):
        __local = __argument
        return __local, self.__secret

    def call(self):
        return self.__method(7)

    def names(self):
        class __Inner: pass
        return __Inner.__name__, sorted(locals())


class _Under:
    __x = 1


class __Two:
    __y = 2


print(sorted(n for n in vars(Private) if "secret" in n or "method" in n or "dunder" in n or "single" in n))
print(Private().call(), Private().names(), hasattr(Private, "__secret"), Private._Private__secret)
print([n for n in vars(_Under) if "x" in n], [n for n in vars(__Two) if "y" in n])
import keyword
print(len(keyword.kwlist), keyword.softkwlist, keyword.iskeyword("None"), keyword.iskeyword("match"))
print(a:=5, (b := 6) + a, b)
