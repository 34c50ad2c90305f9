// One EM iteration of a Gaussian mixture as close to the machine's limit as we can write it: blocks of rows, column by column, so that a
// register holds one column of eight rows; tiles of sixteen sums that stay in registers; the lower triangle only.
//   gaussian <problem>
#include "common.h"

constexpr int LANES = 8, ROWS = 128, VECTORS = ROWS / LANES;
using Vector = Register<LANES>::Doubles;

static double sumOf(Vector v) {
  double sum = 0;
  for (int lane = 0; lane < LANES; lane++) sum += v[lane];
  return sum;
}

struct Problem {
  int rows, size, classes, diagonal, blocks;
  bool unweighted = true;
  std::vector<double> sizes, means, covariances;
  Array<double> values, weights; // [block][column][row of the block], padded rows have no weight
  explicit Problem(const char *path) : Problem(Reader(path)) {}

private:
  struct Head {
    int rows, size, classes, diagonal;
  };
  static Head headOf(Reader &read) {
    Head head;
    read.into(&head, 1);
    return head;
  }
  explicit Problem(Reader &&read) : Problem(headOf(read), read) {}
  Problem(Head h, Reader &read)
      : rows(h.rows), size(h.size), classes(h.classes), diagonal(h.diagonal), blocks((h.rows + ROWS - 1) / ROWS),
        sizes(h.classes), means(h.classes * h.size), covariances(h.classes * h.size * (h.diagonal ? 1 : h.size)),
        values(size_t(blocks) * ROWS * h.size), weights(size_t(blocks) * ROWS) {
    read.into(sizes.data(), sizes.size());
    read.into(means.data(), means.size());
    read.into(covariances.data(), covariances.size());
    read.into(weights.data, rows);
    for (int i = 0; i < rows; i++) unweighted &= weights[i] == 1;
    std::vector<double> row(size);
    for (int i = 0; i < rows; i++) {
      read.into(row.data(), size);
      for (int d = 0; d < size; d++) values[(size_t(i / ROWS) * size + d) * ROWS + i % ROWS] = row[d];
    }
  }
};

struct Pass {
  const Problem &p;
  const int D, K, products; // products of a class: one a column, or the square
  std::vector<double> precisions, constants;
  Array<double> block, away, weighted, count, first, second; // sums are kept by lane
  explicit Pass(const Problem &problem)
      : p(problem), D(p.size), K(p.classes), products(p.diagonal ? D : D * D), precisions(K * products), constants(K),
        block(size_t(K) * ROWS), away(size_t(D) * ROWS), weighted(size_t(D) * ROWS), count(K * LANES),
        first(K * D * LANES), second(size_t(K) * products * LANES) {}

  /// The inverse of each Cholesky factor (or of each standard deviation), and what does not depend on the row.
  void prepare() {
    std::vector<double> factor(D * D);
    for (int k = 0; k < K; k++) {
      double *inverse = &precisions[k * products];
      const double *covariance = &p.covariances[k * products];
      double logDeterminant = 0;
      if (p.diagonal)
        for (int d = 0; d < D; d++) {
          inverse[d] = 1 / std::sqrt(covariance[d]);
          logDeterminant += std::log(inverse[d]);
        }
      else {
        for (int i = 0; i < D; i++)
          for (int j = 0; j <= i; j++) {
            double sum = covariance[i * D + j];
            for (int l = 0; l < j; l++) sum -= factor[i * D + l] * factor[j * D + l];
            factor[i * D + j] = i == j ? std::sqrt(sum) : sum / factor[j * D + j];
          }
        for (int j = 0; j < D; j++)
          for (int i = 0; i < D; i++) {
            double sum = i == j;
            for (int l = j; l < i; l++) sum -= factor[i * D + l] * inverse[l * D + j];
            inverse[i * D + j] = i < j ? 0 : sum / factor[i * D + i];
          }
        for (int d = 0; d < D; d++) logDeterminant += std::log(inverse[d * D + d]);
      }
      constants[k] = std::log(p.sizes[k]) - 0.5 * D * std::log(2 * M_PI) + logDeterminant;
    }
  }

  void subtract(const Vector *x, int k, Vector *out) const {
    for (int d = 0; d < D; d++) {
      const double mean = p.means[k * D + d];
      for (int v = 0; v < VECTORS; v++) out[d * VECTORS + v] = x[d * VECTORS + v] - mean;
    }
  }

  /// Adds the squares of `Tile` entries of the standardised rows, from `i` on, for four registers of rows.
  template <int Tile> void addSquares(const Vector *z, const double *inverse, int i, Vector (&squares)[4]) const {
    Vector sums[Tile][4] = {};
    for (int e = 0; e < i + Tile; e++)
      for (int t = 0; t < Tile; t++) {
        const double own = inverse[(i + t) * D + e];
        for (int r = 0; r < 4; r++) sums[t][r] += own * z[e * VECTORS + r];
      }
    for (int t = 0; t < Tile; t++)
      for (int r = 0; r < 4; r++) squares[r] += sums[t][r] * sums[t][r];
  }

  void logDensities(const Vector *x) {
    Vector *z = (Vector *)away.data, *out = (Vector *)block.data;
    for (int k = 0; k < K; k++) {
      const double *inverse = &precisions[k * products];
      if (!p.diagonal) subtract(x, k, z);
      for (int v = 0; v < VECTORS; v += 4) {
        Vector squares[4] = {};
        if (p.diagonal)
          for (int d = 0; d < D; d++) {
            const double mean = p.means[k * D + d], own = inverse[d];
            for (int r = 0; r < 4; r++) {
              const Vector standard = (x[d * VECTORS + v + r] - mean) * own;
              squares[r] += standard * standard;
            }
          }
        else {
          int i = 0;
          for (; i + 4 <= D; i += 4) addSquares<4>(z + v, inverse, i, squares);
          for (; i + 2 <= D; i += 2) addSquares<2>(z + v, inverse, i, squares);
          for (; i < D; i++) addSquares<1>(z + v, inverse, i, squares);
        }
        for (int r = 0; r < 4; r++) out[k * VECTORS + v + r] = constants[k] - 0.5 * squares[r];
      }
    }
  }

