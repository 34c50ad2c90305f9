import type { CodeTexts } from './text.ts';

/** Columns, cells and weights against what a model needs. */
export const DATA_CODES: CodeTexts = {
  UNSEEN_LEVEL: {
    what: 'A cell holds a level that the model does not know.',
    why: 'The model has no probability for it. Levels are text exactly as it stands: "01" is not "1", "yes" is not "Yes".',
    fix: 'Correct the cell, treat such cells as missing (--unseen missing with predict and score), or fit again with data that have the level (or a graph or document that names it).',
  },
  COLUMN_ABSENT: {
    what: 'The model has a feature or a node for which the data have no column.',
    why: 'Columns are matched by name, in any order. An absent column is taken for a mistake, not for missing cells; only hidden nodes of a network may be absent.',
    fix: 'Add the column (its cells may be empty), rename one, or say that the node is hidden: * in --graph, --latent, or "latent": true in a document.',
  },
  UNKNOWN_COLUMN: {
    what: 'An option names a column that the data do not have.',
    why: 'Names are matched exactly, letter case and blanks included.',
    fix: 'Take the name from the header; the message lists what there is.',
  },
  NO_COLUMNS: {
    what: 'No columns are left to fit.',
    why: 'Ids, weights and known classes are no items.',
    fix: 'Name at least one item with --columns.',
  },
  MISSING_TOKENS: {
    what: 'Some cells were read as missing; the message counts them by token.',
    why: 'Empty cells, NA, N/A, NaN, null and NULL are missing unless --missing says otherwise. Missing cells are kept and used (missing at random), no row is dropped.',
    fix: 'Where a token is a real answer, name the missing tokens yourself: --missing "" leaves only empty cells.',
  },
  CONSTANT_COLUMN: {
    what: 'A column has one value only.',
    why: 'It says nothing about the classes. A categorical one adds no free parameters; a gaussian one has no variance, so that its density has no bound: that is an error.',
    fix: 'Leave it out with --columns, or check the file. A constant gaussian column can be kept with a prior of its own in the model document, its scale above 0 (--covariance-prior takes its scale from the data, and that is 0).',
  },
  OUT_OF_SCALE: {
    what: 'A gaussian column spreads so far, or so little, that its variance is no double.',
    why: 'The square of its standard deviation overflows or underflows: no density can be computed.',
    fix: 'Measure the column in other units: multiply or divide all its cells by a power of ten.',
  },
  ALL_DISTINCT: {
    what: 'All cells of a column are different.',
    why: 'That is how identifiers look. As an item every row would be a level of its own.',
    fix: 'Name it with --id, leave it out with --columns, or insist: --columns "name:categorical".',
  },
  ALL_MISSING: {
    what: 'Every cell of every row is missing.',
    why: 'There is nothing to learn from. Often a wrong --missing or delimiter.',
    fix: 'Check --missing, --delimiter and --columns.',
  },
  COLUMN_ALL_MISSING: {
    what: 'Every cell of one column is missing.',
    why: 'Its probabilities cannot be estimated.',
    fix: 'Leave the column out with --columns, or check --missing.',
  },
  MIXED_COLUMN: {
    what: 'A column mixes numbers and text.',
    why: 'Mostly a token for missing cells that was not declared; it would become a level by accident.',
    fix: 'Declare it: --missing "column:token". Where all are labels: --columns "column:categorical".',
  },
  DECIMAL_COMMA: {
    what: 'A number has a decimal comma.',
    why: 'Guessing is unsafe: 1,500 may be 1.5 or 1500.',
    fix: 'Write decimal points. Where it is a label: --columns "column:categorical".',
  },
  NOT_FINITE: {
    what: 'A cell is Infinity, or a number too large for a double.',
    why: 'No density is defined there, and it is not the same as missing.',
    fix: 'Correct the cell, or declare it: --missing "column:token".',
  },
  NOT_A_COUNT: {
    what: 'A cell of a column of counts is negative, has decimals, or is larger than 2^53.',
    why: 'Poisson, binomial and negative binomial columns hold whole numbers from 0. Beyond 2^53 a double no longer tells neighbours apart. Values are never rounded or clamped silently.',
    fix: 'Correct the cell, declare it as missing (--missing "column:token"), or take another family: --columns "column:gaussian".',
  },
  OUT_OF_RANGE: {
    what: 'A cell is outside of what its family allows.',
    why: 'A binomial count is at most its number of trials, and needs a number of trials; an exponential value is at least 0.',
    fix: 'Correct the cell, or declare it as missing: --missing "column:token". Otherwise take another family.',
  },
  NO_TRIALS: {
    what: 'A binomial column does not say of how many trials.',
    why: 'A count of successes has a probability only out of a number of trials. A row drawn from a model has no column of trials either.',
    fix: 'Give the number or the column that holds it: --columns "h:binomial(10)" or "h:binomial(n)"; in a model document "trials": 10.',
  },
  NOT_A_NUMBER: {
    what: 'A cell of a numeric column is not a number.',
    why: 'Usually a token for missing cells that was not declared.',
    fix: 'Correct the cell, or declare it: --missing "column:token".',
  },
  NOT_A_LABEL: {
    what: 'A column of numbers stands where levels are needed.',
    why: 'The column has thousands of different numbers; levels are a few, known by name.',
    fix: 'Check that the column is the one the model was made with, or declare it: --columns "column:gaussian".',
  },
  NEGATIVE_CODE: {
    what: 'A column of integer codes has a negative one.',
    why: 'Codes such as -99 mostly stand for missing cells.',
    fix: 'Declare it: --missing "column:-99". Where it is a level: --columns "column:categorical"; where it is a number: "column:gaussian".',
  },
  NOT_BERNOULLI: {
    what: 'A column declared as Bernoulli holds something other than 0 and 1.',
    why: 'Values are never clamped or recoded silently.',
    fix: 'Declare the column categorical, or recode it to 0 and 1.',
  },
  BAD_WEIGHT: {
    what: 'A weight is blank, not a number, negative or infinite, or all are zero, or they sum to more than 2^53.',
    why: 'A weight says how often a row counts. A wrong one would change every estimate.',
    fix: 'Give every row a finite weight of at least 0; 0 leaves a row out of the fit.',
  },
  BAD_CELL: {
    what: 'A cell given through the API does not fit its column.',
    why: 'Categorical cells are strings (in typed arrays positions of levels), Bernoulli cells are 0, 1, false or true.',
    fix: 'Convert the cell; null is missing.',
  },
  BAD_ROWS: {
    what: 'Data given through the API are neither rows, columns nor a table.',
    why: 'Rows are objects with a cell for each column; columns are arrays of equal length.',
    fix: 'Give an array of objects, or an object of arrays.',
  },
  RAGGED_COLUMNS: {
    what: 'Columns given through the API have different lengths.',
    why: 'Row i is the i-th cell of every column.',
    fix: 'Give columns of equal length, null for missing cells.',
  },
  NO_MEAN: {
    what: 'A mean was asked of a categorical column.',
    why: 'Levels are names.',
    fix: "Impute with 'mode' or 'draw'.",
  },
};
