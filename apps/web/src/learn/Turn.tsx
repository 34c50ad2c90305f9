import type { ReactNode } from 'react';
import { fragmentOf } from '../app/location.ts';
import { neighbours } from './neighbours.ts';

/** The way to the lessons before and after. */
export function Turn({ number }: { readonly number: number }): ReactNode {
  const { before, after } = neighbours(number);
  return (
    <nav className="turn" aria-label="Lessons">
      <span>{before && <a href={fragmentOf(`/learn/${before.number}`)}>← {before.title}</a>}</span>
      <span>{after && <a href={fragmentOf(`/learn/${after.number}`)}>{after.title} →</a>}</span>
    </nav>
  );
}
