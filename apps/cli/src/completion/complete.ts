import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { namesOf } from '../options.ts';
import { columnChoices } from './columns.ts';
import { type TypedLine, typedLine } from './line.ts';
import { SHELLS } from './shells.ts';

/** The tree of commands as the completion knows it. */
type Tree = ReturnType<typeof tab>;

/**
 * Prints what could stand at the end of a command line: a line for each possibility, with its description behind a tab, and in the last
 * line `:4`, or `:0` where names of files may stand there (the protocol of cobra).
 *
 * @param program without the commands of the completion
 * @param words what stands after `latent`; the last one, which may be empty, is being typed
 */
export async function completeWords(program: Command, words: readonly string[]): Promise<void> {
  const tree = treeOf(program);
  const line = typedLine(program, words);
  const columns = await columnChoices(line);
  if (columns) {
    const directive = NO_FILES + KEEP_ORDER + (columns.isList ? NO_SPACE : 0);
    process.stdout.write(`${[...columns.values, `:${directive}`].join('\n')}\n`);
  } else if (wantsFile(line)) process.stdout.write(':0\n');
  else tree.parse([...words]);
}

const [NO_SPACE, NO_FILES, KEEP_ORDER] = [2, 4, 32];

/** Prints the script that makes zsh or fish ask `latent complete`. */
export function printScript(program: Command, shell: 'zsh' | 'fish'): void {
  treeOf(program).setup('latent', 'latent', shell);
}

function treeOf(program: Command): Tree {
  for (const { options } of [program, ...program.commands])
    for (const option of options) {
      const names = namesOf(option);
      if (names) option.argChoices = [...names];
    }
  const tree = tab(program, { completionCommandName: 'completion' });
  tree.commands.get('completion')?.argument('shell', (complete) => {
    for (const shell of SHELLS) complete(shell, '');
  });
  for (const { options } of tree.commands.values())
    for (const [name, option] of tree.options) if (!options.has(name)) options.set(name, option);
  return tree;
}

/** Arguments that are no files. */
const OTHERS = new Set(['query', 'shell']);

/** True where the last word is the value of an option that takes a file, or an argument that is one. */
function wantsFile({ command, option, current, given }: TypedLine): boolean {
  if (option) return /<(file|folder)>/.test(option.flags);
  if (command === undefined || current.startsWith('-')) return false;
  const argument = command.registeredArguments[given.length];
  return argument !== undefined && !OTHERS.has(argument.name());
}
