import { count, counted, criterion, decimals, logLikelihood, NONE, probability } from '@latent/charts/number';
import type { Agreement, ComparedFit, ComparisonDocument, FitDocument } from 'latent';
import type { Context } from '../context.ts';
import { layout } from './classTables.ts';
import { type Fact, formatFacts } from './facts.ts';
import { modelLines } from './families.ts';
import { plain } from './plain.ts';
import { formatTable } from './table.ts';

export interface ComparisonReport {
  readonly document: ComparisonDocument;
  /** Names of the two files. */
  readonly files: readonly string[];
  readonly fits: readonly FitDocument[];
}

/** Two fits as text: figures side by side, classes in pairs, and how far they agree on data. */
export function comparisonReport(context: Context, { document, files, fits }: ComparisonReport): string {
  const { bold } = context.paint;
  const facts = fits.map(({ model }, i): Fact => {
    const [first = '', ...rest] = modelLines(model);
    return ['ab'[i] as string, ...[`${files[i]}   ${first}`, ...rest].map(plain)];
  });
  return [
    formatFacts([...facts, ['data', dataText(document)]], bold),
    figures(context, document),
    pairs(context, document),
    ...(document.agreement ? [agreement(context, document, fits, document.agreement)] : []),
  ].join('\n');
}

function dataText({ differentData, fits: { a, b } }: ComparisonDocument): string {
  if (differentData.length === 0)
    return `the same: ${counted(a.data.rows, 'row')}, sha256 ${a.data.sha256?.slice(0, 12)}`;
  const said = differentData.map((fact) => {
    if (fact === 'sha256') return a.data.sha256 && b.data.sha256 ? 'another sha256' : 'no sha256';
    return `${FACTS[fact]} ${count(a.data[fact])} and ${count(b.data[fact])}`;
  });
  return `not known to be the same (${said.join(', ')}): log-likelihoods and criteria cannot be compared`;
}

const FACTS = { rows: 'rows', weight: 'total weight', missingCells: 'missing cells' } as const;

function figures(context: Context, { fits: { a, b }, differences }: ComparisonDocument): string {
  const entropy = (value: number | null | undefined): string => decimals(value, 4);
  const line = (
    title: string,
    format: (value: number) => string,
    of: (fit: Omit<ComparedFit, 'classes' | 'data' | 'converged'>) => number,
  ): string[] => [title, format(of(a)), format(of(b)), differences ? format(of(differences)) : NONE];
  const always = (title: string, of: (fit: ComparedFit) => number): string[] => [
    title,
    ...[of(a), of(b), of(b) - of(a)].map(count),
  ];
  return formatTable(
    [{ title: '', align: 'left' }, { title: 'a' }, { title: 'b' }, { title: 'b - a' }],
    [
      always('classes', ({ classes }) => classes),
      always('n', ({ data }) => data.weight),
      always('free parameters', ({ freeParameters }) => freeParameters),
      line('log-likelihood', logLikelihood, (fit) => fit.logLikelihood),
      line('AIC', criterion, (fit) => fit.criteria.aic),
      line('BIC', criterion, (fit) => fit.criteria.bic),
      line('SABIC', criterion, (fit) => fit.criteria.sabic),
      line('CAIC', criterion, (fit) => fit.criteria.caic),
      line('ICL', criterion, (fit) => fit.criteria.icl),
      [
        'entropy R2',
        entropy(a.criteria.entropyR2),
        entropy(b.criteria.entropyR2),
        entropy(differences?.criteria.entropyR2),
      ],
    ],
    layout(context),
  );
}

function pairs(context: Context, { pairs: found, unmatched, columns }: ComparisonDocument): string {
  const title = `classes matched by total variation, the mean over ${counted(columns.length, 'column')}: 0 the same, 1 nothing in common`;
  const table = formatTable(
    [
      { title: 'a', align: 'left' },
      { title: 'b', align: 'left' },
      { title: 'share a' },
      { title: 'share b' },
      { title: 'mean TV' },
      { title: 'differs most in', align: 'left' },
    ],
    found.map((pair) => [
      pair.a,
      pair.b,
      probability(pair.shareA),
      probability(pair.shareB),
      probability(pair.totalVariation),
      pair.columns
        .slice(0, MOST_COLUMNS)
        .map((own) => `${own.column} ${probability(own.totalVariation)}`)
        .join(', '),
    ]),
    layout(context),
  );
  const left = (['a', 'b'] as const).flatMap((which) =>
    unmatched[which].map(
      (own) => `${plain(`without a partner: class ${own.class} of ${which}`)} (share ${probability(own.share)})\n`,
    ),
  );
  return `${context.paint.bold(title)}\n${table}${left.join('')}`;
}

/** Columns named for each pair; the document has them all. */
const MOST_COLUMNS = 3;

function agreement(
  context: Context,
  { pairs: found }: ComparisonDocument,
  fits: readonly FitDocument[],
  { rows, weight, impossibleRows, table, share, adjustedRand, kappa }: Agreement,
): string {
  const [levelsA = [], levelsB = []] = fits.map(({ model }) => model.latent.levels);
  const partnerOf = new Map(found.map((pair) => [pair.a, pair.b] as const));
  const cross = formatTable(
    [{ title: 'a \\ b', align: 'left' }, ...levelsB.map((level) => ({ title: `${level} ` }))],
    levelsA.map((level, k) => [
      level,
      ...levelsB.map((other, l) => `${count(table[k]?.[l] ?? 0)}${partnerOf.get(level) === other ? '*' : ' '}`),
    ]),
    layout(context),
  );
  const of = weight === rows ? counted(rows, 'row') : `${counted(rows, 'row')}, total weight ${count(weight)}`;
  const left = impossibleRows > 0 ? `, ${counted(impossibleRows, 'row')} impossible under a fit left out` : '';
  const facts: Fact[] = [
    ['agree', `${probability(share)}   (${of}${left}; * = matched classes)`],
    ['adjusted Rand', decimals(adjustedRand, 4)],
    ["Cohen's kappa", decimals(kappa, 4)],
  ];
  return `${context.paint.bold('most probable classes')}\n${cross}\n${formatFacts(facts, context.paint.bold)}`;
}
