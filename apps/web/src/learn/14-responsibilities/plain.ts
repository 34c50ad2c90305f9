import type { Sample } from '../../numbers/sample.ts';
import type { PlainCode } from '../Codes.tsx';
import { inPython, inR } from '../plain.ts';
import { SIZES, YES } from './survey.ts';

/** The responsibilities of one row, by hand. */
export function plainOf(columns: Sample['columns'], cells: Sample['rows'][number]): PlainCode {
  const given = columns.flatMap((name, j) => (cells[j] ? [{ name, isYes: cells[j] === 'yes' }] : []));
  const lines = (written: (yes: readonly number[], isYes: boolean) => string): string[] =>
    given.map(({ name, isYes }) => `    ${written(YES[name] ?? [], isYes)},  # ${name}: ${isYes ? 'yes' : 'no'}`);
  const r = given.map(({ name, isYes }) => {
    const yes = inR(YES[name] ?? []);
    return `weight <- weight * ${isYes ? yes : `(1 - ${yes})`}  # ${name}: ${isYes ? 'yes' : 'no'}`;
  });
  return {
    python: `weight = ${inPython(SIZES)}  # the sizes of the classes
answers = [  # p(the answer | class); a missing answer has no line
${lines((yes, isYes) => (isYes ? inPython(yes) : `[1 - p for p in ${inPython(yes)}]`)).join('\n')}
]
for p in answers:
    weight = [w * factor for w, factor in zip(weight, p)]
print(*[w / sum(weight) for w in weight])`,
    r: `weight <- ${inR(SIZES)}  # the sizes of the classes
${r.join('\n')}
print(weight / sum(weight), digits = 15)`,
  };
}
