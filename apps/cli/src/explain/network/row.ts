import { repeatedRow } from '@latent/results';
import { type ExplainedNetworkRow, explainNetworkRow, type NetworkDocument, withTables } from 'latent';
import type { Context } from '../../context.ts';
import { jsonText, marked } from '../../output/json.ts';
import { plain } from '../../output/plain.ts';
import { formatTable } from '../../output/table.ts';
import { byHand, nats, result, underflows } from '../arithmetic.ts';
import { rowPlace } from '../rowPlace.ts';
import type { NetworkReading } from '../sources.ts';
import { factorOrder, factorsText, termLines } from './terms.ts';

/** `latent explain --row <i>` of a network: the terms of one row, the posteriors of its open nodes, the most probable explanation. */
export async function explainNodes(
  context: Context,
  { document, start, data: { table, ids }, warnings }: NetworkReading,
  row: number,
): Promise<number> {
  context.warn(warnings);
  const network = document === start ? document : withTables(document, start);
  const explained = explainNetworkRow(network, repeatedRow(table, row - 1, 1), 0);
  const place = { row, line: table.lineOf(row - 1) ?? null, ...(ids ? { id: ids[row - 1] } : {}) };
  const nodes = network.nodes.map(({ name, levels }) => ({ name, levels }));
  if (context.format === 'json')
    await context.out(jsonText(marked('latent-explanation', { ...place, nodes, ...explained })));
  else await context.out(`${plain(rowPlace(place, table.file))}\n\n${rowText(context, network, explained)}`);
  return 0;
}

function rowText(context: Context, { nodes }: NetworkDocument, row: ExplainedNetworkRow): string {
  const { cells, hidden, completions, marginal, logLikelihood, posteriors, mostProbable } = row;
  const observed = cells.flatMap((cell, i) => (cell === null ? [] : [`${nodes[i]?.name}=${cell}`]));
  const named = nodes.map(({ name, levels, parents = [], latent = false }) => ({ name, levels, parents, latent }));
  const order = factorOrder(completions);
  const [only] = completions;
  const terms =
    hidden.length > 0
      ? termLines(row, named, context.all)
      : only && only.factors.length > 0
        ? [`p = ${factorsText(only)} = ${byHand(marginal)}`]
        : [];
  const sum = underflows(marginal) ? 'p(observed) below 1e-300' : `p(observed) = ${byHand(marginal)}`;
  const sections = [
    [
      `observed: ${plain(observed.join(', ') || 'nothing')}`,
      ...(order === '' ? [] : [`factors in the order ${order}`]),
    ],
    terms,
    [
      mostProbable === null
        ? 'impossible under the model: every way to fill it in has a factor 0, so there is no posterior'
        : `${sum}, its log ${nats(logLikelihood)}`,
    ],
    mostProbable === null || posteriors.length === 0 ? [] : posteriorTable(context, nodes, row),
    mostProbable === null || posteriors.length === 0 ? [] : [explanationText(mostProbable)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function posteriorTable(context: Context, nodes: NetworkDocument['nodes'], row: ExplainedNetworkRow): string[] {
  const rows = row.posteriors.flatMap(({ node, probabilities }) => {
    const note = row.barren.includes(node) ? 'nothing below it is observed' : '';
    const levels = nodes.find(({ name }) => name === node)?.levels ?? [];
    return levels.map((level, i) => [node, level, result(probabilities[i] as number), i === 0 ? note : '']);
  });
  const table = formatTable(
    [
      { title: 'open node', align: 'left' },
      { title: 'level', align: 'left' },
      { title: 'posterior' },
      { title: '', align: 'left' },
    ],
    rows,
    { paintTitles: context.paint.bold },
  );
  return [table.trimEnd()];
}

function explanationText({
  levels,
  posterior,
  logProbability,
}: NonNullable<ExplainedNetworkRow['mostProbable']>): string {
  const named = Object.entries(levels).map(([node, level]) => `${node}=${level}`);
  return plain(
    `most probable together: ${named.join(', ')} with ${result(posterior)}; log p of the completed row ${nats(logProbability)}`,
  );
}
