import { type ReactNode, useEffect, useState } from 'react';
import { lab } from '../../compute/client.ts';
import type { IdentifiabilityAnswer, ModelChoice, ModelSummary } from '../../compute/lab.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useSession } from '../session/session.ts';

/** With more free parameters the check takes more than a few seconds: then it waits to be asked for. */
const MANY = 150;
/** As in fits: below this ratio of singular values parameters are determined, but weakly. */
const WEAK = 1e-4;

export interface LightProps {
  readonly model: ModelSummary;
  readonly choice: ModelChoice;
}

/** Whether these data can determine the parameters, before any fit. */
export function Light({ model, choice }: LightProps): ReactNode {
  const data = useSession((own) => own.data?.data) ?? '';
  const key = JSON.stringify([data, choice]);
  const settled = useSettled(key);
  const [asked, ask] = useState<string>();
  const isWanted = model.freeParameters <= MANY || asked === key;
  const { value, error } = useNumbers(
    async () => (isWanted && settled === key ? { key, answer: await lab.identifiability(data, choice) } : undefined),
    JSON.stringify([settled, isWanted]),
  );
  const parameters = `${model.freeParameters} free ${model.freeParameters === 1 ? 'parameter' : 'parameters'}`;
  if (!isWanted)
    return (
      <div className="light">
        <p>{parameters}. Whether the data determine them takes a while to find out.</p>
        <p>
          <button type="button" onClick={() => ask(key)}>
            Find out
          </button>
        </p>
      </div>
    );
  if (error !== undefined) return <Notice error={error} />;
  if (value?.key !== key)
    return (
      <div className="light" role="status">
        <p className="quiet">{parameters}. Looking whether the data can determine them…</p>
      </div>
    );
  return <Found answer={value.answer} />;
}

function Found({ answer }: { readonly answer: IdentifiabilityAnswer }): ReactNode {
  const { found, freeParameters, sentences, degreesOfFreedom } = answer;
  const { identified, rank, weakest } = found;
  const isWeak = identified && weakest < WEAK && freeParameters > 0;
  const undetermined = freeParameters - rank;
  return (
    <div className={`light ${identified ? (isWeak ? 'weak' : 'yes') : 'no'}`} role="status">
      <p>
        <strong>
          {identified
            ? isWeak
              ? 'The data determine this model, but only just.'
              : 'The data can determine this model.'
            : 'These data cannot determine this model.'}
        </strong>{' '}
        Rank {rank} of {freeParameters} free parameters
        {degreesOfFreedom !== null && <>, {degreesOfFreedom} degrees of freedom left</>}.
      </p>
      {!identified && (
        <>
          <p>
            {undetermined} {undetermined === 1 ? 'direction' : 'directions'} in the parameters leave the likelihood as
            it is; where a fit ends along them depends on its start:
          </p>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p>Take fewer classes or levels, or more items. A prior picks a point; it adds no data.</p>
        </>
      )}
      {degreesOfFreedom !== null && degreesOfFreedom < 0 && (
        <p>The model has more parameters than there are different rows to tell them apart.</p>
      )}
    </div>
  );
}

/** A key that has stood still for a moment: who types a number is not answered at every digit. */
function useSettled(key: string): string {
  const [settled, settle] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => settle(key), 250);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}
