import type { Command } from 'commander';
import type { Shell } from '../completion/shells.ts';
import type { Context } from '../context.ts';

/** `latent completion bash|zsh|fish`: the script that lets a shell complete commands, options, their values and files. */
export async function completion(context: Context, program: Command, shell: Shell): Promise<number> {
  if (shell === 'bash') {
    const { BASH_SCRIPT } = await import('../completion/bash.ts');
    await context.out(BASH_SCRIPT);
    return 0;
  }
  const { printScript } = await import('../completion/complete.ts');
  printScript(program, shell);
  return 0;
}
