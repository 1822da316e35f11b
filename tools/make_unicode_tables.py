#!/usr/bin/env python3
"""Writes vm/objects/unicode_tables.cpp and unicode_special_cases.cpp. Run it with CPython 3.12, whose str it asks."""
import os
import sys
import unicodedata

LEAF, MIDDLE = 4, 6  # bits, as in unicode.h
FLAGS = ["alpha", "decimal", "digit", "numeric", "upper", "lower", "title", "space", "printable", "id_start",
         "id_continue", "cased", "case_ignorable", "special"]


def properties(c):
    ch = chr(c)
    upper, lower, title, fold = ch.upper(), ch.lower(), ch.title(), ch.casefold()
    # A capital sigma is final behind a cased letter, whatever case-ignorable ones stand between.
    final_behind_a = ("A" + ch + "\u03a3").lower()[-1] == "\u03c2"
    final_behind = (ch + "\u03a3").lower()[-1] == "\u03c2"
    values = {
        "alpha": ch.isalpha(), "decimal": ch.isdecimal(), "digit": ch.isdigit(), "numeric": ch.isnumeric(),
        "upper": ch.isupper() and unicodedata.category(ch) != "Lt", "lower": ch.islower(),
        "title": unicodedata.category(ch) == "Lt", "space": ch.isspace(), "printable": ch.isprintable(),
        "id_start": ch.isidentifier(), "id_continue": ("a" + ch).isidentifier(),
        "cased": (ch + "a").title()[-1] == "a", "case_ignorable": final_behind_a and not final_behind,
        "special": max(len(upper), len(lower), len(title)) > 1 or fold != lower,
    }
    flags = sum(1 << i for i, name in enumerate(FLAGS) if values[name])
    delta = [0 if values["special"] else ord(s) - c for s in (upper, lower, title)]
    record = (flags, unicodedata.decimal(ch, 0), *delta)
    return record, (c, upper, lower, title, fold) if values["special"] else None


def split(values, bits):
    blocks, index = {}, []
    for i in range(0, len(values), 1 << bits):
        block = tuple(values[i:i + (1 << bits)])
        index.append(blocks.setdefault(block, len(blocks)))
    return index, [x for block in blocks for x in block]


def array(out, declaration, items):
    out.append(f"{declaration} = {{")
    line = "  "
    for item in items:
        if len(line) + len(item) + 1 > 110:
            out.append(line)
            line = "  "
        line += f"{item},"
    out += [line, "};"]


def main():
    if sys.version_info[:2] != (3, 12):
        sys.exit("run this with CPython 3.12")
    records, leaves, special = {}, [], []
    for c in range(0x110000):
        record, case = properties(c)
        leaves.append(records.setdefault(record, len(records)))
        if case:
            special.append(case)
    index, leaf_table = split(leaves, LEAF)
    root, middle = split(index, MIDDLE)
    assert len(records) < 256 and max(root) < 256
    folder = os.path.join(os.path.dirname(__file__), "..", "vm", "objects")
    head = [f"// Made by tools/make_unicode_tables.py from Unicode {unicodedata.unidata_version}; do not edit.",
            "// clang-format off", '#include "vm/objects/unicode.h"', "", "namespace gilbox {", ""]
    out = list(head)
    array(out, "const UnicodeRecord kUnicodeRecords[]",
          ["{" + ",".join(map(str, r)) + "}" for r in records])
    array(out, "const uint8_t kUnicodeRoot[]", map(str, root))
    array(out, "const uint16_t kUnicodeMiddle[]", map(str, middle))
    array(out, "const uint8_t kUnicodeLeaves[]", map(str, leaf_table))
    out += ["", "}  // namespace gilbox"]
    with open(os.path.join(folder, "unicode_tables.cpp"), "w") as f:
        f.write("\n".join(out) + "\n")
    out = list(head)
    text = lambda s: "{" + ",".join(f"0x{ord(c):x}" for c in s) + "}"
    array(out, "const UnicodeSpecialCase kUnicodeSpecialCases[]",
          [f"{{0x{c:x}," + ",".join(map(text, rest)) + "}" for c, *rest in special])
    out += [f"const size_t kUnicodeSpecialCaseCount = {len(special)};", "", "}  // namespace gilbox"]
    with open(os.path.join(folder, "unicode_special_cases.cpp"), "w") as f:
        f.write("\n".join(out) + "\n")


main()
