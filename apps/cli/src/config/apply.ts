import type { Command } from 'commander';
import { problemOf, UsageError } from '../errors.ts';
import { BESIDE_REPEAT } from '../fit/options.ts';
import { badConfig, type Config, type ConfigValue, readConfig } from './file.ts';
import { type Configurable, configurable, takesValue, variableOf } from './options.ts';

/** Where the value of an option comes from, as `Command.getOptionValueSource` tells it afterwards. */
export type Origin = 'env' | 'config' | 'config-command';

/** An option that the command line did not name, and who gave it. */
export interface Given {
  readonly key: string;
  readonly origin: Origin;
  /** `LATENT_SEED`, or `latent.config.json (fit.starts)`. */
  readonly said: string;
}

/**
 * Gives the options of a command the values of the environment and of the configuration, before the command line is parsed: what
 * stands in it wins. Beside `--repeat` only options count that a repetition takes.
 *
 * @param argv with the command in front
 * @returns who gave what
 * @throws UsageError BAD_CONFIG, BAD_OPTION
 */
export function applySettings(program: Command, command: Command, argv: readonly string[]): readonly Given[] {
  const config = readConfig(program, configNamed(argv));
  const isRepeat = argv.some((argument) => /^--repeat(=|$)/.test(argument));
  const given = configurable(program, command).flatMap((one) => {
    if (one.key === 'format' && argv.includes('--json')) return [];
    if (isRepeat && (one.key === 'seed' || (one.owner === command && !BESIDE_REPEAT.has(one.option.attributeName()))))
      return [];
    const found = fromEnvironment(one) ?? fromConfig(config, command.name(), one);
    if (found === undefined) return [];
    one.owner.setOptionValueWithSource(one.option.attributeName(), found.value, found.given.origin);
    return [found.given];
  });
  GIVEN.set(program, given);
  return given;
}

/** What was given to a program's options that the command line did not name. */
export const givenTo = (program: Command): readonly Given[] => GIVEN.get(program) ?? [];

const GIVEN = new WeakMap<Command, readonly Given[]>();

interface Found {
  readonly value: unknown;
  readonly given: Given;
}

function fromEnvironment(one: Configurable): Found | undefined {
  const variable = variableOf(one.key);
  const text = process.env[variable];
  if (text === undefined || text === '') return undefined;
  const given: Given = { key: one.key, origin: 'env', said: variable };
  if (takesValue(one.option)) return { value: read(one, text, given), given };
  if (/^(1|true|yes|on)$/i.test(text)) return { value: true, given };
  if (/^(0|false|no|off)$/i.test(text)) return { value: false, given };
  throw new UsageError('BAD_OPTION', `${variable} is ${JSON.stringify(text)}`, 'Give 1 or 0.', { option: one.key });
}

function fromConfig(config: Config | undefined, command: string, one: Configurable): Found | undefined {
  if (config === undefined) return undefined;
  const own = config.byCommand.get(command)?.get(one.key);
  const value: ConfigValue | undefined = own ?? config.everywhere.get(one.key);
  if (value === undefined) return undefined;
  const place = own === undefined ? one.key : `${command}.${one.key}`;
  const given: Given = {
    key: one.key,
    origin: own === undefined ? 'config' : 'config-command',
    said: `${config.file} (${place})`,
  };
  const isSwitch = !takesValue(one.option);
  if (isSwitch !== (typeof value === 'boolean'))
    throw badConfig(
      config.file,
      `"${place}" is ${JSON.stringify(value)}`,
      isSwitch ? 'Give true or false: the flag takes no value.' : 'Give the value that would stand behind the flag.',
      one.key,
    );
  return { value: isSwitch ? value : read(one, String(value), given), given };
}

/** The value as the command line would read it; a mistake names who made it. */
function read({ option }: Configurable, text: string, { said, key }: Given): unknown {
  try {
    return option.parseArg ? option.parseArg<unknown>(text, undefined) : text;
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    throw new UsageError('BAD_OPTION', `${problem.message}, from ${said}`, problem.fix, { option: key });
  }
}

function configNamed(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((argument) => /^--config(=|$)/.test(argument));
  if (at < 0) return process.env['LATENT_CONFIG'] || undefined;
  const [, own] = /^--config=(.*)$/.exec(argv[at] as string) ?? [];
  return own ?? argv[at + 1];
}
