import { checkNetworkDocument, type NetworkDocument, type NodeDocument, readNested } from '../document/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import { written } from './names.ts';
import { priorProperty, propertiesOf } from './properties.ts';
import { listed } from './source.ts';

/**
 * Writes a network in the Interchange Format for Bayesian Networks (BIF 0.15), in the form of bnlearn and pgmpy: a root's table as "table",
 * others row by row, in shortest decimals that read back to the same bits.
 *
 * Latent, tied and fixed nodes, meanings of levels and the prior become properties, which `parseBif` reads and other programs pass over; a
 * tied node's numbers are written again. Names are quoted where they must be.
 *
 * @returns the text; a warning BIF_CANNOT_SAY where something of the document is lost
 * @throws LatentError NO_PARAMETERS (with the nodes that have no table), and as `checkNetworkDocument`
 * @example
 * await writeFile('network.bif', writeBif(document).text);
 */
export function writeBif(document: NetworkDocument): { text: string; warnings: readonly Warning[] } {
  const { nodes, parameters = {}, fixed = [], prior } = checkNetworkDocument(document);
  const without = nodes.filter(({ name, tied = name }) => !Object.hasOwn(parameters, tied)).map(({ name }) => name);
  if (without.length > 0)
    throw new LatentError(
      'NO_PARAMETERS',
      `BIF holds networks with their tables, and ${listed(without)} ${without.length === 1 ? 'has' : 'have'} none`,
      'Give a fit, or a document with "parameters".',
      { path: '/parameters', nodes: without },
    );
  const levels = new Map(nodes.map((node) => [node.name, node.levels] as const));
  const isFixed = new Set(fixed);
  const text = [
    `network unknown {\n${priorProperty(prior)}}\n`,
    ...nodes.map((node) => variableBlock(node, isFixed.has(node.name))),
    ...nodes.map((node) => probabilityBlock(node, levels, parameters)),
  ];
  return { text: text.join(''), warnings: lost(document) };
}

function variableBlock(node: NodeDocument, isFixed: boolean): string {
  const { name, levels } = node;
  const states = levels.map(written).join(', ');
  return `variable ${written(name)} {\n  type discrete [ ${levels.length} ] { ${states} };\n${propertiesOf(node, isFixed)}}\n`;
}

function probabilityBlock(
  { name, parents = [], tied = name }: NodeDocument,
  levels: ReadonlyMap<string, readonly string[]>,
  parameters: NonNullable<NetworkDocument['parameters']>,
): string {
  const axes = parents.map((parent) => (levels.get(parent) as readonly string[]).map(written));
  const width = levels.get(name)?.length as number;
  const values = readNested(
    parameters[tied] as number,
    [...axes.map(({ length }) => length), width],
    `/parameters/${tied}`,
    undefined,
  );
  const rowAt = (row: number): string => values.subarray(row * width, (row + 1) * width).join(', ');
  if (parents.length === 0) return `probability ( ${written(name)} ) {\n  table ${rowAt(0)};\n}\n`;
  const lines = configurations(axes).map((states, row) => `  (${states}) ${rowAt(row)};\n`);
  return `probability ( ${written(name)} | ${parents.map(written).join(', ')} ) {\n${lines.join('')}}\n`;
}

/** All combinations of the parents' states, the last parent's fastest. */
function configurations(axes: readonly (readonly string[])[]): string[] {
  return axes.reduce<string[]>(
    (before, axis, i) => before.flatMap((states) => axis.map((state) => (i === 0 ? state : `${states}, ${state}`))),
    [''],
  );
}

/** Keys of other programs have no place in BIF. */
function lost(document: NetworkDocument): Warning[] {
  const keys = Object.keys(document).filter((key) => key.startsWith('x-'));
  if (keys.length === 0) return [];
  return [
    {
      code: 'BIF_CANNOT_SAY',
      level: 'warning',
      message: `BIF cannot say what the document holds under ${keys.join(', ')}: it was left out`,
      fix: 'Keep the document if you need it.',
      where: { keys },
    },
  ];
}
