import { applyDocument, checkMixtureFit, describeDirection, type FitDocument, withParameters } from 'latent';
import { expect, test } from 'vitest';
import { arrange } from '../../src/numbers/arrange.ts';
import { example, fitInNode } from './support.ts';

const ORDER = [2, 0, 1];
const NAMES = ['third', 'first', 'second'];

/** What the library makes of the same change: the classes matched by name, then named anew. */
function byLibrary({ model }: FitDocument) {
  const { levels } = model.latent;
  const target = { ...model, latent: { ...model.latent, levels: ORDER.map((k) => levels[k] as string) } };
  return withParameters(target, model).parameters;
}

test.each(['full', 'tied', 'diagonal', 'spherical'] as const)(
  'parameters follow the order of the classes as the library moves them: %s covariance',
  async (covariance) => {
    const leftOut = ['species', 'island', 'sex'];
    const { table: _, ...fit } = await fitInNode(example('penguins.csv'), {
      classes: 3,
      leftOut,
      covariance,
      starts: 4,
    });
    const arranged = arrange(fit, ORDER, NAMES);
    expect(arranged.model.parameters).toEqual(byLibrary(fit));
    expect(arranged.model.latent.levels).toEqual(NAMES);
    expect(arranged.logLikelihood).toBe(fit.logLikelihood);
    expect(checkMixtureFit(arranged)).toBe(arranged);
  },
);

test('posteriors follow, and log-likelihoods stay', async () => {
  const { table, ...fit } = await fitInNode(example('penguins.csv'), { classes: 3, leftOut: ['species', 'island'] });
  const [before, after] = [fit, arrange(fit, ORDER, NAMES)].map((own) => applyDocument(own).apply(table));
  for (const row of [0, 3, 336]) {
    const old = before?.posterior.row(row) as Float64Array;
    expect([...(after?.posterior.row(row) ?? [])]).toEqual(ORDER.map((k) => expect.closeTo(old[k] as number, 14)));
  }
});

test('flat directions keep their words, class by class', async () => {
  const csv = expanded(example('stouffer-toby.csv'));
  const { table: _, ...fit } = await fitInNode(csv, { classes: 3 });
  expect(fit.identifiability?.identified).toBe(false);
  const arranged = arrange(fit, ORDER, NAMES);
  const [old, now] = [fit, arranged].map(({ model, identifiability }) =>
    describeDirection(model, identifiability?.directions[0] ?? []),
  );
  const renamed = old?.replaceAll(
    /(\| |class=)(\d)/g,
    (_whole, before, name) => `${before}${NAMES[ORDER.indexOf(Number(name) - 1)]}`,
  );
  expect(new Set(now?.split(', '))).toEqual(new Set(renamed?.split(', ')));
});

test('what a warning says of a class, it says by the name that the class had', async () => {
  const csv = expanded(example('stouffer-toby.csv'));
  const { table: _, ...fit } = await fitInNode(csv, { classes: 3 });
  const warning = arrange(fit, [0, 1, 2], ['1', '2', 'rest']).warnings.find(({ code }) => code === 'NOT_IDENTIFIED');
  expect(warning?.message).toContain('by the names when it was fitted: 3 is now "rest"');
  const same = arrange(fit, [0, 1, 2], fit.model.latent.levels);
  expect(same).toEqual(fit);
});

/** Patterns with counts as rows. */
function expanded(csv: string): string {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const at = header.split(',').indexOf('count');
  const without = (line: string): string =>
    line
      .split(',')
      .filter((_, i) => i !== at)
      .join(',');
  const rows = lines.flatMap((line) => new Array<string>(Number(line.split(',')[at])).fill(without(line)));
  return [without(header), ...rows].join('\n');
}
