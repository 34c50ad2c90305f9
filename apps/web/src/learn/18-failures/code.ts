import type { LessonCode } from '../Codes.tsx';
import { type Attempt, type Outcome, patternRows, QUESTIONS, startDocument } from './attempt.ts';
import { plainOf } from './plain.ts';

/** The attempt with the library and on the command line. */
export function codeOf(attempt: Attempt, outcome?: Outcome): LessonCode {
  const { data, classes, prior, start, options = {} } = attempt;
  const isNumbers = 'numbers' in data;
  const rows = isNumbers ? data.numbers.map((x) => ({ x })) : patternRows(data.patterns);
  const weights = isNumbers ? undefined : Object.values(data.patterns);
  const columns = isNumbers ? 'x: gaussian()' : QUESTIONS.map((name) => `${name}: bernoulli()`).join(', ');
  const document = start && JSON.stringify(startDocument(start));
  const settings = [
    ...Object.entries(options).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    ...(weights ? [`weights: ${JSON.stringify(weights)}`] : []),
    ...(document ? ['start'] : []),
  ].join(', ');
  const csv = isNumbers
    ? ['x', ...data.numbers]
    : [[...QUESTIONS, 'n'].join(','), ...Object.entries(data.patterns).map(([p, n]) => [...p, n].join(','))];
  const flags = [
    `-k ${classes} --columns ${isNumbers ? 'x:gaussian' : QUESTIONS.map((name) => `${name}:bernoulli`).join(',')}`,
    ...(weights ? ['--weights n'] : []),
    ...(options.starts === undefined ? [] : [`--starts ${options.starts}`]),
    ...(options.seed === undefined ? [] : [`--seed ${options.seed}`]),
    ...(options.startMethod === undefined ? [] : [`--start-method ${options.startMethod}`]),
    ...(prior?.covariance === undefined ? [] : [`--covariance-prior ${prior.covariance}`]),
    ...(prior?.pseudoCount === undefined ? [] : [`--prior ${prior.pseudoCount}`]),
    ...(document ? ['--start start.json'] : []),
  ];
  return {
    ts: `import { ${isNumbers ? 'gaussian, mixture' : 'bernoulli, lca'} } from 'latent';

const rows = ${JSON.stringify(rows)};
${document ? `const start = ${document} as const;\n` : ''}const model = ${isNumbers ? 'mixture' : 'lca'}({ classes: ${classes}, columns: { ${columns} }${prior ? `, prior: ${JSON.stringify(prior)}` : ''} });
const { info, parameters } = await model.fit(rows, { ${settings} });
for (const { code, message, fix } of info.warnings) console.log(code, message, fix);`,
    cli: `cat > rows.csv <<'END'
${csv.join('\n')}
END
${document ? `cat > start.json <<'END'\n${document}\nEND\n` : ''}latent fit rows.csv ${flags.join(' ')}`,
    ...plainOf(attempt, outcome),
  };
}
