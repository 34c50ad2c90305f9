import { useEffect, useState } from 'react';

export interface Numbers<T> {
  /** The last that was computed; undefined at first. */
  readonly value: T | undefined;
  readonly error: unknown;
}

/**
 * What `latent` computes for a view: the last answer stands until the next is there, and an answer that comes too late is dropped.
 *
 * @param key says what is computed: another key computes anew
 * @example
 * const { value } = useNumbers(() => iteration(theta, rows), JSON.stringify(theta));
 */
export function useNumbers<T>(compute: () => T | Promise<T>, key: string): Numbers<T> {
  const [numbers, setNumbers] = useState<Numbers<T>>({ value: undefined, error: undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what `compute` reads
  useEffect(() => {
    let isWanted = true;
    const run = async (): Promise<T> => compute();
    run().then(
      (value) => isWanted && setNumbers({ value, error: undefined }),
      (error: unknown) => isWanted && setNumbers((before) => ({ value: before.value, error })),
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  return numbers;
}
