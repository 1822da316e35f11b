"""Averages, spread and the normal distribution."""

import math

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
           "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
           "pstdev", "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


def _exact(x):
    """(numerator, denominator) of a number; the denominator is None for inf and nan."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError("can't convert type %r to numerator/denominator" % type(x).__name__) from None


def _coerce(a, b):
    """The type that results of both types have."""
    if a is b or b is int or issubclass(a, b):
        return a
    if a is int or issubclass(b, a):
        return b
    if a is bool or issubclass(a, int):
        return b
    if issubclass(b, int):
        return a
    if issubclass(a, float) and b.__name__ == "Fraction" or issubclass(b, float) and a.__name__ == "Fraction":
        return float
    raise TypeError("don't know how to coerce %s and %s" % (a.__name__, b.__name__))


def _sum(data):
    """(type, numerator, denominator, count) of the exact sum; denominator None: it is inf or nan."""
    partials = {}
    count = 0
    kind = int
    for x in data:
        count += 1
        n, d = _exact(x)
        if type(x) is not kind:
            kind = _coerce(kind, type(x))
        partials[d] = partials.get(d, 0) + n
    if None in partials:
        return kind, partials[None], None, count
    numerator, denominator = 0, 1
    for d, n in partials.items():
        common = math.gcd(denominator, d)
        numerator = numerator * (d // common) + n * (denominator // common)
        denominator = denominator // common * d
    return kind if kind is not bool else int, numerator, denominator, count


def _convert(n, d, kind):
    """The fraction n/d as a number of that type; ints that do not divide become floats."""
    if d is None:
        return kind(n) if kind is not int else n
    if issubclass(kind, int):
        if n % d == 0 and kind is int:
            return n // d
        return n / d if n % d else kind(n // d)
    if issubclass(kind, float):
        return n / d if kind is float else kind(n / d)
    name = kind.__name__
    if name == "Fraction":
        return kind(n, d)
    if name == "Decimal":
        return kind(n) / kind(d)
    return kind(n / d)


def _some(data, message):
    data = list(data)
    if not data:
        raise StatisticsError(message)
    return data


def mean(data):
    """The arithmetic mean."""
    kind, n, d, count = _sum(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    if d is None:
        return _convert(n / count, None, kind)
    return _convert(n, d * count, kind)


def fmean(data, weights=None):
    """The arithmetic mean as a float, fast."""
    if weights is None:
        data = list(data)
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / len(data)
    weights = list(weights)
    data = list(data)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return _sumprod(data, weights) / total


def _sumprod(p, q):
    return math.sumprod(p, q) if hasattr(math, "sumprod") else math.fsum(a * b for a, b in zip(p, q))


def geometric_mean(data):
    """The geometric mean."""
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    """The harmonic mean."""
    data = _some(data, "harmonic_mean requires at least one data point")
    message = "harmonic mean does not support negative values"
    if len(data) == 1 and weights is None:
        if isinstance(data[0], (int, float)) or hasattr(data[0], "as_integer_ratio"):
            if data[0] < 0:
                raise StatisticsError(message)
            return data[0]
        raise TypeError("unsupported type")
    if weights is None:
        weights = [1] * len(data)
        total = len(data)
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
        _, n, d, _ = _sum(weights)
        total = _convert(n, d, type(weights[0])) if d != 1 else n
    if any(x < 0 for x in data) or any(w < 0 for w in weights):
        raise StatisticsError(message)
    if any(x == 0 for x in data):
        return 0
    # Quotients as they are, so that those of ints are floats.
    kind, n, d, _ = _sum(w / x if w else 0 for w, x in zip(weights, data))
    if n <= 0:
        raise StatisticsError("Weighted sum must be positive")
    tn, td = _exact(total)
    return _convert(tn * d, td * n, kind)


def median(data):
    """The middle value, or the mean of the two in the middle."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """The middle value, or the lower of the two in the middle."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle value, or the higher of the two in the middle."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of data that has been put into classes of that width."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    below = sum(1 for each in data if each < x)
    here = sum(1 for each in data if each == x)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - below) / here


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    """The value that occurs most often; the first one of several."""
    counts = _counts(iter(data))
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    """All values that occur most often."""
    counts = _counts(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 values that divide the data into n parts of equal size."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        m = size - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = size + 1
        for i in range(1, n):
            j = min(max(i * m // n, 1), size - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError("Unknown method: %r" % (method,))


def _squares(data, center=None):
    """(type, numerator, denominator of the exact sum of squared deviations, count)"""
    data = list(data)
    kind, n, d, count = _sum(data)
    if not count:
        return kind, 0, 1, 0
    if d is None:
        return kind, math.nan, None, count
    if center is None:
        cn, cd = n, d * count
    else:
        cn, cd = _exact(center)
    total_n, total_d = 0, 1
    for x in data:
        xn, xd = _exact(x)
        dn, dd = xn * cd - cn * xd, xd * cd
        common = math.gcd(dn, dd)
        dn, dd = dn // common, dd // common
        dn, dd = dn * dn, dd * dd
        common = math.gcd(total_d, dd)
        total_n = total_n * (dd // common) + dn * (total_d // common)
        total_d = total_d // common * dd
    return kind, total_n, total_d, count


def _divided(n, d, by, kind):
    return _convert(n, None, kind) if d is None else _convert(n, d * by, kind)


def variance(data, xbar=None):
    """The variance of a sample."""
    kind, n, d, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("variance requires at least two data points")
    return _divided(n, d, count - 1, kind)


def pvariance(data, mu=None):
    """The variance of a whole population."""
    kind, n, d, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _divided(n, d, count, kind)


def _root(n, d):
    """The square root of a fraction as a float, correctly rounded."""
    if n == 0:
        return 0.0
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    if shift >= 0:
        q, lost = divmod(n, d << 2 * shift)
    else:
        q, lost = divmod(n << -2 * shift, d)
    root = math.isqrt(q)
    # Rounding to odd keeps what is lost from being rounded twice.
    if root * root != q or lost:
        root |= 1
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


def _deviation(n, d, by, kind):
    if d is None:
        return math.nan
    if kind.__name__ == "Decimal":
        return (kind(n) / kind(d * by)).sqrt()
    return _root(n, d * by)


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    kind, n, d, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _deviation(n, d, count - 1, kind)


def pstdev(data, mu=None):
    """The standard deviation of a whole population."""
    kind, n, d, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _deviation(n, d, count, kind)


def covariance(x, y, /):
    """The covariance of two samples."""
    x, y = list(x), list(y)
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    mean_x, mean_y = math.fsum(x) / n, math.fsum(y) / n
    return _sumprod([a - mean_x for a in x], [b - mean_y for b in y]) / (n - 1)


def _ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    i = 0
    while i < len(order):
        j = i
        while j < len(order) and values[order[j]] == values[order[i]]:
            j += 1
        for k in order[i:j]:
            ranks[k] = (i + j - 1) / 2 - (len(values) - 1) / 2
        i = j
    return ranks


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation coefficient, or with method='ranked' Spearman's."""
    x, y = list(x), list(y)
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in ("linear", "ranked"):
        raise ValueError("Unknown method: %r" % (method,))
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    else:
        mean_x, mean_y = math.fsum(x) / n, math.fsum(y) / n
        x = [a - mean_x for a in x]
        y = [b - mean_y for b in y]
    sxy, sxx, syy = _sumprod(x, y), _sumprod(x, x), _sumprod(y, y)
    try:
        return sxy / math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def _linear_regression_type():
    from collections import namedtuple
    return namedtuple("LinearRegression", ("slope", "intercept"), module="statistics")


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept of the line through the points, by least squares."""
    global LinearRegression
    if "LinearRegression" not in globals():
        LinearRegression = _linear_regression_type()
    x, y = list(x), list(y)
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    mean_x = mean_y = 0
    if not proportional:
        mean_x, mean_y = math.fsum(x) / n, math.fsum(y) / n
        x = [a - mean_x for a in x]
        y = [b - mean_y for b in y]
    sxy, sxx = _sumprod(x, y) + 0.0, _sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression(slope=slope, intercept=0.0 if proportional else mean_y - slope * mean_x)


def __getattr__(name):
    if name == "NormalDist":
        from _statistics_normal import NormalDist
        globals()[name] = NormalDist
        return NormalDist
    if name == "LinearRegression":
        return _linear_regression_type()
    raise AttributeError("module 'statistics' has no attribute %r" % name)
