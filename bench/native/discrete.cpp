// One EM pass of a latent class model as close to the machine's limit as we can write it: vectors over the classes, tables rebuilt from
// the parameters, items merged into joint codes, one sweep over the rows that multiplies (or adds logs), normalises and counts.
//   discrete <problem> linear|log <items to a code; 0 = as many as is fastest here>
#include "common.h"

#ifndef WIDTH
#define WIDTH 8 // classes, padded
#endif
constexpr int LANES = WIDTH < 8 ? WIDTH : 8, VECTORS = WIDTH / LANES, ROWS = 256;
using Vector = Register<LANES>::Doubles;
enum Domain { LINEAR, LOG };

struct Problem {
  int rows, items, classes;
  std::vector<int> levels, hasMissing;
  std::vector<double> sizes, tables, weights;
  std::vector<uint8_t> codes;
  bool unweighted = true;
  explicit Problem(const char *path) {
    Reader read(path);
    int head[3];
    read.into(head, 3);
    rows = head[0], items = head[1], classes = head[2];
    if (classes > WIDTH) Reader::fail("compiled for fewer classes");
    levels.resize(items), hasMissing.assign(items, 0), sizes.resize(classes), weights.resize(rows);
    codes.resize(size_t(rows) * items);
    read.into(levels.data(), items);
    read.into(sizes.data(), classes);
    size_t cells = 0;
    for (int own : levels) cells += size_t(own) * classes;
    tables.resize(cells);
    read.into(tables.data(), cells);
    read.into(weights.data(), rows);
    read.into(codes.data(), codes.size());
    for (double weight : weights) unweighted &= weight == 1;
    for (size_t i = 0; i < codes.size(); i++)
      if (codes[i] == 0) hasMissing[i % items] = 1;
  }
  /// Values of an item, missing among them (the first) where it occurs.
  int radix(int item) const { return levels[item] + hasMissing[item]; }
};

/// Runs of items, each merged into one code; nothing here depends on the parameters.
struct Layout {
  std::vector<int> first, offsets; // one more than there are blocks
  int blocks = 0;
  Array<uint16_t> codes;
  Layout(const Problem &p, int merge) : blocks((p.items + merge - 1) / merge), codes(size_t(p.rows) * blocks) {
    offsets.push_back(0);
    for (int b = 0; b <= blocks; b++) first.push_back(std::min(p.items, b * merge));
    for (int b = 0; b < blocks; b++) {
      int size = 1;
      for (int j = first[b]; j < first[b + 1]; j++) size *= p.radix(j);
      offsets.push_back(offsets[b] + size);
    }
    for (int i = 0; i < p.rows; i++)
      for (int b = 0; b < blocks; b++) {
        int code = 0;
        for (int j = first[b + 1] - 1; j >= first[b]; j--)
          code = code * p.radix(j) + p.codes[size_t(i) * p.items + j] - 1 + p.hasMissing[j];
        codes[size_t(i) * blocks + b] = offsets[b] + code;
      }
  }
  int size() const { return offsets[blocks]; }
  /// Table rows for a number of merged items; more than 65,536 where codes would not fit.
  static double sizeFor(const Problem &p, int merge) {
    double sum = 0, size = 1;
    for (int j = 0; j < p.items; j++) {
      size *= p.radix(j);
      if ((j + 1) % merge == 0 || j + 1 == p.items) sum += size, size = 1;
    }
    return sum;
  }
};

