import type { TableData } from '@latent/charts';
import type { Best, Family } from './family.ts';

/** The rows with their shares, and the sums that the M-step divides. */
export function twinOf({ cells, levels }: Family, shares: readonly number[]): TableData {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const products = cells.map((cell, i) => (shares[i] as number) * Number(cell));
  const rows = cells.map((cell, i) => [
    String(i + 1),
    cell,
    (shares[i] as number).toFixed(2),
    ...(levels
      ? levels.map((level) => (level === cell ? (shares[i] as number).toFixed(2) : ''))
      : [products[i]?.toFixed(3) ?? '']),
  ]);
  const countOf = (level: string): string =>
    cells.reduce((sum, cell, i) => sum + (cell === level ? (shares[i] as number) : 0), 0).toFixed(2);
  return {
    caption: 'Rows with their shares, and the sums that the M-step divides',
    head: ['row', 'x', 'share r', ...(levels ? levels.map((level) => `count of ${level}`) : ['r · x'])],
    rows: [
      ...rows,
      [
        'sum',
        '',
        total.toFixed(2),
        ...(levels ? levels.map(countOf) : [products.reduce((sum, product) => sum + product, 0).toFixed(3)]),
      ],
    ],
    words: levels ? 2 : 1,
  };
}

export function arithmeticOf(family: Family, shares: readonly number[], best: Best, height: number): readonly string[] {
  const sum = shares.map((share) => share.toFixed(2)).join(' + ');
  return [
    `Σ r = ${sum} = ${shares.reduce((total, share) => total + share, 0).toFixed(4)}`,
    `${family.parameter} = ${best.top.toFixed(4)} / ${best.bottom.toFixed(4)} = ${best.theta.toFixed(6)}`,
    ...(family.id === 'gaussian' ? [`variance = Σ r (x − mean)² / Σ r = ${best.others[0]?.toFixed(6)}`] : []),
    `Q at the top = ${height.toFixed(6)}`,
  ];
}
