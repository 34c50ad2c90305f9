import { markOf } from '@latent/charts';
import type { ReactNode } from 'react';

/** The mark of class k (from 0) as charts draw it: its colour and its shape. */
export function Mark({ k }: { readonly k: number }): ReactNode {
  const { colour, path } = markOf(k);
  return (
    <svg className="class-mark" width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true">
      <path d={path} fill={colour} />
    </svg>
  );
}
