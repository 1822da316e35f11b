# Where 3.12 differs from the version that made the other expectations: sums are compensated.
print(sum([0.1] * 10), sum([1e100, 1.0, -1e100, 1.0]), sum([0.1] * 10, 0), sum([0.1, 1, True]))
for values in ([], ()):
    for function in (min, max):
        try:
            function(values)
        except ValueError as e:
            print(e)
