// `npm run bench`: all races and studies, or those whose names have a part that is asked for; then the page.
import { groups } from './groups.ts';
import { writePage } from './page/write.ts';
import { type RaceResult, runRace } from './race.ts';
import { keepResult, measured } from './results.ts';
import { runStudy, type StudyResult } from './studies/study.ts';
import { milliseconds } from './text.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 9);
const wanted = process.argv.slice(2);
const isWanted = ({ name }: { readonly name: string }): boolean =>
  wanted.length === 0 || wanted.some((part) => name.includes(part));

for (const { races, studies } of groups) {
  for (const race of races.filter(isWanted)) {
    const result = await measured(rounds, () => runRace(race, rounds));
    printRace(result);
    await keepResult(result);
  }
  for (const study of studies.filter(isWanted)) {
    const result = await measured(rounds, () => runStudy(study, rounds));
    printStudy(result);
    await keepResult(result);
  }
}
await writePage();
write('written to bench/results/latest.json and bench/README.md');

function printRace({ name, title, unit, logLikelihood, contestants, absent, bars }: RaceResult): void {
  write(`${name}: ${title}; ${unit}`);
  if (contestants.length > 0) write(`  all reach ${logLikelihood}`);
  for (const contestant of contestants)
    write(`  ${contestant.name.padEnd(32)} ${milliseconds(contestant).padStart(28)}  × ${contestant.ratio.toFixed(2)}`);
  for (const { name: who, why } of absent) write(`  ${who.padEnd(32)} absent: ${why}`);
  printBars(bars);
}

function printStudy({ name, title, columns, rows, notes, bars }: StudyResult): void {
  write(`${name}: ${title}`);
  for (const cells of rows) write(`  ${cells.map((cell, i) => `${columns[i]} ${cell}`).join(', ')}`);
  for (const note of notes) write(`  ${note}`);
  printBars(bars);
}

function printBars(bars: RaceResult['bars']): void {
  for (const { text, measured: figure, met } of bars)
    write(`  bar: ${text}: ${figure ?? 'not measured'}${met === null ? '' : met ? ', met' : ', missed'}`);
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
