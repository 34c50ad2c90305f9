import { type Command, Option } from 'commander';
import type { ImputeOptions } from '../commands/impute.ts';
import type { PredictOptions } from '../commands/predict.ts';
import type { SampleOptions } from '../commands/sample.ts';
import type { ScoreOptions } from '../commands/score.ts';
import { choice, finiteNumber, wholeNumber } from '../options.ts';
import { DATA, type Declaring, readingOptions } from './command.ts';

const MODEL = 'a fit document, a model document with parameters, or a network as BIF';

export function declarePredict({ program, handler }: Declaring): void {
  applyOptions(
    program
      .command('predict')
      .description('the posterior of the hidden variables for every row')
      .argument('<fit>', MODEL)
      .argument('<data>', DATA),
  )
    .option('--rows <file>', 'write them there as CSV')
    .option('--latent <names>', 'nodes of a network to be predicted beside its hidden ones; their columns are not read')
    .option('--most-probable', 'of a network: the most probable values of all open nodes together')
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
    .option('--latent <names>', 'nodes of a network that are hidden beside its hidden ones; their columns are not read')
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
    .option('--with-latent', 'with the class of each row, or the hidden nodes of a network')
    .option('-o, --output <file>', 'write there instead of to stdout')
    .action(
      handler<SampleOptions>(['table', 'csv', 'json'], async (context, [model], options) => {
        const { sample } = await import('../commands/sample.ts');
        return sample(context, model as string, options);
      }),
    );
}

export function declareImpute({ program, handler }: Declaring): void {
  readingOptions(
    program
      .command('impute')
      .description('the data with their missing cells filled in, as CSV')
      .argument('<fit>', MODEL)
      .argument('<data>', DATA),
  )
    .addOption(
      new Option(
        '--how <how>',
        'by the most probable value (mode), by the mean (numbers only), or by draws that belong together',
      )
        .argParser(choice('how', ['mode', 'mean', 'draw']))
        .default('mode'),
    )
    .option('--id <column>', 'a column that names the rows')
    .option('--known <column>', 'a column that holds the class of some rows')
    .option('--unseen <how>', UNSEEN, choice('unseen', ['error', 'missing']))
    .option('-o, --output <file>', 'write there instead of to stdout')
    .action(
      handler<ImputeOptions>(['table', 'csv', 'json'], async (context, [model, data], options) => {
        const { impute } = await import('../commands/impute.ts');
        return impute(context, model as string, data as string, options);
      }),
    );
}

export function declareQuery({ program, handler }: Declaring): void {
  program
    .command('query')
    .description('the probabilities of nodes, given others: "Thoughts | Words=good"')
    .argument('<fit>', `${MODEL}; of a mixture one of levels only`)
    .argument('<query>', '"A, B | C=x, D=y"; names with signs in double quotes')
    .action(
      handler<object>(['table', 'json'], async (context, [model, text]) => {
        const { query } = await import('../commands/query.ts');
        return query(context, model as string, text as string);
      }),
    );
}

const UNSEEN = 'levels that the model does not know: error (default), or taken as missing';

function applyOptions(command: Command): Command {
  return readingOptions(command)
    .option('--id <column>', 'a column that names the rows')
    .option('--known <column>', 'a column that holds the class of some rows')
    .option('--engine <name>', 'auto, wasm or reference (TypeScript)', choice('engine', ['auto', 'wasm', 'reference']))
    .option('--unseen <how>', UNSEEN, choice('unseen', ['error', 'missing']));
}
