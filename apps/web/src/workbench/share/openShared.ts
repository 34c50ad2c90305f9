import { arrangeFit, levelsOf } from '../classes/arrangeFit.ts';
import { openData } from '../session/dataActions.ts';
import { startFit } from '../session/fitActions.ts';
import { currentFit, session } from '../session/session.ts';
import type { Shared } from './shared.ts';

/** Reads the data of a shared session and takes over its choices; false where they cannot be read. */
export async function openShared(
  { reading, kinds, trials, model, settings, file }: Shared,
  blob: Blob,
  name = file.name,
): Promise<boolean> {
  if (!(await openData({ name, blob }, reading))) return false;
  session.set({ kinds, trials, model, settings });
  return true;
}

/** Fits what was shared, and gives the classes the order and the names that they had. */
export async function fitShared({ arrangements = {} }: Shared): Promise<boolean> {
  await startFit();
  const record = currentFit(session.get());
  if (!record) return false;
  for (const [variable, { order, names }] of Object.entries(arrangements))
    if (levelsOf(record.fit, variable).length === order.length) arrangeFit(record.id, variable, order, names);
  return true;
}
