import { useEffect } from 'react';

/**
 * Single keys that act wherever the focus is, but in a field where one types or chooses.
 *
 * @example
 * useKeys({ e: expect, m: maximize });
 */
export function useKeys(actions: Readonly<Record<string, (() => void) | undefined>>): void {
  useEffect(() => {
    const act = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event)) return;
      const action = actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', act);
    return () => window.removeEventListener('keydown', act);
  });
}

/** True where the focused element has a use of its own for the key. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (
    target.closest('textarea, select, input:not([type="range"], [type="checkbox"], [type="radio"]), [contenteditable]')
  )
    return true;
  if (key === ' ') return target.closest('button, a, summary, input') !== null;
  return key.startsWith('Arrow') && target.closest('input, [role="slider"], [role="tab"], .scroll') !== null;
}
