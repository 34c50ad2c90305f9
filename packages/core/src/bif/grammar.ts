import { type Cursor, createCursor, NUMBER } from './cursor.ts';
import type { Token } from './scan.ts';
import { type Source, shown } from './source.ts';

/** A variable as it is declared: its name, and its states in order. */
export interface BifVariable {
  readonly name: Token;
  readonly states: readonly Token[];
  readonly properties: readonly (readonly Token[])[];
}

/** Numbers of a table: for one configuration of the parents, for all that are not named, or all at once. */
export interface BifEntry {
  readonly kind: 'row' | 'default' | 'table';
  /** Of a row: a state of each parent. */
  readonly states: readonly Token[];
  readonly values: readonly number[];
  readonly at: number;
}

/** A probability block. */
export interface BifTable {
  readonly child: Token;
  readonly parents: readonly Token[];
  readonly entries: readonly BifEntry[];
  readonly properties: readonly (readonly Token[])[];
}

/** The blocks of a BIF text as they stand there: no name is looked up yet. */
export interface BifBlocks {
  readonly properties: readonly (readonly Token[])[];
  readonly variables: readonly BifVariable[];
  readonly tables: readonly BifTable[];
}

/**
 * Reads the blocks of a BIF text, in any order, by the grammar of version 0.15 (F. Cozman, The Interchange Format for Bayesian Networks,
 * 1998): commas, and the bar before the parents, may be left out.
 *
 * @throws LatentError BIF_SYNTAX with what was expected and what was found, BIF_DUPLICATE, BIF_STATES, BAD_PROBABILITIES
 */
export function readBlocks(source: Source): BifBlocks {
  const cursor = createCursor(source);
  const { next, isNextWord, fail } = cursor;
  const variables: BifVariable[] = [];
  const tables: BifTable[] = [];
  let properties: (readonly Token[])[] | undefined;
  for (;;) {
    if (isNextWord('variable')) variables.push(variableBlock(cursor, source));
    else if (isNextWord('probability')) tables.push(probabilityBlock(cursor));
    else if (isNextWord('network')) {
      const fix = 'Keep one network in a file.';
      if (properties) throw source.error('BIF_DUPLICATE', 'there is a second network block', fix, next().at);
      properties = networkBlock(cursor);
    } else if (cursor.isNext(';')) next();
    else break;
  }
  const end = next();
  if (end.kind !== 'end') fail('"network", "variable" or "probability"', end);
  if (variables.length === 0) fail('a variable', end);
  return { properties: properties ?? [], variables, tables };
}

function networkBlock({ next, isNext, takeName, takeProperty, isNextWord, fail }: Cursor): (readonly Token[])[] {
  const properties: (readonly Token[])[] = [];
  next();
  while (!isNext('{')) takeName('the name of the network or "{"');
  for (next(); !isNext('}'); )
    if (isNextWord('property')) properties.push(takeProperty());
    else fail('"property" or "}"', next());
  next();
  return properties;
}

function variableBlock(cursor: Cursor, source: Source): BifVariable {
  const { next, isNext, isNextWord, take, takeName, takeProperty, fail } = cursor;
  const properties: (readonly Token[])[] = [];
  let states: readonly Token[] | undefined;
  next();
  const name = takeName('the name of a variable');
  for (take('{'); !isNext('}'); )
    if (isNextWord('property')) properties.push(takeProperty());
    else if (!states && isNextWord('type')) states = takeStates(cursor, source, name.text);
    else fail(states ? '"property" or "}"' : '"type" or "property"', next());
  const end = next();
  return { name, states: states ?? fail('"type"', end), properties };
}

function takeStates(cursor: Cursor, source: Source, name: string): readonly Token[] {
  const { take, takeName, takeList, fail } = cursor;
  take('type');
  take('discrete');
  take('[');
  const count = takeName('the number of states');
  if (!NUMBER.test(count.text)) fail('the number of states', count);
  take(']');
  take('{');
  const states = takeList('}', () => takeName('a state or "}"'));
  take(';');
  if (Number(count.text) === states.length) return states;
  throw source.error(
    'BIF_STATES',
    `${shown(name)} should have ${count.text} states, and ${states.length} are listed`,
    'Correct the number in brackets or the list.',
    count.at,
  );
}

function probabilityBlock(cursor: Cursor): BifTable {
  const { next, isNext, isNextWord, take, takeOptional, takeName, takeList, takeProperty } = cursor;
  const properties: (readonly Token[])[] = [];
  const entries: BifEntry[] = [];
  next();
  take('(');
  const child = takeName('the name of a variable');
  takeOptional('|', ',');
  const parents = takeList(')', () => takeName('a parent or ")"'));
  for (take('{'); !isNext('}'); )
    if (isNextWord('property')) properties.push(takeProperty());
    else entries.push(takeEntry(cursor));
  next();
  return { child, parents, entries, properties };
}

function takeEntry({ next, takeList, takeName, takeNumber, fail }: Cursor): BifEntry {
  const token = next();
  const { kind, text, at } = token;
  if (kind === 'mark' && text === '(') {
    const states = takeList(')', () => takeName('a state or ")"'));
    return { kind: 'row', states, values: takeList(';', takeNumber), at };
  }
  if (kind !== 'word' || (text !== 'default' && text !== 'table'))
    fail('"(", "default", "table", "property" or "}"', token);
  return { kind: text as 'default' | 'table', states: [], values: takeList(';', takeNumber), at };
}
