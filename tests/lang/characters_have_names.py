# \N{...} in texts and f-strings, in any case; what is no name; the error handler namereplace.
print("\N{BULLET}\N{DEGREE SIGN}\N{GREEK SMALL LETTER ALPHA}\N{snowman}\N{Latin Small Letter E with Acute}")
print("\N{GRINNING FACE}", "\N{CJK UNIFIED IDEOGRAPH-4E2D}", "\N{HANGUL SYLLABLE GAG}", "\N{HANGUL SYLLABLE HIH}", "\N{EURO SIGN}")
print(ascii("\N{LINE FEED}\N{NULL}\N{ESC}\N{NBSP}\N{BOM}\N{ZERO WIDTH JOINER}\N{BELL}\N{SPACE}"))
x = 5
print(f"{x}\N{MULTIPLICATION SIGN}{x} \N{LEFTWARDS ARROW}", "a\N{HYPHEN-MINUS}b", r"\N{BULLET}", rf"\N{x}")
print("naïve €5 日本 한 \ue000".encode("ascii", "namereplace"))
for text in (r"'\N{NO SUCH NAME}'", r"'ab\N'", r"'\N{'", r"'\N{}'", r"'é\Nx'", r"'\N{BULLET'", r"f'\N{NOPE}'",
             r"'\N{CJK UNIFIED IDEOGRAPH-1}'", r"'\N{ BULLET}'"):
    try:
        print(eval(text))
    except SyntaxError as e:
        print(text, e.msg)
