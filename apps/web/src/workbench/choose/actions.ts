import type { CriterionName } from 'latent';
import { keepFit, startSelection } from '../session/fitActions.ts';
import { currentFit, session } from '../session/session.ts';

/** The number of classes that a person chose among the fits that were compared. */
export function chosenClasses(): number | undefined {
  const { selection } = session.get();
  const current = currentFit(session.get());
  const found = selection?.fits.find(({ id }) => id === current?.id);
  return found?.choice.kind === 'mixture' ? found.choice.classes : undefined;
}

/** Shows the fit with so many classes from now on; the model has so many too. */
export function choose(classes: number): void {
  const { selection, model } = session.get();
  const record = selection?.fits.find(({ choice }) => choice.kind === 'mixture' && choice.classes === classes);
  if (!record) return;
  keepFit(record);
  session.set({ model: { ...model, classes } });
}

/** Compares 1 to so many classes. What a person chose before stays chosen. */
export async function compareUpTo(most: number, criterion: CriterionName): Promise<void> {
  const before = chosenClasses();
  const old = session.get().selection;
  await startSelection({ classes: Array.from({ length: most }, (_, i) => i + 1), criterion });
  if (before !== undefined && session.get().selection !== old) choose(before);
}
