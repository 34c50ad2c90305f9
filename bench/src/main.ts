// `npm run bench`: all races, all contestants; results as a table on stdout and as JSON in results/.
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { mixtureRaces } from './mixtureRaces.ts';
import { networkRaces } from './networks/races.ts';
import { discreteRaces, gaussianRaces } from './passes/races.ts';
import { type RaceResult, runRace } from './race.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 9);
const wanted = process.argv.slice(2);
const races = [...discreteRaces, ...gaussianRaces, ...mixtureRaces, ...networkRaces].filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
const results: RaceResult[] = [];

for (const race of races) {
  const result = await runRace(race, rounds);
  results.push(result);
  write(`${result.name}: ${result.title}; ${result.unit}`);
  if (result.contestants.length > 0) write(`  all reach ${result.logLikelihood}`);
  for (const { name, median, low, high, ratio } of result.contestants)
    write(`  ${name.padEnd(32)} ${ms(median).padStart(9)} ms  (${ms(low)}–${ms(high)})  × ${ratio.toFixed(2)}`);
  for (const { name, why } of result.absent) write(`  ${name.padEnd(32)} absent: ${why}`);
  for (const { text, measured, met } of result.bars) write(`  bar: ${text}: ${measured}, ${met}`);
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

function ms(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 10 ? 2 : 1);
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
