import { repeatedRow, twoLargest } from '@latent/results';
import { applyDocument, type ExplainedPattern, explainIteration, withParameters } from 'latent';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { jsonText, marked } from '../output/json.ts';
import { plain } from '../output/plain.ts';
import { formatTable } from '../output/table.ts';
import { byHand, nats, result, underflows } from './arithmetic.ts';
import type { ExplainOptions } from './options.ts';
import { explainDensities } from './rowDensities.ts';
import { rowPlace } from './rowPlace.ts';
import { readingOf } from './sources.ts';

/** `latent explain --row <i>`: how the posterior of one row comes about. */
export async function explainRow(
  context: Context,
  first: string | undefined,
  second: string | undefined,
  options: ExplainOptions,
): Promise<number> {
  const reading = await readingOf(context, first, second, options);
  const { data } = reading;
  const number = options.row as number;
  const { table } = data;
  if (number < 1 || number > table.rows)
    throw new UsageError(
      'BAD_OPTION',
      `--row is ${number}, and the data have ${table.rows} rows`,
      `Give a number from 1 to ${table.rows}.`,
      { option: 'row' },
    );
  if (reading.kind === 'network') {
    const { explainNodes } = await import('./network/row.ts');
    return explainNodes(context, reading, number);
  }
  const { document, start } = reading;
  const one = repeatedRow(table, number - 1, 1);
  const parameters = document === start ? document : withParameters(document, start);
  if (!document.features.every(({ levels }) => levels)) return explainDensities(context, parameters, data, number);
  const { patterns, features, classes, latent } = await explainIteration(parameters, one);
  const pattern = patterns[0] as ExplainedPattern;
  const { posterior, logLikelihoods } = applyDocument(parameters).apply(one);
  const explained = {
    row: number,
    line: table.lineOf(number - 1) ?? null,
    ...(data.ids ? { id: data.ids[number - 1] } : {}),
    latent,
    classes,
    features,
    ...pattern,
    logLikelihood: logLikelihoods[0] as number,
    entropy: posterior.entropy()[0] as number,
  };
  if (context.format === 'json') await context.out(jsonText(marked('latent-explanation', explained)));
  else await context.out(rowText(context, explained, table.file));
  return 0;
}

type ExplainedRow = ExplainedPattern & {
  readonly row: number;
  readonly line: number | null;
  readonly id?: string | undefined;
  readonly latent: string;
  readonly classes: readonly string[];
  readonly features: readonly { readonly name: string }[];
  readonly logLikelihood: number;
  readonly entropy: number;
};

function rowText(context: Context, row: ExplainedRow, file: string | undefined): string {
  const { latent, classes, features, terms, responsibilities, marginal, logLikelihood, entropy } = row;
  const [a, b] = twoLargest(responsibilities);
  const compared = b >= 0;
  const line = (
    title: string,
    values: readonly (number | null)[],
    show: (value: number) => string = byHand,
  ): string[] => [
    title,
    ...values.map((value) => (value === null ? '-' : show(value))),
    ...(compared ? [byHand(ratio(values[a] ?? null, values[b] ?? null))] : []),
  ];
  const cells = features.flatMap(({ name }, j) => {
    const cell = row.cells[j] ?? null;
    return [
      line(
        cell === null ? `${name} missing` : `${name} = ${cell}`,
        terms.map(({ factors }) => factors[j] ?? null),
      ),
    ];
  });
  const possible = terms.map((_, k) => (row.known === null || row.known === classes[k] ? 1 : 0));
  const rows = [
    line(
      `size of ${latent}`,
      terms.map(({ size }) => size),
    ),
    ...cells,
    ...(row.known === null ? [] : [line(`${latent} = ${row.known} (known)`, possible)]),
    ...(underflows(marginal)
      ? []
      : [
          line(
            'product',
            terms.map(({ product }) => product),
          ),
        ]),
    line('product / sum', responsibilities, result),
  ];
  const columns = [
    { title: 'factor', align: 'left' } as const,
    ...classes.map((title) => ({ title })),
    ...(compared ? [{ title: `odds ${classes[a]} : ${classes[b]}` }] : []),
  ];
  const place = rowPlace(row, file);
  const end =
    logLikelihood === Number.NEGATIVE_INFINITY
      ? 'impossible under the model: every class has a factor 0, so there is no posterior'
      : `sum of products ${underflows(marginal) ? 'below 1e-300' : byHand(marginal)}, its log ${nats(logLikelihood)}; most probable: ${classes[a]} with ${result(responsibilities[a] as number)}; entropy ${nats(entropy)}`;
  const width = context.terminal.stdout ? context.terminal.columns : undefined;
  return `${plain(place)}\n\n${formatTable(columns, rows, { width, paintTitles: context.paint.bold })}\n${plain(end)}\n`;
}

function ratio(above: number | null, below: number | null): number | null {
  return above === null || below === null ? null : above / below;
}