  /// Log-densities of a block to weighted responsibilities; their log-likelihood.
  double normalise(const double *weights, int n) {
    Vector *own = (Vector *)block.data;
    const Vector *weight = (const Vector *)weights;
    alignas(64) double sums[ROWS];
    Vector largest{};
    for (int v = 0; v < VECTORS; v++) {
      Vector most = own[v], sum{};
      for (int k = 1; k < K; k++) most = own[k * VECTORS + v] > most ? own[k * VECTORS + v] : most;
      for (int k = 0; k < K; k++) sum += own[k * VECTORS + v] = exponential<LANES>(own[k * VECTORS + v] - most);
      const Vector share = weight[v] / sum;
      for (int k = 0; k < K; k++) own[k * VECTORS + v] *= share;
      largest += weight[v] * most;
      ((Vector *)sums)[v] = sum;
    }
    return sumOf(largest) + sumOfLogs(sums, weights, n, p.unweighted);
  }

  /// Adds a tile of weighted products of columns from `i` and from `j` on.
  template <int Tall, int Wide> void addProducts(const Vector *left, const Vector *right, int i, int j, Vector *out) const {
    Vector sums[Tall][Wide] = {};
    for (int v = 0; v < VECTORS; v++)
      for (int t = 0; t < Tall; t++)
        for (int w = 0; w < Wide; w++) sums[t][w] += left[(i + t) * VECTORS + v] * right[(j + w) * VECTORS + v];
    for (int t = 0; t < Tall; t++)
      for (int w = 0; w < Wide; w++) out[(i + t) * D + j + w] += sums[t][w];
  }
  template <int Tall> void addRow(const Vector *left, const Vector *right, int i, Vector *out) const {
    int j = 0;
    for (; j + 4 <= i + Tall; j += 4) addProducts<Tall, 4>(left, right, i, j, out);
    for (; j + 2 <= i + Tall; j += 2) addProducts<Tall, 2>(left, right, i, j, out);
    for (; j < i + Tall; j++) addProducts<Tall, 1>(left, right, i, j, out);
  }

  /// Weights, sums and products about the means.
  void countBlock(const Vector *x) {
    Vector *z = (Vector *)away.data, *wz = (Vector *)weighted.data;
    for (int k = 0; k < K; k++) {
      const Vector *own = (const Vector *)block.data + k * VECTORS;
      Vector weight{}, *sums = (Vector *)first.data + k * D, *out = (Vector *)second.data + k * products;
      for (int v = 0; v < VECTORS; v++) weight += own[v];
      ((Vector *)count.data)[k] += weight;
      for (int d = 0; d < D; d++) {
        const double mean = p.means[k * D + d];
        Vector sum{}, squares{};
        for (int v = 0; v < VECTORS; v++) {
          const Vector difference = x[d * VECTORS + v] - mean, times = own[v] * difference;
          sum += times;
          if (p.diagonal) squares += times * difference;
          else z[d * VECTORS + v] = difference, wz[d * VECTORS + v] = times;
        }
        sums[d] += sum;
        if (p.diagonal) out[d] += squares;
      }
      if (p.diagonal) continue;
      int i = 0;
      for (; i + 4 <= D; i += 4) addRow<4>(wz, z, i, out);
      for (; i + 2 <= D; i += 2) addRow<2>(wz, z, i, out);
      for (; i < D; i++) addRow<1>(wz, z, i, out);
    }
  }

  /// The M-step: sizes, means and covariances into the checksum.
  double maximize() {
    Checksum checksum;
    double weight = 0;
    std::vector<double> counts(K), moves(K * D);
    for (int k = 0; k < K; k++) weight += counts[k] = sumOf(((Vector *)count.data)[k]);
    for (int k = 0; k < K; k++) checksum.add(counts[k] / weight);
    for (int k = 0; k < K; k++)
      for (int d = 0; d < D; d++) {
        moves[k * D + d] = sumOf(((Vector *)first.data)[k * D + d]) / counts[k];
        checksum.add(p.means[k * D + d] + moves[k * D + d]);
      }
    for (int k = 0; k < K; k++) {
      const Vector *own = (const Vector *)second.data + k * products;
      const double *move = &moves[k * D];
      if (p.diagonal)
        for (int d = 0; d < D; d++) checksum.add(sumOf(own[d]) / counts[k] - move[d] * move[d]);
      else
        for (int i = 0; i < D; i++)
          for (int j = 0; j < D; j++)
            checksum.add(sumOf(own[std::max(i, j) * D + std::min(i, j)]) / counts[k] - move[i] * move[j]);
    }
    return checksum.sum;
  }

  Reached operator()() {
    prepare();
    count.clear(), first.clear(), second.clear();
    double logLikelihood = 0;
    for (int b = 0; b < p.blocks; b++) {
      const Vector *x = (const Vector *)&p.values[size_t(b) * ROWS * D];
      logDensities(x);
      logLikelihood += normalise(&p.weights[size_t(b) * ROWS], std::min(ROWS, p.rows - b * ROWS));
      countBlock(x);
    }
    return {logLikelihood, maximize()};
  }
};

int main(int, char **arguments) {
  const Problem p(arguments[1]);
  Pass pass(p);
  return serve(std::to_string(LANES * 64) + "-bit vectors", [&] { return pass(); });
}
