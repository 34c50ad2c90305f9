import { decimals, NONE } from '@latent/charts/number';
import { type Candidate, isRanked, type SelectionDocument } from 'latent';
import type { Context } from '../context.ts';
import { CRITERIA } from '../select/criteria.ts';
import { formatTable, type TableColumn } from './table.ts';
import { displayWidth } from './width.ts';

/** A column of the comparison: its title and what stands in it. */
interface Figure extends TableColumn {
  readonly cell: (candidate: Candidate) => string;
}

/**
 * Every figure of every number of classes: in one table where a terminal is wide enough, else in two, fits above and criteria below.
 * The lowest value of each criterion among the ranked has a *.
 */
export function selectionTable({ terminal, paint }: Context, document: SelectionDocument): string {
  const { candidates, criterion } = document;
  const [fits, criteria, choice] = [fitFigures(), criterionFigures(document), choiceFigures(document)];
  const format = (figures: readonly Figure[]): string =>
    formatTable(
      figures,
      candidates.map((candidate) => figures.map(({ cell }) => cell(candidate))),
      { paintTitles: paint.bold },
    );
  const whole = format([CLASSES, ...fits, ...criteria, ...choice]);
  if (terminal.stdout && widthOf(whole) <= terminal.columns) return whole + legend(criterion);
  return `${format([CLASSES, ...fits, ...choice])}\n${format([CLASSES, ...criteria])}${legend(criterion)}`;
}

const CLASSES: Figure = { title: 'K', cell: ({ classes }) => String(classes) };

function fitFigures(): Figure[] {
  return [
    { title: 'log-lik', cell: ({ logLikelihood }) => decimals(logLikelihood, 4) },
    { title: 'params', cell: ({ freeParameters }) => whole(freeParameters) },
    { title: 'df', cell: ({ degreesOfFreedom }) => whole(degreesOfFreedom) },
    { title: 'entropy', cell: ({ criteria }) => decimals(criteria?.entropyR2, 4) },
    { title: 'smallest', cell: ({ smallestClass }) => decimals(smallestClass, 4) },
    {
      title: 'at best',
      cell: ({ starts }) => (starts ? `${starts.atBest}/${starts.finished} of ${starts.count}` : NONE),
    },
  ];
}

function criterionFigures({ candidates }: SelectionDocument): Figure[] {
  return CRITERIA.map((name) => {
    const ranked = candidates.filter(({ status }) => isRanked(status));
    const lowest = Math.min(...ranked.map(({ criteria }) => criteria?.[name] ?? Number.POSITIVE_INFINITY));
    return {
      title: `${name.toUpperCase()} `,
      cell: ({ criteria, status }) =>
        criteria === null
          ? `${NONE} `
          : `${decimals(criteria[name], 4)}${isRanked(status) && criteria[name] === lowest ? '*' : ' '}`,
    };
  });
}

function choiceFigures({ criterion, recommended }: SelectionDocument): Figure[] {
  const name = criterion.toUpperCase();
  return [
    { title: `d${name}`, cell: ({ delta }) => decimals(delta, 2) },
    {
      title: 'status',
      align: 'left',
      cell: ({ classes, status }) => (classes === recommended ? `${status}  <- lowest ${name}` : status),
    },
  ];
}

function legend(criterion: string): string {
  return `at best: starts that reached the best optimum / run to the end, of all; d${criterion.toUpperCase()}: above the lowest ranked; *: lowest ranked\n`;
}

const whole = (value: number | null): string => (value === null ? NONE : String(value));

const widthOf = (text: string): number => Math.max(...text.split('\n').map(displayWidth));
