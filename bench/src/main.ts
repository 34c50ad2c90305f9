// `npm run bench`: all instances, all contestants; results as a table on stdout and as JSON in results/.
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { latentWith } from './implementations/latent.ts';
import { instances } from './instances.ts';
import { type InstanceResult, runInstance } from './run.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 9);
const contestants = [latentWith('wasm'), latentWith('reference')];
const results: InstanceResult[] = [];

for (const instance of instances) {
  const result = await runInstance(instance, contestants, rounds);
  results.push(result);
  const { name, rows, items, levels, classes, iterations } = instance;
  write(`${name}: ${rows} rows × ${items} items × ${levels} levels, K = ${classes}, ${iterations} iterations`);
  write(`  all reach ${result.logLikelihood}`);
  for (const { name: who, median, low, high, ratio } of result.contestants)
    write(
      `  ${who.padEnd(32)} ${median.toFixed(1).padStart(9)} ms  (${low.toFixed(1)}–${high.toFixed(1)})  × ${ratio.toFixed(2)}`,
    );
}

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  node: process.version,
  platform: process.platform,
};
const folder = new URL('../results/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('latest.json', folder), `${JSON.stringify({ machine, rounds, results }, null, 2)}\n`);
write(
  `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; ${rounds} interleaved rounds, median (quartiles); written to bench/results/latest.json`,
);

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
