import { readFileSync } from 'node:fs';
import { nearest } from '@latent/files/nearest';
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { systemReason } from '../io/reasons.ts';
import { allKeys, CONFIG_FILE, configurable, configurableCommands } from './options.ts';

/** A value that a configuration gives to an option. */
export type ConfigValue = string | number | boolean;

/** A configuration: options of all commands, and of single ones. */
export interface Config {
  readonly file: string;
  readonly everywhere: ReadonlyMap<string, ConfigValue>;
  readonly byCommand: ReadonlyMap<string, ReadonlyMap<string, ConfigValue>>;
}

/**
 * Reads a configuration; without a name the one in the working directory, if there is one.
 *
 * @throws UsageError BAD_CONFIG where a key or a kind of value is not known
 */
export function readConfig(program: Command, named: string | undefined): Config | undefined {
  const file = named ?? CONFIG_FILE;
  const text = readText(file, named !== undefined);
  if (text === undefined) return undefined;
  const content = objectAt(parsed(text, file), file, 'a configuration');
  const commands = configurableCommands(program);
  const keys = allKeys(program);
  const everywhere = new Map<string, ConfigValue>();
  const byCommand = new Map<string, ReadonlyMap<string, ConfigValue>>();
  for (const [key, value] of Object.entries(content)) {
    if (key === '$schema') continue;
    const command = commands.find((one) => one.name() === key);
    if (command === undefined) {
      assertKnown(key, [...keys, ...commands.map((one) => one.name())], file, 'no command and no option');
      everywhere.set(key, valueAt(value, file, key));
    } else byCommand.set(key, ownValues(program, command, objectAt(value, file, `"${key}"`), file));
  }
  return { file, everywhere, byCommand };
}

function ownValues(
  program: Command,
  command: Command,
  content: Readonly<Record<string, unknown>>,
  file: string,
): ReadonlyMap<string, ConfigValue> {
  const keys = configurable(program, command).map(({ key }) => key);
  return new Map(
    Object.entries(content).map(([key, value]) => {
      assertKnown(key, keys, file, `no option of latent ${command.name()}`);
      return [key, valueAt(value, file, `${command.name()}.${key}`)];
    }),
  );
}

function readText(file: string, isNamed: boolean): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!isNamed && error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw badConfig(
      file,
      `the configuration cannot be read: ${systemReason(error)}`,
      'Check the path and the permissions.',
    );
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badConfig(file, `the configuration is not valid JSON: ${why}`, 'Correct it; JSON has no comments.');
  }
}

function objectAt(value: unknown, file: string, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw badConfig(
    file,
    `${what} is an object, and here it is ${JSON.stringify(value)}`,
    'For example: { "seed": 3, "fit": { "starts": 50 } }.',
  );
}

function valueAt(value: unknown, file: string, key: string): ConfigValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw badConfig(
    file,
    `"${key}" is ${JSON.stringify(value)}`,
    'Give a text, a number, true or false: what would stand behind the flag.',
    key,
  );
}

function assertKnown(key: string, known: readonly string[], file: string, what: string): void {
  if (known.includes(key)) return;
  const near = nearest(key, known);
  const fix = near === undefined ? `Choose from: ${known.join(', ')}.` : `Did you mean "${near}"?`;
  throw badConfig(file, `"${key}" is ${what} that a configuration can give`, fix, key);
}

/** What is wrong with a configuration. */
export function badConfig(file: string, message: string, fix: string, option?: string): UsageError {
  return new UsageError('BAD_CONFIG', message, fix, option === undefined ? { file } : { file, option });
}
