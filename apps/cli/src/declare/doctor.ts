import { choice } from '../options.ts';
import type { Declaring } from './command.ts';

export function declareDoctor({ program, handler }: Declaring): void {
  program
    .command('doctor')
    .description('whether this machine can run latent, and computes right; exit code 1 where not')
    .option('--engine <name>', 'auto, wasm or reference (TypeScript)', choice('engine', ['auto', 'wasm', 'reference']))
    .action(
      handler<object>(['table', 'json'], async (context) => {
        const { doctor } = await import('../commands/doctor.ts');
        return doctor(context, program);
      }),
    );
}
