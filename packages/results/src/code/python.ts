import { escaped, type Literals, literal, quoted } from './literal.ts';
import { type ExportedModel, HEADER } from './model.ts';
import { COUNT_HELPERS, COUNTS, DENSITIES } from './pythonFamilies.ts';

/** A mixture as a module of Python with numpy. */
export function pythonOf(model: ExportedModel): string {
  const families = new Set(model.features.map(({ family }) => family));
  const counts = COUNTS.some((family) => families.has(family));
  const arms = [...families].map((family) => `    if family == "${family}":\n${DENSITIES[family]}`);
  return `"""${HEADER}

A row is a dict; a cell is missing where it is absent, None or NaN, and is left out then.
"""

import math

import numpy as np

parameters = ${literal(model, LITERALS)}


def posterior(row):
    """The probabilities of the classes given a row; NaN where the row is impossible."""
    joint = _log_joint(row)
    with np.errstate(invalid="ignore"):
        return np.exp(joint - np.logaddexp.reduce(joint))


def log_likelihood(row):
    """log p(row), natural logarithm."""
    return float(np.logaddexp.reduce(_log_joint(row)))


def _log_joint(row):
    return np.array(
        [
            _log(size) + sum(_log_density(feature, k, row) for feature in parameters["features"])
            for k, size in enumerate(parameters["sizes"])
        ]
    )


def _log(value):
    return math.log(value) if value > 0 else -math.inf


def _cell(row, column):
    value = row.get(column)
    return None if value is None or value != value else value


def _number(row, column):
    value = _cell(row, column)
    if isinstance(value, str):
        raise TypeError(f"{value!r} of {column!r} is a text and must be a number")
    return None if value is None else float(value)


def _log_density(feature, k, row):
    """log p(the cells of a feature | class k); 0 where they are missing."""
    family = feature["family"]
${arms.join('\n')}
    raise ValueError(family)
${counts ? COUNT_HELPERS : ''}`;
}

const LITERALS: Literals = {
  text: (value) => quoted(value, escaped),
  plain: ['[', ']'],
  nested: ['[', ']'],
  object: ['{', '}'],
  key: (name) => `"${name}": `,
};
