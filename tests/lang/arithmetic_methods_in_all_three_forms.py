class N:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f"N({self.v!r})"

    def __add__(self, other):
        return N(("add", self.v, getattr(other, "v", other)))

    def __radd__(self, other):
        return N(("radd", other, self.v))

    def __iadd__(self, other):
        self.v = ("iadd", self.v, other)
        return self

    def __sub__(self, other):
        if isinstance(other, str):
            return NotImplemented
        return "sub"

    def __rsub__(self, other):
        return "rsub"

    def __mul__(self, other):
        return "mul"

    def __rmul__(self, other):
        return "rmul"

    def __truediv__(self, other):
        return "truediv"

    def __rtruediv__(self, other):
        return "rtruediv"

    def __floordiv__(self, other):
        return "floordiv"

    def __rfloordiv__(self, other):
        return "rfloordiv"

    def __mod__(self, other):
        return "mod"

    def __rmod__(self, other):
        return "rmod"

    def __pow__(self, other):
        return "pow"

    def __rpow__(self, other):
        return "rpow"

    def __divmod__(self, other):
        return "divmod"

    def __matmul__(self, other):
        return "matmul"

    def __lshift__(self, other):
        return "lshift"

    def __rshift__(self, other):
        return "rshift"

    def __and__(self, other):
        return "and"

    def __rand__(self, other):
        return "rand"

    def __or__(self, other):
        return "or"

    def __xor__(self, other):
        return "xor"

    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"

    def __int__(self):
        return 42

    def __float__(self):
        return 4.5

    def __index__(self):
        return 2

    def __round__(self, digits=None):
        return ("round", digits)


n = N(1)
print(n + 1, 1 + n, n + n)
print(n - 1, 1 - n, n * 1, 1 * n, n / 1, 1 / n, n // 1, 1 // n, n % 1, 1 % n, n ** 1, 1 ** n)
print(divmod(n, 1), n @ n, n << 1, n >> 1, n & 1, 1 & n, n | 1, n ^ 1)
print(-n, +n, ~n, abs(n), int(n), float(n), round(n), round(n, 2))
print([10, 20, 30][n], hex(n), "abcd"[n:], list(range(n)))
m = n
m += 5
print(n, m is n)
n -= 1
print(n)
try:
    N(1) - "text"
except TypeError as e:
    print(e)
print(sum([N(1), N(2)]))
