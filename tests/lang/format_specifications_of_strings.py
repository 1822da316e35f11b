for spec in ["", "s", "10", "<10", ">10", "^10", "*^10", ".2", "10.2", ">5.1", "線^9", "0<6", "^3"]:
    print(repr(spec), repr(format("abc", spec)), repr(format("", spec)), repr(format("añ线😀", spec)))
for bad in ["d", "+", "=10", ",", "x", ".f", "z z", "#"]:
    try:
        print(format("abc", bad))
    except ValueError as e:
        print(repr(bad), e)
for bad in ["s", "y", ".2d", "5.2", ",,"]:
    try:
        print(format(5, bad))
    except ValueError as e:
        print(repr(bad), e)
for value in [None, [1], (1,), {}, {1}, range(2), int]:
    print(format(value), f"{value}")
    try:
        format(value, ">10")
    except TypeError as e:
        print(e)
