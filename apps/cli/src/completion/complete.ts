import tab from '@bomb.sh/tab/commander';
import type { Command, Option } from 'commander';
import { namesOf } from '../options.ts';
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
export function completeWords(program: Command, words: readonly string[]): void {
  const tree = treeOf(program);
  if (wantsFile(program, words)) process.stdout.write(':0\n');
  else tree.parse([...words]);
}

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
const NO_FILES = new Set(['query', 'shell']);

/** True where the last word is the value of an option that takes a file, or an argument that is one. */
function wantsFile(program: Command, words: readonly string[]): boolean {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const command = program.commands.find((one) => before.includes(one.name()));
  const options = [...program.options, ...(command?.options ?? [])];
  const find = (word: string): Option | undefined => options.find(({ short, long }) => word === short || word === long);
  const previous = find(before.at(-1) ?? '');
  if (previous?.required) return isFile(previous);
  const inline = /^(--[^=]+)=/.exec(current)?.[1];
  if (inline !== undefined) return isFile(find(inline));
  if (command === undefined || current.startsWith('-')) return false;
  const given = before.filter((word, i) => !word.startsWith('-') && !find(before[i - 1] ?? '')?.required).length - 1;
  const argument = command.registeredArguments[given];
  return argument !== undefined && !NO_FILES.has(argument.name());
}

const isFile = (option: Option | undefined): boolean => /<(file|folder)>/.test(option?.flags ?? '');
