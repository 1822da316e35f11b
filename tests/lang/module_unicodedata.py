# What unicodedata tells of characters.
import unicodedata

print(unicodedata.unidata_version)
for char in "aÉß0٣½²Ⅷ①一ば€ \t\n\u0301\u200b한😀ﬁſ«(ا\ud800\U0010ffff":
    print(ascii(char), unicodedata.category(char), unicodedata.bidirectional(char), unicodedata.combining(char),
          unicodedata.east_asian_width(char), unicodedata.mirrored(char), repr(unicodedata.decomposition(char)),
          unicodedata.name(char, "-"), unicodedata.decimal(char, None), unicodedata.digit(char, None),
          unicodedata.numeric(char, None))
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, [ascii(unicodedata.normalize(form, text)) for text in
                 ("Crème Brûlée", "e\u0301", "ﬁ²½", "한글", "\u1112\u1161\u11ab", "a\u0323\u0302", "\u212b", "q\u0307\u0323",
                  "\u0344", "ǆ", "ＡＢＣ", "ascii", "", "\u1100\u1161\u11a8\u0301", "\u0958", "e\u0327\u0301", "\u0301a")],
          unicodedata.is_normalized(form, "é"))
print("".join(c for c in unicodedata.normalize("NFKD", "naïve façade Łódź") if not unicodedata.combining(c)))
print(unicodedata.normalize("NFKD", "Ça va où?").encode("ascii", "ignore").decode())
for name in ("SNOWMAN", "latin small letter a", "HANGUL SYLLABLE HAN", "CJK UNIFIED IDEOGRAPH-4E00", "ESC"):
    print(ascii(unicodedata.lookup(name)))
print([unicodedata.name(chr(code)) for code in range(0x3b1, 0x3b6)])


def complain(function, *args):
    try:
        print(function(*args))
    except (ValueError, TypeError, KeyError) as e:
        print(type(e).__name__, e)


complain(unicodedata.name, "\n")
complain(unicodedata.lookup, "NO SUCH NAME")
complain(unicodedata.decimal, "a")
complain(unicodedata.digit, "½")
complain(unicodedata.numeric, "x")
complain(unicodedata.category, "ab")
complain(unicodedata.category, 5)
complain(unicodedata.numeric, "ab")
complain(unicodedata.normalize, "NFX", "é")
total = 0
for code in range(0, 0x30000, 7):
    char = chr(code)
    for part in (unicodedata.category(char), unicodedata.bidirectional(char), unicodedata.east_asian_width(char),
                 unicodedata.decomposition(char), str(unicodedata.combining(char)), unicodedata.normalize("NFKC", char),
                 unicodedata.normalize("NFD", char), unicodedata.name(char, ""), str(unicodedata.numeric(char, ""))):
        for c in part:
            total = (total * 31 + ord(c)) % 1000000007
print(total)
