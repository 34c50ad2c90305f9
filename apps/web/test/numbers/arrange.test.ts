import { applyDocument, checkMixtureFit, describeDirection, type FitDocument, withParameters } from 'latent';
import { expect, test } from 'vitest';
import { arrange } from '../../src/numbers/arrange.ts';
import { exampleText } from '../compute/data.ts';
import { fitInNode, PENGUIN_ITEMS } from './support.ts';

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
    const items = PENGUIN_ITEMS.filter((name) => name !== 'sex');
    const { fit } = await fitInNode(exampleText('penguins.csv'), { classes: 3, items, covariance, starts: 4 });
    const arranged = arrange(fit, ORDER, NAMES);
    expect(arranged.model.parameters).toEqual(byLibrary(fit));
    expect(arranged.model.latent.levels).toEqual(NAMES);
    expect(arranged.logLikelihood).toBe(fit.logLikelihood);
    expect(checkMixtureFit(arranged)).toBe(arranged);
  },
);

test('posteriors follow, and log-likelihoods stay', async () => {
  const { table, fit } = await fitInNode(exampleText('penguins.csv'), { classes: 3, items: PENGUIN_ITEMS });
  const [before, after] = [fit, arrange(fit, ORDER, NAMES)].map((own) => applyDocument(own).apply(table));
  for (const row of [0, 3, 336]) {
    const old = before?.posterior.row(row) as Float64Array;
    expect([...(after?.posterior.row(row) ?? [])]).toEqual(ORDER.map((k) => expect.closeTo(old[k] as number, 14)));
  }
});

test('flat directions keep their words, class by class', async () => {
  const fit = await roleConflict();
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
  const fit = await roleConflict();
  const warning = arrange(fit, [0, 1, 2], ['1', '2', 'rest']).warnings.find(({ code }) => code === 'NOT_IDENTIFIED');
  expect(warning?.message).toContain('by the names when it was fitted: 3 is now "rest"');
  const same = arrange(fit, [0, 1, 2], fit.model.latent.levels);
  expect(same).toEqual(fit);
});

/** Three classes for Stouffer and Toby's students: more than these data determine. */
async function roleConflict(): Promise<FitDocument> {
  const [header = '', ...lines] = exampleText('stouffer-toby.csv').trim().split('\n');
  const names = header.split(',');
  const at = names.indexOf('count');
  const rows = lines.flatMap((line) => new Array<string>(Number(line.split(',')[at])).fill(line));
  const items = names.filter((name) => name !== 'count');
  return (await fitInNode([header, ...rows].join('\n'), { classes: 3, items })).fit;
}
