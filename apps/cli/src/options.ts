import { nearest } from '@latent/files/nearest';
import type { Option } from 'commander';
import { UsageError } from './errors.ts';

/** Readers of option values, for commander: each takes the text after the flag and refuses what makes no sense with exit code 2. */
export type ReadOption<T> = (text: string) => T;

/** A whole number of at least `least`. */
export function wholeNumber(option: string, least: number): ReadOption<number> {
  return (text) => {
    const value = WHOLE.test(text) ? Number(text) : Number.NaN;
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw badOption(option, text, `Give a whole number of at least ${least}.`);
  };
}

/** A whole number of at least 1, or `auto`. */
export function wholeNumberOrAuto(option: string): ReadOption<number | 'auto'> {
  const read = wholeNumber(option, 1);
  return (text) => {
    if (text === 'auto') return 'auto';
    if (WHOLE.test(text)) return read(text);
    throw badOption(option, text, 'Give a whole number of at least 1, or auto.');
  };
}

/** A finite number from `least` to `most`. */
export function finiteNumber(option: string, least: number, most = Number.POSITIVE_INFINITY): ReadOption<number> {
  return (text) => {
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value) && value >= least && value <= most) return value;
    throw badOption(
      option,
      text,
      `Give a number ${most === Number.POSITIVE_INFINITY ? `of at least ${least}` : `from ${least} to ${most}`}.`,
    );
  };
}

/** One of a few names. */
export function choice<const Name extends string>(option: string, names: readonly Name[]): ReadOption<Name> {
  const read = (text: string): Name => {
    const found = names.find((name) => name === text);
    if (found !== undefined) return found;
    const near = nearest(text, names);
    throw badOption(
      option,
      text,
      `${near === undefined ? '' : `Did you mean ${near}? `}Choose from: ${names.join(', ')}.`,
    );
  };
  CHOICES.set(read, names);
  return read;
}

/** The names that an option takes, where it takes one of a few. */
export function namesOf({ parseArg }: Option): readonly string[] | undefined {
  return parseArg && CHOICES.get(parseArg);
}

const CHOICES = new WeakMap<object, readonly string[]>();

function badOption(option: string, text: string, fix: string): UsageError {
  return new UsageError('BAD_OPTION', `--${option} is ${JSON.stringify(text)}`, fix, { option });
}

const WHOLE = /^\+?\d+$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
