import { rearranged } from '../classes/arrangeFit.ts';
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
export async function fitShared({ arrangement }: Shared): Promise<boolean> {
  await startFit();
  const record = currentFit(session.get());
  if (!record) return false;
  if (!arrangement || record.fit.model.kind !== 'mixture') return true;
  if (record.fit.model.latent.levels.length !== arrangement.order.length) return true;
  const { fits } = session.get();
  const { order, names } = arrangement;
  session.set({ fits: fits.map((own) => (own === record ? rearranged(record, order, names) : own)) });
  return true;
}
