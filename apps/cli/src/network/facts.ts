import { count, counted, significant } from '@latent/charts/number';
import {
  type InferredColumn,
  type NetworkDocument,
  type NetworkSize,
  networkSize,
  type Warning,
  writeGraph,
} from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { different, listed, missingLines, weightLine } from '../output/dataFacts.ts';
import type { Fact } from '../output/facts.ts';
import { plain } from '../output/plain.ts';
import { displayWidth } from '../output/width.ts';
import { starred } from './tables.ts';

/** What a report says about the data of a network. */
export interface NodeData {
  readonly read: ReadData;
  readonly model: NetworkDocument;
  readonly inferred: readonly InferredColumn[] | undefined;
  readonly weightsColumn: string | undefined;
  readonly patterns: number;
  readonly weight: number;
  readonly missingCells: number;
  /** The nodes that the data have columns for. */
  readonly columns: readonly string[];
  readonly warnings: readonly Warning[];
}

/** Rows, columns, missing cells, hidden nodes, weights: as lines of a report. */
export function nodeDataFacts(data: NodeData): Fact[] {
  const { read, patterns, columns, weightsColumn, weight } = data;
  const rows = `${counted(read.table.rows, 'row')} (${different(patterns, read.table.rows)})`;
  const used = `${columns.length} of ${counted(read.header.length, 'column')} used`;
  const hidden = hiddenLines(data);
  return [
    ['data', plain(`${read.table.file ?? 'data'}: ${rows}, ${used}`), ...read.notes.map(plain)],
    ['columns', ...columnLines(data)],
    ['missing', ...missingLines(data, columns.length)],
    ...(hidden.length > 0 ? [['hidden', ...hidden] as const] : []),
    ...(weightsColumn === undefined ? [] : [['weights', plain(weightLine(read, weightsColumn, weight))] as const]),
  ];
}

/** The observed nodes by where their levels come from: "A, B: text". */
function columnLines({ columns, inferred }: NodeData): string[] {
  const groups = new Map<string, string[]>();
  for (const name of columns) {
    const reason = inferred?.find((column) => column.name === name)?.reason ?? 'model document';
    groups.set(reason, [...(groups.get(reason) ?? []), name]);
  }
  return [...groups].map(([reason, names]) => plain(`${listed(names)}: ${reason}`));
}

/** The hidden nodes: those that no row shows in a line each way, each other one with the rows that show it. */
function hiddenLines({ model, read }: NodeData): string[] {
  const shown = model.nodes.flatMap(({ name, latent }) =>
    latent === true ? [{ name, rows: shownRows(read, name) }] : [],
  );
  const without = shown.filter(({ rows }) => rows === undefined).map(({ name }) => name);
  const never = shown.filter(({ rows }) => rows === 0).map(({ name }) => name);
  const partly = shown.filter(({ rows }) => rows !== undefined && rows > 0);
  return [
    ...(without.length > 0 ? [`${listed(without)}: no column`] : []),
    ...(never.length > 0 ? [`${listed(never)}: every cell missing`] : []),
    ...partly.map(({ name, rows = 0 }) => `${name}: observed in ${count(rows)} of ${counted(read.table.rows, 'row')}`),
  ].map(plain);
}

/** The rows that show a node; undefined where it has no column. */
function shownRows({ table }: ReadData, name: string): number | undefined {
  const column = table.columns.get(name);
  if (column?.kind !== 'labels') return undefined;
  let rows = 0;
  for (const code of column.codes) if (code !== 0) rows++;
  return rows;
}

/** What the network is: its size, its arrows, its cliques. */
export function modelFacts(context: Context, model: NetworkDocument): Fact[] {
  const structure = networkSize(model);
  const { nodes, fixed = [] } = model;
  const size = [
    counted(nodes.length, 'node'),
    counted(structure.arrows, 'arrow'),
    counted(structure.freeParameters, 'free parameter'),
  ].join(', ');
  const owners = nodes.flatMap(({ tied }) => (tied === undefined ? [] : [tied]));
  const tied = [...new Set(owners)].map((owner) =>
    [owner, ...nodes.flatMap((node) => (node.tied === owner ? [node.name] : []))].join(' = '),
  );
  return [
    ['model', `network of ${size}${priorText(model)}`],
    ['graph', ...statements(context, writeGraph(model)).map(plain)],
    ['cliques', plain(cliquesText(model, structure))],
    ...(tied.length > 0 ? [['tied', ...tied.map(plain)] as const] : []),
    ...(fixed.length > 0 ? [['fixed', plain(listed(fixed))] as const] : []),
  ];
}

function priorText({ prior }: NetworkDocument): string {
  if (prior === undefined) return '';
  if ('pseudoCount' in prior) return prior.pseudoCount > 0 ? `, pseudo-count ${significant(prior.pseudoCount)}` : '';
  const { equivalentSampleSize } = prior;
  return equivalentSampleSize > 0 ? `, equivalent sample size ${significant(equivalentSampleSize)}` : '';
}

function cliquesText({ nodes }: NetworkDocument, { cliques, states }: NetworkSize): string {
  const [largest] = cliques;
  if (!largest) return '0';
  const byName = new Map(nodes.map((node) => [node.name, node] as const));
  const names = largest.nodes.map((name) => {
    const node = byName.get(name);
    return node ? starred(node) : name;
  });
  const size = `${counted(largest.nodes.length, 'node')} and ${counted(largest.states, 'state')}`;
  if (cliques.length === 1) return `1, of ${size}`;
  return `${cliques.length} of ${counted(states, 'state')}, the largest of ${size}: ${listed(names)}`;
}

/** Labels of reports are up to this wide, with the gap behind them. */
const LABELS = 12;
const WIDEST = 100;
const MOST_LINES = 8;

/** Statements of a graph in lines that fit; a terminal shows the first of very many. */
function statements({ terminal, all }: Context, texts: readonly string[]): string[] {
  const width = (terminal.stdout ? terminal.columns : WIDEST) - LABELS;
  const lines: string[] = [];
  for (const text of texts) {
    const last = lines[lines.length - 1];
    if (last !== undefined && displayWidth(last) + displayWidth(text) + 3 <= width)
      lines[lines.length - 1] = `${last}; ${text}`;
    else lines.push(text);
  }
  const ended = lines.map((line, i) => (i < lines.length - 1 ? `${line};` : line));
  if (!terminal.stdout || all || ended.length <= MOST_LINES) return ended;
  return [...ended.slice(0, MOST_LINES), `showing ${MOST_LINES} of ${ended.length} lines (--all)`];
}
