import { useCallback, useRef, useState } from 'react';
import { keepQuery, usePlace } from '../app/location.ts';

/** What the state of a view may hold: short enough for a URL. */
export type Kept = number | string | boolean | readonly number[];
export type ViewState = Readonly<Record<string, Kept>>;

/**
 * The state of a view, kept in the URL: a link repeats it, and what is as it was at first is left out. What a URL says that is no number
 * where one is needed is as if it were not there.
 *
 * @example
 * const [{ pi }, change, reset] = useViewState({ pi: 0.3, word: 1 });
 * change({ pi: 0.4 }); // the URL ends in ?pi=0.4
 */
export function useViewState<S extends ViewState>(first: S): [S, (changes: Partial<S>) => void, () => void] {
  const { query } = usePlace();
  const [state, setState] = useState({ query, values: readQuery(query, first) });
  let current = state;
  if (state.query !== query) {
    // a link to the same view: as if it were opened anew
    current = { query, values: readQuery(query, first) };
    setState(current);
  }
  const latest = useRef(current.values); // two changes of one event build on each other
  latest.current = current.values;
  const change = useCallback(
    (changes: Partial<S>) => {
      const values = { ...latest.current, ...changes };
      const kept = writeQuery(values, first);
      latest.current = values;
      keepQuery(kept);
      setState({ query: kept, values }); // in full: what the URL keeps is rounded
    },
    [first],
  );
  const reset = useCallback(() => change(first), [change, first]);
  return [current.values, change, reset];
}

/** The values that a query gives, the first ones where it gives none. */
export function readQuery<S extends ViewState>(query: string, first: S): S {
  const given = new URLSearchParams(query);
  const entries = Object.entries(first).map(([name, value]) => {
    const text = given.get(name);
    return [name, text === null ? value : (parsed(text, value) ?? value)];
  });
  return Object.fromEntries(entries) as S;
}

/** A query that holds what differs from the first values. */
export function writeQuery<S extends ViewState>(values: S, first: S): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = written(value);
    if (text !== written(first[name] as Kept)) query.set(name, text);
  }
  return query.toString().replaceAll('%2C', ',');
}

function written(value: Kept): string {
  if (Array.isArray(value)) return value.map(short).join(',');
  return typeof value === 'number' ? short(value) : String(value);
}

/** Sliders step by hundredths; what a computation found keeps what a person can see of it. */
const short = (value: number): string => String(Number(value.toPrecision(8)));

function parsed(text: string, like: Kept): Kept | undefined {
  if (typeof like === 'string') return text;
  if (typeof like === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (numbers.some((number) => !Number.isFinite(number))) return undefined;
  return typeof like === 'number' ? (numbers.length === 1 ? numbers[0] : undefined) : numbers;
}
