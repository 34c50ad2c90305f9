import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { LatentError } from '../../src/error/index.ts';
import { answerCalls, type Caller, createCaller, Lost, type Port } from '../../src/parallel/index.ts';

interface TestCalls {
  readonly double: { argument: number; reply: number; progress: never };
  readonly later: { argument: string; reply: string; progress: string };
  readonly wait: { argument: undefined; reply: string; progress: never };
  readonly fail: { argument: 'latent' | 'plain' | 'no error'; reply: never; progress: never };
  readonly move: { argument: Float64Array; reply: number; progress: never };
}

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function portOver(end: MessagePort): Port {
  open.push(end);
  return {
    post: (message, transfer) => end.postMessage(message, [...transfer]),
    listen(hear, lost) {
      end.on('message', hear);
      end.on('close', () => lost('the port was closed'));
    },
    hold: (awake) => (awake ? end.ref() : end.unref()),
    close: () => end.close(),
  };
}

/** Both ends over a real channel; `release` lets the answers of `later` go by name. */
function connect(): { caller: Caller<TestCalls>; release: Map<string, () => void>; far: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  const release = new Map<string, () => void>();
  answerCalls<TestCalls>(portOver(port2), {
    double: (value) => 2 * value,
    async later(name, { progress }) {
      progress(`${name} begins`, []);
      await new Promise<void>((resolve) => {
        release.set(name, resolve);
      });
      progress(`${name} ends`, []);
      return name;
    },
    wait: (_, { signal }) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve('aborted at once');
        signal.addEventListener('abort', () => resolve('aborted'));
      }),
    fail(kind) {
      if (kind === 'latent')
        throw new LatentError('OUT_OF_MEMORY', 'no room', 'Make room.', { bytes: 3, names: ['a'] });
      if (kind === 'plain') throw new RangeError('too far');
      throw 'a string';
    },
    move: (values) => values.reduce((sum, value) => sum + value, 0),
  });
  return { caller: createCaller<TestCalls>(portOver(port1)), release, far: port2 };
}

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 1));
};

test('calls are answered by whom they were for, in whatever order', async () => {
  const { caller, release } = connect();
  const answered: string[] = [];
  const both = ['first', 'second'].map((name) => caller.call('later', name).then((reply) => answered.push(reply)));
  expect(await caller.call('double', 21)).toBe(42);
  await until(() => release.size === 2);
  release.get('second')?.();
  await both[1];
  release.get('first')?.();
  await Promise.all(both);
  expect(answered).toEqual(['second', 'first']);
});

test('progress comes before the reply, to the call that it belongs to', async () => {
  const { caller, release } = connect();
  const told: string[] = [];
  const done = caller.call('later', 'a', { onProgress: (step) => told.push(step) });
  const other = caller.call('later', 'b');
  await until(() => release.size === 2 && told.length > 0);
  expect(told).toEqual(['a begins']);
  for (const go of release.values()) go();
  await Promise.all([done, other]);
  expect(told).toEqual(['a begins', 'a ends']);
});

test('errors come across as they are: a LatentError with its code, fix and where', async () => {
  const { caller } = connect();
  const error = await caller.call('fail', 'latent').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LatentError);
  expect(error).toMatchObject({ code: 'OUT_OF_MEMORY', message: 'no room', fix: 'Make room.' });
  expect((error as LatentError).where).toEqual({ bytes: 3, names: ['a'] });
  await expect(caller.call('fail', 'plain')).rejects.toMatchObject({ name: 'RangeError', message: 'too far' });
  await expect(caller.call('fail', 'no error')).rejects.toMatchObject({ message: 'a string' });
  await expect(caller.call('nothing' as 'double', 1)).rejects.toThrow('nobody answers "nothing"');
});

test('an abort reaches the call that it is for, also one that is aborted from the start', async () => {
  const { caller } = connect();
  const controller = new AbortController();
  const aborted = caller.call('wait', undefined, { signal: controller.signal });
  const other = new AbortController();
  let isOther = false;
  const waiting = caller.call('wait', undefined, { signal: other.signal }).then((reply) => {
    isOther = true;
    return reply;
  });
  controller.abort();
  expect(await aborted).toBe('aborted');
  expect(isOther).toBe(false);
  other.abort();
  await waiting;
  expect(await caller.call('wait', undefined, { signal: controller.signal })).toMatch(/^aborted/);
});

test('buffers are moved and not copied where that is asked for', async () => {
  const { caller } = connect();
  const values = Float64Array.of(1, 2, 3);
  expect(await caller.call('move', values, { transfer: [values.buffer] })).toBe(6);
  expect(values.length).toBe(0);
});

test('what cannot be copied is an error of the call alone', async () => {
  const { caller } = connect();
  await expect(caller.call('double', (() => 1) as unknown as number)).rejects.toThrow(/could not be cloned/);
  expect(await caller.call('double', 1)).toBe(2);
});

test('calls under way are lost with the other end, and so are later ones', async () => {
  const { caller, far } = connect();
  const waiting = caller.call('wait', undefined);
  far.close();
  await expect(waiting).rejects.toBeInstanceOf(Lost);
  expect(caller.isLost).toBe(true);
  await expect(caller.call('double', 1)).rejects.toThrow('the port was closed');
});

test('who closes a port loses its calls', async () => {
  const { caller } = connect();
  const waiting = caller.call('wait', undefined);
  caller.close();
  await expect(waiting).rejects.toBeInstanceOf(Lost);
});
