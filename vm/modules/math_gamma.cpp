// math: gamma and lgamma by Lanczos's approximation, as CPython computes them (Modules/mathmodule.c): the C
// library's differ in the last digit.
#include <cmath>
#include <numbers>

#include "vm/modules/math.h"

namespace gilbox {
namespace {

// g, and the rational function with it, for double precision (Boost.Math, lanczos13m53).
constexpr double kG = 6.024680040776729583740234375;
constexpr double kGMinusHalf = 5.524680040776729583740234375;
constexpr double kNumerator[] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
constexpr double kDenominator[] = {0,       39916800, 120543840, 150917976, 105258076, 45995730, 13339535,
                                   2637558, 357423,   32670,     1925,      66,        1};
constexpr int kTerms = 13;

// Of x > 0. The powers are added up from the end that keeps them from overflowing.
double lanczos_sum(double x) {
  double numerator = 0, denominator = 0;
  if (x < 5.0) {
    for (int i = kTerms; --i >= 0;) {
      numerator = numerator * x + kNumerator[i];
      denominator = denominator * x + kDenominator[i];
    }
  } else {
    for (int i = 0; i < kTerms; ++i) {
      numerator = numerator / x + kNumerator[i];
      denominator = denominator / x + kDenominator[i];
    }
  }
  return numerator / denominator;
}

// sin(pi x), exact where it is 0 or 1.
double sin_pi(double x) {
  constexpr double kPi = std::numbers::pi;
  const double y = std::fmod(std::fabs(x), 2.0);
  double result = 0;
  switch (static_cast<int>(std::round(2.0 * y))) {
    case 0:
      result = std::sin(kPi * y);
      break;
    case 1:
      result = std::cos(kPi * (y - 0.5));
      break;
    case 2:
      result = std::sin(kPi * (1.0 - y));
      break;
    case 3:
      result = -std::cos(kPi * (y - 1.5));
      break;
    default:
      result = std::sin(kPi * (y - 2.0));
  }
  return std::copysign(1.0, x) * result;
}

bool is_pole(double x) {
  return std::isfinite(x) && x <= 0 && x == std::floor(x);
}

// Of x that is no integer below 24, not tiny, and at most 200 away from 0.
double gamma_of(double x) {
  const double size = std::fabs(x);
  const double y = size + kGMinusHalf;
  // What rounding y has lost.
  double lost = size > kGMinusHalf ? (y - size) - kGMinusHalf : (y - kGMinusHalf) - size;
  lost = lost * kG / y;
  const double root = size < 140.0 ? 0 : std::pow(y, size / 2.0 - 0.25);
  double result = 0;
  if (x < 0) {
    result = -std::numbers::pi / sin_pi(size) / size * std::exp(y) / lanczos_sum(size);
    result -= lost * result;
    return size < 140.0 ? result / std::pow(y, size - 0.5) : result / root / root;
  }
  result = lanczos_sum(size) / std::exp(y);
  result += lost * result;
  return size < 140.0 ? result * std::pow(y, size - 0.5) : result * root * root;
}

Value math_gamma(Thread& t, Value* args, uint32_t) {
  double x;
  if (!to_double(t, args[0], &x)) return Value::error();
  if (x == -HUGE_VAL || is_pole(x)) return math_domain_error(t);
  if (!std::isfinite(x)) return Value::from_double(Value::canonical_double(x));
  // Factorials that are whole doubles come out whole.
  if (x == std::floor(x) && x >= 1 && x <= 23) {
    double product = 1;
    for (int i = 2; i < static_cast<int>(x); ++i) product *= i;
    return Value::from_double(product);
  }
  double result = 0;
  if (std::fabs(x) < 1e-20) {
    result = 1.0 / x;
  } else if (std::fabs(x) > 200.0) {
    result = x < 0 ? 0.0 / sin_pi(x) : HUGE_VAL;
  } else {
    result = gamma_of(x);
  }
  return std::isinf(result) ? math_range_error(t) : Value::from_double(Value::canonical_double(result));
}

Value math_lgamma(Thread& t, Value* args, uint32_t) {
  double x;
  if (!to_double(t, args[0], &x)) return Value::error();
  if (is_pole(x)) return math_domain_error(t);
  if (!std::isfinite(x)) return Value::from_double(std::isnan(x) ? Value::canonical_double(x) : HUGE_VAL);
  if (x == 1.0 || x == 2.0) return Value::from_double(0.0);
  const double size = std::fabs(x);
  if (size < 1e-20) return Value::from_double(-std::log(size));
  double result = std::log(lanczos_sum(size)) - kG;
  result += (size - 0.5) * (std::log(size + kG - 0.5) - 1);
  if (x < 0) {
    constexpr double kLogPi = 1.144729885849400174143427351353058711647;
    result = kLogPi - std::log(std::fabs(sin_pi(size))) - std::log(size) - result;
  }
  return std::isinf(result) ? math_range_error(t) : Value::from_double(result);
}

constexpr NativeDef kMathGammaFunctions[] = {
    {"gamma", math_gamma, "x, /"},
    {"lgamma", math_lgamma, "x, /"},
};

}  // namespace

bool add_math_gamma(Thread& t, Module* module) {
  return module_add_functions(t, module, kMathGammaFunctions);
}

}  // namespace gilbox
