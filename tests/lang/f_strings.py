name, n, x = "world", 42, 3.14159
print(f"hello {name}", f"{n}", f"{n + 1} {n * 2}", f"{{literal}}", f"{{{n}}}", f"")
print(f"{name!r} {name!s} {'é'!a} {name!r:>10}|", f"{n:5d}|{n:<5}|{n:^5}|{n:05}|{n:+}")
print(f"{x:.2f} {x:10.3f}| {x:e} {1234567:,} {0.25:.0%} {n:x} {n:#b} {n:c}")
width, precision = 10, 3
print(f"{x:{width}.{precision}f}|{name:>{width}}|{n:{'0'}{width}d}|{x:.{precision - 1}f}")
print(f"{'nested ' + 'quotes'} {[1, 2][0]} { {'a': 1}['a'] } {(lambda v: v * 2)(4)} {n if n else 0}")
print(f"{name=} {n=:>5} {x=!r} {n + 1=} { n = }")
print(f"a{1}b{2}c" f"{3}" "d", f'{"x"}', f"""triple {
    n} lines""", rf"raw \n {n}", fr"\d{n}")
print(f"{[i for i in range(3)]} {name[1:3]} {name.upper()} {len(name)} {', '.join(['a', 'b'])}")
print(f"{n!s:>5} {None} {True} {[name]} {('t',)} {n == 42} {n != 42} {n >= 3}")
print(f"\t{n}\n{n}\\ \x41 {'a' 'b'}", f"{'%s' % n} {'{}'.format(n)} {f'{n}'}")
print(f"{-n} {not n} {n,} {1, 2} {n:}", f"{x:>{width}}", f"{'}'}", f"{':'}{'!'}")
print(f"线{name}程 {'计数'}: {n}")
