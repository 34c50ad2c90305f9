import { NONE } from '@latent/charts/number';
import { describeUndetermined, networkDataFacts, networkModelFromJSON, networkSize } from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { EXIT } from '../errors.ts';
import { plannedRank } from '../fit/plannedRank.ts';
import { layout } from '../output/classTables.ts';
import { formatFacts } from '../output/facts.ts';
import { identifiedLines } from '../output/identified.ts';
import { jsonText, marked } from '../output/json.ts';
import { plain } from '../output/plain.ts';
import { formatTable } from '../output/table.ts';
import type { ChosenNetwork } from './choose.ts';
import { modelFacts, nodeDataFacts } from './facts.ts';
import type { NetworkRequest } from './request.ts';
import { starred } from './tables.ts';

/** `latent fit --dry-run` of a network: what would be fitted; nothing is fitted or written. */
export async function dryRunNetwork(
  context: Context,
  read: ReadData,
  chosen: ChosenNetwork,
  { weights: weightsColumn }: NetworkRequest,
): Promise<number> {
  context.endOnInterrupt();
  const { document, inferred } = chosen;
  const data = networkDataFacts(document, read.table, read.weights, read.sha256);
  const model = networkModelFromJSON(document);
  const { identifiability, warnings: planned } = plannedRank(context, model, read.table, MANY);
  const warnings = [...chosen.warnings, ...read.table.warnings, ...planned];
  const schema = document.nodes.map(({ name, levels, parents = [], latent = false }, i) => ({
    name,
    levels,
    parents,
    latent,
    observed: data.columns.includes(name),
    reason: inferred?.[i]?.reason ?? 'model document',
  }));
  if (context.format === 'json') {
    const { freeParameters, cliques, states } = networkSize(document);
    const json = {
      format: 'latent-plan',
      data,
      nodes: schema,
      model: document,
      freeParameters,
      cliques: { count: cliques.length, states, largest: cliques[0] },
      identifiability,
      warnings,
    };
    await context.out(jsonText(marked('latent-plan', json)));
    return EXIT.ok;
  }
  const facts = formatFacts(
    [
      ...nodeDataFacts({ read, model: document, inferred, weightsColumn, warnings, ...data }).filter(
        ([label, ...lines]) => label !== 'columns' && lines.length > 0,
      ),
      ...modelFacts(context, document),
      [
        'identified',
        ...identifiedLines(identifiability, model.freeParameters, warnings),
        ...(identifiability ? describeUndetermined(document, identifiability, read.table).map(plain) : []),
      ],
    ],
    context.paint.bold,
    layout(context).width,
  );
  const table = formatTable(
    [
      { title: 'node', align: 'left' },
      { title: 'parents', align: 'left' },
      { title: 'levels', align: 'left' },
      { title: 'why', align: 'left' },
    ],
    document.nodes.map((node, i) => [
      starred(node),
      node.parents?.join(', ') ?? NONE,
      `${node.levels.length}: ${node.levels.join(', ')}`,
      schema[i]?.reason ?? NONE,
    ]),
    layout(context),
  );
  await context.out(`${facts}\n${table}\nnothing was fitted (--dry-run)\n`);
  context.warn(warnings.filter(({ code }) => code !== 'MISSING_TOKENS'));
  return EXIT.ok;
}

/** Above this many free parameters the check may take more than a few seconds. */
const MANY = 100;
