import { Criteria } from '@latent/charts';
import { count, decimals, NONE, probability } from '@latent/charts/number';
import { type Candidate, isRanked, type SelectionDocument } from 'latent';
import type { ReactNode } from 'react';
import { ChartPlace } from '../../pictures/ChartPlace.tsx';
import { CRITERIA, recommendationOf, STATUS } from './recommendation.ts';

export interface CandidatesProps {
  readonly selection: SelectionDocument;
  /** The number of classes that a person chose of these. */
  readonly chosen: number | undefined;
  readonly onChoose: (classes: number) => void;
}

/** Numbers of classes side by side: what is recommended, the criteria as curves, all figures, and a choice that stays with the person. */
export function Candidates({ selection, chosen, onChoose }: CandidatesProps): ReactNode {
  const { candidates, recommended } = selection;
  const [first = '', ...more] = recommendationOf(selection);
  return (
    <>
      <p className="lead">{first}</p>
      {more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {chosen !== undefined && (
        <p role="status">
          You chose <strong>{chosen}</strong>
          {recommended !== null && recommended !== chosen ? `, and not the recommended ${recommended}` : ''}. The steps
          that follow show this fit.
        </p>
      )}
      <Curves candidates={candidates} />
      <section
        className="scroll" // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        aria-label="Numbers of classes"
      >
        <table className="candidates">
          <caption>
            Criteria: lower is better. Grey lines are not ranked. Entropy R²: 1 = every row surely in one class.
          </caption>
          <thead>
            <tr>
              {HEAD.map(([title, isNumber]) => (
                <th key={title} scope="col" className={isNumber ? 'number' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {candidates.map((candidate) => (
              <Line key={candidate.classes} {...{ candidate, recommended, chosen, onChoose }} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

const HEAD = [
  ['classes', true],
  ['your choice', false],
  ['log-likelihood', true],
  ['parameters', true],
  ['AIC', true],
  ['BIC', true],
  ['saBIC', true],
  ['ICL', true],
  ['entropy R²', true],
  ['smallest class', true],
  ['starts at best', true],
  ['status', false],
] as const;

interface LineProps extends Omit<CandidatesProps, 'selection'> {
  readonly candidate: Candidate;
  readonly recommended: number | null;
}

function Line({ candidate, recommended, chosen, onChoose }: LineProps): ReactNode {
  const { classes, status, criteria, starts, error } = candidate;
  const numbers = [
    decimals(candidate.logLikelihood, 3),
    candidate.freeParameters === null ? NONE : count(candidate.freeParameters),
    decimals(criteria?.aic, 1),
    decimals(criteria?.bic, 1),
    decimals(criteria?.sabic, 1),
    decimals(criteria?.icl, 1),
    decimals(criteria?.entropyR2, 3),
    probability(candidate.smallestClass),
    starts ? `${starts.atBest} of ${starts.finished}` : NONE,
  ];
  const isChosen = chosen === classes;
  return (
    <tr className={isRanked(status) ? undefined : 'unranked'} aria-current={isChosen ? 'true' : undefined}>
      <th scope="row" className="number">
        {classes}
      </th>
      <td>
        {candidate.logLikelihood !== null && (
          <button type="button" aria-pressed={isChosen} onClick={() => onChoose(classes)}>
            {isChosen ? 'Chosen' : 'Choose'}
            <span className="hidden"> {classes}</span>
          </button>
        )}
      </td>
      {numbers.map((text, i) => (
        <td key={HEAD[i + 2]?.[0]} className="number">
          {text}
        </td>
      ))}
      <td className="status">
        {recommended === classes ? <strong>recommended</strong> : STATUS[status]}
        {error && <span className="quiet"> {error.message}</span>}
      </td>
    </tr>
  );
}

function Curves({ candidates }: { readonly candidates: readonly Candidate[] }): ReactNode {
  const lines = (['bic', 'aic', 'sabic', 'icl'] as const)
    .map((key) => ({ name: CRITERIA[key], values: candidates.map(({ criteria }) => criteria?.[key] ?? null) }))
    .filter(({ values }) => values.some((value) => value !== null));
  if (lines.length === 0 || candidates.length < 2) return null;
  const classes = candidates.map((candidate) => candidate.classes);
  const unranked = new Set(candidates.flatMap(({ status }, i) => (isRanked(status) ? [] : [i])));
  return (
    <ChartPlace label="Criteria by number of classes" caption="Information criteria; hollow marks are not ranked.">
      <Criteria {...{ classes, lines, unranked }} />
    </ChartPlace>
  );
}
