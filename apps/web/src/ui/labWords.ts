/** Families of columns, as the lab's lists name them. */
export const FAMILIES = {
  categorical: 'categorical',
  bernoulli: 'yes or no (0, 1)',
  gaussian: 'measurement (normal)',
  poisson: 'count (Poisson)',
  'negative-binomial': 'count (negative binomial)',
  binomial: 'successes of trials (binomial)',
  exponential: 'waiting time (exponential)',
} as const;

/**
 * What the library mends by flags of the command line, said by the fields of the lab. The phrases are those of its `fix` texts, the longer
 * ones first; a test reads all of them from its source.
 */
const PHRASES: readonly (readonly [RegExp, string | typeof familyText])[] = [
  [/, a tied covariance, or a covariance prior \(--covariance-prior [\d.]+\)/g, ', or a tied covariance, in “Model”'],
  [/\(--prior ([\d.]+)\)/g, '(a pseudo-count of $1, in “Model”)'],
  [/\(--starts (\d+)\)/g, '(“Starts” in “Fit”: $1)'],
  [/\(--tolerance (\S+)\)/g, '(“Stops at a gain of” in “Fit”: $1)'],
  [/--max-iterations/g, '“Most iterations” in “Fit”'],
  [/Ask for it where you need it: latent inspect fit\.json --identifiability\./g, 'Ask for it in “Model”: “Find out”.'],
  [/ ?\(--unseen missing[^)]*\)/g, ''],
  [/\("latent": true, --latent .*? in --graph\)/g, '(tick “hidden” at it in “Model”)'],
  [/Leave --covariance out/g, 'Leave the covariance as it was found, in “Model”'],
  [/declare columns gaussian: --columns .*?"(?=\.|$)/g, 'make columns a “measurement (normal)” in “Variables”'],
  [/: --missing "([^"]*)"/g, ', in “Data” under “Missing cells”: $1'],
  [/(declare )?(?:--columns )?"([^"]*):([a-z-]+)"/g, familyText],
  [/ (?:with|of) --columns/g, ' in “Variables”'],
  [/with --missing/g, 'under “Missing cells” in “Data”'],
  [/with --id ("[^"]*"|\S+?)(?=,)/g, 'under “Rows are named by” in “Data”'],
  [/use --id instead/g, 'choose it under “Rows are named by” in “Data”'],
  [/: --delimiter "[^"]*"/g, ', see “Delimiter”'],
  [/--delimiter/g, '“Delimiter” in “Data”'],
  [/--id/g, '“Rows are named by”'],
  [/--weights/g, '“Weights”'],
];

function familyText(found: string, declare: string | undefined, column: string, family: string): string {
  if (!Object.hasOwn(FAMILIES, family)) return found;
  return `${declare ? 'choose ' : ''}“${FAMILIES[family as keyof typeof FAMILIES]}” for “${column}” in “Variables”`;
}

/**
 * A text of the library as a person at the lab can follow it: the steps and fields of the workbench in place of flags.
 *
 * @example
 * labWords('Run more starts (--starts 100).'); // 'Run more starts (“Starts” in “Fit”: 100).'
 */
export const labWords = (text: string): string =>
  PHRASES.reduce(
    (said, [phrase, words]) => (typeof words === 'string' ? said.replace(phrase, words) : said.replace(phrase, words)),
    text,
  );
