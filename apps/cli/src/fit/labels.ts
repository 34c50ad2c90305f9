import { LatentError, type ModelDocument } from 'latent';
import { readJson } from '../data/readDocument.ts';
import { plain } from '../output/plain.ts';

/** What codes of the data mean, by column and code: `{ "Q1": { "1": "agree", "2": "disagree" } }`. */
export type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Reads a file of value labels.
 *
 * @throws LatentError `FILE_UNREADABLE`, `NOT_JSON`, `BAD_LABELS` with the place
 * @example
 * const labels = await readLabels('codebook.json');
 */
export async function readLabels(path: string): Promise<Labels> {
  const { value, file } = await readJson(path);
  const refuse = (what: string, column?: string): never => {
    throw new LatentError('BAD_LABELS', what, FIX, { file, ...(column === undefined ? {} : { column }) });
  };
  if (!isObject(value)) return refuse('value labels are an object of columns');
  return new Map(
    Object.entries(value).map(([column, codes]) => {
      if (!isObject(codes)) return refuse(`the value labels of "${column}" are no object of codes`, column);
      const own = Object.entries(codes).map(([code, label]) => {
        if (typeof label !== 'string' || label === '')
          return refuse(`the value label of "${column}" = ${code} is ${JSON.stringify(label)}`, column);
        return [code, label] as const;
      });
      return [column, new Map(own)];
    }),
  );
}

const FIX = 'Write {"column": {"code": "label"}}, every label a text that is not empty.';

/**
 * The model with the labels of its levels. A codebook may say more: columns that the model lacks, and codes that do not occur, have no
 * place in it.
 */
export function labelled<Document extends ModelDocument>(document: Document, labels: Labels | undefined): Document {
  if (labels === undefined) return document;
  const withLabels = <Part extends { readonly name: string; readonly levels?: readonly string[] }>(
    part: Part,
  ): Part => {
    const codes = labels.get(part.name);
    const own = (part.levels ?? []).flatMap((level) => {
      const label = codes?.get(level);
      return label === undefined ? [] : [[level, label] as const];
    });
    return own.length === 0 ? part : { ...part, labels: Object.fromEntries(own) };
  };
  if (document.kind === 'network') return { ...document, nodes: document.nodes.map(withLabels) };
  return { ...document, features: document.features.map(withLabels) };
}

/** A word on columns that the labels name and the data lack: most probably they are misspelt. */
export function strayLabels(labels: Labels | undefined, header: readonly string[]): string[] {
  const known = new Set(header);
  const stray = [...(labels?.keys() ?? [])].filter((column) => !known.has(column));
  if (stray.length === 0) return [];
  return [plain(`--labels names columns that the data lack: ${stray.map((column) => `"${column}"`).join(', ')}`)];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
