import { padded } from './width.ts';

/** A line of a report: what it is about, and what there is to say (several lines where there is more). */
export type Fact = readonly [label: string, ...lines: string[]];

/** Facts as text with the labels in one column. */
export function formatFacts(facts: readonly Fact[], paintLabel: (label: string) => string = (label) => label): string {
  const width = facts.reduce((most, [label]) => Math.max(most, label.length), 0);
  return facts
    .flatMap(([label, ...lines]) =>
      lines.map((line, i) => `${paintLabel(padded(i === 0 ? label : '', width, 'left'))}  ${line}\n`),
    )
    .join('');
}
