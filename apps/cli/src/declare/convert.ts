import { Option } from 'commander';
import type { ConvertOptions } from '../commands/convert.ts';
import { choice } from '../options.ts';
import type { Declaring } from './command.ts';

export function declareConvert({ program, handler }: Declaring): void {
  program
    .command('convert')
    .description('a model as JSON, a network as BIF, or a mixture as TypeScript, Python or R that scores new rows')
    .argument('<in>', 'a model or fit document, or a BIF file; - is stdin')
    .argument('<out>', 'a file that ends in .json, .bif, .ts, .py (with numpy) or .R; - is stdout, with --to')
    .addOption(
      new Option('--to <form>', 'json, bif, ts, py or r, whatever the output is called').argParser(
        choice('to', ['json', 'bif', 'ts', 'py', 'r']),
      ),
    )
    .action(
      handler<ConvertOptions>(['table', 'json'], async (context, [input, output], options) => {
        const { convert } = await import('../commands/convert.ts');
        return convert(context, input as string, output as string, options);
      }),
    );
}
