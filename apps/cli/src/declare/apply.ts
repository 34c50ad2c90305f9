import type { Command } from 'commander';
import type { PredictOptions } from '../commands/predict.ts';
import type { SampleOptions } from '../commands/sample.ts';
import type { ScoreOptions } from '../commands/score.ts';
import { choice, finiteNumber, wholeNumber } from '../options.ts';
import { DATA, type Declaring, readingOptions } from './command.ts';

const MODEL = 'a fit document, or a model document with parameters';

export function declarePredict({ program, handler }: Declaring): void {
  applyOptions(
    program
      .command('predict')
      .description('the class probabilities of every row')
      .argument('<fit>', MODEL)
      .argument('<data>', DATA),
  )
    .option('--rows <file>', 'write them there as CSV')
    .action(
      handler<PredictOptions>(['table', 'json', 'csv'], async (context, [model, data], options) => {
        const { predict } = await import('../commands/predict.ts');
        return predict(context, model as string, data as string, options);
      }),
    );
}

export function declareScore({ program, handler }: Declaring): void {
  applyOptions(
    program
      .command('score')
      .description('the log-likelihood of data, total and per row')
      .argument('<fit>', MODEL)
      .argument('<data>', DATA),
  )
    .option('--weights <column>', 'a column that says how often each row counts')
    .action(
      handler<ScoreOptions>(['table', 'json'], async (context, [model, data], options) => {
        const { score } = await import('../commands/score.ts');
        return score(context, model as string, data as string, options);
      }),
    );
}

export function declareSample({ program, handler }: Declaring): void {
  program
    .command('sample')
    .description('rows drawn from a model, as CSV')
    .argument('<fit>', MODEL)
    .requiredOption('-n, --rows <n>', 'how many rows', wholeNumber('rows', 0))
    .option('--missing-fraction <f>', 'share of cells left out at random', finiteNumber('missing-fraction', 0, 1))
    .option('--with-latent', 'with the class of each row')
    .option('-o, --output <file>', 'write there instead of to stdout')
    .action(
      handler<SampleOptions>(['table', 'csv', 'json'], async (context, [model], options) => {
        const { sample } = await import('../commands/sample.ts');
        return sample(context, model as string, options);
      }),
    );
}

function applyOptions(command: Command): Command {
  return readingOptions(command)
    .option('--id <column>', 'a column that names the rows')
    .option('--known <column>', 'a column that holds the class of some rows')
    .option('--engine <name>', 'auto, wasm or reference (TypeScript)', choice('engine', ['auto', 'wasm', 'reference']))
    .option(
      '--unseen <how>',
      'levels that the model does not know: error (default), or taken as missing',
      choice('unseen', ['error', 'missing']),
    );
}
