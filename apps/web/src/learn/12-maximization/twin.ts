import { cellName, type Line, type Twin } from '../line.ts';
import type { Best, Family } from './family.ts';

/** The rows with their shares, and the sums that the M-step divides. */
export function twinOf({ id, cells, levels }: Family, shares: readonly number[]): Twin {
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
    name: (row, column) => {
      if (row < cells.length) return undefined;
      if (column === 2) return id === 'own' ? 'top' : 'bottom';
      return id !== 'own' && column === goodColumn(levels) ? 'top' : undefined;
    },
  };
}

/** The column whose sum stands above the line of the ratio. */
const goodColumn = (levels: Family['levels']): number =>
  levels ? 3 + Math.max(levels.indexOf('1'), levels.indexOf('good')) : 3;

/** The M-step with numbers put in. */
export function arithmeticOf(
  family: Family,
  shares: readonly number[],
  best: Best,
  height: number,
): readonly (string | Line)[] {
  const { cells, levels, id } = family;
  const good = goodColumn(levels);
  const shareCells = cells.map((_, row) => cellName(row, 2));
  const products = levels ? [] : cells.map((cell, i) => `${(shares[i] as number).toFixed(2)}×${cell}`);
  const counted = cells.flatMap((cell, i) => (levels?.[good - 3] === cell ? [(shares[i] as number).toFixed(2)] : []));
  const weighed = levels ? counted : products.map((product) => product.replace(/×(-.*)/, '×($1)'));
  const sum: Line = {
    of: id === 'own' ? 'top' : 'bottom',
    text: `Σ r = ${shares.map((share) => share.toFixed(2)).join(' + ')} = ${sumOf(shares).toFixed(4)}`,
    from: shareCells,
  };
  const other: Line =
    id === 'own'
      ? {
          of: 'bottom',
          text: `Σ r (1 + x) = ${cells.map((cell, i) => `${(shares[i] as number).toFixed(2)}×(1 + ${cell})`).join(' + ')} = ${best.bottom.toFixed(4)}`,
          from: [...shareCells, ...cells.map((_, row) => cellName(row, 1))],
        }
      : {
          of: 'top',
          text: `${levels ? `Σ r of ${levels[good - 3]}` : 'Σ r x'} = ${weighed.join(' + ')} = ${best.top.toFixed(4)}`,
          from: cells.flatMap((cell, row) => (!levels || levels[good - 3] === cell ? [cellName(row, good)] : [])),
        };
  return [
    sum,
    other,
    {
      of: ['theta', 'ratio'],
      text: `${family.parameter} = ${best.top.toFixed(4)} / ${best.bottom.toFixed(4)} = ${best.theta.toFixed(6)}`,
      from: ['top', 'bottom'],
    },
    ...(id === 'gaussian' ? [`variance = Σ r (x − mean)² / Σ r = ${best.others[0]?.toFixed(6)}`] : []),
    `Q at the top = ${height.toFixed(6)}`,
  ];
}

/** Q where the dot stands, and the cells of the table. */
export function numbersOf(
  family: Family,
  shares: readonly number[],
  best: Best,
  theta: number,
  q: number,
): readonly Line[] {
  const { cells, levels } = family;
  const [sums, rows] = [cells.length, cells.map((_, row) => row)];
  return [
    ...rows.map(
      (row): Line => ({
        of: cellName(row, 2),
        text: `r = ${(shares[row] as number).toFixed(2)}, as the E-step gave it; the rest belongs to the other class`,
      }),
    ),
    {
      of: 'q',
      text: `Q = ${family.heightText({ theta, best, cells, shares })} = ${q.toFixed(4)}`,
      from: [family.parameter, 'top', 'bottom'],
    },
    ...(levels
      ? levels.map((level, l): Line => {
          const mine = rows.filter((row) => cells[row] === level);
          const terms = mine.map((row) => shares[row] as number);
          return {
            of: cellName(sums, 3 + l),
            text: `count of ${level} = ${terms.map((share) => share.toFixed(2)).join(' + ')} = ${sumOf(terms).toFixed(2)}`,
            from: mine.map((row) => cellName(row, 3 + l)),
          };
        })
      : rows.map((row): Line => {
          const [share, x] = [shares[row] as number, Number(cells[row])];
          return {
            of: cellName(row, 3),
            text: `r x = ${share.toFixed(2)} × ${x < 0 ? `(${x})` : x} = ${(share * x).toFixed(3)}`,
            from: [cellName(row, 1), cellName(row, 2)],
          };
        })),
  ];
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
