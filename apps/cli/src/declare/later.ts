import { UsageError } from '../errors.ts';
import type { Declaring } from './command.ts';

/** Commands of the contract that later versions bring, and what to do until then. */
const LATER: ReadonlyMap<string, string> = new Map([
  ['lab', 'latent explain --em shows one EM iteration with its arithmetic.'],
]);

export function declareLater({ program }: Declaring): void {
  for (const [name, fix] of LATER)
    program
      .command(name, { hidden: true })
      .argument('[arguments...]')
      .helpOption(false)
      .allowUnknownOption()
      .action(() => {
        throw new UsageError('NOT_AVAILABLE', `the command ${name} is not available yet`, fix, { command: name });
      });
}
