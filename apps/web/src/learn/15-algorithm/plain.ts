import type { MixtureDocument } from 'latent';
import type { Sample } from '../../numbers/sample.ts';
import type { PlainCode } from '../Codes.tsx';
import { inPython, inR } from '../plain.ts';
import { gaussianOf, sizesOf, spotsOf } from './spots.ts';

/** The log-likelihood after so many iterations from the start of a run, by hand. */
export function plainOf(start: MixtureDocument, sample: Sample, iterations: number): PlainCode {
  const rows = sample.rows.map((row) => row.map(Number));
  const weights = sample.weights ?? rows.map(() => 1);
  const [feature] = start.features;
  if (feature?.family === 'gaussian') return gaussians(start, rows, iterations);
  const trials = feature?.trials ?? 1;
  const spots = spotsOf(start);
  const p = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  return {
    python: `from math import comb, log, prod

rows = [${rows.map(inPython).join(', ')}]
weights = ${inPython(weights)}
sizes, p = ${inPython(sizesOf(start))}, [${p.map(inPython).join(', ')}]  # where the run starts; p[class][column]
def joint(row):  # p(class, row)
    flip = lambda x, t: comb(${trials}, x) * t**x * (1 - t) ** (${trials} - x)
    return [size * prod(map(flip, row, own)) for size, own in zip(sizes, p)]
for iteration in range(${iterations}):
    q = [[part / sum(parts) for part in parts] for parts in map(joint, rows)]  # E
    share = [[w * r[k] for w, r in zip(weights, q)] for k in (0, 1)]
    sizes = [sum(s) / sum(weights) for s in share]  # M
    p = [[sum(a * x for a, x in zip(s, xs)) / (${trials} * sum(s)) for xs in zip(*rows)] for s in share]
print(sum(w * log(sum(joint(row))) for w, row in zip(weights, rows)))`,
    r: `x <- rbind(${rows.map(inR).join(', ')})
w <- ${inR(weights)}
sizes <- ${inR(sizesOf(start))}; p <- rbind(${p.map(inR).join(', ')})  # where the run starts; p[class, column]
joint <- function() sapply(1:2, function(k)  # p(class, row)
  sizes[k] * apply(x, 1, function(row) prod(dbinom(row, ${trials}, p[k, ]))))
for (iteration in seq_len(${iterations})) {
  q <- w * joint() / rowSums(joint())  # E
  sizes <- colSums(q) / sum(w)  # M
  p <- t(q) %*% x / (${trials} * colSums(q))
}
print(sum(w * log(rowSums(joint()))), digits = 15)`,
  };
}

/** Three Gaussians in the plane with one covariance matrix. */
function gaussians(start: MixtureDocument, rows: readonly (readonly number[])[], iterations: number): PlainCode {
  const { mean, covariance } = gaussianOf(start);
  const [[a = 1, b = 0] = [], [, d = 1] = []] = covariance;
  return {
    python: `from math import exp, log, pi, sqrt

points = [${rows.map(inPython).join(', ')}]
sizes, means = ${inPython(sizesOf(start))}, [${mean.map(inPython).join(', ')}]  # where the run starts
a, b, d = ${inPython([a, b, d]).slice(1, -1)}  # the covariance matrix [[a, b], [b, d]] of all
def joint(x, y):  # p(cluster, x, y)
    det = a * d - b * b
    square = lambda u, v: (d * u * u - 2 * b * u * v + a * v * v) / det
    return [s * exp(-square(x - m, y - n) / 2) / (2 * pi * sqrt(det)) for s, (m, n) in zip(sizes, means)]
for iteration in range(${iterations}):
    q = [[part / sum(parts) for part in parts] for parts in (joint(x, y) for x, y in points)]  # E
    n = [sum(column) for column in zip(*q)]
    sizes = [count / len(points) for count in n]  # M
    means = [[sum(r[k] * p[j] for r, p in zip(q, points)) / n[k] for j in (0, 1)] for k in range(3)]
    away = [(r[k], x - means[k][0], y - means[k][1]) for r, (x, y) in zip(q, points) for k in range(3)]
    a, b, d = (sum(terms) / len(points) for terms in zip(*((r * u * u, r * u * v, r * v * v) for r, u, v in away)))
print(sum(log(sum(joint(x, y))) for x, y in points))`,
    r: `x <- matrix(${inR(rows.flat())}, ncol = 2, byrow = TRUE)
sizes <- ${inR(sizesOf(start))}; means <- rbind(${mean.map(inR).join(', ')})  # where the run starts
covariance <- matrix(${inR([a, b, b, d])}, 2)  # of all
joint <- function() sapply(1:3, function(k)  # p(cluster, x, y)
  sizes[k] * exp(-mahalanobis(x, means[k, ], covariance) / 2) / (2 * pi * sqrt(det(covariance))))
for (iteration in seq_len(${iterations})) {
  q <- joint() / rowSums(joint())  # E
  sizes <- colSums(q) / nrow(x)  # M
  means <- t(q) %*% x / colSums(q)
  covariance <- Reduce(\`+\`, lapply(1:3, function(k) {
    away <- sweep(x, 2, means[k, ])
    t(away) %*% (q[, k] * away)
  })) / nrow(x)
}
print(sum(log(rowSums(joint()))), digits = 15)`,
  };
}
