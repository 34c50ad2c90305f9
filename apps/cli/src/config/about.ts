import type { Command } from 'commander';
import type { Context, GlobalFlags } from '../context.ts';
import { givenTo } from './apply.ts';

/** `--print-config` and `--schema`: what a command would do with, or write, instead of doing it. */
export async function aboutCommand(
  context: Context,
  program: Command,
  command: Command,
  { printConfig: wantsOptions }: GlobalFlags,
): Promise<number> {
  if (wantsOptions) {
    const { printConfig } = await import('./print.ts');
    await printConfig(context, program, command, givenTo(program));
  } else {
    const { printSchema } = await import('../schema/print.ts');
    const isPlan = command.opts<{ readonly dryRun?: boolean }>().dryRun === true;
    await printSchema(context, isPlan ? `${command.name()} --dry-run` : command.name());
  }
  return 0;
}
