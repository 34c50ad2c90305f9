import { type Command, Option } from 'commander';
import { choice } from '../options.ts';
import { CRITERIA } from '../select/criteria.ts';
import { NOT_WITH_SELECT, type SelectOptions } from '../select/options.ts';
import { readRange } from '../select/range.ts';
import { DATA, type Declaring } from './command.ts';

/** Takes the flags of `fit`, which is declared before: whatever describes columns, reads data or steers a fit means the same here. */
export function declareSelect({ program, handler }: Declaring): void {
  const select = program
    .command('select')
    .description('fit several numbers of classes and compare them')
    .argument('<data>', DATA)
    .option('-k, --classes <range>', 'numbers of classes, 1..8 or 1,2,4; 1 is always among them', readRange)
    .option(
      '--criterion <name>',
      `the lowest is recommended: ${CRITERIA.join(', ')} (default bic)`,
      choice('criterion', CRITERIA),
    );
  for (const option of flagsOfFit(program)) {
    const own = OWN_WORDS.get(option.attributeName());
    if (own !== undefined) select.option(option.flags, own);
    else if (NOT_WITH_SELECT.has(option.attributeName())) select.addOption(new Option(option.flags).hideHelp());
    else select.addOption(option);
  }
  select.action(
    handler<SelectOptions>(['table', 'json'], async (context, [data], options) => {
      const { select: run } = await import('../commands/select.ts');
      return run(context, data as string, options);
    }),
  );
}

/** Flags that mean the same and want other words. */
const OWN_WORDS: ReadonlyMap<string, string> = new Map([
  ['model', 'a model document that describes the columns: its classes are replaced'],
  ['output', 'write the selection document there'],
  ['strict', 'exit 4 where no number of classes can be recommended'],
]);

function flagsOfFit(program: Command): readonly Option[] {
  const fit = program.commands.find((command) => command.name() === 'fit');
  if (fit === undefined) throw new TypeError('select is declared after fit');
  return fit.options.filter((option) => option.attributeName() !== 'classes');
}
