import { lab } from '../../compute/client.ts';
import type { DataSource } from '../../compute/lab.ts';
import { cancelFit, cancelSelection } from './fitActions.ts';
import { forgetAll, keep, kept } from './kept.ts';
import { activity, emptySession, type Session, session } from './session.ts';

/** Larger data are not kept for the next visit: browsers give a page only so much room. */
export const MOST_KEPT = 64 * 2 ** 20;

const VERSION = 1;

let begun: Promise<void> | undefined;

/** Finds the session of the last visit again, and keeps this one from now on. */
export function startKeeping(): Promise<void> {
  begun ??= restore().finally(() => {
    activity.set({ isRestored: true });
    session.subscribe(() => void later());
  });
  return begun;
}

/** Forgets everything: the data, the choices, the fits, here and in the browser's store. */
export async function forgetSession(): Promise<void> {
  cancelFit();
  cancelSelection();
  const { data } = session.get();
  session.set(emptySession);
  activity.set({ readError: undefined, fitError: undefined, selectError: undefined, keepError: undefined });
  written = undefined;
  clearTimeout(timer);
  await forgetAll().catch(() => {}); // a browser that keeps nothing has nothing to forget
  if (data) await lab.forget(data.data);
}

async function restore(): Promise<void> {
  try {
    const [state, source] = (await Promise.all([kept('state'), kept('source')])) as [
      (Session & { readonly version: number }) | undefined,
      DataSource | undefined,
    ];
    if (!state || state.version !== VERSION || !source || !state.data || session.get().data) return;
    const { version: _, ...own } = state;
    activity.set({ reading: { data: state.data.data, bytes: 0, of: source.blob.size } });
    // The same id as before: the fits name it.
    const data = await lab.read(state.data.data, source, own.reading, () => {});
    if (!session.get().data) session.set({ ...own, source, data });
    written = source;
  } catch {
    // A session that cannot be read again is begun anew.
  } finally {
    activity.set({ reading: undefined });
  }
}

let timer: ReturnType<typeof setTimeout> | undefined;
/** The source that the store has. */
let written: DataSource | undefined;

function later(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void write(), 300);
}

async function write(): Promise<void> {
  const { source, ...state } = session.get();
  if (!source || source.blob.size > MOST_KEPT) return;
  try {
    if (written !== source) await keep('source', source);
    written = source;
    await keep('state', { ...state, version: VERSION });
    if (activity.get().keepError !== undefined) activity.set({ keepError: undefined });
  } catch (keepError) {
    activity.set({ keepError });
  }
}
