import { counted, decimals } from '@latent/charts/number';
import { type Candidate, type CandidateStatus, type CriterionName, isRanked, type SelectionDocument } from 'latent';

/** The criteria, as people write them. */
export const CRITERIA: Readonly<Record<CriterionName, string>> = {
  bic: 'BIC',
  aic: 'AIC',
  sabic: 'saBIC',
  caic: 'CAIC',
  icl: 'ICL',
};

/** Why a fit is not ranked, or with what reserve it is. */
export const STATUS: Readonly<Record<CandidateStatus, string>> = {
  ok: 'ranked',
  'weakly replicated': 'ranked; few starts reached it',
  'not replicated': 'one start only reached it: a better optimum may exist',
  'not identified': 'the data do not determine its parameters',
  'below K-1': 'worse than fewer classes: a local maximum',
  'not converged': 'did not converge',
  aborted: 'was cancelled',
  failed: 'could not be fitted',
};

const classes = (count: number): string => counted(count, 'class', 'classes');

/** What a comparison of numbers of classes says, in sentences. */
export function recommendationOf({ candidates, criterion, recommended }: SelectionDocument): string[] {
  const name = CRITERIA[criterion];
  if (recommended === null)
    return ['No number of classes can be recommended: no fit is converged, replicated and identified.'];
  const ranked = candidates.filter(({ status }) => isRanked(status));
  const best = ranked.find((candidate) => candidate.classes === recommended);
  const next = [...ranked]
    .filter((candidate) => candidate !== best && figureOf(candidate, criterion) !== null)
    .sort((a, b) => (figureOf(a, criterion) as number) - (figureOf(b, criterion) as number))[0];
  const others = (Object.keys(CRITERIA) as CriterionName[])
    .filter((other) => other !== criterion)
    .map((other) => ({ name: CRITERIA[other], prefers: lowest(ranked, other) }))
    .filter(({ prefers }) => prefers !== undefined && prefers !== recommended);
  return [
    `Recommended: ${classes(recommended)}, the lowest ${name} among the fits that are converged, replicated and identified${next ? `; next ${next.classes === 1 ? 'is' : 'are'} ${classes(next.classes)}, ${decimals(next.delta, 1)} higher` : ''}.`,
    ...(others.length > 0
      ? [`Other criteria prefer another number: ${others.map((own) => `${own.name} ${own.prefers}`).join(', ')}.`]
      : []),
    ...lowerButUnranked(candidates, name),
  ];
}

const figureOf = ({ criteria }: Candidate, criterion: CriterionName): number | null => criteria?.[criterion] ?? null;

function lowest(ranked: readonly Candidate[], criterion: CriterionName): number | undefined {
  const values = ranked.flatMap((candidate) => {
    const value = figureOf(candidate, criterion);
    return value === null ? [] : [{ classes: candidate.classes, value }];
  });
  return values.sort((a, b) => a.value - b.value || a.classes - b.classes)[0]?.classes;
}

function lowerButUnranked(candidates: readonly Candidate[], name: string): string[] {
  return candidates
    .filter(({ status, delta }) => !isRanked(status) && delta !== null && delta < 0)
    .map(
      (candidate) =>
        `${classes(candidate.classes)} would have a lower ${name}, but ${candidate.classes === 1 ? 'it is' : 'they are'} not ranked: ${STATUS[candidate.status]}.`,
    );
}
