import type { FitDocument, Warning } from 'latent';
import { expect, test } from 'vitest';
import type { FitRecord } from '../../src/compute/lab.ts';
import { remediesOf } from '../../src/workbench/diagnostics/remedies.ts';

const RECORD = {
  choice: { kind: 'mixture', classes: 3, columns: [] },
  fit: { iterations: 50, options: { maxIterations: 50 }, starts: { count: 20 } } as unknown as FitDocument,
} as unknown as FitRecord;

const warning = (code: string, fix = '', where = {}): Warning =>
  ({ code, level: 'warning', message: '', fix, where }) as Warning;

test.each([
  ['BOUNDARY_ESTIMATE', 'Use a prior (--prior 0.5)', {}, [{ pseudoCount: 0.5 }, {}]],
  ['NOT_ESTIMATED', '', {}, [{ pseudoCount: 1 }, {}]],
  ['LOCAL_MAXIMUM_SUSPECTED', 'Run more starts', {}, [{}, { starts: 100 }]],
  ['LOCAL_MAXIMUM_SUSPECTED', 'Run on to a smaller gain (--tolerance 1e-12)', {}, [{}, { tolerance: 1e-12 }]],
  ['NOT_CONVERGED', '', { stopReason: 'max-iterations' }, [{}, { maxIterations: 500 }]],
  ['NOT_CONVERGED', '', { stopReason: 'aborted' }, [{}, {}]],
  ['EMPTY_CLASS', '', {}, [{ classes: 2 }, {}]],
  ['NOT_IDENTIFIED', '', {}, [{ classes: 2 }, {}]],
  ['DEGENERATE_COMPONENT', '', {}, [{ covariance: 'tied' }, {}]],
] as const)('%s (%s) has a button that mends', (code, fix, where, [model, settings]) => {
  expect(remediesOf(warning(code, fix, where), RECORD)[0]).toMatchObject({ model, settings });
});

test('what needs no mending, or cannot be mended by a button, has none', () => {
  expect(remediesOf(warning('ROW_ALL_MISSING'), RECORD)).toEqual([]);
  expect(remediesOf(warning('BOUNDARY_ESTIMATE', 'Declare the column as poisson.'), RECORD)).toEqual([]);
  const one = { ...RECORD, choice: { kind: 'mixture', classes: 1, columns: [] } } as unknown as FitRecord;
  expect(remediesOf(warning('NOT_IDENTIFIED'), one)).toEqual([]);
});
