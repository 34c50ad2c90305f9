import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { addOpposites } from './opposites.ts';
import { CONFIG_FILE } from './options.ts';

/** Commands that work whatever stands in a configuration: they look at it, or have nothing that it could give. */
const WITHOUT = new Set(['doctor', 'completion', 'complete']);

/** What a command line is completed with before it is parsed. */
export interface Settled {
  /** The format of messages. */
  readonly json: boolean;
  /** A mistake in the command, with the options that were in force without being typed. */
  readonly explained: (error: unknown) => unknown;
}

/**
 * Completes a command from the environment and a configuration, and lets it stand without its arguments where only its options or its
 * schema are asked for. The code that reads configurations is loaded where there is something to read.
 *
 * @param argv with the command in front
 * @throws UsageError BAD_CONFIG, BAD_OPTION
 */
export async function settle(program: Command, argv: readonly string[]): Promise<Settled> {
  const command = program.commands.find((one) => one.name() === argv[0]);
  if (command) addOpposites(program, command);
  const isHelp = argv.some((argument) => argument === '--help' || argument === '-h');
  if (command === undefined || isHelp) return NOTHING;
  if (argv.some((argument) => argument === '--print-config' || argument === '--schema')) relax(command);
  if (WITHOUT.has(command.name())) return NOTHING;
  const isConfigured =
    argv.some((argument) => /^--config(=|$)/.test(argument)) ||
    existsSync(CONFIG_FILE) ||
    Object.keys(process.env).some((name) => name.startsWith('LATENT_'));
  if (!isConfigured) return NOTHING;
  const { applySettings } = await import('./apply.ts');
  const given = applySettings(program, command, argv);
  const inForce = given.map(({ key, said }) => `--${key} from ${said}`).join(', ');
  return {
    json: program.opts<{ readonly format?: string }>().format === 'json',
    explained: (error) =>
      inForce !== '' && error instanceof UsageError && ABOUT_OPTIONS.has(error.code)
        ? new UsageError(error.code, error.message, `${error.fix} Also in force: ${inForce}.`, error.where)
        : error,
  };
}

const NOTHING: Settled = { json: false, explained: (error) => error };

const ABOUT_OPTIONS: ReadonlySet<string> = new Set(['BAD_OPTION', 'CONFLICTING_OPTIONS']);

/** Takes away what a command must be given. */
function relax({ registeredArguments, options }: Command): void {
  for (const argument of registeredArguments) argument.required = false;
  for (const option of options) option.mandatory = false;
}
