import type { NetworkIdentifiability } from '../../identify/index.ts';

/** What counting alone says, in sentences: too few observable probabilities, and levels that can be named in several ways. */
export function nameNetworkCounts({
  freeParameters,
  observableCells,
  labellings,
}: Pick<NetworkIdentifiability, 'freeParameters' | 'observableCells' | 'labellings'>): string[] {
  const out: string[] = [];
  if (observableCells !== null && observableCells < freeParameters)
    out.push(
      `the tables have ${freeParameters} free parameters, and rows show only ${observableCells} independent ${observableCells === 1 ? 'probability' : 'probabilities'}: at least ${freeParameters - observableCells} of them cannot be determined (degrees of freedom −${freeParameters - observableCells})`,
    );
  if (labellings > 1)
    out.push(
      `the levels of hidden nodes can be named in ${labellings} ways with the same likelihood: that is a choice of names, not a lack of data`,
    );
  return out;
}
