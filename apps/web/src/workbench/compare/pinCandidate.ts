import type { FitRecord } from '../../compute/lab.ts';
import { pinFit } from '../session/fitActions.ts';
import { MOST_PINNED, session } from '../session/session.ts';

/** Pins a fit that is not among those of the session, such as one of a comparison of numbers of classes; the shown one stays. */
export function pinCandidate(record: FitRecord): void {
  const { fits, pinned } = session.get();
  if (pinned.length >= MOST_PINNED) return;
  if (!fits.some(({ id }) => id === record.id)) session.set({ fits: [...fits, record] });
  pinFit(record.id);
}
