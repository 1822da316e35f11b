def keyword_only(a, *, b, c=3):
    return a, b, c


def positional_only(a, b=2, /, c=3):
    return a, b, c


def both(a, /, b, *, c, **rest):
    return a, b, c, rest


print(keyword_only(1, b=2))
print(positional_only(1), positional_only(1, 5, 6), positional_only(1, c=9))
print(both(1, 2, c=3, a=4))
for call in [lambda: keyword_only(1, 2), lambda: keyword_only(1), lambda: positional_only(a=1)]:
    try:
        call()
    except TypeError as e:
        print(e)
