import type { ReactNode } from 'react';
import { fragmentOf } from '../app/location.ts';
import { neighbours } from './neighbours.ts';

/** A space that keeps an arrow on the line of its word. */
const NARROW = '\u00a0';

/** The way to the lessons before and after. */
export function Turn({ number }: { readonly number: number }): ReactNode {
  const { before, after } = neighbours(number);
  return (
    <nav className="turn" aria-label="Lessons">
      <span>
        {before && (
          <a href={fragmentOf(`/learn/${before.number}`)}>
            ←{NARROW}
            {before.title}
          </a>
        )}
      </span>
      <span>
        {after && (
          <a href={fragmentOf(`/learn/${after.number}`)}>
            {after.title}
            {NARROW}→
          </a>
        )}
      </span>
    </nav>
  );
}
