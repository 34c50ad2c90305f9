import { LatentError, type Where } from '../error/index.ts';

/** A BIF text that is being read: positions in it become lines only where something is said about them. */
export interface Source {
  readonly text: string;
  readonly file: string | undefined;
  /** The line of a position, from 1. */
  readonly lineAt: (at: number) => number;
  readonly error: (code: string, message: string, fix: string, at: number, more?: Where) => LatentError;
}

export function createSource(text: string, file: string | undefined): Source {
  const lineAt = (at: number): number => text.slice(0, at).split(LINE_BREAK).length;
  return {
    text,
    file,
    lineAt,
    error: (code, message, fix, at, more) => new LatentError(code, message, fix, { file, line: lineAt(at), ...more }),
  };
}

const LINE_BREAK = /\r\n|\n|\r/;

/** A piece of the text as messages show it. */
export const shown = (text: string): string =>
  JSON.stringify(text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);

const MOST_SHOWN = 60;

/** Names in a row, the first twenty of many. */
export function listed(names: Iterable<string>): string {
  const all = [...names];
  return all.slice(0, MOST_LISTED).join(', ') + (all.length > MOST_LISTED ? ', …' : '');
}

const MOST_LISTED = 20;
