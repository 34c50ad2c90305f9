import type { ReactNode } from 'react';

export interface MiniHistogramProps {
  /** What is counted, for those who hear it. */
  readonly label: string;
  /** One bar each, from left to right. */
  readonly counts: readonly number[];
  /** Bars with a gap between them: levels, and no stretch of numbers. */
  readonly isSeparate?: boolean;
}

const [WIDTH, HEIGHT] = [120, 28];

/** A histogram as small as a word. */
export function MiniHistogram({ label, counts, isSeparate = false }: MiniHistogramProps): ReactNode {
  const most = Math.max(1, ...counts);
  const step = Math.min(isSeparate ? 24 : WIDTH, WIDTH / Math.max(1, counts.length));
  const bar = isSeparate ? Math.max(1, step - 2) : step;
  return (
    <svg className="mini" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <path className="axis" d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
      {counts.map((count, i) => {
        const height = count === 0 ? 0 : Math.max(1, ((HEIGHT - 2) * count) / most);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          <rect key={i} x={i * step} y={HEIGHT - 1 - height} width={bar} height={height} />
        );
      })}
    </svg>
  );
}
