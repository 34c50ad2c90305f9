import { LatentError } from 'latent';
import { lab } from '../../compute/client.ts';
import type { DataSource, Reading } from '../../compute/lab.ts';
import { cancelFit, cancelSelection } from './fitActions.ts';
import { activity, type ColumnKind, emptySession, session } from './session.ts';

/** Larger files are refused: their codes and the browser's copy would not leave room for a fit. */
const MOST_BYTES = 512 * 2 ** 20;

let turn = 0;

/** Reads data in place of those that are here; every choice about those is forgotten. */
export async function openData(source: DataSource, reading: Reading = {}): Promise<boolean> {
  return read(source, reading, () => {
    const { settings } = session.get();
    return { ...emptySession, settings };
  });
}

/** Reads the same data another way: fits of them as they were read before are forgotten. */
export async function readAgain(changed: Partial<Reading>): Promise<boolean> {
  const { source, reading } = session.get();
  if (!source) return false;
  return read(source, { ...reading, ...changed }, () => ({
    fits: [],
    current: undefined,
    pinned: [],
    selection: undefined,
  }));
}

/** @param rest what else of the session is another then */
async function read(source: DataSource, reading: Reading, rest: () => Partial<typeof emptySession>): Promise<boolean> {
  stopReading();
  const mine = turn;
  const id = nextId();
  const before = session.get().data?.data;
  activity.set({ reading: { data: id, bytes: 0, of: source.blob.size }, readError: undefined });
  try {
    if (source.blob.size > MOST_BYTES) throw tooLarge(source);
    const data = await lab.read(id, source, reading, (bytes, of) => {
      if (turn === mine) activity.set({ reading: { data: id, bytes, of } });
    });
    if (turn !== mine) {
      await lab.forget(data.data);
      return false;
    }
    cancelFit();
    cancelSelection();
    activity.set({ reading: undefined, fitError: undefined, selectError: undefined });
    session.set({ ...rest(), source, reading, data });
    if (before !== undefined) await lab.forget(before);
    return true;
  } catch (readError) {
    if (turn === mine) activity.set({ reading: undefined, readError });
    return false;
  }
}

/** Ends a reading under way; the data before it stay. */
export function stopReading(): void {
  turn++;
  const { reading } = activity.get();
  if (!reading) return;
  activity.set({ reading: undefined });
  lab.cancel(reading.data).catch(() => {}); // a worker that is lost reads nothing
}

let made = 0;
const nextId = (): string => `d${Date.now().toString(36)}-${++made}`;

function tooLarge({ name, blob }: DataSource): LatentError {
  const size = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
  return new LatentError(
    'FILE_TOO_LARGE',
    `"${name}" has ${size(blob.size)}; the lab takes files of up to ${size(MOST_BYTES)}`,
    'Fit it with the command line, which reads files of any size: latent fit. Or take fewer rows or columns.',
    { file: name },
  );
}

/** Gives a column a part; those of which there is one only change how the data are read. */
export async function setKind(name: string, kind: ColumnKind): Promise<void> {
  const { kinds, reading } = session.get();
  const others = Object.entries(kinds).filter(
    ([other, own]) => other !== name && !(kind === 'known' && own === 'known'),
  );
  const isPart = kind === 'id' || kind === 'weight';
  session.set({ kinds: Object.fromEntries(isPart || kind === 'auto' ? others : [...others, [name, kind]]) });
  const next = {
    id: kind === 'id' ? name : reading.id === name ? undefined : reading.id,
    weights: kind === 'weight' ? name : reading.weights === name ? undefined : reading.weights,
  };
  if (next.id !== reading.id || next.weights !== reading.weights) await readAgain(next);
}
