#!/usr/bin/env python3
"""Writes vm/library/_unicode_tables.py: what unicodedata tells of characters, from the running Python's own tables.

Run by CPython 3.12, whose Unicode 15.0 it must be. Properties are runs of code points with the same value: the length
of the run, then a letter that stands for the value.
"""
import sys
import unicodedata
from pathlib import Path
from string import ascii_letters

LAST = sys.maxunicode + 1


def wrapped(name, tokens):
    lines, line = [], ""
    for token in tokens:
        if len(line) + len(token) + 1 > 4000:
            lines.append(line)
            line = ""
        line += token + " "
    lines.append(line.rstrip())
    return '%s = """\\\n%s"""\n' % (name, "\n".join(lines))


def runs(name, function):
    values, tokens, count, last = [], [], 0, None
    for code in range(LAST):
        value = function(chr(code))
        if value not in values:
            values.append(value)
        if value != last and count:
            tokens.append("%d%s" % (count, ascii_letters[values.index(last)]))
            count = 0
        last = value
        count += 1
    tokens.append("%d%s" % (count, ascii_letters[values.index(last)]))
    return "%s_VALUES = %r\n" % (name, values) + wrapped(name, tokens)


def combining_runs():
    # Too many values for letters.
    tokens, start, last = [], 0, 0
    for code in range(LAST + 1):
        value = unicodedata.combining(chr(code)) if code < LAST else 0
        if value != last:
            if last:
                tokens.append("%x:%x:%d" % (start, code - start, last))
            start, last = code, value
    return wrapped("COMBINING", tokens)


def decompositions():
    tokens, excluded, last = [], [], 0
    for code in range(LAST):
        text = unicodedata.decomposition(chr(code))
        if not text or 0xAC00 <= code < 0xAC00 + 11172:
            continue
        tokens.append("%x:%s" % (code - last, text.replace(" ", ",").lower()))
        last = code
        parts = text.split()
        if not text.startswith("<") and len(parts) == 2:
            if unicodedata.normalize("NFC", "".join(chr(int(part, 16)) for part in parts)) != chr(code):
                excluded.append("%x" % code)
    return wrapped("DECOMPOSITIONS", tokens) + wrapped("NOT_COMPOSED", excluded)


def numbers():
    tokens = []
    for code in range(LAST):
        value = unicodedata.numeric(chr(code), None)
        if value is None or unicodedata.decimal(chr(code), None) is not None:
            continue
        tokens.append("%x:%r:%s" % (code, value, unicodedata.digit(chr(code), "")))
    return wrapped("NUMBERS", tokens)


def main():
    out = Path(__file__).parent.parent / "vm/library/_unicode_tables.py"
    text = '"""Unicode %s for unicodedata; made by tools/make_unicode_data.py, do not edit."""\n\n' % (
        unicodedata.unidata_version)
    text += runs("CATEGORY", unicodedata.category) + runs("BIDIRECTIONAL", unicodedata.bidirectional)
    text += runs("WIDTH", unicodedata.east_asian_width) + runs("MIRRORED", unicodedata.mirrored)
    text += combining_runs() + decompositions() + numbers()
    out.write_text(text)


main()
