import type { CompareOptions } from '../commands/compare.ts';
import { choice } from '../options.ts';
import { DATA, type Declaring, readingOptions } from './command.ts';

export function declareCompare({ program, handler }: Declaring): void {
  const compare = program
    .command('compare')
    .description('two fits of the same columns side by side: figures, classes matched by total variation, agreement')
    .argument('<a>', 'a fit document of a mixture; - is stdin')
    .argument('<b>', 'another, with the same columns and any number of classes')
    .option('--data <file>', `also how far the most probable classes agree on data: ${DATA}`)
    .option('--id <column>', 'a column that names the rows')
    .option('--weights <column>', 'a column that says how often each row counts')
    .option(
      '--unseen <how>',
      'levels that a model does not know: error (default), or taken as missing',
      choice('unseen', ['error', 'missing']),
    );
  readingOptions(compare).action(
    handler<CompareOptions>(['table', 'json'], async (context, [a, b], options) => {
      const { compare } = await import('../commands/compare.ts');
      return compare(context, a as string, b as string, options);
    }),
  );
}
