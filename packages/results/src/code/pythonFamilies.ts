import type { ExportedFeature } from './model.ts';

/** Families whose cells are counts: their code needs `COUNT_HELPERS`. */
export const COUNTS: readonly ExportedFeature['family'][] = ['poisson', 'binomial', 'negative-binomial'];

/** The arm of each family. */
export const DENSITIES: Readonly<Record<ExportedFeature['family'], string>> = {
  categorical: `        cell = _cell(row, feature["column"])
        if cell is None:
            return 0.0
        if str(cell) not in feature["levels"]:
            raise ValueError(f"{cell!r} is not a level of {feature['column']!r}")
        return _log(feature["probabilities"][k][feature["levels"].index(str(cell))])`,
  poisson: `        x = _number(row, feature["column"])
        return 0.0 if x is None else _poisson(x, feature["rate"][k])`,
  exponential: `        x, rate = _number(row, feature["column"]), feature["rate"][k]
        return 0.0 if x is None else math.log(rate) - rate * x if x >= 0 else -math.inf`,
  binomial: `        x, trials = _number(row, feature["column"]), feature["trials"]
        n = _number(row, trials) if isinstance(trials, str) else trials
        if x is not None and n is None:
            raise ValueError(f"successes of an unknown number of trials in {feature['column']!r}")
        return 0.0 if x is None else _binomial(x, n, feature["probability"][k])`,
  'negative-binomial': `        x = _number(row, feature["column"])
        return 0.0 if x is None else _negative_binomial(x, feature["mean"][k], feature["size"][k])`,
  independent: `        total = 0.0
        for column, mean, variance in zip(feature["columns"], feature["mean"][k], feature["variance"][k]):
            x = _number(row, column)
            if x is not None:
                total -= 0.5 * (math.log(2 * math.pi * variance) + (x - mean) ** 2 / variance)
        return total`,
  gaussian: `        x = [_number(row, column) for column in feature["columns"]]
        seen = [i for i, value in enumerate(x) if value is not None]
        if not seen:
            return 0.0
        covariance = feature["covariance"][min(k, len(feature["covariance"]) - 1)]
        factor = np.linalg.cholesky(np.array(covariance)[np.ix_(seen, seen)])
        z = np.linalg.solve(factor, np.array([x[i] - feature["mean"][k][i] for i in seen]))
        return float(-np.log(np.diag(factor)).sum() - 0.5 * (len(seen) * math.log(2 * math.pi) + z @ z))`,
};

export const COUNT_HELPERS = `

# Probabilities of counts by the saddle-point expansion of Loader (2000): differences of log-gammas lose digits.
def _poisson(x, rate):
    if x < 0 or x != math.floor(x):
        return -math.inf
    if x == 0 or rate == 0:
        return -rate if x == 0 else -math.inf
    return -0.5 * math.log(2 * math.pi * x) - _stirling_error(x) - _deviance(x, rate)


def _binomial(x, n, p):
    if x < 0 or x > n or x != math.floor(x):
        return -math.inf
    if p in (0, 1) or n == 0:
        return 0.0 if x == n * p else -math.inf
    if x in (0, n):
        return n * (math.log1p(-p) if x == 0 else math.log(p))
    errors = _stirling_error(n) - _stirling_error(x) - _stirling_error(n - x)
    deviances = _deviance(x, n * p) + _deviance(n - x, n * (1 - p))
    return errors - deviances - 0.5 * math.log(2 * math.pi * x * ((n - x) / n))


def _negative_binomial(x, mean, size):
    if x < 0 or x != math.floor(x):
        return -math.inf
    if x == 0 or mean == 0:
        return -size * math.log1p(mean / size) if x == 0 else -math.inf
    total = size + x
    errors = _stirling_error(total) - _stirling_error(x) - _stirling_error(size)
    deviances = _deviance(x, total * (mean / (size + mean))) + _deviance(size, total * (size / (size + mean)))
    return errors - deviances + 0.5 * math.log(size / total / (2 * math.pi * x))


def _stirling_error(x):
    """log Gamma(x + 1) less Stirling's formula."""
    total = 0.0
    while x < 16:
        total += (x + 0.5) * math.log1p(1 / x) - 1
        x += 1
    z = 1 / (x * x)
    return total + (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z / 1188)))) / x


def _deviance(x, expected):
    """x log(x / expected) - (x - expected)."""
    away = (x - expected) / (x + expected)
    if abs(away) > 0.1:
        return x * math.log(x / expected) - (x - expected)
    total, power, odd = (x - expected) * away, 2 * x * away, 1
    while True:
        power, odd = power * away * away, odd + 2
        if total + power / odd == total:
            return total
        total += power / odd
`;
