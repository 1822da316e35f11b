"""Escaping and unescaping of HTML text."""

__all__ = ["escape", "unescape"]

# What old pages mean by &#128; to &#159;: Windows' code page 1252.
_windows = ("\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f"
            "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178")
# Names that HTML 5 knows without the semicolon, beside those below U+0100.
_without_semicolon = frozenset(("amp", "lt", "gt", "quot", "AMP", "LT", "GT", "QUOT", "COPY", "REG"))


def escape(s, quote=True):
    """The text with &, <, > and, if quote, both quotes as entities."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _number(digits):
    n = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if n == 0 or 0xD800 <= n <= 0xDFFF or n > 0x10FFFF:
        return "\ufffd"
    if 128 <= n <= 159:
        return _windows[n - 128]
    if n < 32 and n not in (9, 10, 12, 13) or 127 <= n < 160 or 0xFDD0 <= n <= 0xFDEF or n == 11 or n & 0xFFFE == 0xFFFE:
        return "\r" if n == 13 else ""
    return chr(n)


def _named(names, text):
    name = text.removesuffix(";")
    if text != name:
        if name == "apos":
            return "'"
        code = names.get(name) or name.upper() in ("AMP", "LT", "GT", "QUOT", "COPY", "REG") and name.isupper() \
            and names.get(name.lower())
        if code:
            return chr(code)
    for end in range(len(name), 1, -1):
        code = names.get(name[:end]) or name[:end] in _without_semicolon and names.get(name[:end].lower())
        if code and (code < 256 or name[:end] in _without_semicolon):
            return chr(code) + text[end:]
    return "&" + text


def unescape(s):
    """The text with the entities as characters: numbers, and the names of HTML 4."""
    if "&" not in s:
        return s
    import re
    from html.entities import name2codepoint

    def character(match):
        text = match.group(1)
        return _number(text[1:].removesuffix(";")) if text[0] == "#" else _named(name2codepoint, text)
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", character, s)
