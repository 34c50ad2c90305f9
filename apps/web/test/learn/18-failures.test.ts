import { describe, expect, test } from 'vitest';
import { type Attempt, made as make, type Outcome } from '../../src/learn/18-failures/attempt.ts';
import { failures } from '../../src/learn/18-failures/cases.ts';
import { codeOf } from '../../src/learn/18-failures/code.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

const PATIENT = { timeout: 20_000 };
const kept = new Map<Attempt, Promise<Outcome>>();
/** Each fit once. */
function made(attempt: Attempt): Promise<Outcome> {
  const outcome = kept.get(attempt) ?? make(attempt);
  kept.set(attempt, outcome);
  return outcome;
}
const codes = async (attempt: Attempt) => (await made(attempt)).info.warnings.map(({ code }) => code);
const byId = (id: string) => {
  const failure = failures.find((one) => one.id === id);
  if (!failure) throw new Error(`no failure ${id}`);
  return failure;
};

test('there is one of each kind', () => {
  expect(failures.map(({ id, code }) => [id, code])).toEqual([
    ['local', 'LOCAL_MAXIMUM_SUSPECTED'],
    ['labels', undefined],
    ['empty', 'EMPTY_CLASS'],
    ['collapse', 'DEGENERATE_COMPONENT'],
    ['saddle', 'SYMMETRIC_SADDLE'],
    ['boundary', 'BOUNDARY_ESTIMATE'],
    ['outlier', 'DEGENERATE_COMPONENT'],
  ]);
});

describe.each(failures)('$name', ({ code, fails, mended }) => {
  test('its code fires, and no code once it is mended', async () => {
    const given = await codes(fails);
    if (code) expect(given).toContain(code);
    else expect(given).toEqual([]);
    expect(await codes(mended)).toEqual([]);
  });
});

describe('what the texts say', () => {
  const both = async (id: string) => {
    const { fails, mended } = byId(id);
    return [await made(fails), await made(mended)] as const;
  };

  test('local maximum: neither start is at the best, which many others find', async () => {
    const [fails, mended] = await both('local');
    expect(fails.info.starts.objectives).toHaveLength(2);
    for (const end of fails.info.starts.objectives) expect(end).toBeLessThan(mended.info.logLikelihood - 1);
    expect(mended.info.starts.atBest).toBeGreaterThan(1);
  });

  test('label switching: the same log-likelihood and classes, other names', async () => {
    const [fails, mended] = await both('labels');
    expect(fails.info.logLikelihood).toBeCloseTo(mended.info.logLikelihood, 6);
    for (const k of [0, 1]) {
      expect(fails.sizes[k]).toBeCloseTo(mended.sizes[1 - k] as number, 4);
      expect(fails.classes[k]?.[0]).toBeCloseTo(mended.classes[1 - k]?.[0] as number, 3);
    }
    expect(mended.sizes[0]).toBeGreaterThan(mended.sizes[1] as number);
  });

  test('empty class: size 0, parameters as they started', async () => {
    const [fails] = await both('empty');
    expect(fails.sizes[2]).toBe(0);
    expect(fails.classes[2]).toEqual([60, 1]);
  });

  test('collapse: starts without a finite end, and a spike on the equal rows', async () => {
    const [fails] = await both('collapse');
    expect(fails.info.starts.degenerate).toBeGreaterThan(0);
    expect(fails.classes[2]?.[0]).toBeCloseTo(4, 1);
    expect(fails.classes[2]?.[1]).toBeLessThan(0.1);
  });

  test('saddle: two equal classes are worth no more than one', async () => {
    const [fails, mended] = await both('saddle');
    expect(fails.classes[0]).toEqual(fails.classes[1]);
    const { data } = byId('saddle').fails;
    const one = await made({ data, classes: 1 });
    expect(fails.info.logLikelihood).toBeCloseTo(one.info.logLikelihood, 6);
    expect(mended.info.logLikelihood).toBeGreaterThan(one.info.logLikelihood + 9);
  });

  test('boundary: a yes to question 4 is certain in class 2, and with a prior it is not', async () => {
    const [fails, mended] = await both('boundary');
    expect(fails.classes[1]?.[3]).toBeCloseTo(1, 9);
    expect(mended.classes[1]?.[3]).toBeLessThan(0.98);
  });

  test('outliers: two rows of 36 have a class', async () => {
    const [fails] = await both('outlier');
    expect((fails.sizes[1] as number) * 36).toBeCloseTo(2, 3);
    expect(fails.classes[1]?.[0]).toBeCloseTo(14.3, 3);
  });
});

test('curves are the normal densities of the classes by their sizes', async () => {
  const outcome = await made(byId('collapse').fails);
  const at = [0, 1.7, 4, 4.3, 6.1, 9];
  const { all, classes } = outcome.densities(at);
  at.forEach((x, i) => {
    const parts = outcome.classes.map(([mean = 0, variance = 1], k) => {
      const density = Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
      return (outcome.sizes[k] as number) * density;
    });
    parts.forEach((part, k) => {
      expect(classes[k]?.[i]).toBeCloseTo(part, 12);
    });
    expect(all[i]).toBeCloseTo(
      parts.reduce((sum, part) => sum + part, 0),
      12,
    );
  });
});

test('code says the same as the fit that is shown', () => {
  const { cli, ts } = codeOf(byId('local').fails);
  expect(cli).toContain('latent fit rows.csv -k 3 --columns x:gaussian --starts 2 --seed 3 --start-method random');
  expect(ts).toContain('model.fit(rows, { starts: 2, seed: 3, startMethod: "random" })');
  expect(codeOf(byId('boundary').mended).cli).toContain('--weights n --seed 1 --prior 0.5');
  expect(codeOf(byId('saddle').fails).cli).toContain('--start start.json');
});

test('the page shows the code of every failure first, and none once it is mended', async () => {
  const page = await openLab('/learn/18');
  for (const { name, code } of failures) {
    await page.getByRole('radio', { name }).check();
    const warnings = page.locator('[data-warnings]');
    const first = warnings.locator('p').first();
    await expect.poll(() => first.textContent(), PATIENT).toContain(code ?? 'This fit carries no warning.');
    if (!code) continue;
    await page.getByRole('radio', { name: 'mended' }).check();
    await expect.poll(() => first.textContent(), PATIENT).toBe('This fit carries no warning.');
  }
  expect(page.url()).toContain('failure=outlier&mended=true');
});
