import { count, counted, significant } from '@latent/charts/number';
import type { Identifiability, NetworkIdentifiability, Warning } from 'latent';
import { plain } from './plain.ts';

/** Below this ratio of singular values parameters are determined, but weakly (design: "weak"). */
const WEAK = 1e-4;

/** Whether the data determine the parameters, in words; where that was not checked, a warning says why. */
export function identifiedText(
  found: Identifiability | null,
  freeParameters: number,
  warnings: readonly Warning[] = [],
): string {
  if (found === null)
    return plain(
      warnings
        .find(({ code }) => code === 'IDENTIFIABILITY_NOT_CHECKED')
        ?.message.replace(/^identifiability was /, '') ?? 'not checked',
    );
  const { identified, rank, genericRank } = found;
  const least = Math.min(rank, genericRank);
  if (identified)
    return `yes, rank ${rank} of ${freeParameters}${found.weakest < WEAK && freeParameters > 0 ? `, but weakly (smallest singular value ratio ${significant(found.weakest, 2)})` : ''}`;
  return `no, rank ${least} of ${freeParameters}${rank < genericRank ? ` at this estimate, ${genericRank} elsewhere` : ''}: ${counted(freeParameters - least, 'direction')} undetermined`;
}

/** The same of a network, and what counting says of it. */
export function identifiedLines(
  found: NetworkIdentifiability | null,
  freeParameters: number,
  warnings: readonly Warning[] = [],
): string[] {
  const text = identifiedText(found, freeParameters, warnings);
  if (found === null) return [text];
  const { observableCells, labellings } = found;
  const counts = [
    ...(observableCells === null || observableCells >= freeParameters
      ? []
      : [`rows show only ${counted(observableCells, 'independent probability', 'independent probabilities')}`]),
    ...(labellings > 1 ? [`hidden levels can be named in ${count(labellings)} ways, which changes nothing`] : []),
  ];
  return [text, ...(counts.length > 0 ? [counts.join('; ')] : [])];
}
