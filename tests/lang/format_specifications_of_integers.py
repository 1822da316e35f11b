for spec in ["", "d", "5", "<5", ">5", "^5", "=5", "05", "+", "-", " ", "+5", "*^9", "0>6", "x", "X", "o", "b", "#x", "#o",
             "#b", "#010x", ",", "_", "10,", "c", "n", "e", ".2f", "%", "_x", "_b", "+,d", "=+8", "#X"]:
    print(repr(spec), [format(n, spec) for n in [0, 7, 42, 65, 123, 23456]])
for spec in ["", "5", "<7", "+", " ", "06", "x", "#b", ",", "*=8", ".1f"]:
    print(repr(spec), [format(n, spec) for n in [-1, -42, -1234567]])
print(format(2 ** 80, ","), format(2 ** 80, "x"), format(10 ** 20, "e"), f"{True:5}|{False:d}|{True}")
