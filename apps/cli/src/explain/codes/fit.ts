import type { CodeTexts } from './text.ts';

/** Remarks on a fit and on its starts. */
export const FIT_CODES: CodeTexts = {
  LOCAL_MAXIMUM_SUSPECTED: {
    what: 'The best optimum was reached by one start only, or another optimum lies close below it, or more classes ended with a lower likelihood than fewer.',
    why: 'EM climbs to the nearest stationary point, usually a local maximum. Only agreement of many starts makes it likely that the highest one was found.',
    fix: 'Run more starts (--starts 100). Where the best is still not reached twice, use fewer classes, or report the solutions side by side.',
  },
  NOT_CONVERGED: {
    what: 'The fit stopped before the estimated remaining gain in the objective was below the tolerance.',
    why: 'The iterations ran out, or the fit was interrupted. EM slows down where much is hidden: the steps get small long before the end.',
    fix: 'Raise --max-iterations. Very slow fits often have too many classes: look for NOT_IDENTIFIED too.',
  },
  NOT_IDENTIFIED: {
    what: 'The rank of the information is below the number of free parameters: in some directions the likelihood does not change.',
    why: 'The data say less than the model asks. Words and thoughts with all thoughts hidden: three parameters, but only P(word) is determined, rank 1 of 3. EM stops somewhere on the ridge; where, depends on the start.',
    fix: 'Use fewer classes, more items, or rows whose class is known. A prior picks a point; the data do not. See the directions: latent inspect fit.json --identifiability.',
  },
  IDENTIFIABILITY_NOT_CHECKED: {
    what: 'Whether the data determine the parameters was not looked at.',
    why: 'With very many parameters the check takes longer than the fit.',
    fix: 'Ask for it: latent inspect fit.json --identifiability.',
  },
  IDENTIFIABILITY_TOO_LARGE: {
    what: 'Whether the data determine the parameters would take too long to find out, or too much memory.',
    why: 'The check is the rank of a matrix with a column for each free parameter and about four rows for each: its time grows with the cube of the parameters. The message names the bytes and the minutes.',
    fix: 'Merge levels, or ask it of a part of the model. A fit needs no such check: latent fit says that it was not made.',
  },
  PRIOR_DIAGONAL: {
    what: 'A covariance prior was asked for, and it has no correlations.',
    why: "Its scale is the data's covariance matrix, and this one is singular: a column is determined by the others. The variances alone are taken then; they stand in the document.",
    fix: 'Leave out one of these columns, or write a prior of your own into the model document.',
  },
  SYMMETRIC_SADDLE: {
    what: 'Two classes of the start, or two levels of a hidden node, are identical.',
    why: 'Identical classes get identical responsibilities and so identical new parameters, for ever. It is a stationary point, but usually a saddle: the likelihood is higher elsewhere.',
    fix: 'Make the classes of the start differ a little, or leave --start out: random starts are never there.',
  },
  START_AT_BOUNDARY: {
    what: 'Some probabilities of the start are exactly 0 or 1.',
    why: 'An expected count of a zero probability is zero, so the M-step gives zero again. That is the way to declare a structural zero.',
    fix: 'Where it is to be estimated, start inside (0, 1), for example at 0.01.',
  },
  BOUNDARY_ESTIMATE: {
    what: 'Probabilities are estimated at 0 or 1.',
    why: 'In some class all (or none) of the rows have this level, as happens with rare levels and many classes. Standard errors do not hold there, and a new row with that level would be impossible in the class.',
    fix: 'Use a small prior (--prior 0.5), merge rare levels, or use fewer classes. As a finding it may be right.',
  },
  EMPTY_CLASS: {
    what: 'A class has no rows.',
    why: 'EM gave all of its weight to the others; its probabilities are what they were when it emptied.',
    fix: 'Use fewer classes.',
  },
  DUPLICATE_CLASSES: {
    what: 'Two classes, or two levels of a hidden node, have the same probabilities.',
    why: 'They are one class that was counted twice: the data show no more than K - 1 classes here, or the start was symmetric.',
    fix: 'Use fewer classes, or another start.',
  },
  DEGENERATE_COMPONENT: {
    what: 'Starts ended because their likelihood grew without bound; as an error: all of them.',
    why: 'A component shrank onto equal points, or onto a line: its density is infinite there and means nothing. Such a start never wins.',
    fix: 'Leave out constant or collinear columns, use fewer classes, a tied or diagonal covariance, or a prior on the covariance.',
  },
  MORE_CLASSES_THAN_PATTERNS: {
    what: 'There are more classes than different rows.',
    why: 'K different rows can be told apart by K classes at most; more classes cannot be estimated.',
    fix: 'Use fewer classes.',
  },
  ROW_ALL_MISSING: {
    what: 'Rows without any observed item were kept.',
    why: 'They say nothing: their posterior is the class sizes, and they add nothing to the log-likelihood. They stay in N and in the output, so that rows keep their numbers.',
    fix: 'Nothing needs to be done. Where the cells should not be missing, check --missing.',
  },
  NON_INTEGER_WEIGHTS: {
    what: 'Some weights are not whole numbers.',
    why: 'Estimates are right, but BIC, G² and standard errors take the sum of the weights as the number of independent rows.',
    fix: 'With sampling weights, scale them so that they sum to the number of rows.',
  },
  IMPOSSIBLE_ROW: {
    what: 'A row has probability 0.',
    why: 'In every class at least one of its cells has probability exactly 0, so no class can have made it: there is no posterior, and the log-likelihood is -Infinity.',
    fix: 'Give that cell a small probability in one class (a fit with --prior 0.5 has no zeros), or correct the row.',
  },
  ALL_STARTS_FAILED: {
    what: 'No start ended with a finite objective.',
    why: 'Fixed parameters or the start make rows impossible, or every start was degenerate.',
    fix: 'Look for probabilities of 0 in the fixed parameters or the start.',
  },
  NOT_REPEATED: {
    what: 'latent fit --repeat reached another objective than the fit document says (by more than 1e-8 relative).',
    why: 'The data, the version of latent or the document are not those of the first fit. The same seed, data and version give the same bits.',
    fix: 'Compare the SHA-256 of the data and the versions; where both are the same, please report it.',
  },
  OBJECTIVE_FELL: {
    what: 'The objective fell in an EM step.',
    why: 'EM never lowers it: this is a bug, in latent or in the M-step of a model of your own, and the fit is not reported as converged.',
    fix: 'Check that the M-step of your own model maximizes; else please report it, with the data or a part of them.',
  },
  OWN_MODEL_SHAPE: {
    what: 'A function of a model of your own (API) gave something else than numbers, or numbers in another nesting than before.',
    why: 'Parameters and sums are laid flat, added up and extrapolated, so their shape must stay as it was at the start.',
    fix: 'Give numbers in plain objects, arrays or Float64Arrays, in the same nesting from start to maximize and from zero to accumulate.',
  },
  OWN_MODEL_START: {
    what: 'The parameters that a model of your own (API) starts from are refused by its own "valid".',
    why: 'EM stays where its start puts it: from parameters without meaning it cannot come back.',
    fix: 'Make "start" draw valid parameters, or mend "valid".',
  },
  OWN_MODEL_NOT_A_NUMBER: {
    what: 'A function of a model of your own (API) gave NaN or an infinite value; the message names the datum and the iteration.',
    why: 'Mostly a division by 0 in the M-step of a class that no datum belongs to, a logarithm of a negative number, or a density without bound.',
    fix: 'Keep the previous parameters of an empty class; write -Infinity where a class cannot be; give densities a bound or a prior.',
  },
  ABORTED: {
    what: 'The fit was interrupted before it had any result.',
    why: 'Not one E-step was complete.',
    fix: 'Give it more time. A later interruption keeps the best so far.',
  },
  TOO_MANY_CLASSES: {
    what: 'There are more classes than rows (by weight).',
    why: 'Some class would have less than one row.',
    fix: 'Use fewer classes.',
  },
  TOO_FEW_CLASSES: {
    what: 'The column of known classes names more classes than the model has.',
    why: 'Every name in it is a class; there may be more classes than names, not fewer.',
    fix: 'Raise -k, or take names out of the column.',
  },
  OUT_OF_MEMORY: {
    what: 'The data and the classes do not fit into memory.',
    why: 'A pass needs a table of classes × different rows and the coded cells; WebAssembly has 4 GiB at most. The message names the bytes.',
    fix: 'Use fewer classes or columns, or split the data.',
  },
  WASM_UNAVAILABLE: {
    what: 'The WebAssembly kernel cannot run here.',
    why: 'This Node has it switched off, a security policy forbids it, or SIMD is lacking.',
    fix: 'Nothing for right numbers: the TypeScript engine gives the same, more slowly. For speed, allow WebAssembly.',
  },
  WORKER_LOST: {
    what: 'A thread ended in the middle of its work; another one did that work again. As an error, in the lab: the thread that computes is gone.',
    why: 'Something ended it: mostly the system, where memory ran out. Starts and sums of rows are repeated elsewhere, to the same bits.',
    fix: 'Nothing for right numbers: the result is complete. In the lab: do it once more, the data are read again. Where it happens again, free memory, or use --threads 1.',
  },
  WORKERS_UNAVAILABLE: {
    what: 'Some of the threads that were asked for could not be started; the fit ran on those that could.',
    why: 'The host has no workers or forbids them, or the file worker.js of the package does not lie beside its code (a bundler left it out).',
    fix: 'Nothing for right numbers. For speed, put latent/worker beside the bundle as worker.js and allow workers, or take Node 20.16 or later.',
  },
};
