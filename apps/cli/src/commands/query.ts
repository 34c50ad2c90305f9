import { decimals, significant } from '@latent/charts/number';
import { applyNetwork } from 'latent';
import type { Context } from '../context.ts';
import { readModel } from '../data/readDocument.ts';
import { jsonText, marked } from '../output/json.ts';
import { plain } from '../output/plain.ts';
import { formatTable } from '../output/table.ts';
import { parseQuery, type Query } from '../query/parse.ts';
import { starOf } from '../query/star.ts';

/** `latent query <fit.json> "A, B | C=x"`: the probabilities of nodes, given others. */
export async function query(context: Context, model: string, text: string): Promise<number> {
  const asked = parseQuery(text);
  const { document: found, warnings } = await readModel(model);
  context.warn(warnings);
  const answer = applyNetwork(found.kind === 'network' ? found : starOf(found)).query(asked.targets, asked.evidence);
  const probabilities = Array.from(answer.probabilities, (value, cell) => ({
    levels: levelsAt(answer.levels, cell),
    probability: value,
  }));
  if (context.format === 'json')
    await context.out(jsonText(marked('latent-query', { ...asked, logEvidence: answer.logEvidence, probabilities })));
  else await context.out(answerText(context, asked, answer.logEvidence, probabilities));
  return 0;
}

/** A combination of the targets' levels, the last target fastest. */
function levelsAt(levels: readonly (readonly string[])[], cell: number): string[] {
  let left = cell;
  return [...levels]
    .reverse()
    .map((own) => {
      const level = own[left % own.length] as string;
      left = Math.floor(left / own.length);
      return level;
    })
    .reverse();
}

function answerText(
  context: Context,
  { targets, evidence }: Query,
  logEvidence: number,
  probabilities: readonly { readonly levels: readonly string[]; readonly probability: number }[],
): string {
  const given = Object.entries(evidence).map(([node, level]) => `${node}=${level}`);
  const title = given.length > 0 ? `p(${targets.join(', ')} | ${given.join(', ')})` : `p(${targets.join(', ')})`;
  const said = given.length > 0 ? `log p(${given.join(', ')}) = ${significant(logEvidence)}` : undefined;
  const limit = context.terminal.stdout && !context.all ? SHOWN : undefined;
  const table = formatTable(
    [...targets.map((name) => ({ title: name, align: 'left' as const })), { title: 'probability' }],
    probabilities.map((own) => [...own.levels, shown(own.probability)]),
    { limit, paintTitles: context.paint.bold },
  );
  return `${plain(title)}\n\n${table}${said === undefined ? '' : `\n${plain(said)}\n`}`;
}

/** Six decimals, and a probability that is smaller than they show as it is. */
const shown = (probability: number): string =>
  probability > 0 && probability < 5e-7 ? significant(probability) : decimals(probability, 6);

/** Combinations that a terminal shows without --all. */
const SHOWN = 40;
