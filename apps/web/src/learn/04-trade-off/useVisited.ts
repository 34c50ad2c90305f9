import { useEffect, useState } from 'react';

/** How many models a person came by that have one log-likelihood, and how far they differ in it. */
export interface Visited {
  readonly count: number;
  /** The largest difference between two of them, in nats. */
  readonly spread: number;
}

/** Counts models as they come by; those that differ by more than 1e-12 nats from `from` are other models. */
export function useVisited(key: string, height: number, from: number): Visited {
  const [visited, setVisited] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    if (Math.abs(height - from) > 1e-12) return;
    setVisited((before) => (before.has(key) ? before : new Map(before).set(key, height)));
  }, [key, height, from]);
  const heights = [...visited.values()];
  return { count: heights.length, spread: heights.length === 0 ? 0 : Math.max(...heights) - Math.min(...heights) };
}
