import { Argument, type Command } from 'commander';
import { SHELLS, type Shell } from '../completion/shells.ts';
import { choice } from '../options.ts';
import type { Declaring } from './command.ts';

/**
 * @param treeWithout makes the tree of all other commands, to complete from
 */
export function declareCompletion({ program, handler }: Declaring, treeWithout: () => Command): void {
  program
    .command('completion')
    .description(`a script for the shell that completes with Tab: ${SHELLS.join(', ')}`)
    .addArgument(new Argument('<shell>', SHELLS.join(', ')).argParser(choice('shell', SHELLS)))
    .addHelpText('after', HOW)
    .action(
      handler<object>(['table'], async (context, [shell]) => {
        const { completion } = await import('../commands/completion.ts');
        return completion(context, treeWithout(), shell as Shell);
      }),
    );
  // What the scripts call.
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .helpOption(false)
    .allowUnknownOption()
    .action(async (words: string[]) => {
      const { completeWords } = await import('../completion/complete.ts');
      await completeWords(treeWithout(), words);
    });
}

const HOW = `
bash  echo 'source <(latent completion bash)' >> ~/.bashrc
zsh   echo 'source <(latent completion zsh)' >> ~/.zshrc   (below compinit)
fish  latent completion fish > ~/.config/fish/completions/latent.fish`;
