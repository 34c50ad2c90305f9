import type { Warning } from '../error/index.ts';
import { classDistance, type Mixture } from '../models/index.ts';
import type { FitFacts } from './facts.ts';
import { nameDirection, nameParameter } from './names.ts';
import { notConverged, notReplicated, weightsNotCounts } from './run.ts';
import { collapsedStarts, hardlyDetermined, poissonLimit } from './spread.ts';

const BOUNDARY = 1e-6;
const EMPTY = 1e-6;
const DUPLICATE = 1e-4;

/** All that a reader of a fit must know before trusting it, as data. */
export function fitWarnings(facts: FitFacts): Warning[] {
  return [
    notConverged,
    localMaximum,
    notIdentified,
    boundary,
    poissonLimit,
    emptyClass,
    collapsedStarts,
    hardlyDetermined,
    duplicateClasses,
    moreClasses,
    emptyRows,
    weightsNotCounts,
  ].flatMap((rule) => rule(facts));
}

/** What is noteworthy about a start that the user gave: identical classes, probabilities at 0 or 1. */
export function startWarnings(model: Mixture, start: Float64Array, classNames: readonly string[]): Warning[] {
  const twin = twins(model, start, DUPLICATE);
  const saddle: Warning[] = twin
    ? [
        {
          code: 'SYMMETRIC_SADDLE',
          level: 'warning',
          message: `classes ${classNames[twin[0]]} and ${classNames[twin[1]]} start alike (within ${DUPLICATE}): a symmetric point that EM cannot leave, or hardly, though the likelihood may be higher elsewhere`,
          fix: 'Make the classes of the start differ, or leave the start out.',
          where: { classes: twin.map((k) => classNames[k]) },
        },
      ]
    : [];
  const edge = model.parameters.blocks
    .filter(
      ({ shape, fixed, constraint }) =>
        !fixed && (constraint === 'unit' || (constraint === 'simplex' && (shape[shape.length - 1] as number) > 1)),
    )
    .flatMap(({ offset, size }) => Array.from(start.subarray(offset, offset + size)))
    .filter((value) => value === 0 || value === 1).length;
  const boundaryStart: Warning[] =
    edge > 0
      ? [
          {
            code: 'START_AT_BOUNDARY',
            level: 'info',
            message: `${edge} probabilities of the start are exactly 0 or 1; EM never moves them`,
            fix: 'Start them inside (0, 1) where they are to be estimated.',
            where: { count: edge },
          },
        ]
      : [];
  return [...saddle, ...boundaryStart];
}

function belowFewerClasses({ logLikelihood, fewerClasses, model }: FitFacts): Warning[] {
  if (fewerClasses === undefined || logLikelihood >= fewerClasses - 1e-6 * Math.max(1, Math.abs(fewerClasses)))
    return [];
  return [
    {
      code: 'LOCAL_MAXIMUM_SUSPECTED',
      level: 'error',
      message: `${model.classes} classes reach a log-likelihood of ${logLikelihood}, below the ${fewerClasses} of one class less`,
      fix: FEWER_OR_MORE,
      where: { fewerClasses },
    },
  ];
}

/** One warning of this kind is enough. */
function localMaximum(facts: FitFacts): Warning[] {
  const below = belowFewerClasses(facts);
  return below.length > 0 ? below : notReplicated(facts, FEWER_OR_MORE);
}

const FEWER_OR_MORE = 'Run more starts (--starts 100), or fewer classes.';

function notIdentified({ identifiability, model, classNames }: FitFacts): Warning[] {
  if (!identifiability || identifiability.identified) return [];
  const { rank, genericRank, freeParameters, directions } = identifiability;
  const least = Math.min(rank, genericRank);
  const named = directions.slice(0, 3).map((direction) => nameDirection(model, classNames, direction));
  const where_ = rank < genericRank ? 'at this estimate (elsewhere the data determine more)' : 'by these data';
  return [
    {
      code: 'NOT_IDENTIFIED',
      level: 'error',
      message: `only ${least} of ${freeParameters} parameters ${least === 1 ? 'is' : 'are'} determined ${where_}: others with the same likelihood lie along ${named.join('; ')}`,
      fix: 'Use fewer classes, more items, or rows whose class is known. A prior would pick a point; the data do not.',
      where: { rank, genericRank, freeParameters },
    },
  ];
}

