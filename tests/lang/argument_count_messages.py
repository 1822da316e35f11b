# How built-in functions complain about the number of their arguments.


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


many = ["x"] * 12
for f in (round, pow, "".splitlines, "".encode, "".expandtabs, b"".decode, (5).to_bytes, int.from_bytes, sum, b"".split,
          "a".rsplit, [].sort, exec, type, "".find, "".translate, [].append, {}.get, enumerate, isinstance):
    print(getattr(f, "__name__", f))
    show(f, *many)
    if f is not enumerate:
        show(f)
        show(f, zzz=1)
        show(f, 1, 2, 3, zzz=1)
show(sorted, [1], foo=1)
show(sum, [1], start=2, x=1)
show("".split, 1, 2, 3)
show(input, 1, 2, 3, zzz=1)
show(open)
show(str, 1, 2, 3, 4)


class Hash:
    def __hash__(self):
        return -1


print(hash(Hash()))
