import type { ReactNode } from 'react';

/** A padlock: open where what it guards is known. */
export function Lock({
  x,
  y,
  isOpen,
}: {
  readonly x: number;
  readonly y: number;
  readonly isOpen: boolean;
}): ReactNode {
  return (
    <g className={isOpen ? 'lock open' : 'lock'} transform={`translate(${x} ${y})`}>
      <path d={isOpen ? 'M-4 0v-7a4 4 0 0 1 8 0v2' : 'M-4 0v-4a4 4 0 0 1 8 0v4'} />
      <rect x={-7} width={14} height={10} rx={2} />
      <title>{isOpen ? 'known' : 'not known yet'}</title>
    </g>
  );
}
