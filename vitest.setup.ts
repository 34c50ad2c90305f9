// A test fails on console output that it did not ask for. To ask for it: `vi.spyOn(console, 'warn').mockImplementation(…)`.
import { afterAll, afterEach } from 'vitest';

const methods = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;
const unasked: string[] = [];

for (const method of methods) {
  console[method] = (...values: unknown[]) => {
    unasked.push(`console.${method}: ${values.map(String).join(' ')}`);
  };
}

afterEach(failOnOutput);
afterAll(failOnOutput); // what came after the last test

function failOnOutput(): void {
  const lines = unasked.splice(0);
  if (lines.length > 0) throw new Error(`unasked console output:\n${lines.join('\n')}`);
}
