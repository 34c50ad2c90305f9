import { counted, significant } from '@latent/charts/number';
import type { Context } from '../context.ts';
import type { Check } from '../verify/check.ts';
import type { Replays } from '../verify/replays.ts';
import { plain } from './plain.ts';
import { formatTable } from './table.ts';

/** Published against computed, quantity by quantity, and how many agree. */
export function verificationText({ paint, terminal }: Context, { checks, notAvailable }: Replays): string {
  const table = formatTable(
    [
      { title: 'result', align: 'left' },
      { title: 'source', align: 'left' },
      { title: 'quantity', align: 'left' },
      { title: 'published' },
      { title: 'computed' },
      { title: 'difference' },
      { title: 'ok', align: 'left' },
    ],
    checks.map((check, i) => [
      ...(isNamedAbove(checks, i) ? ['', ''] : [check.result, check.source]),
      check.quantity,
      significant(check.published, 12),
      significant(check.computed, 12),
      significant(check.difference, 2),
      check.ok ? 'yes' : 'NO',
    ]),
    { width: terminal.stdout ? Math.max(terminal.columns, LEAST_WIDTH) : undefined, paintTitles: paint.bold },
  );
  const agreeing = checks.filter(({ ok }) => ok).length;
  const results = new Set(checks.map(({ result }) => result)).size;
  const verdict = `${agreeing} of ${counted(checks.length, 'quantity', 'quantities')} of ${counted(results, 'result')} agree`;
  return [
    table,
    'Of a quantity of several numbers the pair that agrees least is shown.',
    agreeing === checks.length ? verdict : paint.red(verdict),
    ...checks.filter(({ ok }) => !ok).map((check) => plain(`  ${failure(check)}`)),
    ...notAvailable.map(({ result, reason }) => plain(`not available: ${result} (${reason})`)),
    '',
  ].join('\n');
}

/** In a narrower terminal lines wrap: blocks of columns would tear published and computed apart. */
const LEAST_WIDTH = 160;

const isNamedAbove = (checks: readonly Check[], i: number): boolean => checks[i - 1]?.result === checks[i]?.result;

function failure({ result, quantity, published, computed, difference, allowed }: Check): string {
  return `${result}: ${quantity} is ${significant(computed, 12)}, published ${significant(published, 12)}; they differ by ${significant(difference, 2)}, and ${significant(allowed, 2)} is allowed`;
}
