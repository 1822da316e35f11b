s = "hello world"
print(s.find("o"), s.find("o", 5), s.find("z"), s.rfind("o"), s.index("w"), s.rindex("l"), s.find("o", 5, 7), s.find(""))
print(s.count("l"), s.count("o", 5), s.count(""), s.count("lo"), "aaaa".count("aa"))
print(s.startswith("he"), s.startswith("wor", 6), s.startswith(("x", "h")), s.endswith("ld"), s.endswith(("a", "b")))
print("ell" in s, "" in s, "xyz" not in s, "h" in s)
print("abc".isalpha(), "ab1".isalpha(), "123".isdigit(), "12a".isdigit(), "ab1".isalnum(), " \t".isspace(), "".isalpha())
print("abc".islower(), "Abc".islower(), "ABC".isupper(), "A1".isupper(), "Title Case".istitle(), "Not title".istitle())
print("12".isnumeric(), "½".isnumeric(), "½".isdecimal(), "²".isdigit(), "²".isdecimal(), "é".isalpha(), "线".isalpha())
print("name_1".isidentifier(), "1name".isidentifier(), "ab\n".isprintable(), "ab".isprintable(), "é".isascii(), "e".isascii())
