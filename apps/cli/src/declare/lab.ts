import type { LabOptions } from '../commands/lab.ts';
import { wholeNumber } from '../options.ts';
import type { Declaring } from './command.ts';

export function declareLab({ program, handler }: Declaring): void {
  program
    .command('lab')
    .description('the web lab: lessons on EM and a workbench for your data, served on this machine only')
    .option('--port <n>', 'port to listen on (default: any that is free)', wholeNumber('port', 0))
    .action(
      handler<LabOptions>(['table'], async (context, _, options) => {
        const { lab } = await import('../commands/lab.ts');
        return lab(context, options);
      }),
    );
}
