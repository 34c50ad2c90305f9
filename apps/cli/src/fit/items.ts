import { UsageError } from '../errors.ts';

/** The items of `--columns`, in order, each with its family where one is declared. */
export type Items = ReadonlyMap<string, 'categorical' | 'bernoulli' | undefined>;

/**
 * Reads `A,B:categorical,"x,y":bernoulli`. A comma inside double quotes belongs to a name (a quote in a name is doubled); what
 * stands behind the last colon is a family only where it is the name of one.
 *
 * @throws `BAD_OPTION`; `NOT_AVAILABLE` for families that this version does not fit
 * @example
 * parseItems('A,B:bernoulli'); // Map { 'A' => undefined, 'B' => 'bernoulli' }
 */
export function parseItems(list: string): Items {
  const items = new Map<string, 'categorical' | 'bernoulli' | undefined>();
  for (const part of splitOutsideQuotes(list)) {
    const { name, family } = parseItem(part);
    if (name === '') throw bad(list, 'an empty name');
    if (items.has(name)) throw bad(list, `"${name}" twice`);
    items.set(name, family);
  }
  return items;
}

const FITTED = ['categorical', 'bernoulli'] as const;
const LATER = ['gaussian', 'poisson', 'binomial', 'exponential', 'negative-binomial'];

function parseItem(part: string): { readonly name: string; readonly family: 'categorical' | 'bernoulli' | undefined } {
  const text = part.trim();
  const quoted = /^"((?:[^"]|"")*)"(?::(.*))?$/s.exec(text);
  if (quoted) {
    const [, name = '', given] = quoted;
    const family = given === undefined ? undefined : familyOf(given);
    if (given !== undefined && family === undefined)
      throw new UsageError('BAD_OPTION', `"${given}" is no family of columns`, FAMILIES, { option: 'columns' });
    return { name: name.replaceAll('""', '"'), family };
  }
  const colon = text.lastIndexOf(':');
  const family = colon < 0 ? undefined : familyOf(text.slice(colon + 1));
  return family === undefined ? { name: text, family } : { name: text.slice(0, colon).trim(), family };
}

function familyOf(text: string): 'categorical' | 'bernoulli' | undefined {
  const name = text.trim();
  if (LATER.includes(name))
    throw new UsageError('NOT_AVAILABLE', `${name} columns are not available yet`, FAMILIES, { option: 'columns' });
  return FITTED.find((family) => family === name);
}

const FAMILIES = `This version fits ${FITTED.join(' and ')} columns.`;

function splitOutsideQuotes(list: string): string[] {
  const parts = [''];
  let quoted = false;
  for (const character of list) {
    if (character === '"') quoted = !quoted;
    if (character === ',' && !quoted) parts.push('');
    else parts[parts.length - 1] += character;
  }
  if (quoted) throw bad(list, 'a quote that is not closed');
  return parts;
}

function bad(list: string, what: string): UsageError {
  return new UsageError(
    'BAD_OPTION',
    `--columns ${JSON.stringify(list)} has ${what}`,
    'Write names separated by commas, each with :categorical or :bernoulli where you want; a name with a comma in quotes.',
    { option: 'columns' },
  );
}
