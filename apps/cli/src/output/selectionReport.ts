import type { Candidate, SelectionDocument, Warning } from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import type { ChosenModel } from '../fit/model.ts';
import { dataFacts } from './dataFacts.ts';
import { type Fact, formatFacts } from './facts.ts';
import { plain } from './plain.ts';
import { selectionTable } from './selectionTable.ts';

export interface SelectionReport {
  readonly document: SelectionDocument;
  /** The numbers of classes that were asked for. */
  readonly asked: readonly number[];
  readonly read: ReadData;
  readonly chosen: ChosenModel;
  readonly weightsColumn: string | undefined;
  /** Remarks on the data. */
  readonly warnings: readonly Warning[];
}

/** Numbers of classes side by side, which are not ranked and why, and the one with the lowest criterion. */
export function selectionReport(
  context: Context,
  { document, asked, read, chosen, weightsColumn, warnings }: SelectionReport,
): string {
  const { bold } = context.paint;
  const { data, options, seed, producer } = document;
  const facts: Fact[] = [
    ...dataFacts({
      read,
      model: chosen.document,
      inferred: chosen.inferred,
      known: chosen.known,
      covariance: chosen.covariance,
      weightsColumn,
      patterns: data.patterns,
      weight: data.weight,
      missingCells: data.missingCells,
      warnings,
    }),
    ['starts', `${String(options['starts'])} for every K; seed ${seed}; engine ${producer.engine}`],
  ];
  return [formatFacts(facts, bold), selectionTable(context, document), remarks(document, asked)].join('\n');
}

/** A line for each thing to know beside the figures; numbers of classes that share it stand together. */
function remarks({ candidates, ...document }: SelectionDocument, asked: readonly number[]): string {
  const groups = new Map<string, { readonly classes: number[]; readonly words: string }>();
  for (const candidate of candidates) {
    const words = remark(candidate);
    if (words === undefined) continue;
    const key = candidate.error?.code ?? words;
    const group = groups.get(key) ?? { classes: [], words };
    group.classes.push(candidate.classes);
    groups.set(key, group);
  }
  const done = new Set(candidates.map(({ classes }) => classes));
  const left = asked.filter((classes) => !done.has(classes));
  const lines = [...groups.values()].map(({ classes, words }) => `K=${rangeText(classes)} ${words}`);
  if (left.length > 0) lines.push(`K=${rangeText(left)} not fitted: interrupted.`);
  return [...lines, verdict(document)].map((line) => `${plain(line)}\n`).join('');
}

/** Ascending numbers, neighbours as a range: `1, 2, 5..9`. */
function rangeText(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs[runs.length - 1];
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([from, to]) => (to - from > 1 ? `${from}..${to}` : to > from ? `${from}, ${to}` : String(from)))
    .join(', ');
}

function verdict({ criterion, recommended }: Pick<SelectionDocument, 'criterion' | 'recommended'>): string {
  const name = criterion.toUpperCase();
  if (recommended === null) return 'No K is recommended: none is converged, replicated and identified.';
  return `Lowest ${name} is K=${recommended}. K is your decision: see class sizes and meaning (latent fit -k ${recommended}).`;
}

/** What a reader must know of a number of classes beside its figures. */
function remark({ status, starts, error, identified }: Candidate): string | undefined {
  if (status === 'failed')
    return `not ranked, failed: ${error?.message}. Fix: ${error?.fix} (latent explain --code ${error?.code})`;
  const why = WHY.get(status);
  if (why !== undefined) return `not ranked, ${status}: ${why}.`;
  if (status === 'weakly replicated')
    return `weakly replicated: only ${starts?.atBest} of ${starts?.count} starts reached the best.`;
  return identified === null ? 'not checked for identifiability, which would take longer than the fit.' : undefined;
}

const WHY: ReadonlyMap<string, string> = new Map([
  ['not converged', 'stopped before the tolerance was met; raise --max-iterations'],
  ['not replicated', 'only one start reached the best; run more --starts'],
  ['not identified', 'the data do not determine all parameters (latent explain --code NOT_IDENTIFIED)'],
  ['below K-1', 'the log-likelihood is below that of fewer classes, so a local maximum; run more --starts'],
  ['aborted', 'interrupted before its end'],
]);
