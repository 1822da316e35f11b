import math

print(math.pi, math.e, math.inf, math.nan, math.tau)
print(math.sqrt(2), math.pow(2, 3), math.exp(1), math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0.5), math.atan(1), math.atan2(1, -1))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.fabs(-3), math.floor(10 ** 20), math.ceil(2))
print(math.gcd(12, 18), math.gcd(0, 5), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.isqrt(99))
print(math.hypot(3, 4), math.degrees(math.pi), math.radians(180), math.fmod(-7, 3), math.modf(2.5), math.copysign(1, -0.0))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(0.1 + 0.2, 0.3), math.prod([1, 2, 3, 4]))
print(math.fsum([0.1] * 10), math.dist((0, 0), (3, 4)), math.sinh(1), math.cosh(1), math.tanh(1), math.frexp(8.0), math.ldexp(0.5, 4))
for f in [lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.sqrt("a"), lambda: math.exp(1000),
          lambda: math.floor(math.inf), lambda: math.acos(2), lambda: math.factorial(1.5)]:
    try:
        f()
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
