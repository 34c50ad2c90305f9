import { lab } from '../compute/client.ts';
import type { ModelChoice, ModelSummary } from '../compute/lab.ts';
import { type Numbers, useNumbers } from '../ui/useNumbers.ts';
import { choiceOf } from './session/choice.ts';
import { session, useSession } from './session/session.ts';

/** The model of the session's choices as `latent` understands it, or why there is none. */
export function useModel(): Numbers<ModelSummary> & { readonly choice: ModelChoice | undefined } {
  const choice = useChoice();
  const data = useSession((own) => own.data?.data);
  const numbers = useNumbers(
    async () => {
      if (data === undefined || choice === undefined) return undefined;
      return lab.model(data, choice);
    },
    JSON.stringify([data, choice]),
  );
  return { value: choice && numbers.value, error: numbers.error, choice };
}

/** The session's choices; the same object as long as nothing changed. */
export function useChoice(): ModelChoice | undefined {
  const key = useSession((own) => JSON.stringify(choiceOf(own)));
  return key === undefined ? undefined : choiceOf(session.get());
}
