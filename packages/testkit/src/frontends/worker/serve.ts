// The worker of a page: the library as the lab runs it, in a module worker, behind the calls of a front end.
import { createLibrary } from '../library.ts';
import { createNetworkLibrary } from '../network/library.ts';
import type { Asked, Told } from './messages.ts';

const fronts = { mixtures: createLibrary('chromium', 1), networks: createNetworkLibrary('chromium', 1) };
const page = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;

page.addEventListener('message', async ({ data: { id, front, call, given } }: MessageEvent<Asked>) => {
  const told = (answer: Told): void => page.postMessage(answer);
  try {
    const calls = fronts[front] as unknown as Readonly<
      Record<string, (...given: readonly unknown[]) => Promise<unknown>>
    >;
    told({ id, value: await calls[call]?.(...given) });
  } catch (error) {
    const { code, message, fix, where } = error as Readonly<Record<string, unknown>>;
    told({ id, error: { code, message, fix, where } });
  }
});
