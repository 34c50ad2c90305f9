import { expectationMaximization, fitTable, log, type MixtureDocument } from 'latent';
import { type Check, check, exactly, printed, relative } from './check.ts';
import { tableOf } from './data.ts';
import { flat } from './numbers.ts';
import { iterations, type Replay, watchOf } from './replay.ts';

/** Results that stand in print, with data small enough to be typed. */
export const PRINTED: readonly ((replay: Replay) => Promise<Check[]>)[] = [stoufferToby, twoCoins, linkage];

/** Four items of 216 respondents (1 = particularistic, 2 = universalistic): how often each pattern was given. */
const PATTERNS: Readonly<Record<string, number>> = {
  1111: 20,
  1112: 2,
  1121: 9,
  1122: 2,
  1211: 6,
  1212: 1,
  1221: 4,
  1222: 1,
  2111: 38,
  2112: 7,
  2121: 24,
  2122: 6,
  2211: 25,
  2212: 6,
  2221: 23,
  2222: 42,
};

/** Latent classes of the dilemmas of Stouffer & Toby: three classes are one more than the table can tell. */
async function stoufferToby(replay: Replay): Promise<Check[]> {
  const items = ['A', 'B', 'C', 'D'];
  const table = tableOf(
    items,
    Object.keys(PATTERNS).map((pattern) => [...pattern]),
  );
  const checks: Check[] = [];
  for (const [classes, logLikelihood] of [-543.649825, -504.46767, -503.301137].entries()) {
    const document: MixtureDocument = {
      format: 'latent-model',
      version: 1,
      kind: 'mixture',
      latent: { name: 'class', levels: Array.from({ length: classes + 1 }, (_, k) => String(k + 1)) },
      features: items.map((name) => ({ name, family: 'categorical', levels: ['1', '2'] })),
    };
    const { engine, seed } = replay;
    const options = { weights: Object.values(PATTERNS), engine, seed };
    const { info } = await fitTable(document, table, options, watchOf(replay));
    const about = {
      result: `role conflict, ${classes + 1} ${classes === 0 ? 'class' : 'classes'}`,
      source: 'Stouffer & Toby 1951',
    };
    checks.push(check(about, 'log-likelihood', [logLikelihood], [info.logLikelihood], printed(6)));
    if (classes === 2)
      checks.push(
        check(about, 'rank', [13], [info.identifiability?.rank ?? Number.NaN], exactly),
        check(about, 'free parameters', [14], [info.freeParameters], exactly),
      );
  }
  return checks;
}

/** Heads of five rows of ten tosses. */
const HEADS = [5, 9, 8, 4, 7];

/** Which of two coins was tossed? Ten iterations from (.6, .5), the coins equally frequent. */
async function twoCoins(replay: Replay): Promise<Check[]> {
  const about = { result: 'two coins', source: 'Do & Batzoglou 2008' };
  const document: MixtureDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'coin', levels: ['A', 'B'] },
    features: [{ name: 'heads', family: 'binomial', trials: 10 }],
    parameters: { coin: [0.5, 0.5], heads: { probability: [0.6, 0.5] } },
    fixed: ['coin'],
  };
  const table = tableOf(
    ['heads'],
    HEADS.map((heads) => [heads]),
    'numbers',
  );
  const options = { ...iterations(10, replay), start: document };
  const { applied } = await fitTable(document, table, options, watchOf(replay));
  const probabilities = flat(applied.document.parameters?.['heads'] ?? []);
  return [0.796744, 0.519659].map((published, k) =>
    check(about, `P(heads) of coin ${'AB'[k]}`, [published], [probabilities[k] ?? Number.NaN], printed(6)),
  );
}

/** 197 animals in four cells, the first of which mixes two kinds. */
async function linkage(): Promise<Check[]> {
  const about = { result: 'genetic linkage', source: 'Dempster, Laird & Rubin 1977' };
  const { parameters } = await expectationMaximization({
    start: 0.5,
    tolerance: 0,
    maxIterations: 100,
    expect: (t: number) => ({
      logLikelihood: 125 * log(1 / 2 + t / 4) + (18 + 20) * log((1 - t) / 4) + 34 * log(t / 4),
      statistics: (125 * t) / (2 + t),
    }),
    maximize: (hidden: number) => (hidden + 34) / (hidden + 34 + 18 + 20),
  });
  return [check(about, 'recombination parameter', [0.6268214978709824], [parameters], relative(1e-12))];
}
