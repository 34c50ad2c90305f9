import { NONE } from '@latent/charts/number';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { jsonText, marked } from '../output/json.ts';
import { formatTable } from '../output/table.ts';
import type { Given } from './apply.ts';
import { configurable } from './options.ts';

/** An option in force, and who gave it. */
interface InForce {
  readonly option: string;
  /** Null where the command decides, as its help says. */
  readonly value: unknown;
  readonly from: string;
}

/** `--print-config`: every option of a command, its value, and where that comes from. */
export async function printConfig(
  context: Context,
  program: Command,
  command: Command,
  given: readonly Given[],
): Promise<void> {
  const options = configurable(program, command).map(({ owner, option, key }): InForce => {
    const name = option.attributeName();
    const source = owner.getOptionValueSource(name);
    const value: unknown = owner.getOptionValue(name) ?? (IN_CODE as Readonly<Record<string, unknown>>)[key] ?? null;
    if (source === 'cli' || source === 'implied') return { option: key, value, from: 'command line' };
    if (key === 'format' && value !== context.format) return { option: key, value: context.format, from: 'default' };
    const own = given.find((one) => one.key === key && one.origin === source);
    return { option: key, value, from: own?.said ?? 'default' };
  });
  if (context.format === 'json')
    await context.out(
      jsonText(marked('latent-options', { format: 'latent-options', command: command.name(), options })),
    );
  else
    await context.out(
      formatTable(
        [
          { title: 'option', align: 'left' },
          { title: 'value', align: 'left' },
          { title: 'from', align: 'left' },
        ],
        options.map(({ option, value, from }) => [option, shown(value), from]),
        { paintTitles: context.paint.bold },
      ),
    );
}

/** Defaults that are no part of the declarations. */
const IN_CODE = { format: 'table', seed: 1, quiet: false, all: false } as const;

function shown(value: unknown): string {
  if (value === null) return NONE;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
