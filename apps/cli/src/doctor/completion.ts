import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** Where the completion of a shell is usually set up: files that load it, or that are it. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  bash: ['.bashrc', '.bash_profile', '.profile', '.local/share/bash-completion/completions/latent'],
  zsh: ['.zshrc', '.zprofile', '.zsh/completions/_latent', '.oh-my-zsh/completions/_latent'],
  fish: ['.config/fish/completions/latent.fish', '.config/fish/config.fish'],
};

/** The file that sets up the completion of the user's shell, if one of the usual ones does. */
export async function installedCompletion(): Promise<string | undefined> {
  const shell = basename(process.env['SHELL'] ?? '');
  for (const place of PLACES[shell] ?? []) {
    const text = await readFile(join(homedir(), place), 'utf8').catch(() => '');
    if (/latent[ _]complet/.test(text)) return `~/${place}`;
  }
  return undefined;
}
