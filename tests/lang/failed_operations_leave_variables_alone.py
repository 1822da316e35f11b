# A variable keeps its value when what is assigned to it fails.
def f(op):
    d = 'kept'
    try:
        if op == 0: d = (1,) >= True
        if op == 1: d = (1,) < 'a'
        if op == 2: (d := [] > 3)
        if op == 3: d = {} < 1
        if op == 4: d = 1 < 'a'
        if op == 5: d = {1} <= 5
        if op == 6: d = object() < object()
        if op == 7: d = 'a' >= b'a'
        if op == 8: d = (1,) <= [1]
        if op == 9: d = ((1,), 2) <= ((1,), 'a')
        if op == 10: d = None + 1
        if op == 11: d = (1,) in 5
        if op == 12: d = not (1,) >= True
        if op == 13: d = d[1.5]
        if op == 14: d = d()
        if op == 15: d = -d
        if op == 16: d = 1 < 2 < 'x'
        if op == 17: d = [x for x in 5]
        if op == 18: d = f'{d:zz}'
        if op == 19: d = (5, *6)
        if op == 20: d = {**d}
        if op == 21: d = d.foo
        if op == 22: d = {[]: d}
        if op == 23: d = {d, []}
        if op == 24: d = [1, 2][d:]
        if op == 25: d = (lambda: 1)(d)
        if op == 26: d = isinstance(d, 5)
        if op == 27: d = len(5)
        if op == 28: import nope as d
        if op == 29: from helper_names_of_a_module import nope as d
        if op == 30: d = (yyy for yyy in 5)
        if op == 31: d **= 2
        if op == 32: d = 2 ** d
        if op == 33: d = (3).real.foo
        if op == 34: d = d if d < 5 else d
        if op == 35: d = (1,) > d > 3
    except Exception as e: print(op, type(e).__name__, str(e).split(" (")[0])
    print(op, repr(d))
for op in range(36): f(op)
