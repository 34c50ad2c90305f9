import type { CodeTexts } from './text.ts';

/** Model and fit documents, their parameters, and what was asked for on the command line or through the API. */
export const DOCUMENT_CODES: CodeTexts = {
  NOT_JSON: {
    what: 'A document, or a file of data, is not valid JSON.',
    why: 'It was cut off or edited, or it is another kind of file. JSON knows no NaN: a missing value is null.',
    fix: 'Write it again; the message names the position.',
  },
  BAD_LABELS: {
    what: 'A file of value labels (--labels) has another shape.',
    why: 'It is JSON of columns, each with the codes of the data and what they mean.',
    fix: 'Write {"Q1": {"1": "agree", "2": "disagree"}}; every label is a text.',
  },
  NOT_A_DOCUMENT: {
    what: 'A file is no document of the kind that is needed.',
    why: 'Documents are JSON and say what they are: "format": "latent-model" or "latent-fit"; networks may also be BIF. Data in place of the model end so too.',
    fix: 'Give a model document, or the fit that latent fit wrote with -o. Where a command takes data too, the model stands first: latent predict fit.json data.csv.',
  },
  UNSUPPORTED_VERSION: {
    what: 'A document has a version that this program does not know.',
    why: 'A newer program may have written it, or "version" was edited.',
    fix: 'Use a newer program, or write the document again.',
  },
  SCHEMA: {
    what: 'A document does not fit its schema.',
    why: 'The message names the place (a JSON path) and what stands there, such as a number in quotes.',
    fix: 'Correct that place; the schemas are latent/schemas/latent-model.json and latent-fit.json.',
  },
  SCHEMA_MISMATCH: {
    what: 'The schema given to fromJSON has other levels than the document.',
    why: 'The parameters belong to the levels of the document, in their order.',
    fix: 'Give the schema that the model was made with.',
  },
  DIFFERENT_COLUMNS: {
    what: 'Two fits that are to be compared have different columns, or a column is of another kind in each.',
    why: 'Classes are matched by the distributions of the columns, and those of a label and of a number have nothing in common.',
    fix: 'Fit both models to the same columns (--columns); numbers of classes, covariances and families of counts may differ.',
  },
  UNQUOTABLE_NAME: {
    what: 'A name in a model cannot be written in the language asked for.',
    why: 'R has no strings with the character NUL or with half of a pair of UTF-16 units.',
    fix: 'Rename the column, class or level, or convert to TypeScript or Python.',
  },
  DOCUMENT_TOO_LARGE: {
    what: 'A document is larger than 64 MiB.',
    why: 'No document is; it is probably data.',
    fix: 'Check that the file is a model or fit document.',
  },
  DOCUMENT_TOO_DEEP: {
    what: 'A document is nested more than 64 deep.',
    why: 'No document is; such files are made to exhaust programs.',
    fix: 'Check where the file comes from.',
  },
  NO_PARAMETERS: {
    what: 'A model document has no parameters, and they are needed.',
    why: 'Posteriors, scores and starts need numbers. A model document may describe the model only.',
    fix: 'Give a fit, or a model document with "parameters".',
  },
  BAD_SHAPE: {
    what: 'Parameters, classes or levels of a document do not fit the model.',
    why: 'Class sizes are [class], tables [class][level], means [class][column], covariances [class][column][column]; a start names the same classes, features and levels as the model.',
    fix: 'The message names the place, the shape expected and what was found.',
  },
  BAD_PROBABILITIES: {
    what: 'Probabilities are negative, not numbers, or do not sum to 1.',
    why: 'A sum may be off by 1e-6 (that is normalised); more is taken for a mistake.',
    fix: 'Divide the entries by their sum.',
  },
  BAD_PARAMETER: {
    what: 'A parameter has a value that it cannot have.',
    why: 'Rates, sizes and variances are numbers above 0, probabilities lie from 0 to 1, means are finite.',
    fix: 'Correct the number at the place that the message names.',
  },
  BAD_COVARIANCE: {
    what: 'A covariance matrix of a document is not symmetric or not positive definite, or a variance is 0.',
    why: 'Only a symmetric matrix with variances above 0 and correlations inside (-1, 1) has a density. Nothing is added to a diagonal in secret.',
    fix: 'Correct the matrix of the class that the message names; two columns that say the same belong into one.',
  },
  DUPLICATE_NAME: {
    what: 'Two variables of a model have the same name.',
    why: 'Parameters and columns are matched by name; the latent variable counts too.',
    fix: 'Rename one of them.',
  },
  UNKNOWN_NAME: {
    what: '"fixed" or "parameters" names something that the model does not have.',
    why: 'They name variables: the latent one or features, or the nodes of a network.',
    fix: 'Take a name from the list in the message.',
  },
  BAD_LEVELS: {
    what: 'A column, a node or the classes have too few levels, or one of them twice, or none that are known.',
    why: 'A column needs two different levels at least. A hidden node without a column shows no levels: the graph must give them.',
    fix: 'Name each level once, those of hidden nodes in braces: "Thoughts*{bad,good} -> Words".',
  },
  BIF_SYNTAX: {
    what: 'A text is not in the Interchange Format for Bayesian Networks (BIF) from some place on.',
    why: 'A mark or a word is missing or misspelt, a comment or a quote is never closed, or the file was cut off. Names that hold spaces, commas, bars, semicolons or brackets need quotes.',
    fix: 'Look at the line that the message names, and at the one before it.',
  },
  BIF_STATES: {
    what: 'A variable of a BIF file lists more or fewer states than it declares.',
    why: 'The number in "type discrete [ 3 ] { a, b, c };" is the number of states. A state with a space in it needs quotes.',
    fix: 'Correct the number or the list.',
  },
  BIF_DUPLICATE: {
    what: 'A BIF file says the same thing twice: a network, a probability block, a parent, a row, a "default" or a "table".',
    why: 'Which of the two was meant would be a guess.',
    fix: 'Keep one of them.',
  },
  BIF_UNKNOWN_STATE: {
    what: 'A row of a BIF file names a state that its parent does not have.',
    why: 'Rows are matched by the names of the states, in the order of the parents and in the same letter case.',
    fix: 'Correct the row; the message lists the states.',
  },
  BIF_MISSING_ROW: {
    what: 'A probability block of a BIF file has no row for some states of the parents.',
    why: 'A table needs one for every configuration. No row is made up.',
    fix: 'Add the row that the message names, or a "default" row for all that are not named.',
  },
  BIF_MISSING_TABLE: {
    what: 'A variable of a BIF file has no probability block.',
    why: 'Its parents and its numbers stand there.',
    fix: 'Add the block, or remove the variable.',
  },
  BIF_TOO_LARGE: {
    what: 'A network in BIF has tables of more than 1 GiB, or a variable with more than 60 parents.',
    why: 'A table has a row for every configuration of the parents: a few parents more, and no computer holds it.',
    fix: 'Use fewer parents or states; hidden nodes between them do that.',
  },
  BIF_PROPERTIES_LEFT_OUT: {
    what: 'Properties of a BIF file were left out.',
    why: 'They are free text of other programs, such as positions on a screen. Only what latent itself writes is read: latent, fixed, tied, levelLabel, pseudoCount, equivalentSampleSize.',
    fix: 'Nothing needs to be done; keep the file if you need them.',
  },
  BIF_CANNOT_SAY: {
    what: 'Something of a document was lost when it was written as BIF.',
    why: 'BIF has no place for keys that other programs add to a document ("x-…").',
    fix: 'Keep the document too if you need them.',
  },
  BAD_OPTION: {
    what: 'An option has a value that it cannot have, or two options contradict each other.',
    why: 'The message names the option and what it takes.',
    fix: 'See latent <command> --help.',
  },
  CONFLICTING_OPTIONS: {
    what: 'Two options cannot be used together.',
    why: 'They ask for different things, and which one was meant would be a guess.',
    fix: 'Leave one of them out.',
  },
  INTERNAL: {
    what: 'Something happened that latent does not expect.',
    why: 'It is a bug in latent.',
    fix: 'Please report it with the command and, if you can, the data. DEBUG=latent prints where it happened.',
  },
  NODE_TOO_OLD: {
    what: 'Node is too old.',
    why: 'latent needs Node 20 or newer: WebAssembly SIMD and current JavaScript.',
    fix: 'Install a current Node.',
  },
  NOT_AVAILABLE: {
    what: 'What was asked for is not in this version.',
    why: 'This version fits mixtures of categorical, gaussian, poisson, binomial, exponential and negative-binomial columns, and networks of categorical nodes. Hidden Markov models come later.',
    fix: 'The message says what can be done instead.',
  },
  NO_KERNEL: {
    what: 'latent/slim was used before a kernel was given.',
    why: 'The slim entry does not embed the WebAssembly module.',
    fix: "Call useKernel(module) first, or import from 'latent'.",
  },
};
