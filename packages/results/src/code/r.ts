import { LatentError } from 'latent';
import { escaped, type Literals, literal, quoted } from './literal.ts';
import { type ExportedFeature, type ExportedModel, HEADER } from './model.ts';

/** A mixture as a file of base R. */
export function rOf(model: ExportedModel): string {
  const families = new Set(model.features.map(({ family }) => family));
  return `# ${HEADER}
# A row is a list or a data frame of one row; a cell is missing where it is absent, NULL or NA, and is left out then.

parameters <- ${literal(model, LITERALS)}

# The probabilities of the classes given a row; NaN where the row is impossible.
posterior <- function(row) {
  joint <- log_joint(row)
  setNames(exp(joint - log_sum_exp(joint)), parameters$classes)
}

# log p(row), natural logarithm.
log_likelihood <- function(row) log_sum_exp(log_joint(row))

log_joint <- function(row) {
  sapply(seq_along(parameters$classes), function(k) {
    log(parameters$sizes[k]) + sum(vapply(parameters$features, log_density, 0, k = k, row = row))
  })
}

log_sum_exp <- function(values) {
  largest <- max(values)
  if (is.finite(largest)) largest + log(sum(exp(values - largest))) else largest
}

cell_of <- function(row, column) {
  value <- row[[column]]
  if (is.null(value) || is.na(value)) NA else if (is.factor(value)) as.character(value) else value
}

numbers_of <- function(row, columns) {
  values <- lapply(columns, function(column) cell_of(row, column))
  if (any(vapply(values, is.character, TRUE))) stop("a cell is a text and must be a number")
  as.numeric(unlist(values))
}

# log p(the cells of a feature | class k); 0 where they are missing.
log_density <- function(feature, k, row) {
  switch(feature$family,
${[...families].map((family) => DENSITIES[family]).join(',\n')}
  )
}
`;
}

/** The arm of the switch of each family. */
const DENSITIES: Readonly<Record<ExportedFeature['family'], string>> = {
  categorical: `    "categorical" = {
      cell <- cell_of(row, feature$column)
      level <- match(as.character(cell), feature$levels)
      if (is.na(cell)) 0
      else if (is.na(level)) stop(encodeString(as.character(cell)), " is not a level of ", encodeString(feature$column))
      else log(feature$probabilities[[k]][level])
    }`,
  poisson: `    "poisson" = {
      x <- numbers_of(row, feature$column)
      if (is.na(x)) 0 else dpois(x, feature$rate[k], log = TRUE)
    }`,
  exponential: `    "exponential" = {
      x <- numbers_of(row, feature$column)
      if (is.na(x)) 0 else dexp(x, feature$rate[k], log = TRUE)
    }`,
  binomial: `    "binomial" = {
      x <- numbers_of(row, feature$column)
      trials <- if (is.character(feature$trials)) numbers_of(row, feature$trials) else feature$trials
      if (is.na(x)) 0
      else if (is.na(trials)) stop("successes of an unknown number of trials in ", encodeString(feature$column))
      else dbinom(x, trials, feature$probability[k], log = TRUE)
    }`,
  'negative-binomial': `    "negative-binomial" = {
      x <- numbers_of(row, feature$column)
      if (is.na(x)) 0 else dnbinom(x, size = feature$size[k], mu = feature$mean[k], log = TRUE)
    }`,
  independent: `    "independent" = {
      x <- numbers_of(row, feature$columns)
      sum(dnorm(x, feature$mean[[k]], sqrt(feature$variance[[k]]), log = TRUE), na.rm = TRUE)
    }`,
  gaussian: `    "gaussian" = {
      x <- numbers_of(row, feature$columns)
      seen <- which(!is.na(x))
      rows <- feature$covariance[[min(k, length(feature$covariance))]]
      if (length(seen) == 0) 0 else {
        factor <- chol(do.call(rbind, rows)[seen, seen, drop = FALSE])
        z <- backsolve(factor, (x - feature$mean[[k]])[seen], transpose = TRUE)
        -sum(log(diag(factor))) - 0.5 * (length(seen) * log(2 * pi) + sum(z^2))
      }
    }`,
};

const LITERALS: Literals = {
  text: (value) => {
    if (!/[\0\uD800-\uDFFF]/.test(value.replaceAll(PAIR, ''))) return quoted(value, escaped);
    throw new LatentError(
      'UNQUOTABLE_NAME',
      `R has no string for the name ${JSON.stringify(value)}`,
      'Rename it, or write TypeScript or Python.',
    );
  },
  plain: ['c(', ')'],
  nested: ['list(', ')'],
  object: ['list(', ')'],
  key: (name) => `${name} = `,
};

const PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
