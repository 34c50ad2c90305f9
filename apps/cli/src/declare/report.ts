import type { ReportOptions } from '../commands/report.ts';
import { DATA, type Declaring, readingOptions } from './command.ts';

export function declareReport({ program, handler }: Declaring): void {
  readingOptions(
    program
      .command('report')
      .description('a fit to hand on: one HTML file, Markdown, or the layout of poLCA')
      .argument('<fit>', 'a fit document; - is stdin')
      .argument('[data]', `${DATA}; without it the sections that need the rows are left out`)
      .option('-o, --output <file>', 'a file that ends in .html or .md (default: Markdown to stdout)')
      .option(
        '--selection <file>',
        'a selection document (latent select --format json): adds the numbers of classes compared',
      )
      .option('--weights <column>', 'a column that says how often each row counts (default: as in the fit)')
      .option('--known <column>', 'a column that holds the class of some rows (default: as in the fit)'),
  ).action(
    handler<ReportOptions>(['table', 'html', 'md', 'polca'], async (context, [fit, data], options) => {
      const { report } = await import('../commands/report.ts');
      return report(context, fit as string, data, options);
    }),
  );
}