template <Domain domain> struct Pass {
  const Problem &p;
  Layout layout;
  Array<double> table, counts, scales;
  Pass(const Problem &problem, int merge)
      : p(problem), layout(p, merge), table(size_t(layout.size()) * WIDTH), counts(table.size), scales(layout.size()) {}

  void buildTables() {
    const double *from = p.tables.data();
    for (int b = 0; b < layout.blocks; b++) {
      Vector *own = (Vector *)&table[size_t(layout.offsets[b]) * WIDTH];
      for (int v = 0; v < VECTORS; v++) own[v] = Vector{} + (domain == LOG ? 0.0 : 1.0);
      int size = 1;
      for (int j = layout.first[b]; j < layout.first[b + 1]; j++) {
        const int radix = p.radix(j), levels = p.levels[j];
        for (int digit = radix - 1; digit >= 0; digit--) { // the first last: it stands where it is read
          const int level = digit - p.hasMissing[j];
          alignas(64) double row[WIDTH];
          for (int k = 0; k < WIDTH; k++) {
            const double probability = level < 0 ? 1 : k < p.classes ? from[k * levels + level] : domain == LOG;
            row[k] = domain == LOG ? std::log(probability) : probability;
          }
          for (int c = 0; c < size; c++)
            for (int v = 0; v < VECTORS; v++) {
              const Vector with = ((Vector *)row)[v], before = own[c * VECTORS + v];
              own[(digit * size + c) * VECTORS + v] = domain == LOG ? before + with : before * with;
            }
        }
        from += size_t(levels) * p.classes;
        size *= radix;
      }
    }
    if (domain == LOG) return;
    for (int row = 0; row < layout.size(); row++) { // each row's largest is 1, so that products of many stay in range
      double most = 0;
      for (int k = 0; k < WIDTH; k++) most = std::max(most, table[size_t(row) * WIDTH + k]);
      for (int k = 0; k < WIDTH; k++) table[size_t(row) * WIDTH + k] /= most;
      scales[row] = std::log(most);
    }
  }

  /// The log-likelihood; expected counts in `counts` and `total`.
  double sweep(Vector (&total)[VECTORS]) {
    const int blocks = layout.blocks;
    const uint16_t *__restrict codes = layout.codes.data;
    const Vector *__restrict rows = (const Vector *)table.data;
    Vector *__restrict sums = (Vector *)counts.data;
    Vector start[VECTORS] = {};
    for (int v = 0; v < VECTORS; v++)
      for (int lane = 0; lane < LANES; lane++) {
        const int k = v * LANES + lane;
        const double size = k < p.classes ? p.sizes[k] : 0;
        start[v][lane] = domain == LOG ? (k < p.classes ? std::log(size) : -1e30) : size;
      }
    double logLikelihood = 0;
    for (int from = 0; from < p.rows; from += ROWS) {
      const int n = std::min(ROWS, p.rows - from);
      const double *weights = &p.weights[from];
      double likelihoods[ROWS], least = 1;
      for (int i = 0; i < n; i++, codes += blocks) {
        Vector a[VECTORS];
        for (int v = 0; v < VECTORS; v++) a[v] = start[v];
        for (int b = 0; b < blocks; b++) {
          const Vector *row = rows + size_t(codes[b]) * VECTORS;
          for (int v = 0; v < VECTORS; v++) a[v] = domain == LOG ? a[v] + row[v] : a[v] * row[v];
        }
        if (domain == LOG) {
          Vector most = a[0];
          for (int v = 1; v < VECTORS; v++) most = a[v] > most ? a[v] : most;
          double largest = most[0];
          for (int lane = 1; lane < LANES; lane++) largest = std::max(largest, most[lane]);
          for (int v = 0; v < VECTORS; v++) a[v] = exponential<LANES>(a[v] - largest);
          logLikelihood += weights[i] * largest;
        }
        Vector all = a[0];
        for (int v = 1; v < VECTORS; v++) all += a[v];
        double sum = 0;
        for (int lane = 0; lane < LANES; lane++) sum += all[lane];
        likelihoods[i] = sum;
        const double share = weights[i] / sum;
        for (int v = 0; v < VECTORS; v++) total[v] += a[v] *= share;
        for (int b = 0; b < blocks; b++) {
          Vector *count = sums + size_t(codes[b]) * VECTORS;
          for (int v = 0; v < VECTORS; v++) count[v] += a[v];
        }
      }
      for (int i = 0; i < n; i++) least = std::min(least, likelihoods[i]);
      if (least < 1e-280) Reader::fail("a row underflowed in the linear domain");
      logLikelihood += sumOfLogs(likelihoods, weights, n, p.unweighted);
    }
    if (domain == LINEAR)
      for (int row = 0; row < layout.size(); row++) {
        double used = 0;
        for (int k = 0; k < WIDTH; k++) used += counts[size_t(row) * WIDTH + k];
        logLikelihood += used * scales[row];
      }
    return logLikelihood;
  }

  /// Counts of merged codes back to counts of items (in place), then the M-step into the checksum.
  double maximize(const Vector (&total)[VECTORS]) {
    Checksum checksum;
    double weight = 0;
    for (double own : p.weights) weight += own;
    for (int k = 0; k < p.classes; k++) checksum.add(total[k / LANES][k % LANES] / weight);
    for (int b = 0; b < layout.blocks; b++) {
      const int first = layout.first[b], items = layout.first[b + 1] - first;
      Vector *own = (Vector *)&counts[size_t(layout.offsets[b]) * WIDTH];
      int size = layout.offsets[b + 1] - layout.offsets[b];
      std::vector<std::vector<double>> ofItem(items);
      for (int j = items - 1; j >= 0; j--) {
        const int radix = p.radix(first + j);
        size /= radix;
        ofItem[j].assign(size_t(radix) * WIDTH, 0);
        for (int digit = 0; digit < radix; digit++) {
          Vector sum[VECTORS] = {};
          for (int c = 0; c < size; c++)
            for (int v = 0; v < VECTORS; v++) {
              const Vector count = own[(digit * size + c) * VECTORS + v];
              sum[v] += count;
              if (digit > 0) own[c * VECTORS + v] += count;
            }
          for (int v = 0; v < VECTORS; v++) ((Vector *)&ofItem[j][size_t(digit) * WIDTH])[v] = sum[v];
        }
      }
      for (int j = 0; j < items; j++)
        for (int k = 0; k < p.classes; k++) {
          double sum = 0;
          const int missing = p.hasMissing[first + j], radix = p.radix(first + j);
          for (int digit = missing; digit < radix; digit++) sum += ofItem[j][digit * WIDTH + k];
          for (int digit = missing; digit < radix; digit++) checksum.add(ofItem[j][digit * WIDTH + k] / sum);
        }
    }
    return checksum.sum;
  }

  Reached operator()() {
    buildTables();
    counts.clear();
    Vector total[VECTORS] = {};
    const double logLikelihood = sweep(total);
    return {logLikelihood, maximize(total)};
  }
};

/// How many items to a code are fastest on this problem, by trying.
template <Domain domain> int fastest(const Problem &p) {
  int best = 1;
  double least = INFINITY;
  for (int merge = 1; merge <= p.items; merge++) {
    const double rows = Layout::sizeFor(p, merge);
    if (rows > 65536 || rows * WIDTH * 16 > (1 << 23)) break;
    Pass<domain> pass(p, merge);
    pass();
    for (int i = 0; i < 5; i++) {
      const double begun = now();
      pass();
      const double passed = now() - begun;
      if (passed < least) least = passed, best = merge;
    }
  }
  return best;
}

template <Domain domain> int run(const Problem &p, int merge) {
  if (merge == 0) merge = fastest<domain>(p);
  Pass<domain> pass(p, merge);
  return serve(std::to_string(LANES * 64) + "-bit vectors, " + std::to_string(merge) + " items to a code", [&] { return pass(); });
}

int main(int, char **arguments) {
  const Problem p(arguments[1]);
  const int merge = atoi(arguments[3]);
  return arguments[2] == std::string("log") ? run<LOG>(p, merge) : run<LINEAR>(p, merge);
}
