import { openData } from '../session/dataActions.ts';
import { session } from '../session/session.ts';
import type { Sample } from './samples.ts';

/** Opens a data set that comes with the lab, with the choices that suit it. */
export async function openSample({ file, load, reading, choices }: Sample): Promise<void> {
  const { default: text } = await load();
  const source = { name: file, blob: new Blob([text], { type: 'text/csv' }) };
  if (!(await openData(source, reading))) return;
  const { model } = session.get();
  session.set({ kinds: choices.kinds ?? {}, model: { ...model, ...choices.model } });
}
