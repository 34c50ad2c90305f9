import type { ReactNode } from 'react';

export interface MeterProps {
  /** How many are filled. */
  readonly filled: number;
  readonly of: number;
  /** What it says, also to those who hear it; it stands beside the boxes. */
  readonly children: ReactNode;
}

/** So many of so many, as boxes. */
export function Meter({ filled, of, children }: MeterProps): ReactNode {
  return (
    <p className="meter" role="status">
      <span aria-hidden="true" className="boxes">
        {Array.from({ length: of }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: boxes differ by their place only
          <span key={i} className={i < filled ? 'box filled' : 'box'} />
        ))}
      </span>
      <span>{children}</span>
    </p>
  );
}
