import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createTextTable, fitTable, inferModel, type Table } from '../../src/index.ts';

const root = new URL('../../../../', import.meta.url);

/** A comma-separated file without quotes, as text cells. */
function read(file: URL): Table {
  const [header = [], ...rows] = readFileSync(file, 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  const builder = createTextTable(header, { columns: new Map(header.map((name) => [name, 'labels'])) });
  rows.forEach((row, i) => {
    builder.add(row, i + 2);
  });
  return builder.finish();
}

const cases = [
  {
    name: 'carcinoma',
    file: new URL('../shared/references/data/carcinoma.csv', root),
    classes: 3,
    logLikelihood: -293.704979,
  },
  {
    name: 'values',
    file: new URL('../shared/references/data/values.csv', root),
    classes: 2,
    logLikelihood: -504.46767,
  },
] as const;

describe.each(cases)('$name, $classes classes', ({ file, classes, logLikelihood }) => {
  test.skipIf(!existsSync(file))(
    'SQUAREM ends where plain EM ends, in fewer E-steps (skipped without ../shared/references)',
    async () => {
      const table = read(file);
      const columns = new Map([...table.columns.keys()].map((name) => [name, undefined]));
      const { document } = inferModel(table, { classes, columns });
      const fit = (acceleration: 'none' | 'squarem') =>
        fitTable(
          document,
          table,
          { starts: 10, tolerance: 1e-13, acceleration },
          {
            signal: new AbortController().signal,
            report: () => {},
          },
        );
      const [plain, fast] = [(await fit('none')).info, (await fit('squarem')).info];
      expect(fast.objective).toBeCloseTo(logLikelihood, 5);
      expect(Math.abs(fast.objective - plain.objective)).toBeLessThanOrEqual(1e-9 * Math.abs(plain.objective));
      expect(fast.evaluations).toBeLessThan(plain.evaluations);
      expect([plain.converged, fast.converged]).toEqual([true, true]);
      fast.trace.forEach((value, i) => {
        if (i > 0) expect(value).toBeGreaterThanOrEqual((fast.trace[i - 1] as number) - 1e-10 * Math.abs(value));
      });
    },
  );
});
