import { UsageError } from '../errors.ts';

/** Families of columns that the command line knows by name. */
export const FAMILIES = [
  'categorical',
  'bernoulli',
  'gaussian',
  'poisson',
  'binomial',
  'exponential',
  'negative-binomial',
] as const;

export type ItemFamily = (typeof FAMILIES)[number];

/** What is said about an item. */
export interface Declared {
  readonly family: ItemFamily;
  /** Binomial: the number of trials, or the column that holds it. */
  readonly trials?: number | string | undefined;
}

/** The items of `--columns`, in order, each with its family where one is declared. */
export type Items = ReadonlyMap<string, Declared | undefined>;

/**
 * Reads `A,B:categorical,"x,y":bernoulli,h:binomial(10)`. A comma inside double quotes belongs to a name (a quote in a name is doubled);
 * what stands behind the last colon is a family only where it is the name of one.
 *
 * @throws `BAD_OPTION`, `NO_TRIALS`
 * @example
 * parseItems('A,B:bernoulli'); // Map { 'A' => undefined, 'B' => { family: 'bernoulli' } }
 */
export function parseItems(list: string): Items {
  const items = new Map<string, Declared | undefined>();
  for (const part of splitOutsideQuotes(list)) {
    const { name, declared } = parseItem(part);
    if (name === '') throw bad(list, 'an empty name');
    if (items.has(name)) throw bad(list, `"${name}" twice`);
    items.set(name, declared);
  }
  return items;
}

/** The columns that hold numbers of trials; they are no items, unless they are declared as such. */
export function trialColumns(items: Items): ReadonlySet<string> {
  return new Set(
    [...items.values()].map((declared) => declared?.trials).filter((trials) => typeof trials === 'string'),
  );
}

interface Item {
  readonly name: string;
  readonly declared: Declared | undefined;
}

function parseItem(part: string): Item {
  const text = part.trim();
  const quoted = /^"((?:[^"]|"")*)"(?:\s*:(.*))?$/s.exec(text);
  if (quoted) {
    const name = unquoted(quoted[1] as string);
    const given = quoted[2];
    const declared = given === undefined ? undefined : declaredBy(given, name);
    if (given !== undefined && declared === undefined)
      throw new UsageError('BAD_OPTION', `"${given}" is no family of columns`, KNOWN, { option: 'columns' });
    return { name, declared };
  }
  const trials = /^([^"]*?):\s*binomial\s*\(/s.exec(text);
  const colon = trials ? (trials[1] as string).length : text.lastIndexOf(':');
  const name = text.slice(0, colon).trim();
  const declared = colon < 0 ? undefined : declaredBy(text.slice(colon + 1), name);
  return declared === undefined ? { name: text, declared } : { name, declared };
}

function declaredBy(text: string, column: string): Declared | undefined {
  const binomial = /^binomial\s*(?:\((.*)\))?$/s.exec(text.trim());
  if (binomial) return { family: 'binomial', trials: trialsOf(binomial[1]?.trim() ?? '', column) };
  const family = FAMILIES.find((known) => known === text.trim());
  return family && { family };
}

function trialsOf(text: string, column: string): number | string {
  if (text === '')
    throw new UsageError(
      'NO_TRIALS',
      `column "${column}" is binomial, and of how many trials is not said`,
      `Give their number or the column that holds it: "${column}:binomial(10)" or "${column}:binomial(n)".`,
      { option: 'columns', column },
    );
  const quoted = /^"((?:[^"]|"")*)"$/s.exec(text);
  if (quoted) return unquoted(quoted[1] as string);
  if (!/^[+-]?[\d.]+$/.test(text)) return text;
  const trials = Number(text);
  if (Number.isSafeInteger(trials) && trials >= 1) return trials;
  throw new UsageError(
    'BAD_OPTION',
    `column "${column}" is binomial with ${text} trials`,
    `Give a whole number of at least 1, or a column (in quotes where its name looks like a number).`,
    { option: 'columns', column },
  );
}

const KNOWN = `Families are ${FAMILIES.join(', ')}.`;

const unquoted = (text: string): string => text.replaceAll('""', '"');

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
    `Write names separated by commas, each with a family where you want (A:categorical, x:gaussian, h:binomial(10)); a name with a comma in quotes. ${KNOWN}`,
    { option: 'columns' },
  );
}
