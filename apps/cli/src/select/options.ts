import type { CriterionName } from 'latent';
import { UsageError } from '../errors.ts';
import type { FitOptions } from '../fit/options.ts';

/** The options of `latent select`: those of `latent fit`, with a range of classes. */
export interface SelectOptions extends Omit<FitOptions, 'classes'> {
  readonly classes?: readonly number[] | undefined;
  readonly criterion?: CriterionName | undefined;
}

/** Flags of `fit` that make no sense here, each with the reason and what to do. */
export const NOT_WITH_SELECT: ReadonlyMap<string, readonly [flag: string, why: string, fix: string]> = new Map([
  [
    'start',
    ['--start', 'a start has one number of classes', 'Leave it out: every number of classes has its own starts.'],
  ],
  ['repeat', ['--repeat', 'it repeats one fit', 'Repeat that fit with latent fit --repeat.']],
  [
    'rows',
    ['--rows', 'every number of classes has its own probabilities', 'Choose K, then latent fit -k K --rows file.csv.'],
  ],
  ['graph', ['--graph', 'a graph has the levels of its nodes', 'Fit each network by itself: latent fit --graph.']],
  [
    'equivalentSampleSize',
    ['--equivalent-sample-size', 'it is a prior of networks', 'Give --prior, which mixtures have.'],
  ],
  ['dryRun', ['--dry-run', 'it describes one model', 'Ask for each with latent fit -k K --dry-run.']],
]);

/** Refuses flags of `fit` that make no sense here, and a command without a range. */
export function assertSelectOptions(options: SelectOptions): asserts options is SelectOptions & {
  readonly classes: readonly number[];
} {
  for (const [name, [flag, why, fix]] of NOT_WITH_SELECT)
    if (Object.hasOwn(options, name))
      throw new UsageError('CONFLICTING_OPTIONS', `${flag} makes no sense with select: ${why}`, fix, {
        option: flag.slice(2),
      });
  if (options.classes === undefined)
    throw new UsageError(
      'BAD_OPTION',
      'which numbers of classes to compare is not said',
      'Give -k with a range, for example -k 1..8.',
      { option: 'classes' },
    );
}
