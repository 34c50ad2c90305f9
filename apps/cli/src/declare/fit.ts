import { Option } from 'commander';
import type { FitOptions } from '../fit/options.ts';
import { choice, finiteNumber, wholeNumber, wholeNumberOrAuto } from '../options.ts';
import { DATA, type Declaring, readingOptions } from './command.ts';
import { columnOptions, priorOptions } from './model.ts';

export function declareFit({ program, handler }: Declaring): void {
  const fit = program
    .command('fit')
    .description(
      'fit a mixture or a network to data: latent classes, Gaussian components, counts, graphs with hidden nodes',
    )
    .argument('<data>', DATA)
    .option('-k, --classes <n>', 'number of classes', wholeNumber('classes', 1))
    .option(
      '--graph <graph>',
      'or a network: "Thoughts*{bad,good} -> Words" (* = hidden; levels where the data do not show them; several arrows with ;)',
    )
    .option(
      '--model <file>',
      'or a model document: its classes, columns and levels, or its nodes; a network also as BIF',
    );
  readingOptions(columnOptions(fit));
  priorOptions(fit)
    .option(
      '--equivalent-sample-size <rows>',
      'networks: a prior worth so many rows, spread evenly over the cells of each table (BDeu)',
      finiteNumber('equivalent-sample-size', 0),
    )
    .option(
      '--starts <n>',
      'number of starts, or auto: 20, then 50 and 100 while the best is reached only once',
      wholeNumberOrAuto('starts'),
    )
    .option(
      '--start <file>',
      'a document whose parameters are the first start (the only one, unless --starts says more)',
    )
    .option(
      '--tolerance <t>',
      'gain in the objective that may be left (default 1e-8); 0 runs to --max-iterations',
      finiteNumber('tolerance', 0),
    )
    .option(
      '--max-iterations <n>',
      'most EM iterations of a start (default 10000); 0 returns the start',
      wholeNumber('max-iterations', 0),
    )
    .addOption(
      new Option(
        '--accelerate <name>',
        'squarem (default): fewer E-steps for the same optimum; none: plain EM',
      ).argParser(choice('accelerate', ['none', 'squarem'])),
    )
    .option(
      '--start-method <name>',
      'auto (default), random, or k-means++: where starts come from',
      choice('start-method', ['auto', 'random', 'k-means++']),
    )
    .option(
      '--threads <n>',
      'threads that work at once, or auto (default: all, up to 8, where a fit is long); same numbers',
      wholeNumberOrAuto('threads'),
    )
    .option('--engine <name>', 'auto, wasm or reference (TypeScript)', choice('engine', ['auto', 'wasm', 'reference']))
    .option('-o, --output <file>', 'write the fit document there')
    .option(
      '--rows <file>',
      'write the probabilities of the classes, or of the hidden nodes, of every row there, as CSV',
    )
    .option('--repeat <file>', 'fit again as this fit document was fitted; exit 4 where the objective differs')
    .option('--strict', 'exit 4 where the fit has a warning of level error')
    .option('--dry-run', 'print what would be fitted: columns, levels, free parameters, identifiability')
    .action(
      handler<FitOptions>(['table', 'json'], async (context, [data], options) => {
        const { fit } = await import('../commands/fit.ts');
        return fit(context, data as string, options);
      }),
    );
}
