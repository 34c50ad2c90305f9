import type { RaceResult } from '../race.ts';
import type { Result } from '../results.ts';
import type { StudyResult } from '../studies/study.ts';
import { milliseconds } from '../text.ts';

/** A table in Markdown. */
function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), `|${'---|'.repeat(columns.length)}`, ...rows.map(line)].join('\n');
}

/** Races: a row for every contestant that was timed, then those who were not. */
export function raceTable(races: readonly RaceResult[]): string[] {
  if (races.length === 0) return [];
  const rows = races.flatMap(({ title, contestants }) =>
    contestants.map((contestant, i) => [
      i === 0 ? title : '',
      contestant.name,
      milliseconds(contestant),
      contestant.ratio.toFixed(2),
    ]),
  );
  const units = [...new Set(races.map(({ unit }) => unit))].map((unit) => `Timed: ${unit}.`);
  return [...units, table(['work', 'contestant', 'median (quartiles)', '× first'], rows), ...absences(races)];
}

function absences(races: readonly RaceResult[]): string[] {
  const where = new Map<string, string[]>();
  for (const { name: race, absent } of races)
    for (const { name, why } of absent) where.set(`${name}: ${why}`, [...(where.get(`${name}: ${why}`) ?? []), race]);
  const items = [...where].map(
    ([who, names]) => `- ${who} (${names.length === races.length ? 'all' : names.join(', ')})`,
  );
  return items.length > 0 ? [`Not timed:\n\n${items.join('\n')}`] : [];
}

export function studyTable({ title, columns, rows, notes }: StudyResult): string[] {
  return [`**${title}**`, ...(rows.length > 0 ? [table(columns, rows)] : []), ...notes];
}

export function barTable(results: readonly Result[]): string[] {
  const rows = results.flatMap(({ name, bars }) =>
    bars.map(({ text, measured, met }) => [
      name,
      text,
      measured ?? 'not measured',
      met === null ? '–' : met ? 'yes' : '**no**',
    ]),
  );
  return rows.length > 0 ? [table(['of', 'bar', 'measured', 'met'], rows)] : [];
}

/** Machines, commits, rounds and loads of the results. */
export function circumstances(results: readonly Result[]): string {
  const machines = new Map<string, Result[]>();
  for (const result of results) {
    const { cpu, cores, avx512, node, commit, date, rounds } = result.measured;
    const vectors = avx512 ? 'AVX-512' : 'no AVX-512';
    const key = `${date}, commit ${commit}: ${cpu}, ${cores} cores, ${vectors}, Node ${node}, ${rounds} rounds`;
    machines.set(key, [...(machines.get(key) ?? []), result]);
  }
  return [...machines]
    .map(([key, own]) => {
      const loads = own.flatMap(({ measured }) => measured.load);
      const names = machines.size > 1 ? ` (${own.map(({ name }) => name).join(', ')})` : '';
      const load = `${Math.min(...loads).toFixed(1)}–${Math.max(...loads).toFixed(1)}`;
      return `- ${key}, load ${load} while it ran${names}`;
    })
    .join('\n');
}

/** Who took part, with versions. */
export function versions(results: readonly Result[]): string {
  const described = new Map<string, Set<string>>();
  for (const result of results)
    if (result.kind === 'race')
      for (const { name, describe } of result.contestants)
        described.set(name, (described.get(name) ?? new Set()).add(describe));
  if (described.size === 0) return '';
  return `## Contestants\n\n${[...described].map(([name, all]) => `- ${name}: ${[...all].join('; ')}`).join('\n')}`;
}
