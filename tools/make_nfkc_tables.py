#!/usr/bin/env python3
"""Writes src/front/unicode_nfkc.inc: what NFKC does to identifiers. Run it with CPython 3.12, whose unicodedata it asks."""
import os
import sys
import unicodedata

HANGUL = range(0xAC00, 0xD7A4)  # made by arithmetic


def array(out, declaration, items):
    out.append(f"{declaration} = {{")
    line = "   "
    for item in items:
        if len(line) + len(item) + 2 > 220:  # a file has at most a thousand lines
            out.append(line)
            line = "   "
        line += f" {item},"
    out += [line, "};"]


def combining_ranges():
    ranges = []
    for c in range(0x110000):
        order = unicodedata.combining(chr(c))
        if order and ranges and ranges[-1][1] == c - 1 and ranges[-1][2] == order:
            ranges[-1][1] = c
        elif order:
            ranges.append([c, c, order])
    return ranges


def main():
    if sys.version_info[:2] != (3, 12):
        sys.exit("run this with CPython 3.12")
    parts, texts, pairs = [], [], []
    for c in range(0x80, 0x110000):
        ch = chr(c)
        if c in HANGUL or 0xD800 <= c < 0xE000:
            continue
        whole = unicodedata.normalize("NFKD", ch)
        if whole != ch and ("a" + ch).isidentifier():
            parts.append(f"{{0x{c:X}, {len(texts)}, {len(whole)}}}")
            texts += [f"0x{ord(x):X}" for x in whole]
        two = unicodedata.decomposition(ch).split()
        if len(two) == 2 and "<" not in two[0] and unicodedata.normalize("NFC", ch) == ch:
            pairs.append((int(two[0], 16), int(two[1], 16), c))
    out = [f"// Made by tools/make_nfkc_tables.py from Unicode {unicodedata.unidata_version}; do not edit.",
           "// clang-format off", ""]
    array(out, "constexpr Decomposition kDecompositions[]", parts)
    array(out, "constexpr char32_t kDecomposed[]", texts)
    array(out, "constexpr CombiningRange kCombining[]", [f"{{0x{a:X}, 0x{b:X}, {o}}}" for a, b, o in combining_ranges()])
    array(out, "constexpr Composition kCompositions[]", [f"{{0x{a:X}, 0x{b:X}, 0x{c:X}}}" for a, b, c in sorted(pairs)])
    with open(os.path.join(os.path.dirname(__file__), "..", "src", "front", "unicode_nfkc.inc"), "w") as f:
        f.write("\n".join(out) + "\n")


main()
