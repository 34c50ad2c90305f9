import type { ModelDocument } from 'latent';
import type { Data } from '../problem.ts';

/** Parameters as nested numbers. */
export interface Parameters {
  readonly sizes: readonly number[];
  /** [item][class][level] */
  readonly tables: readonly (readonly (readonly number[])[])[];
}

/** Data as numbers: codes from 1, 0 = missing or not known. */
export interface Coded {
  readonly codes: readonly (readonly number[])[];
  readonly known: readonly number[];
  readonly weights: readonly number[];
}

/** Reads rows by the levels of a document. */
export function readData({ latent, features }: ModelDocument, { header, rows, weights }: Data): Coded {
  const code = (levels: readonly string[], cell: string | null | undefined): number => {
    const found = cell === null || cell === undefined ? 0 : levels.indexOf(cell) + 1;
    if (found === 0 && typeof cell === 'string') throw new Error(`no level ${cell} among ${levels.join(', ')}`);
    return found;
  };
  const column = (name: string): number => header.indexOf(name);
  return {
    codes: rows.map((row) => features.map(({ name, levels = [] }) => code(levels, row[column(name)]))),
    known: rows.map((row) => code(latent.levels, row[column(latent.name)])),
    weights: weights ?? rows.map(() => 1),
  };
}

/** The parameters that a document holds. */
export function readParameters({ latent, features, parameters }: ModelDocument): Parameters {
  if (!parameters) throw new Error('the document has no parameters');
  return {
    sizes: parameters[latent.name] as readonly number[],
    tables: features.map(({ name }) => parameters[name] as readonly (readonly number[])[]),
  };
}

/** The document with these parameters. */
export function writeParameters(document: ModelDocument, { sizes, tables }: Parameters): ModelDocument {
  const items = document.features.map(({ name }, j) => [name, tables[j] as readonly (readonly number[])[]] as const);
  return { ...document, parameters: { [document.latent.name]: sizes, ...Object.fromEntries(items) } };
}

/** One probability vector inside the flat parameters. */
export interface Simplex {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  readonly fixed: boolean;
}

/** Class sizes, then item by item and class by class. */
export function flatten({ sizes, tables }: Parameters): number[] {
  return [...sizes, ...tables.flat(2)];
}

export function unflatten(flat: readonly number[], { sizes, tables }: Parameters): Parameters {
  let at = sizes.length;
  const take = (length: number): number[] => {
    at += length;
    return flat.slice(at - length, at);
  };
  return { sizes: flat.slice(0, sizes.length), tables: tables.map((rows) => rows.map((row) => take(row.length))) };
}

/** The probability vectors in the order of `flatten`. */
export function simplexes({ latent, features, fixed = [] }: ModelDocument): Simplex[] {
  const classes = latent.levels.length;
  const vectors = [
    { name: latent.name, length: classes },
    ...features.flatMap(({ name, levels = [] }) => latent.levels.map(() => ({ name, length: levels.length }))),
  ];
  let offset = 0;
  return vectors.map(({ name, length }) => {
    offset += length;
    return { name, length, offset: offset - length, fixed: fixed.includes(name) };
  });
}
