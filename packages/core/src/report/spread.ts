import type { Warning } from '../error/index.ts';
import type { FitFacts } from './facts.ts';
import { nameParameter } from './names.ts';

const POISSON_SIZE = 1e5;

export function collapsedStarts({ starts, collapsed }: FitFacts): Warning[] {
  if (starts.degenerate === 0) return [];
  return [
    {
      code: 'DEGENERATE_COMPONENT',
      level: 'warning',
      message: `${starts.degenerate} of ${starts.count} starts ended in a component of ${collapsed.map((name) => `"${name}"`).join(', ') || 'the model'} that collapsed on equal rows: its likelihood has no bound, and the start does not count`,
      fix: 'Use fewer classes, a tied covariance, or a covariance prior (--covariance-prior 1).',
      where: { starts: starts.degenerate, features: collapsed },
    },
  ];
}

/** A Gaussian component of its own that rests on hardly more rows than it has columns: a spurious maximum (McLachlan & Peel 2000, section 3.10). */
export function hardlyDetermined({ model, parameters, classNames, weight }: FitFacts): Warning[] {
  return model.blocks.flatMap((block, j): Warning[] => {
    const own = model.featureBlocks[j] as (typeof model.featureBlocks)[number];
    if ((block.kind !== 'cells' && block.kind !== 'gaussian') || own.some(({ shared, fixed }) => shared || fixed))
      return [];
    const least = (block.kind === 'gaussian' ? block.columns : 1) + 1;
    const few = classNames.filter(
      (_, k) => (parameters[k] as number) * weight < least + 0.01 && (parameters[k] as number) > 0,
    );
    if (few.length === 0 || model.classes === 1) return [];
    return [
      {
        code: 'DEGENERATE_COMPONENT',
        level: 'warning',
        message: `class ${few.join(', ')} rests on no more than ${least} rows: the spread of "${block.name}" there is hardly determined, and the maximum may be spurious`,
        fix: 'Use fewer classes, a tied covariance, or a covariance prior (--covariance-prior 1).',
        where: { classes: few, feature: block.name },
      },
    ];
  });
}

/** A negative binomial size so large that it tells nothing from a Poisson column: the maximum is where 1/size = 0. */
export function poissonLimit({ model, parameters, classNames }: FitFacts): Warning[] {
  const found = model.parameters.blocks
    .filter(({ key, fixed }) => key === 'size' && !fixed)
    .flatMap(({ offset, size }) => Array.from({ length: size }, (_, k) => offset + k))
    .filter((index) => (parameters[index] as number) >= POISSON_SIZE)
    .map((index) => nameParameter(model, classNames, index).text);
  if (found.length === 0) return [];
  return [
    {
      code: 'BOUNDARY_ESTIMATE',
      level: 'warning',
      message: `${found.join(', ')} went to infinity: counts there vary no more than Poisson counts, and the data do not determine it`,
      fix: 'Declare the column as poisson.',
      where: { parameters: found },
    },
  ];
}
