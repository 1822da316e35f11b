#!/usr/bin/env python3
"""Writes vm/base/unicode_names.txt, the names of characters as vm/base/unicode_names.cpp reads them. Run it with
CPython 3.12, whose unicodedata it asks."""
import collections
import os
import sys
import textwrap
import unicodedata

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&*+-./:<=>?@^_{|}~"
# Names that follow from the code point.
COMPUTED = ("CJK UNIFIED IDEOGRAPH-", "CJK COMPATIBILITY IDEOGRAPH-", "HANGUL SYLLABLE ", "TANGUT IDEOGRAPH-",
            "NUSHU CHARACTER-", "KHITAN SMALL SCRIPT CHARACTER-")
# Further names that \\N knows, of characters that have none of their own.
ALIASES = """NULL;START OF HEADING;START OF TEXT;END OF TEXT;END OF TRANSMISSION;ENQUIRY;ACKNOWLEDGE;ALERT;BACKSPACE;
CHARACTER TABULATION;HORIZONTAL TABULATION;TAB;LINE FEED;NEW LINE;END OF LINE;LINE TABULATION;VERTICAL TABULATION;
FORM FEED;CARRIAGE RETURN;SHIFT OUT;SHIFT IN;DATA LINK ESCAPE;DEVICE CONTROL ONE;CANCEL;SUBSTITUTE;ESCAPE;
INFORMATION SEPARATOR FOUR;FILE SEPARATOR;GROUP SEPARATOR;RECORD SEPARATOR;UNIT SEPARATOR;DELETE;NEXT LINE;
NBSP;NUL;BEL;BS;HT;LF;NL;EOL;VT;FF;CR;ESC;SP;DEL;NEL;SHY;CGJ;ZWSP;ZWNJ;ZWJ;LRM;RLM;LRE;RLE;PDF;LRO;RLO;NNBSP;WJ;LRI;RLI;
FSI;PDI;BOM;BYTE ORDER MARK;ZWNBSP;SOFT HYPHEN;VS1;VS15;VS16;VARIATION SELECTOR-16;LATIN SMALL LETTER GHA""".replace("\n", "")


def number(n):
    """Base 81 with a first digit that tells the length: 0 to 59 one digit, 60 to 74 two, 75 to 80 three."""
    base = len(DIGITS)
    if n < 60:
        return DIGITS[n]
    n -= 60
    if n < 15 * base:
        return DIGITS[60 + n // base] + DIGITS[n % base]
    n -= 15 * base
    assert n < (base - 75) * base * base
    return DIGITS[75 + n // (base * base)] + DIGITS[n // base % base] + DIGITS[n % base]


def entries():
    for c in range(0x110000):
        name = unicodedata.name(chr(c), None)
        if name is not None and not name.startswith(COMPUTED):
            yield c, name
    for alias in ALIASES.split(";"):
        try:
            yield ord(unicodedata.lookup(alias)), alias
        except (KeyError, TypeError):
            print("no such alias:", alias, file=sys.stderr)


def main():
    if sys.version_info[:2] != (3, 12):
        sys.exit("run this with CPython 3.12")
    names = list(entries())
    count = collections.Counter(word for _, name in names for word in name.split(" "))
    order = sorted(count, key=lambda word: (-count[word], word))
    index = {word: i for i, word in enumerate(order)}
    codes, before, last = [], [], -1
    for c, name in names:
        words = name.split(" ")
        same = 0
        while same < min(len(words) - 1, len(before), 20) and words[same] == before[same]:
            same += 1
        # How far the code point is from the one before: 1 is said by the first digit alone.
        near = c == last + 1
        codes.append(DIGITS[same + (0 if near else 40)] + ("" if near else
                     "".join(number(d) for d in (c >> 8, c & 255))))
        codes.append(DIGITS[len(words) - same] + "".join(number(index[word]) for word in words[same:]))
        before, last = words, c
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "vm", "base", "unicode_names.txt")
    with open(path, "w", encoding="ascii") as out:
        text = " ".join(order)
        out.write("\n".join(textwrap.wrap(text, 400, break_long_words=False, break_on_hyphens=False)) + "\n\n")
        text = "".join(codes)
        out.write("\n".join(text[i:i + 400] for i in range(0, len(text), 400)) + "\n")


main()
