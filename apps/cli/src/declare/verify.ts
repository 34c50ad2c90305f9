import type { VerifyOptions } from '../commands/verify.ts';
import { choice } from '../options.ts';
import type { Declaring } from './command.ts';

export function declareVerify({ program, handler }: Declaring): void {
  program
    .command('verify')
    .description('compute published results again, and show published and computed side by side')
    .option('--references <folder>', 'replay all results of this folder (data, ref) instead of those that come along')
    .option('--engine <name>', 'auto, wasm or reference (TypeScript)', choice('engine', ['auto', 'wasm', 'reference']))
    .action(
      handler<VerifyOptions>(['table', 'json'], async (context, _, options) => {
        const { verify } = await import('../commands/verify.ts');
        return verify(context, options);
      }),
    );
}
