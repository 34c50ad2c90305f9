import type { Command } from 'commander';

/**
 * Arguments with the command in front, so that flags work before it too: `-k 3 fit data.csv` → `fit -k 3 data.csv`.
 */
export function commandFirst(program: Command, argv: readonly string[]): string[] {
  const names = new Set(program.commands.map((command) => command.name()));
  const valued = new Set(
    [program, ...program.commands].flatMap(({ options }) =>
      options.filter((option) => option.required).flatMap(({ short, long }) => [short, long]),
    ),
  );
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] as string;
    if (argument === '--') break;
    if (names.has(argument)) return [argument, ...argv.slice(0, i), ...argv.slice(i + 1)];
    if (!argument.startsWith('-') || argument === '-') break;
    if (valued.has(argument)) i++;
  }
  return [...argv];
}
