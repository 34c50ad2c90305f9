import { LatentError, type Warning } from '../../error/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Network, NetworkNode } from '../../models/index.ts';
import { readNested, writeNested } from '../nested.ts';
import type { NestedNumbers, NetworkDocument } from '../types.ts';
import { normaliseSimplex, shapeText } from '../vectors.ts';
import { networkFrom } from './model.ts';

/**
 * The conditional tables that a document holds, in the layout of `network`; nodes, levels and parents are matched by name.
 *
 * @param target the document of `network`
 * @param need `fixed`: only the tables that the M-step leaves alone are read, the others stay zero
 * @throws LatentError NO_PARAMETERS, BAD_SHAPE (expected and actual), BAD_PROBABILITIES (with the sum)
 */
export function tablesFrom(
  source: NetworkDocument,
  network: Network,
  target: NetworkDocument,
  file?: string,
  need: 'all' | 'fixed' = 'all',
): Parameters {
  if (!source.parameters)
    throw new LatentError(
      'NO_PARAMETERS',
      'the document has no "parameters" to start from',
      'Give a network with its tables, or a fit.',
      { file, path: '/parameters' },
    );
  const out = new Float64Array(network.parameters.size);
  const own = source === target ? network : networkFrom(source, file);
  const places = new Map(source.nodes.map(({ name }, i) => [name, i] as const));
  network.nodes.forEach((node, i) => {
    if (node.table !== i || (need === 'fixed' && !node.fixed)) return;
    const at = places.get(node.name);
    if (at === undefined) throw unlike(`has no node "${node.name}"`, file);
    const from = own.nodes[at] as NetworkNode;
    const name = own.nodes[from.table]?.name as string;
    const values = readTable(source, own.nodes[from.table] as NetworkNode, name, file);
    place(values, own, from, network, node, file, out);
  });
  return out;
}

/** Checks those tables that a network's document holds; others may be absent. @throws LatentError as `tablesFrom` */
export function checkTables(document: NetworkDocument, file?: string): void {
  if (!document.parameters) return;
  const network = networkFrom(document, file);
  for (const node of network.nodes)
    if (Object.hasOwn(document.parameters, node.name)) readTable(document, node, node.name, file);
}

/** A network's document with the tables of all nodes. */
export function networkDocumentOf(base: NetworkDocument, network: Network, parameters: Parameters): NetworkDocument {
  const entries = network.nodes.flatMap(({ name, table, probabilities: { offset, size, shape } }, i) =>
    table === i ? [[name, writeNested(parameters.subarray(offset, offset + size), shape)] as const] : [],
  );
  return { ...base, parameters: Object.fromEntries(entries) };
}

/** A remark where rows of a document's tables do not quite sum to one: they are divided by their sum. */
export function normalisedRows({ parameters = {} }: NetworkDocument, file?: string): Warning[] {
  const off = Object.entries(parameters).flatMap(([name, table]) => {
    const worst = sumsOf(table).reduce((most, sum) => Math.max(most, Math.abs(sum - 1)), 0);
    return worst > ROUNDING ? [{ name, worst }] : [];
  });
  if (off.length === 0) return [];
  const worst = Math.max(...off.map((one) => one.worst));
  return [
    {
      code: 'ROWS_NORMALISED',
      level: 'info',
      message: `rows of ${off.map(({ name }) => `"${name}"`).join(', ')} sum to one only up to ${worst.toPrecision(2)}: they were divided by their sum`,
      fix: 'Nothing needs to be done.',
      where: { file, nodes: off.map(({ name }) => name) },
    },
  ];
}

/** Sums that differ from one by no more than this are rounding. */
const ROUNDING = 1e-12;

function sumsOf(table: NestedNumbers): number[] {
  if (!Array.isArray(table)) return [];
  if (table.every((entry) => typeof entry === 'number')) return [table.reduce((sum, value) => sum + value, 0)];
  return table.flatMap(sumsOf);
}

function readTable(
  { parameters = {} }: NetworkDocument,
  { probabilities: { shape } }: NetworkNode,
  name: string,
  file: string | undefined,
): Float64Array {
  const path = `/parameters/${name}`;
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value === undefined)
    throw new LatentError('BAD_SHAPE', `"parameters" lack "${name}"`, `Give it with the shape ${shapeText(shape)}.`, {
      file,
      path,
    });
  const values = readNested(value, shape, path, file);
  const width = shape[shape.length - 1] as number;
  for (let first = 0; first < values.length; first += width)
    normaliseSimplex(values.subarray(first, first + width), `${path}${placeOf(first / width, shape)}`, file);
  return values;
}

/** Where a row of a table stands in nested arrays. */
function placeOf(row: number, shape: readonly number[]): string {
  let left = row;
  let path = '';
  for (const extent of shape.slice(0, -1).reverse()) {
    path = `/${left % extent}${path}`;
    left = Math.floor(left / extent);
  }
  return path;
}

/** Copies a table, its axes matched by the names of the parents and each by the names of its levels. */
function place(
  values: Float64Array,
  sourceNetwork: Network,
  source: NetworkNode,
  targetNetwork: Network,
  target: NetworkNode,
  file: string | undefined,
  out: Parameters,
): void {
  const axesOf = ({ nodes }: Network, node: NetworkNode): NetworkNode[] => [
    ...node.parents.map((parent) => nodes[parent] as NetworkNode),
    node,
  ];
  const sources = axesOf(sourceNetwork, source);
  const strides = stridesOf(sources.map(({ levels }) => levels.length));
  const axes = axesOf(targetNetwork, target).map((wanted) => {
    const at = sources.findIndex(({ name }) => name === wanted.name);
    const steps = wanted.levels.map((level) => (sources[at]?.levels.indexOf(level) ?? -1) * (strides[at] ?? 0));
    const isSame = sources[at]?.levels.length === wanted.levels.length && steps.every((step) => step >= 0);
    if (!isSame || sources.length !== target.parents.length + 1)
      throw unlike(`gives "${target.name}" other parents or levels than the model`, file);
    return steps;
  });
  let next = target.probabilities.offset;
  const visit = (axis: number, from: number): void => {
    const steps = axes[axis];
    if (!steps) out[next++] = values[from] as number;
    else for (const step of steps) visit(axis + 1, from + step);
  };
  visit(0, 0);
}

function stridesOf(shape: readonly number[]): number[] {
  let stride = 1;
  return [...shape]
    .reverse()
    .map((extent) => {
      const own = stride;
      stride *= extent;
      return own;
    })
    .reverse();
}

function unlike(what: string, file: string | undefined): LatentError {
  return new LatentError('BAD_SHAPE', `the start ${what}`, 'Start documents describe the same network as the model.', {
    file,
    path: '/nodes',
  });
}