function boundary({ model, parameters, classNames }: FitFacts): Warning[] {
  const found: { text: string; value: number }[] = [];
  for (const block of model.parameters.blocks.slice(1)) {
    const isProbability =
      block.constraint === 'unit' || (block.constraint === 'simplex' && block.size / model.classes > 1);
    if (block.fixed || !(isProbability || block.key === 'rate')) continue;
    const groups = new Set<string>();
    for (let i = block.offset; i < block.offset + block.size; i++) {
      const value = parameters[i] as number;
      if (value > (isProbability ? BOUNDARY : 0) && (!isProbability || value < 1 - BOUNDARY)) continue;
      const { text, group } = nameParameter(model, classNames, i);
      if (!groups.has(group)) found.push({ text, value });
      groups.add(group);
    }
  }
  if (found.length === 0) return [];
  const shown = found.slice(0, 4).map(({ text, value }) => `${text} = ${value.toFixed(4)}`);
  const more = found.length > shown.length ? `, and ${found.length - shown.length} more` : '';
  return [
    {
      code: 'BOUNDARY_ESTIMATE',
      level: 'warning',
      message: `${found.length} ${found.length === 1 ? 'probability is' : 'probabilities are'} estimated at 0 or 1: ${shown.join(', ')}${more}`,
      fix: 'Use a prior (--prior 0.5), or merge rare levels; standard errors do not hold there.',
      where: { parameters: found.map(({ text }) => text) },
    },
  ];
}

function emptyClass({ model, parameters, classNames, weight }: FitFacts): Warning[] {
  const empty = classNames.filter((_, k) => (parameters[k] as number) * weight < EMPTY);
  if (empty.length === 0 || model.parameters.blocks[0]?.fixed) return [];
  return [
    {
      code: 'EMPTY_CLASS',
      level: 'warning',
      message: `no row belongs to class ${empty.join(', ')}: its probabilities mean nothing`,
      fix: 'Use fewer classes.',
      where: { classes: empty },
    },
  ];
}

function duplicateClasses({ model, parameters, classNames }: FitFacts): Warning[] {
  const twin = twins(model, parameters, DUPLICATE);
  if (!twin) return [];
  return [
    {
      code: 'DUPLICATE_CLASSES',
      level: 'warning',
      message: `classes ${classNames[twin[0]]} and ${classNames[twin[1]]} have the same probabilities: they are one class`,
      fix: 'Use fewer classes, or another start.',
      where: { classes: twin.map((k) => classNames[k]) },
    },
  ];
}

function moreClasses({ model, patterns }: FitFacts): Warning[] {
  if (model.classes <= patterns) return [];
  return [
    {
      code: 'MORE_CLASSES_THAN_PATTERNS',
      level: 'warning',
      message: `there are more classes (${model.classes}) than different rows (${patterns})`,
      fix: 'Use fewer classes.',
      where: { classes: model.classes, patterns },
    },
  ];
}

function emptyRows({ emptyRows: count }: FitFacts): Warning[] {
  if (count === 0) return [];
  return [
    {
      code: 'ROW_ALL_MISSING',
      level: 'info',
      message: `${count} row${count === 1 ? ' has' : 's have'} no observed item: kept, with the class sizes as posterior and nothing added to the log-likelihood`,
      fix: 'Nothing needs to be done.',
      where: { rows: count },
    },
  ];
}

/** The first two classes whose parameters, sizes left out, differ by at most `limit` each on average. */
function twins(model: Mixture, parameters: Float64Array, limit: number): [number, number] | undefined {
  const own = model.parameters.blocks.slice(1).filter(({ shared }) => !shared);
  const each = own.reduce((sum, { size }) => sum + size, 0) / model.classes;
  if (each === 0) return undefined;
  const units = model.units(parameters);
  for (let a = 0; a < model.classes; a++)
    for (let b = a + 1; b < model.classes; b++) {
      const difference = Math.abs((parameters[a] as number) - (parameters[b] as number));
      if ((classDistance(model, parameters, a, parameters, b, units) - difference) / each <= limit) return [a, b];
    }
  return undefined;
}
