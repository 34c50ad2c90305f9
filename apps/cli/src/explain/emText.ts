import { count, counted } from '@latent/charts/number';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { plain } from '../output/plain.ts';
import { formatTable } from '../output/table.ts';
import { byHand, cellsText, expectedCount, nats, productText, result, signed, underflows } from './arithmetic.ts';
import { boundLines, identifiedLines, nextText } from './ending.ts';
import type { Explained } from './explained.ts';
import { maximizationLines } from './maximization.ts';

/** One EM iteration as a person would write it down. */
export function emText(context: Context, explained: Explained, data: ReadData): string {
  const { paint } = context;
  const { before, after, decomposition, next } = explained;
  const sections = [
    [`data: ${dataText(explained, data)}`, `log-likelihood of the start: ${nats(before.logLikelihood)}`],
    [
      `${paint.bold('E')}  responsibilities: class size * probability of each observed cell, divided by the sum over classes`,
      ...expectationLines(context, explained),
    ],
    ['   expected counts: responsibilities added up over rows (by weight)', indented(countsTable(context, explained))],
    [`${paint.bold('M')}  new parameters: ratios of expected counts`, ...maximizationLines(explained, context.all)],
    [
      `   log-likelihood ${nats(before.logLikelihood)} -> ${nats(after.logLikelihood)}   (${signed(after.logLikelihood - before.logLikelihood)})`,
      ...boundLines(decomposition),
    ],
    [nextText(next, after.logLikelihood), ...identifiedLines(explained)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Patterns that are written out without --all. */
const SHOWN = 12;

function expectationLines(context: Context, explained: Explained): string[] {
  const { patterns, classes, latent } = explained;
  const counting = patterns.filter(({ weight }) => weight > 0);
  const shown = context.all ? counting : counting.slice(0, SHOWN);
  const names = classes.map(plain);
  const width = Math.max(...names.map((name) => name.length));
  const lines = shown.flatMap((pattern) => {
    const sum = byHand(pattern.marginal);
    const tiny = underflows(pattern.marginal);
    const terms = pattern.terms.map((term, k) => {
      const name = `     ${(names[k] as string).padEnd(width)}  `;
      if (pattern.known !== null && classes[k] !== pattern.known) return `${name}0   another class is known`;
      const responsibility = result(pattern.responsibilities[k] as number);
      if (tiny) return `${name}${productText(term)}   responsibility ${responsibility}`;
      return `${name}${productText(term)} = ${byHand(term.product)}   ${byHand(term.product)}/${sum} = ${responsibility}`;
    });
    const total = tiny ? 'products below 1e-300: by their logarithms' : `sum ${sum}`;
    return [`   ${counted(pattern.weight, 'row')}: ${cellsText(explained, pattern, latent)}   ${total}`, ...terms];
  });
  const rest = counting.length - shown.length;
  return rest > 0 ? [...lines, `   … and ${rest} more patterns (--all)`] : lines;
}

function countsTable(context: Context, { latent, classes, features, counts }: Explained): string {
  const columns = [
    { title: latent, align: 'left' } as const,
    { title: 'all' },
    ...features.flatMap(({ name, levels }) => levels.map((level) => ({ title: `${name}=${level}` }))),
  ];
  const rows = classes.map((name, k) => [
    name,
    expectedCount(counts.classes[k] as number),
    ...counts.features.flatMap((table) => (table[k] as readonly number[]).map(expectedCount)),
  ]);
  return formatTable(columns, rows, {
    width: Math.max(40, (context.terminal.stdout ? context.terminal.columns : 100) - 3),
  });
}

const indented = (text: string): string => text.trimEnd().replaceAll(/^(?=.)/gm, '   ');

function dataText({ patterns, latent }: Explained, { table, weights }: ReadData): string {
  const known = patterns.reduce((sum, { known, weight }) => sum + (known === null ? 0 : weight), 0);
  const total = patterns.reduce((sum, { weight }) => sum + weight, 0);
  const weighted = weights ? ` of total weight ${count(total)}` : '';
  const hidden = known === 0 ? `${latent} all hidden` : `${latent} known in ${count(known)} of ${count(total)}`;
  return plain(`${counted(table.rows, 'row')}${weighted}, ${counted(patterns.length, 'different one')}; ${hidden}`);
}
