import textwrap
from textwrap import TextWrapper, dedent, fill, indent, shorten, wrap

text = ("The quick brown fox jumps over the lazy dog. Well-known facts about state-of-the-art systems -- and others --- "
        "include 'e-mail', self-driving cars, 3-4 numbers; a--b and x-ray. Did you know? Yes.")
for width in (10, 20, 33, 70):
    print(wrap(text, width))
print(fill(text, 40))
print(fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(wrap("supercalifragilisticexpialidocious is long", 10), wrap("supercalifragilisticexpialidocious is long", 10, break_long_words=False))
print(wrap("a-b-c-d-e-f well-made half-baked-idea", 8), wrap("half-baked idea", 6, break_on_hyphens=False))
print(shorten("Hello  world! This is a   long text", 20), shorten("Hello world", 5, placeholder=".."), shorten("Hello world", 11), shorten(text, 50, placeholder=" ..."))
print(repr(dedent("""
    def f():
        return 1

      x
    """)))
print(repr(dedent("  a\n\tb")), repr(dedent("no\n  yes")), repr(dedent("   \n  x\n   y")), repr(dedent("\ta\n\t  b")))
print(indent("a\n\nb\n", "> "), indent("a\n\nb", "> ", lambda line: True))
print(wrap("tabs\tand\nnewlines  here", 12), wrap("keep  space", 5, drop_whitespace=False), wrap("", 5), wrap("   ", 5))
print(wrap("One sentence. Another one! Third? end.", 60, fix_sentence_endings=True))
print(wrap(text, 30, max_lines=2), wrap(text, 30, max_lines=3, placeholder="~"))
w = TextWrapper(width=25, initial_indent="- ")
print(w.wrap("some words to wrap here and there"), w.fill("again and again and again"))
try:
    wrap("x", 0)
except ValueError as e:
    print(e)
try:
    wrap("abcdef", 3, max_lines=1)
except ValueError as e:
    print(e)
print(wrap("aaa--bbb ccc-- ddd --eee -f- --option-name -x --long=1", 7))
print(wrap("don't can't (parenthesised-words) [a-b] http://some-site.org/a-path", 12))
