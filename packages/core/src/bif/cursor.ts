import { createScanner, type Token } from './scan.ts';
import { type Source, shown } from './source.ts';

/** Steps through a BIF text, and says what was expected where something else stands. */
export interface Cursor {
  readonly next: () => Token;
  readonly isNext: (mark: string) => boolean;
  readonly isNextWord: (word: string) => boolean;
  readonly fail: (expected: string, found: Token) => never;
  readonly take: (text: string) => void;
  readonly takeOptional: (...marks: string[]) => void;
  readonly takeName: (expected: string) => Token;
  /** A probability: a number from 0; sums are checked where the row is known. */
  readonly takeNumber: () => number;
  /** Items up to a mark, which is consumed, with or without commas between them. */
  readonly takeList: <Item>(end: string, item: () => Item) => Item[];
  /** What follows the word "property", up to its semicolon. */
  readonly takeProperty: () => readonly Token[];
}

/** @throws LatentError BIF_SYNTAX, BAD_PROBABILITIES */
export function createCursor(source: Source): Cursor {
  const { peek, next, property } = createScanner(source);

  const isNext = (mark: string): boolean => peek().kind === 'mark' && peek().text === mark;
  const isNextWord = (word: string): boolean => peek().kind === 'word' && peek().text === word;

  function fail(expected: string, { kind, text, at }: Token): never {
    const found = kind === 'end' ? 'the end of the text' : shown(text);
    const fix = kind === 'end' ? 'The text may be cut off.' : 'Correct this line, or what stands before it.';
    throw source.error('BIF_SYNTAX', `expected ${expected}, found ${found}`, fix, at);
  }

  function takeOptional(...marks: string[]): void {
    if (marks.some(isNext)) next();
  }

  return {
    next,
    isNext,
    isNextWord,
    fail,
    takeOptional,
    take(text) {
      const token = next();
      if (token.kind === 'string' || token.text !== text) fail(shown(text), token);
    },
    takeName(expected) {
      const token = next();
      return token.kind === 'word' || token.kind === 'string' ? token : fail(expected, token);
    },
    takeNumber() {
      const token = next();
      if (token.kind !== 'word' || !NUMBER.test(token.text)) fail('a number or ";"', token);
      const value = Number(token.text);
      if (value >= 0 && Number.isFinite(value)) return value;
      const fix = 'Probabilities are numbers from 0 to 1.';
      throw source.error('BAD_PROBABILITIES', `${shown(token.text)} is no probability`, fix, token.at);
    },
    takeList(end, item) {
      const items: ReturnType<typeof item>[] = [];
      while (!isNext(end)) {
        items.push(item());
        takeOptional(',');
      }
      next();
      return items;
    },
    takeProperty() {
      next();
      return property();
    },
  };
}

/** A number as BIF writes it, whole numbers and scientific notation included. */
export const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
