import { expect } from 'vitest';
import { standardErrors } from '../../oracle/network/information.ts';
import type { NetworkProblem, Tables } from '../../oracle/network/network.ts';

/** |z| < 4.5 for every free parameter; returns how many there are. */
export function expectNear({ network, start, data }: NetworkProblem, fitted: Tables): number {
  const { free, errors } = standardErrors(network, fitted, data);
  free.forEach(({ node, raised }, i) => {
    const z = ((fitted[node]?.[raised] as number) - (start[node]?.[raised] as number)) / (errors[i] as number);
    expect(Math.abs(z), `z of ${network.nodes[node]?.name}, cell ${raised}`).toBeLessThan(4.5);
  });
  return free.length;
}
