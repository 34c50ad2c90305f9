import { LatentError } from '../error/index.ts';
import { type AnyColumn, checkTrials, type Schema } from './columns.ts';
import { checkLevels } from './levels.ts';

/** Refuses what is no schema: columns by name, each as its maker (`bernoulli()`, `gaussian()`, …) makes it. */
export function checkSchema(columns: unknown): asserts columns is Schema {
  if (typeof columns !== 'object' || columns === null || Array.isArray(columns))
    throw new LatentError('BAD_OPTION', '"columns" is not an object', 'Give columns by name: { voted: bernoulli() }.', {
      option: 'columns',
    });
  const entries = Object.entries(columns);
  if (entries.length === 0)
    throw new LatentError('NO_COLUMNS', 'the model has no columns', 'Give at least one column.', { option: 'columns' });
  for (const [name, column] of entries) checkColumn(name, column);
  const read = new Set(entries.flatMap(([name, column]) => trialsOf(name, column as AnyColumn, columns)));
  for (const [name, column] of entries)
    if ((column as AnyColumn).kind === 'trials' && !read.has(name))
      throw new LatentError(
        'BAD_OPTION',
        `no binomial column has "${name}" as its trials`,
        `Leave it out, or name it: binomial({ trials: ${JSON.stringify(name)} }).`,
        { option: 'columns', column: name },
      );
}

const KINDS: ReadonlySet<unknown> = new Set<AnyColumn['kind']>([
  'categorical',
  'bernoulli',
  'poisson',
  'binomial',
  'trials',
  'exponential',
  'negative-binomial',
  'gaussian',
]);

function checkColumn(name: string, column: unknown): void {
  const { kind, levels, trials } = (column ?? {}) as { kind?: unknown; levels?: unknown; trials?: unknown };
  if (!KINDS.has(kind))
    throw new LatentError(
      'BAD_OPTION',
      `"${name}" is not a column that this version knows`,
      'Make columns with bernoulli(), categorical([…]), poisson(), binomial({ trials }), exponential(), negativeBinomial() and gaussian().',
      { option: 'columns', column: name },
    );
  if (kind === 'bernoulli' || kind === 'categorical') checkLevels(levels, name, 2);
  if (kind === 'binomial') checkTrials(trials, name);
}

/** The column that a binomial column reads its trials from, if it does. */
function trialsOf(name: string, column: AnyColumn, columns: object): string[] {
  if (column.kind !== 'binomial' || typeof column.trials === 'number') return [];
  const { trials } = column;
  const found = Object.hasOwn(columns, trials) ? (columns as Schema)[trials] : undefined;
  if (found?.kind === 'trials') return [trials];
  throw new LatentError(
    'BAD_OPTION',
    `"${name}" has "${trials}" as its trials, which is ${found ? 'another kind of column' : 'no column of the model'}`,
    `Add it to the columns: { ${JSON.stringify(trials)}: trials() }.`,
    { option: 'columns', column: name },
  );
}
