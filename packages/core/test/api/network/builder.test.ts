import { describe, expect, test } from 'vitest';
import { LatentError, network } from '../../../src/index.ts';

describe('what is no object, from programs without types', () => {
  const loose = network() as unknown as {
    node(name: unknown, options: unknown): typeof loose;
    build(options?: unknown): { fit(rows: unknown, options: unknown): Promise<unknown> };
  };
  const levels = ['no', 'yes'];

  test.each([null, undefined, 3, 'levels', []])('as options of a node: %j', (options) => {
    expect(() => loose.node('Word', options)).toThrow(LatentError);
    expect(() => loose.node('Word', options)).toThrow(/the options of node "Word" are/);
  });

  test.each([null, 3])('as options of build: %j', (options) => {
    expect(() => loose.node('Word', { levels }).build(options)).toThrow(LatentError);
  });

  test.each([3, 'start.json', null])('as a start: %j', async (start) => {
    const model = loose.node('Word', { levels }).build();
    await expect(model.fit([{ Word: 'no' }], { start })).rejects.toMatchObject({ code: 'NOT_A_DOCUMENT' });
  });
});
