import type { ReactNode } from 'react';
import { pinFit, unpinFit } from '../session/fitActions.ts';
import { MOST_PINNED, useSession } from '../session/session.ts';

/** Keeps a fit for the comparison, beside those that come after it. */
export function PinButton({ id }: { readonly id: string }): ReactNode {
  const pinned = useSession((own) => own.pinned);
  const isPinned = pinned.includes(id);
  const isFull = !isPinned && pinned.length >= MOST_PINNED;
  return (
    <button
      type="button"
      aria-pressed={isPinned}
      disabled={isFull}
      title={isFull ? `${MOST_PINNED} fits are pinned: unpin one first` : undefined}
      onClick={() => (isPinned ? unpinFit(id) : pinFit(id))}
    >
      {isPinned ? 'Pinned for comparison' : 'Pin for comparison'}
    </button>
  );
}
