import type { ExplainOptions } from '../commands/explain.ts';
import type { InspectOptions } from '../commands/inspect.ts';
import { wholeNumber } from '../options.ts';
import { DATA, type Declaring, readingOptions } from './command.ts';

export function declareExplain({ program, handler }: Declaring): void {
  const explain = program
    .command('explain')
    .description('one EM iteration by hand, the posterior of one row, or what a warning means')
    .argument('[fit]', 'a fit document, or a model document with parameters; not needed with --model or --start')
    .argument('[data]', DATA)
    .option('--em', 'one EM iteration with its arithmetic')
    .option('--row <i>', 'the posterior of row i (from 1) as arithmetic', wholeNumber('row', 1))
    .option('--code <code>', 'what a warning or an error means and how to mend it')
    .option('--model <file>', 'the model document, or a network as BIF')
    .option('--graph <graph>', 'or a network: "Thoughts* -> Words" (* = hidden), with --start')
    .option('--start <file>', 'a document whose parameters are the start')
    .option('--latent <names>', 'nodes of a network that are hidden')
    .option('--known <column>', 'a column that holds the class of some rows')
    .option('--weights <column>', 'a column that says how often each row counts')
    .option('--id <column>', 'a column that names the rows');
  readingOptions(explain).action(
    handler<ExplainOptions>(['table', 'json'], async (context, [first, second], options) => {
      const { explain } = await import('../commands/explain.ts');
      return explain(context, first, second, options);
    }),
  );
}

export function declareInspect({ program, handler }: Declaring): void {
  const inspect = program
    .command('inspect')
    .description('a card of a model or fit, or how the columns of a data file are understood')
    .argument('<file>', 'a model or fit document, or data; - is stdin')
    .option('--identifiability', 'also whether data can determine the parameters')
    .option('--id <column>', 'a column of the data that names the rows');
  readingOptions(inspect).action(
    handler<InspectOptions>(['table', 'json'], async (context, [file], options) => {
      const { inspect } = await import('../commands/inspect.ts');
      return inspect(context, file as string, options);
    }),
  );
}
