from statistics import *
import statistics

d = [1, 2, 2, 3, 4, 7, 9]
print(mean(d), median(d), mode(d), stdev(d), variance(d), pstdev(d), pvariance(d), fmean(d), median_low([1, 2, 3, 4]), median_high([1, 2, 3, 4]), median([1, 3, 5, 7]))
print(mean([1.5, 2.5]), mean([1, 2]), mean([2, 4]), mean([True, False]), multimode("aabbc"), mode(["red", "blue", "red"]), geometric_mean([54, 24, 36]), harmonic_mean([40, 60]), harmonic_mean([40, 60], weights=[5, 30]), harmonic_mean([1, 0]))
print(quantiles(d), quantiles(d, n=10), quantiles([1, 2, 3], n=4, method="inclusive"), median_grouped([52, 52, 53, 54]), median_grouped([1, 3, 3, 5, 7], interval=2))
print(variance([0.1, 0.2, 0.3]), stdev([2.5, 3.25, 5.5, 11.25, 11.75]), pvariance([1, 2, 3, 4], 2.5), variance([27.5, 30.25, 30.25, 34.5, 41.75]), stdev([1, 2, 3, 4, 5]), pstdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]))
print(covariance([1, 2, 3], [1, 5, 7]), correlation([1, 2, 3, 4], [1, 2, 3, 5]), correlation([1, 2, 3], [3, 2, 1]), linear_regression([1, 2, 3], [2, 4, 6]), linear_regression([1, 2, 3], [2, 4.5, 6], proportional=True), correlation([1, 2, 3, 4], [1, 4, 9, 100], method="ranked"))
for bad in (lambda: mean([]), lambda: median([]), lambda: mode([]), lambda: stdev([1]), lambda: variance([]), lambda: pvariance([]), lambda: quantiles([1]), lambda: mean(["a"]), lambda: harmonic_mean([-1, 2]), lambda: geometric_mean([-1]), lambda: correlation([1], [1]), lambda: linear_regression([1, 1], [1, 2]), lambda: fmean([]), lambda: quantiles([1, 2], n=0)):
    try:
        print(bad())
    except (StatisticsError, TypeError) as e:
        print(type(e).__name__, e)
n = NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.cdf(115), n.pdf(100), n.inv_cdf(0.95), n.quantiles(), n.zscore(130), n + 5, n * 2, -n, n + NormalDist(1, 2), n == NormalDist(100, 15), NormalDist.from_samples([1, 2, 3]), n.overlap(NormalDist(110, 15)))
print(mean(range(10)), median(x for x in [3, 1, 2]), fmean([1, 2, 3], weights=[3, 2, 1]), mean([1e16, 1, -1e16]), statistics.StatisticsError.__mro__[1].__name__, mean([10 ** 30, 1]), pstdev([10 ** 20, 10 ** 20 + 1]))
print(stdev([3, 4, 5, 5, 6, 7, 8, 9, 2.5]), mean([float("inf"), 1]), round(stdev(range(1000)), 6), variance(range(100)))
