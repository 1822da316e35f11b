# What can never fit into memory is MemoryError or OverflowError at once, and the script goes on.
CASES = ["'a' * 10**18", "'a' * 10**30", "[0] * 10**12", "(1,) * 10**18", "b'a' * 10**17", "list(range(10**12))",
         "tuple(range(10**13))", "[*range(10**12)]", "1 << 10**14", "bytes(10**15)", "bytearray(10**15)",
         "'a'.ljust(10**16)", "f'{1:1000000000000000}'", "'a'.zfill(10**15)", "len(range(10**30))",
         "(10**9).to_bytes(10**15, 'big')", "'x'.center(10**16)", "b'x'.ljust(10**16)", "[1, 2] * -10**30",
         "bytes(-1)", "'ab'.replace('a', 'b' * 10**6) * 10**15", "range(10**30)[10**29] == 10**29", "0 << 10**30",
         "1 >> 10**30", "max(range(10**30)) if False else sum(range(10))"]
for case in CASES:
    try:
        result = eval(case)
        print(case, "->", len(result) if hasattr(result, "__len__") else result)
    except Exception as e:
        print(case, "->", type(e).__name__, e)
