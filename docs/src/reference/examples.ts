import { type Entry, readEntries } from './entries.ts';

/**
 * Every `@example` of the public docstrings as a program: what it uses of `latent` is imported, and what it supposes the reader to
 * have (rows, a fit) is declared.
 */
export function examplePrograms(): Map<string, string> {
  const entries = readEntries();
  const names = entries.map(({ name }) => name);
  return new Map(
    entries.flatMap((entry) =>
      [...entry.examples, ...entry.memberExamples].map((code, i) => [
        `${entry.name}-${i}`,
        programOf(code, entry, names),
      ]),
    ),
  );
}

function programOf(code: string, entry: Entry, names: readonly string[]): string {
  const free = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(code) && !declares(code, name);
  const supposed = {
    ...SUPPOSED,
    ...(/network|bif/i.test(`${entry.path} ${entry.name}`) ? OF_NETWORKS : {}),
    ...OF_ENTRIES[entry.name],
  };
  const given = Object.entries(supposed).filter(([name]) => free(name));
  const imported = names.filter((name) => free(name) && !given.some(([own]) => own === name));
  return [
    `import type * as own from 'latent';`,
    `import { readFile, writeFile } from 'node:fs/promises';`,
    `import { ${imported.join(', ')} } from 'latent';`,
    ...given.map(([name, type]) => `declare const ${name}: ${type};`),
    code,
  ].join('\n');
}

const declares = (code: string, name: string): boolean =>
  new RegExp(`\\b(?:const|let)\\s+(?:\\{[^}]*\\b${name}\\b[^}]*\\}|${name}\\b)|\\(${name}(?::[^)]*)?\\) =>`).test(code);

const SCHEMA = `{ party: own.CategoricalColumn<'left' | 'right' | 'none'>; voted: own.BernoulliColumn }`;
const NODES = `{ Thoughts: 'bad' | 'good'; Words: 'bad' | 'good' }`;

/** What examples suppose, with its type. */
const SUPPOSED: Readonly<Record<string, string>> = {
  columns: SCHEMA,
  rows: `own.Rows<${SCHEMA}>`,
  model: `own.Model<${SCHEMA}>`,
  fitted: `own.Fitted<${SCHEMA}>`,
  fit: 'own.FitDocument',
  document: 'own.MixtureDocument',
  table: 'own.Table',
  text: 'string',
  signal: 'AbortSignal',
  weights: 'Float64Array',
};

const OF_NETWORKS: Readonly<Record<string, string>> = {
  net: `own.NetworkModel<${NODES}, 'Thoughts'>`,
  fitted: `own.NetworkFitted<${NODES}, 'Thoughts'>`,
  fit: 'own.FitDocument<own.NetworkDocument>',
  document: 'own.NetworkDocument',
};

/** Where a name means something else. */
const OF_ENTRIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  isNetworkFit: { fit: 'own.FitDocument | own.FitDocument<own.NetworkDocument>' },
  resolvePriors: { model: 'own.MixtureDocument', prepared: 'own.PriorFacts' },
  compareFits: { first: 'string', second: 'string' },
  compareClassifications: { a: 'own.FitDocument', b: 'own.FitDocument' },
  selectClasses: { columns: 'ReadonlyMap<string, string | undefined>' },
};
