import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { readTable } from '@latent/files';
import { FAMILIES } from '../fit/items.ts';
import { looksLikeDocument } from '../inspect/peek.ts';
import { openSource } from '../io/index.ts';
import type { TypedLine } from './line.ts';

/** What can stand where names of columns are typed. */
export interface ColumnChoices {
  readonly values: readonly string[];
  /** More names may follow behind a comma. */
  readonly isList: boolean;
}

/** Names of columns of the data on the line, where such are typed; undefined elsewhere, and none where the data cannot be read. */
export async function columnChoices(line: TypedLine): Promise<ColumnChoices | undefined> {
  const kind = /<(column|list|names)>/.exec(line.option?.flags ?? '')?.[1];
  if (kind === undefined) return undefined;
  const names = (await headerOf(line)).filter((name) => PLAIN.test(name));
  if (kind === 'column') return { values: names.filter((name) => name.startsWith(line.current)), isList: false };
  const [, done = '', typed = ''] = /^(.*,)?(.*)$/s.exec(line.current) ?? [];
  const [, name, family] = /^(.+):([^:]*)$/s.exec(typed) ?? [];
  if (kind === 'list' && name !== undefined && family !== undefined)
    return {
      values: FAMILIES.filter((own) => own.startsWith(family)).map((own) => `${done}${name}:${own}`),
      isList: true,
    };
  const taken = new Set(done.split(',').map((item) => item.replace(/:.*$/s, '').trim()));
  const open = names.filter((own) => own.startsWith(typed) && !taken.has(own));
  return { values: open.map((own) => `${done}${own}`), isList: true };
}

/** What no shell takes for anything but itself: names are typed into a command line, and a file may hold `$(…)`. */
const PLAIN = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.+@/-]*$/u;

/** The header of the first file on the line that is data, `--data` before arguments. */
async function headerOf(line: TypedLine): Promise<readonly string[]> {
  for (const path of [line.valueOf('--data'), ...line.given]) {
    if (path === undefined) continue;
    try {
      const header = await readHeader(path.replace(/^~(?=\/)/, homedir()));
      if (header) return header;
    } catch {
      // Who presses Tab is not told why there is nothing to choose from.
    }
  }
  return [];
}

/** The header of a file of data; undefined of another one. Pipes are left alone: they can be read only once. */
async function readHeader(path: string): Promise<readonly string[] | undefined> {
  if (!(await stat(path)).isFile() || (await looksLikeDocument(path))) return undefined;
  let header: readonly string[] | undefined;
  await readTable(await openSource(path), {
    onHeader(names) {
      header = names;
      throw new Error('the header is known');
    },
    onColumns: () => undefined,
    onRow: () => undefined,
  }).catch(() => undefined);
  return header;
}
