import type { Command, Option } from 'commander';

/** A command line as far as it is typed. */
export interface TypedLine {
  readonly command: Command | undefined;
  /** The option whose value is being typed, if it is one's. */
  readonly option: Option | undefined;
  /** What is typed of the word, or of the value behind `--option=`; an opening quote is no part of it. */
  readonly current: string;
  /** The arguments before it, the command left out. */
  readonly given: readonly string[];
  /** The value of an option before it. */
  valueOf(long: string): string | undefined;
}

/** @param words what stands after `latent`; the last one, which may be empty, is being typed */
export function typedLine(program: Command, words: readonly string[]): TypedLine {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const command = program.commands.find((one) => before.includes(one.name()));
  const options = [...program.options, ...(command?.options ?? [])];
  const find = (word = ''): Option | undefined => options.find(({ short, long }) => word === short || word === long);
  const taking = (word?: string): Option | undefined => {
    const option = find(word);
    return option?.required ? option : undefined;
  };
  const inline = /^(--[^=]+)=(.*)$/s.exec(current);
  const previous = taking(before.at(-1));
  const behind = inline && !previous ? find(inline[1]) : undefined;
  const arguments_ = before.filter((word, i) => !word.startsWith('-') && !taking(before[i - 1]));
  return {
    command,
    option: previous ?? behind,
    current: ((behind && inline?.[2]) ?? current).replace(/^["']/, ''),
    given: arguments_.slice(1).map(unquoted),
    valueOf(long) {
      const own = before.find((word) => word.startsWith(`${long}=`))?.slice(long.length + 1);
      const at = before.findIndex((word) => find(word)?.long === long);
      const value = own ?? (at < 0 ? undefined : before[at + 1]);
      return value === undefined ? undefined : unquoted(value);
    },
  };
}

/** Shells hand words over as they are typed. */
const unquoted = (word: string): string => word.replace(/^(["'])(.*)\1$/s, '$2').replace(/\\(.)/gs, '$1');
