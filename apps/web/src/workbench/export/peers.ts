import { type FeatureDocument, isNetworkFit } from 'latent';
import type { FitRecord, Reading } from '../../compute/lab.ts';

/** A program that fits the same model with another library. */
export interface PeerProgram {
  readonly name: string;
  readonly text: string;
}

interface Source {
  readonly file: string;
  readonly delimiter: string;
  /** Tokens by column beyond those that both readers know. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
  readonly weights: string | undefined;
}

interface Fitted {
  readonly classes: number;
  readonly starts: number;
  readonly seed: number;
  readonly logLikelihood: number;
}

/**
 * The same model in Python and R, where the programs known there have it: latent classes of answers by StepMix and poLCA, normal classes of
 * complete rows by scikit-learn and mclust. Their starts are their own: the log-likelihood is the same where both find the best optimum.
 *
 * @param file name of the data file
 */
export function peerPrograms({ fit, choice, settings }: FitRecord, reading: Reading, file: string): PeerProgram[] {
  if (isNetworkFit(fit) || choice.kind !== 'mixture' || choice.known !== undefined) return [];
  if ((choice.pseudoCount ?? 0) > 0 || /\.(?:json|ndjson|jsonl|parquet)(?:\.gz)?$/i.test(file)) return [];
  const { features, latent } = fit.model;
  const items = choice.columns.map(({ name }) => name);
  const source = {
    file,
    delimiter: reading.delimiter ?? (/\.tsv(\.gz)?$/i.test(file) ? '\t' : ','),
    missing: missingTokens(reading.missing, items),
    weights: reading.weights,
  };
  const own = {
    classes: latent.levels.length,
    starts: fit.starts.count,
    seed: settings.seed,
    logLikelihood: fit.logLikelihood,
  };
  if (features.every(({ levels }) => levels !== undefined))
    return [
      { name: 'Python, with StepMix', text: stepMix(items, source, own) },
      { name: 'R, with poLCA', text: poLca(items, source, own) },
    ];
  const covariance = covarianceOf(features);
  if (covariance === undefined || fit.data.missingCells > 0 || reading.weights !== undefined) return [];
  return [
    { name: 'Python, with scikit-learn', text: scikitLearn(covariance, items, source, own) },
    { name: 'R, with mclust', text: mclust(covariance, items, source, own) },
  ];
}

type Covariance = NonNullable<FeatureDocument['covariance']>;

/** Of all items together; undefined where they are not one normal distribution. */
function covarianceOf(features: readonly FeatureDocument[]): Covariance | undefined {
  if (features.some(({ family }) => family !== 'gaussian')) return undefined;
  const [first, ...others] = features;
  if (others.length === 0) return first?.covariance ?? 'full';
  return features.every(({ columns = [] }) => columns.length < 2) ? 'diagonal' : undefined;
}

/** `NA,q1:9|99` by column. */
function missingTokens(text: string | undefined, items: readonly string[]): Source['missing'] {
  const tokens = (text ?? '').split(',').flatMap((part): [string, string][] => {
    const at = part.lastIndexOf(':');
    const own = part.slice(at + 1).split('|');
    const columns = at < 0 ? items : [part.slice(0, at)];
    return columns.flatMap((column) => own.map((token): [string, string] => [column, token]));
  });
  const found = new Map<string, string[]>();
  for (const [column, token] of tokens)
    if (token !== '' && !KNOWN.has(token) && items.includes(column))
      found.set(column, [...(found.get(column) ?? []), token]);
  return found;
}

const KNOWN = new Set(['NA', 'N/A', 'NaN', 'null', 'NULL']);

const quoted = (text: string): string => JSON.stringify(text);
const listed = (names: readonly string[]): string => names.map(quoted).join(', ');

function pythonData({ file, delimiter, missing }: Source): string {
  const tokens = [...missing].map(([column, own]) => `${quoted(column)}: [${listed(own)}]`).join(', ');
  return `data = pd.read_csv(${quoted(file)}, sep=${quoted(delimiter)}, dtype=str${tokens === '' ? '' : `, na_values={${tokens}}`})`;
}

function stepMix(items: readonly string[], source: Source, { classes, starts, seed, logLikelihood }: Fitted): string {
  const { weights } = source;
  return `# pip install stepmix
import numpy as np
import pandas as pd
from stepmix.stepmix import StepMix

${pythonData(source)}
items = [${listed(items)}]
X = pd.DataFrame({name: data[name].astype("category").cat.codes.replace(-1, np.nan) for name in items})
weights = ${weights === undefined ? 'np.ones(len(X))' : `data[${quoted(weights)}].astype(float)`}
model = StepMix(${classes}, measurement="categorical_nan", n_init=${starts}, random_state=${seed}, max_iter=10_000)
model.fit(X, sample_weight=weights)
print(model.score(X, sample_weight=weights) * weights.sum())  # latent: ${logLikelihood.toFixed(6)}
`;
}

function scikitLearn(
  covariance: Covariance,
  items: readonly string[],
  source: Source,
  { classes, starts, seed, logLikelihood }: Fitted,
): string {
  const type = covariance === 'diagonal' ? 'diag' : covariance;
  return `# pip install scikit-learn pandas
import pandas as pd
from sklearn.mixture import GaussianMixture

${pythonData(source)}
X = data[[${listed(items)}]].astype(float)
model = GaussianMixture(${classes}, covariance_type="${type}", n_init=${starts}, random_state=${seed}, max_iter=10_000, tol=1e-10, reg_covar=0)
model.fit(X.to_numpy())
print(model.score(X.to_numpy()) * len(X))  # latent: ${logLikelihood.toFixed(6)}
`;
}

function rData({ file, delimiter, missing }: Source): string {
  const sep = quoted(delimiter);
  return [
    `data <- read.csv(${quoted(file)}, sep = ${sep}, colClasses = "character", check.names = FALSE, na.strings = c("", ${listed([...KNOWN])}))`,
    ...[...missing].map(
      ([column, own]) => `data[[${quoted(column)}]][data[[${quoted(column)}]] %in% c(${listed(own)})] <- NA`,
    ),
  ].join('\n');
}

function poLca(items: readonly string[], source: Source, { classes, starts, seed, logLikelihood }: Fitted): string {
  const { weights } = source;
  const repeated = `# poLCA has no weights: each row stands as often as it counts.
times <- as.numeric(data[[${quoted(weights ?? '')}]])
stopifnot(times == round(times))
data <- data[rep(seq_len(nrow(data)), times), ]
`;
  return `# install.packages("poLCA")
library(poLCA)

${rData(source)}
${weights === undefined ? '' : repeated}items <- c(${listed(items)})
X <- as.data.frame(lapply(unname(as.list(data[items])), function(column) as.integer(factor(column))), col.names = paste0("item", seq_along(items)))
answers <- as.formula(paste0("cbind(", paste(names(X), collapse = ", "), ") ~ 1"))
set.seed(${seed})
model <- poLCA(answers, X, nclass = ${classes}, nrep = ${starts}, maxiter = 10000, na.rm = FALSE, verbose = FALSE)
print(model$llik, digits = 12) # latent: ${logLikelihood.toFixed(6)}
`;
}

/** mclust's names: volume, shape and orientation, E = the same in all classes, V = varying, I = none. */
const MCLUST = { full: 'VVV', tied: 'EEE', diagonal: 'VVI', spherical: 'VII' } as const;

function mclust(
  covariance: Covariance,
  items: readonly string[],
  source: Source,
  { classes, logLikelihood }: Fitted,
): string {
  const model = items.length === 1 ? (covariance === 'tied' ? 'E' : 'V') : MCLUST[covariance];
  return `# install.packages("mclust")
library(mclust)

${rData(source)}
X <- sapply(data[c(${listed(items)})], as.numeric)
# From one start: a hierarchical clustering.
model <- Mclust(X, G = ${classes}, modelNames = "${model}", control = emControl(tol = c(1e-10, 1e-10)))
print(model$loglik, digits = 12) # latent: ${logLikelihood.toFixed(6)}
`;
}
