// What the native contestants share: vectors, exp, how they read a problem and how they answer the bench.
#pragma once
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

/// Doubles of one register; unaligned loads are allowed.
template <int Lanes> struct Register;
#define REGISTER(LANES)                                                                              \
  template <> struct Register<LANES> {                                                               \
    typedef double Doubles __attribute__((vector_size(LANES * 8), aligned(8), may_alias));           \
    typedef int64_t Integers __attribute__((vector_size(LANES * 8), aligned(8), may_alias));         \
  };
REGISTER(4)
REGISTER(8)
#undef REGISTER

/// exp of a register, 0 below −708: argument reduction by adding 3·2^51, then a polynomial through Chebyshev points. Without the
/// barrier -ffast-math takes the addition and the subtraction of 3·2^51 for nothing, and the polynomial for 1.
template <int Lanes, class V = typename Register<Lanes>::Doubles> static inline V exponential(V x) {
  using I = typename Register<Lanes>::Integers;
  const I inside = x > -708.0;
  x = inside ? x : V{} - 708.0;
  const V shifted = __builtin_assoc_barrier(x * 1.4426950408889634 + 6755399441055744.0);
  const V n = shifted - 6755399441055744.0;
  V r = x - n * 0.6931471803691238;
  r -= n * 1.9082149292705877e-10;
  const V r2 = r * r, r4 = r2 * r2;
  const V low = (r * 0.008333333333517679 + 0.04166666666655161) * r2 + (r * 0.16666666666666408 + 0.5000000000000003);
  const V middle = (r * 2.7557667030263274e-06 + 2.480146317107338e-05) * r2 + (r * 0.00019841269434467846 + 0.0013888888955725393);
  const V q = ((r * 2.497036313532717e-08 + 2.764620842950877e-07) * r4 + middle) * r4 + low;
  const I bits = (I)(V)(q * r2 + r + 1.0) + ((I)shifted << 52);
  return (V)(bits & inside);
}

/// Σ w·log x of up to a thousand positive numbers; where all weights are 1, exponents are added and mantissas multiplied instead.
static double sumOfLogs(const double *x, const double *weights, int n, bool unweighted) {
  using V = Register<8>::Doubles;
  using I = Register<8>::Integers;
  double sum = 0;
  int i = 0;
  if (unweighted) {
    I exponents{};
    V product = V{} + 1.0;
    for (; i + 8 <= n; i += 8) {
      const I bits = *(const I *)(x + i);
      exponents += (bits >> 52) - 1023;
      product *= (V)((bits & 0xfffffffffffffL) | 0x3ff0000000000000L);
    }
    for (int lane = 0; lane < 8; lane++) sum += exponents[lane] * M_LN2 + std::log(product[lane]);
  }
  for (; i < n; i++) sum += weights[i] * std::log(x[i]);
  return sum;
}

static double now() {
  using namespace std::chrono;
  return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

/// Memory that starts on a cache line and is zero.
template <class T> struct Array {
  T *data;
  size_t size;
  explicit Array(size_t count) : size(count) {
    data = static_cast<T *>(aligned_alloc(64, (count * sizeof(T) + 127) / 64 * 64));
    clear();
  }
  ~Array() { free(data); }
  Array(const Array &) = delete;
  void clear() { __builtin_memset(data, 0, size * sizeof(T)); }
  T &operator[](size_t i) { return data[i]; }
  const T &operator[](size_t i) const { return data[i]; }
};

/// Reads the arrays of a problem one after the other.
struct Reader {
  FILE *file;
  explicit Reader(const char *path) : file(fopen(path, "rb")) {
    if (!file) fail("the problem cannot be opened");
  }
  ~Reader() { fclose(file); }
  template <class T> void into(T *out, size_t count) {
    if (fread(out, sizeof(T), count, file) != count) fail("the problem ends early");
  }
  static void fail(const char *what) {
    fprintf(stderr, "%s\n", what);
    exit(1);
  }
};

/// What a pass reached: the log-likelihood, and the sum over the next parameters that all contestants are compared by.
struct Reached {
  double logLikelihood;
  double checksum;
};

/// Parameters one after the other, each with a factor of its own.
struct Checksum {
  double sum = 0;
  int place = 0;
  void add(double value) { sum += value * (1 + (place++ % 97) / 97.0); }
};

/// Runs a pass for every line on stdin, several times in a row where it is short, and answers with the mean time of one.
template <class Pass> int serve(const std::string &describe, Pass pass) {
  printf("{\"describe\": \"gcc %s, %s\"}\n", __VERSION__, describe.c_str());
  fflush(stdout);
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    const double enough = atof(line);
    const double begun = now();
    Reached reached;
    int passes = 0;
    do {
      reached = pass();
      passes++;
    } while (now() - begun < enough);
    const double milliseconds = (now() - begun) / passes;
    printf("{\"milliseconds\": %.17g, \"logLikelihood\": %.17g, \"checksum\": %.17g}\n", milliseconds,
           reached.logLikelihood, reached.checksum);
    fflush(stdout);
  }
  return 0;
}
