import { counted, significant } from '@latent/charts/number';
import type { Context } from '../context.ts';
import type { Check } from '../verify/check.ts';
import type { Replays } from '../verify/replays.ts';
import { plain } from './plain.ts';
import { formatTable, type TableColumn } from './table.ts';

/** Published against computed, quantity by quantity, and how many agree. */
export function verificationText(context: Context, { checks, notAvailable }: Replays): string {
  const { paint, terminal } = context;
  const isNarrow = terminal.stdout && terminal.columns < WIDE;
  const agreeing = checks.filter(({ ok }) => ok).length;
  const results = new Set(checks.map(({ result }) => result)).size;
  const verdict = `${agreeing} of ${counted(checks.length, 'quantity', 'quantities')} of ${counted(results, 'result')} agree`;
  return [
    isNarrow ? narrowTable(context, checks) : wideTable(context, checks),
    'Of a quantity of several numbers the pair that agrees least is shown.',
    agreeing === checks.length ? verdict : paint.red(verdict),
    ...checks.filter(({ ok }) => !ok).map((check) => plain(`  ${failure(check)}`)),
    ...notAvailable.map(({ result, reason }) => plain(`not available: ${result} (${reason})`)),
    '',
  ].join('\n');
}

/** Columns that the whole table takes. */
const WIDE = 160;

function wideTable({ paint }: Context, checks: readonly Check[]): string {
  const columns: TableColumn[] = [{ title: 'result', align: 'left' }, { title: 'source', align: 'left' }, ...NUMBERS];
  const rows = checks.map((check, i) => [
    ...(isNamedAbove(checks, i) ? ['', ''] : [check.result, check.source]),
    ...numbersOf(check),
  ]);
  return formatTable(columns, rows, { paintTitles: paint.bold });
}

/** Results and sources stand in lines of their own. */
function narrowTable({ paint }: Context, checks: readonly Check[]): string {
  const [titles = '', ...lines] = formatTable(NUMBERS, checks.map(numbersOf), { paintTitles: paint.bold }).split('\n');
  const named = lines.flatMap((line, i) => {
    const check = checks[i];
    if (check === undefined || isNamedAbove(checks, i)) return [line];
    return [plain(`${check.result}: ${check.source}`), line];
  });
  return [titles, ...named].join('\n');
}

const NUMBERS: readonly TableColumn[] = [
  { title: 'quantity', align: 'left' },
  { title: 'published' },
  { title: 'computed' },
  { title: 'difference' },
  { title: 'ok', align: 'left' },
];

function numbersOf({ quantity, published, computed, difference, ok }: Check): string[] {
  return [
    quantity,
    significant(published, DIGITS),
    significant(computed, DIGITS),
    significant(difference, 2),
    ok ? 'yes' : 'NO',
  ];
}

const DIGITS = 12;

const isNamedAbove = (checks: readonly Check[], i: number): boolean => checks[i - 1]?.result === checks[i]?.result;

function failure({ result, quantity, published, computed, difference, allowed }: Check): string {
  return `${result}: ${quantity} is ${significant(computed, 12)}, published ${significant(published, 12)}; they differ by ${significant(difference, 2)}, and ${significant(allowed, 2)} is allowed`;
}
