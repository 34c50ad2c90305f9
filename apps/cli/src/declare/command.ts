import type { Command } from 'commander';
import type { Context, Format, GlobalFlags } from '../context.ts';
import { UsageError } from '../errors.ts';

/** Makes the context of a command from its flags. */
export type OpenContext = (flags: GlobalFlags) => Context;

/** A command's function with its positional arguments and its own options. */
export type Action<Options> = (
  context: Context,
  values: readonly (string | undefined)[],
  options: Options,
) => Promise<number>;

/** What the declaration of a command needs to run it. */
export interface Declaring {
  readonly program: Command;
  /** Gives commander a handler: checks the format, opens the context, hands on the exit code. */
  handler<Options extends object>(
    formats: readonly Format[],
    action: Action<Options>,
  ): (...received: unknown[]) => Promise<void>;
}

export function declaring(program: Command, open: OpenContext, finish: (exitCode: number) => void): Declaring {
  return {
    program,
    handler:
      (formats, action) =>
      async (...received) => {
        const command = received[received.length - 1] as Command;
        const given = command.optsWithGlobals<GlobalFlags>();
        const { format: wanted = 'table' } = given;
        const format = formats.includes(wanted) || !isDefault(program) ? wanted : 'table';
        const flags = { ...given, format };
        if (flags.printConfig || flags.schema) {
          const { aboutCommand } = await import('../config/about.ts');
          return finish(await aboutCommand(open(flags), program, command, flags));
        }
        if (!formats.includes(format))
          throw new UsageError(
            'BAD_OPTION',
            `latent ${command.name()} has no --format ${format}`,
            `Choose from: ${formats.join(', ')}.`,
            { option: 'format' },
          );
        finish(await action(open(flags), received.slice(0, -2) as (string | undefined)[], command.opts()));
      },
  };
}

/** True where the format was given to all commands: one that lacks it keeps its own. */
function isDefault(program: Command): boolean {
  const source = program.getOptionValueSource('format');
  return source === 'env' || source === 'config';
}

/** What a data argument is. */
export const DATA = 'a CSV, TSV, JSON or NDJSON file, gzipped or not, or Parquet; - is stdin';

/** The options that say how a data file is read. */
export function readingOptions(command: Command): Command {
  return command
    .option('--missing <tokens>', 'missing cells, "NA,q1:9,q2:98|99" (default: empty, NA, N/A, NaN, null, NULL)')
    .option('--delimiter <c>', 'delimiter of the data: a character, or tab (default: detected)');
}
