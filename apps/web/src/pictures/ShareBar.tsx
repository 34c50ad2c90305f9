import { markOf } from '@latent/charts';
import { probability } from '@latent/charts/number';
import type { ReactNode } from 'react';

export interface ShareBarProps {
  readonly names: readonly string[];
  /** They sum to 1. */
  readonly shares: readonly number[];
}

/** Probabilities of classes as one bar, cut in their colours; heard as numbers. */
export function ShareBar({ names, shares }: ShareBarProps): ReactNode {
  return (
    <span
      className="share-bar"
      role="img"
      aria-label={names.map((name, k) => `${name} ${probability(shares[k])}`).join(', ')}
    >
      {shares.map((share, k) => (
        <span
          key={names[k]}
          title={`${names[k]}: ${probability(share)}`}
          style={{ width: `${100 * share}%`, background: markOf(k).colour }}
        />
      ))}
    </span>
  );
}
