import { describe, expect, test } from 'vitest';
import { fitTable, type MixtureDocument, type NumberColumn, type Table } from '../../src/index.ts';
import { createRandom, normal } from '../../src/random/index.ts';

type Covariance = 'full' | 'tied' | 'diagonal' | 'spherical';

const tableOf = (columns: Readonly<Record<string, readonly number[]>>): Table => ({
  rows: Object.values(columns)[0]?.length ?? 0,
  columns: new Map(
    Object.entries(columns).map(([name, values]): [string, NumberColumn] => [
      name,
      { kind: 'numbers', name, values: Float64Array.from(values) },
    ]),
  ),
  skipped: [],
  lineOf: () => undefined,
  warnings: [],
});

const documentOf = (classes: number, columns: readonly string[], covariance: Covariance): MixtureDocument => ({
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: Array.from({ length: classes }, (_, k) => String(k + 1)) },
  features: [{ name: 'block', family: 'gaussian', columns, covariance }],
});

const fit = (document: MixtureDocument, table: Table, options: Parameters<typeof fitTable>[2] = {}) =>
  fitTable(document, table, options, { signal: new AbortController().signal, report: () => {} });

interface Block {
  readonly mean: number[][];
  readonly variance: number[][];
  readonly covariance: number[][][];
}
const blockOf = (document: MixtureDocument) => document.parameters?.['block'] as unknown as Block;

/** Two clusters, 60 and 40 rows, `distance` apart in both columns, with a standard deviation of 1. */
function clusters(distance: number, seed = 3): { x: number[]; y: number[]; second: boolean[] } {
  const random = createRandom(seed);
  const second = Array.from({ length: 100 }, (_, i) => i >= 60);
  const draw = () => second.map((far) => (far ? distance : 0) + normal(random));
  return { x: draw(), y: draw(), second };
}

const variance = (values: readonly number[]): number => {
  const origin = values[0] as number;
  const mean = values.reduce((sum, value) => sum + (value - origin), 0) / values.length;
  return values.reduce((sum, value) => sum + (value - origin - mean) ** 2, 0) / values.length;
};

describe.each(['wasm', 'reference'] as const)('%s', (engine) => {
  test.each(['full', 'diagonal', 'spherical', 'tied'] as const)(
    '91. an offset of 1e8 beside a standard deviation of 1e-3 loses nothing: %s',
    async (covariance) => {
      const { x, y } = clusters(4);
      // Multiples of 2^-30 near 0 and near 2^27 are the same numbers exactly, but for the offset.
      const near = (values: readonly number[]) => values.map((value) => Math.round(value * 2 ** 16) / 2 ** 26);
      const far = (values: readonly number[]) => near(values).map((value) => value + 2 ** 26);
      const document = documentOf(2, ['x', 'y'], covariance);
      const here = await fit(document, tableOf({ x: near(x), y: near(y) }), { engine });
      const there = await fit(document, tableOf({ x: far(x), y: far(y) }), { engine });
      expect(there.info.logLikelihood).toBeCloseTo(here.info.logLikelihood, 6);
      const [a, b] = [blockOf(here.applied.document), blockOf(there.applied.document)];
      const spread = (block: Block) => [block.covariance ?? block.variance].flat(3) as unknown as number[];
      spread(b).forEach((value, i) => {
        expect(Math.abs(value / (spread(a)[i] as number) - 1)).toBeLessThan(1e-4);
      });
    },
  );

  test.each(['full', 'diagonal', 'spherical'] as const)(
    'a separation of 1e8 standard deviations loses nothing: %s',
    async (covariance) => {
      const { x, y, second } = clusters(1e8);
      const { applied, info } = await fit(documentOf(2, ['x', 'y'], covariance), tableOf({ x, y }), { engine });
      expect(info.converged).toBe(true);
      const own = (values: readonly number[], far: boolean) => variance(values.filter((_, i) => second[i] === far));
      const block = blockOf(applied.document);
      for (const [k, far] of [false, true].entries()) {
        const [vx, vy] = [own(x, far), own(y, far)];
        const found =
          covariance === 'full'
            ? [block.covariance[k]?.[0]?.[0], block.covariance[k]?.[1]?.[1]]
            : covariance === 'diagonal'
              ? block.variance[k]
              : [block.variance[k], block.variance[k]];
        const expected = covariance === 'spherical' ? [(vx + vy) / 2, (vx + vy) / 2] : [vx, vy];
        expected.forEach((value, j) => {
          expect(Math.abs(Number(found?.[j]) / value - 1)).toBeLessThan(1e-7);
        });
      }
    },
  );

  test('86. a component that collapses on repeated rows is counted and never wins', async () => {
    const random = createRandom(5);
    const x = [...Array.from({ length: 60 }, () => normal(random)), 7, 7, 7];
    const y = [...Array.from({ length: 60 }, () => normal(random)), 3, 3, 3];
    const { info, applied } = await fit(documentOf(3, ['x', 'y'], 'full'), tableOf({ x, y }), { engine });
    expect(info.starts.degenerate).toBeGreaterThan(0);
    expect(info.warnings.map(({ code }) => code)).toContain('DEGENERATE_COMPONENT');
    expect(Number.isFinite(info.logLikelihood)).toBe(true);
    for (const matrix of blockOf(applied.document).covariance)
      expect((matrix[0]?.[0] as number) * (matrix[1]?.[1] as number)).toBeGreaterThan(1e-12);
  });

  test('93. where every start collapses the error says so, with the feature', async () => {
    const x = Array.from({ length: 40 }, (_, i) => i);
    await expect(fit(documentOf(2, ['x', 'y'], 'full'), tableOf({ x, y: x }), { engine })).rejects.toMatchObject({
      code: 'DEGENERATE_COMPONENT',
      where: { features: ['block'] },
    });
  });
});
