import { count, NONE } from '@latent/charts/number';
import {
  describeUndetermined,
  type FitDocument,
  type NestedNumbers,
  type NetworkDocument,
  type NetworkIdentifiability,
  networkModelFromJSON,
  networkSize,
} from 'latent';
import type { Context } from '../context.ts';
import { figuresOf, fitText } from '../inspect/figures.ts';
import type { InspectOptions } from '../inspect/options.ts';
import { layout } from '../output/classTables.ts';
import { formatFacts } from '../output/facts.ts';
import { identifiedLines } from '../output/identified.ts';
import { jsonText, marked } from '../output/json.ts';
import { plain } from '../output/plain.ts';
import { formatTable } from '../output/table.ts';
import { modelFacts } from './facts.ts';
import { conditionalTables, starred } from './tables.ts';

/** A network's document as it was read. */
export interface OpenedNetwork {
  readonly document: NetworkDocument;
  /** The fit that it is the model of, if it is of one. */
  readonly fit: FitDocument<NetworkDocument> | undefined;
  readonly file: string;
}

/** A card of a network or of its fit. */
export async function inspectNetwork(
  context: Context,
  { document, fit, file }: OpenedNetwork,
  options: InspectOptions,
): Promise<number> {
  context.endOnInterrupt();
  const found = options.identifiability ? identifiabilityOf(document, fit) : undefined;
  if (context.format === 'json')
    await context.out(
      jsonText(
        marked('latent-inspection', { ...cardJson(document, fit, file), ...(found ? { identifiability: found } : {}) }),
      ),
    );
  else
    await context.out(
      [
        cardText(context, document),
        ...tablesText(context, document, fit),
        ...(fit ? [fitText(fit)] : []),
        ...(found ? [identifiabilityText(document, found)] : []),
      ].join('\n'),
    );
  if (fit) context.warn(fit.warnings);
  return 0;
}

const ESTIMATE = 'estimate';

/** Identifiability, and of which parameters and rows it holds. */
interface FoundIdentifiability extends NetworkIdentifiability {
  readonly at: string;
}

function identifiabilityOf(
  document: NetworkDocument,
  fit: FitDocument<NetworkDocument> | undefined,
): FoundIdentifiability {
  if (fit?.identifiability) return { at: ESTIMATE, ...fit.identifiability };
  return {
    at: 'interior point, rows of all nodes but the hidden ones',
    ...networkModelFromJSON(document).identifiability(),
  };
}

function identifiabilityText(document: NetworkDocument, { at, ...found }: FoundIdentifiability): string {
  const { freeParameters, genericRank, rank } = found;
  const elsewhere = rank === genericRank ? '' : ` (rank ${genericRank} at almost every other point)`;
  const [first, ...counts] = identifiedLines(found, freeParameters);
  // Which rows the data of a fit showed is not in its document; its warnings have the sentences.
  const sentences = at === ESTIMATE ? [] : describeUndetermined(document, found).map(plain);
  return `${[`identifiability (${at}): ${first}${elsewhere}`, ...counts, ...sentences].join('\n  ')}\n`;
}

function cardJson(document: NetworkDocument, fit: FitDocument<NetworkDocument> | undefined, file: string): object {
  const { kind, nodes, parameters, prior = null, fixed = [] } = document;
  const { arrows, freeParameters, cliques, states } = networkSize(document);
  return {
    file,
    format: fit ? 'latent-fit' : 'latent-model',
    kind,
    nodes,
    arrows,
    freeParameters,
    cliques: { count: cliques.length, states, largest: cliques[0] },
    hasParameters: parameters !== undefined,
    prior,
    fixed,
    ...(fit ? { fit: figuresOf(fit) } : {}),
  };
}

function cardText(context: Context, document: NetworkDocument): string {
  const { nodes, parameters = {} } = document;
  const table = formatTable(
    [
      { title: 'node', align: 'left' },
      { title: 'parents', align: 'left' },
      { title: 'table', align: 'left' },
      { title: 'levels' },
      { title: 'levels, in order', align: 'left' },
    ],
    nodes.map((node) => [
      starred(node),
      node.parents?.join(', ') || NONE,
      tableOf(node.name, node.tied, parameters),
      String(node.levels.length),
      node.levels.join(' '),
    ]),
    layout(context),
  );
  return `${formatFacts(modelFacts(context, document), context.paint.bold, layout(context).width)}\n${table}`;
}

/** Numbers in the tables of a card; those of more are shown with --all. */
const MOST_NUMBERS = 400;

function tablesText(
  context: Context,
  document: NetworkDocument,
  fit: FitDocument<NetworkDocument> | undefined,
): string[] {
  if (document.parameters === undefined) return [];
  const numbers = Object.values(document.parameters).reduce<number>((sum, table) => sum + numbersIn(table), 0);
  return numbers <= MOST_NUMBERS || context.all
    ? conditionalTables(context, document, fit?.expectedCounts)
    : [`tables of ${count(numbers)} probabilities: --all shows them\n`];
}

const numbersIn = (table: NestedNumbers): number =>
  Array.isArray(table) ? table.reduce<number>((sum, part) => sum + numbersIn(part), 0) : 1;

/** Where a node's table is: here, at the node that it shares it with, or still to be fitted. */
function tableOf(
  name: string,
  tied: string | undefined,
  parameters: NonNullable<NetworkDocument['parameters']>,
): string {
  if (tied !== undefined) return `as ${tied}`;
  return Object.hasOwn(parameters, name) ? 'given' : 'to be fitted';
}
