# \N{name} stands for the character of that name.
import re
print(re.findall(r'\N{EM DASH}|[\N{BULLET}-\N{HORIZONTAL ELLIPSIS}]', 'a\u2014b\u2022c\u2024'))
for p in (r'\N', r'\N{', r'\N{}', r'\N{EM', r'\N{NOT A NAME}', r'[\N{NOPE}]', r'\NEM'):
    try:
        print(re.compile(p))
    except re.error as e:
        print(p, '->', e, e.pos)
