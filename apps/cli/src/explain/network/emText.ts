import { count, counted } from '@latent/charts/number';
import type { ExplainedNetworkPattern } from 'latent';
import type { Context } from '../../context.ts';
import type { ReadData } from '../../data/readData.ts';
import { plain } from '../../output/plain.ts';
import { byHand, nats, signed, underflows } from '../arithmetic.ts';
import { boundLines, identifiedLines, nextText } from '../ending.ts';
import type { ExplainedNetwork } from '../explained.ts';
import { countLines, ratioLines } from './tables.ts';
import { factorOrder, factorsText, termLines } from './terms.ts';

/** One EM iteration of a network as a person would write it down. */
export function networkEmText({ paint, all }: Context, explained: ExplainedNetwork, data: ReadData): string {
  const { before, after, next, decomposition } = explained;
  const sections = [
    [dataText(explained, data), `log-likelihood of the start: ${nats(before.logLikelihood)}`],
    [
      `${paint.bold('E')}  p = product over the nodes of p(node | parents); r = p / the sum of all p`,
      ...expectationLines(explained, all),
    ],
    ['   expected counts: responsibilities added up over rows (by weight)', ...countLines(explained, all)],
    [`${paint.bold('M')}  new tables: ratios of expected counts`, ...ratioLines(explained, all)],
    [
      `   log-likelihood ${nats(before.logLikelihood)} -> ${nats(after.logLikelihood)}   (${gainText(explained)})`,
      ...priorLines(explained),
      ...boundLines(decomposition),
    ],
    [nextText(next, after.logLikelihood), ...identifiedLines(explained)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Patterns that are written out without --all. */
const SHOWN = 12;

function expectationLines({ patterns, nodes, omitted }: ExplainedNetwork, all: boolean): string[] {
  const counting = patterns.filter(({ weight }) => weight > 0);
  const shown = all ? counting : counting.slice(0, SHOWN);
  const longest = shown.reduce<ExplainedNetworkPattern['completions']>(
    (most, { completions }) =>
      (completions[0]?.factors.length ?? 0) > (most[0]?.factors.length ?? 0) ? completions : most,
    [],
  );
  const order = factorOrder(longest);
  const hidden = counting.length - shown.length;
  const [more, flag] = [hidden + omitted.patterns, hidden > 0 ? ' (--all)' : ': too many to write down'];
  const tail = more > 0 ? [`   … and ${counted(more, 'more pattern')}${flag}; the counts have them too`] : [];
  return [
    ...(order === '' ? [] : [`   factors in the order ${order}`]),
    ...shown.flatMap((pattern) => [
      `   ${patternText(pattern, nodes)}`,
      ...termLines(pattern, nodes, all).map((line) => `     ${line}`),
    ]),
    ...tail,
  ];
}

/** `Words=yes (37 rows)   sum .41`, and which nodes are left out. */
function patternText(pattern: ExplainedNetworkPattern, nodes: ExplainedNetwork['nodes']): string {
  const { cells, weight, hidden, barren, completions, marginal } = pattern;
  const observed = cells.flatMap((cell, i) => (cell === null ? [] : [`${nodes[i]?.name}=${cell}`]));
  const title = `${observed.length > 0 ? observed.join(', ') : 'nothing observed'} (${counted(weight, 'row')})`;
  const only = completions[0];
  const isWhole = hidden.length === 0 && only !== undefined && only.factors.length > 0;
  const sum = isWhole
    ? `nothing to fill in: p = ${only.factors.length > 1 ? `${factorsText(only)} = ` : ''}${byHand(marginal)}`
    : underflows(marginal)
      ? 'products below 1e-300: by their logarithms'
      : hidden.length > 0
        ? `sum ${byHand(marginal)}`
        : 'no count';
  const left = barren.length > 0 ? `   (${barren.join(', ')}: nothing below observed, no count)` : '';
  return plain(`${title}   ${sum}${left}`);
}

/** `100 rows; Words 63 no, 37 yes; Thoughts all missing`: level by level where that is short. */
function dataText({ patterns, nodes, omitted }: ExplainedNetwork, { table, weights }: ReadData): string {
  const total = patterns.reduce((sum, { weight }) => sum + weight, omitted.weight);
  const weighted = weights ? ` of total weight ${count(total)}` : '';
  const rows = `${counted(table.rows, 'row')}${weighted}`;
  const different = counted(patterns.length + omitted.patterns, 'different one');
  if (omitted.patterns > 0 || nodes.length > MOST_NODES) return `data: ${rows}, ${different}`;
  const parts = nodes.map(({ name, levels }, node) => {
    const weightOf = (level: string | null): number =>
      patterns.reduce((sum, { cells, weight }) => sum + (cells[node] === level ? weight : 0), 0);
    const missing = weightOf(null);
    if (missing === total) return `${name} all missing`;
    if (levels.length > MOST_NODES) return `${name} ${count(missing)} missing`;
    const found = levels.map((level) => `${count(weightOf(level))} ${level}`);
    return `${name} ${[...found, ...(missing > 0 ? [`${count(missing)} missing`] : [])].join(', ')}`;
  });
  return plain(`data: ${rows}, ${different}: ${parts.join('; ')}`);
}

/** Nodes, and levels of a node, up to which the data are described by counts. */
const MOST_NODES = 4;

function gainText({ before, after, saturated }: ExplainedNetwork): string {
  const gain = signed(after.logLikelihood - before.logLikelihood);
  return saturated === null ? gain : `${gain}; the maximum over all models is ${nats(saturated)}`;
}

/** Under a prior it is the objective that rises. */
function priorLines({ before, after }: ExplainedNetwork): string[] {
  if (before.logPrior === 0 && after.logPrior === 0) return [];
  const [from, to] = [before.logLikelihood + before.logPrior, after.logLikelihood + after.logPrior];
  return [`   objective (log-likelihood + log prior) ${nats(from)} -> ${nats(to)}   (${signed(to - from)})`];
}
