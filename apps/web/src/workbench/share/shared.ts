import type { Arrangement, Arrangements, Reading } from '../../compute/lab.ts';
import { type ColumnKind, currentFit, emptySession, type ModelDraft, type Session } from '../session/session.ts';

/** What a link holds: choices and a seed. Data only where a person asked for it. */
export interface Shared {
  readonly version: 1;
  readonly file: { readonly name: string; readonly sha256: string; readonly bytes: number };
  readonly reading: Reading;
  readonly kinds: Session['kinds'];
  readonly trials: Session['trials'];
  readonly model: ModelDraft;
  readonly settings: Session['settings'];
  /** How the classes were ordered and named, by hidden variable. */
  readonly arrangements?: Arrangements | undefined;
}

/** The fit that a session shows, as it is shared; undefined where there is none. */
export function sharedOf(session: Session): Shared | undefined {
  const { data, reading, kinds, trials } = session;
  const record = currentFit(session);
  if (!data || !record) return undefined;
  const { choice, settings, arrangements } = record;
  const { pseudoCount = 0 } = choice;
  const own =
    choice.kind === 'network'
      ? { graph: choice.graph }
      : { classes: choice.classes, covariance: choice.covariance ?? ('auto' as const) };
  const model: ModelDraft = { ...session.model, kind: choice.kind, ...own, pseudoCount };
  const { name, sha256, bytes } = data;
  return {
    version: 1,
    file: { name, sha256, bytes },
    ...{ reading, kinds, trials, model, settings },
    ...(arrangements && { arrangements }),
  };
}

/** Takes from what a link says that which it may say, each field of its kind; undefined where it is none of ours. */
export function checkedShared(value: unknown): Shared | undefined {
  const own = fields(value);
  if (own['version'] !== 1) return undefined;
  const [file, model, settings] = [fields(own['file']), fields(own['model']), fields(own['settings'])];
  if (typeof file['name'] !== 'string') return undefined;
  const { seed, starts } = emptySession.settings;
  return {
    version: 1,
    file: { name: file['name'], sha256: text(file['sha256']) ?? '', bytes: number(file['bytes']) ?? 0 },
    reading: defined({
      delimiter: text(fields(own['reading'])['delimiter']),
      missing: text(fields(own['reading'])['missing']),
      id: text(fields(own['reading'])['id']),
      weights: text(fields(own['reading'])['weights']),
    }),
    kinds: entries(own['kinds'], (kind) => (KINDS.has(kind as ColumnKind) ? (kind as ColumnKind) : undefined)),
    trials: entries(own['trials'], (trials) => number(trials) ?? text(trials)),
    model: {
      kind: model['kind'] === 'network' ? 'network' : 'mixture',
      classes: Math.max(1, Math.round(number(model['classes']) ?? emptySession.model.classes)),
      covariance: COVARIANCES.find((name) => name === model['covariance']) ?? 'auto',
      pseudoCount: Math.max(0, number(model['pseudoCount']) ?? 0),
      graph: text(model['graph']),
    },
    settings: defined({
      seed: number(settings['seed']) ?? seed,
      starts: number(settings['starts']) ?? starts,
      tolerance: number(settings['tolerance']),
      maxIterations: number(settings['maxIterations']),
    }),
    ...(own['arrangements'] === undefined ? {} : { arrangements: entries(own['arrangements'], arrangementIn) }),
  };
}

const KINDS: ReadonlySet<ColumnKind> = new Set([
  ...(['auto', 'ignore', 'id', 'weight', 'known'] as const),
  ...(['categorical', 'bernoulli', 'gaussian', 'poisson', 'binomial', 'exponential', 'negative-binomial'] as const),
]);
const COVARIANCES = ['full', 'tied', 'diagonal', 'spherical'] as const;

function arrangementIn(value: unknown): Arrangement | undefined {
  const { order, names } = fields(value);
  if (!Array.isArray(order) || !Array.isArray(names) || order.length !== names.length) return undefined;
  const isOrder = order.every((k) => Number.isInteger(k) && k >= 0 && k < order.length);
  if (!isOrder || new Set(order).size !== order.length || !names.every((name) => typeof name === 'string'))
    return undefined;
  return { order, names };
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

function entries<T>(value: unknown, of: (own: unknown) => T | undefined): Record<string, T> {
  return Object.fromEntries(
    Object.entries(fields(value)).flatMap(([name, own]) => {
      const taken = of(own);
      return taken === undefined ? [] : [[name, taken] as const];
    }),
  );
}

/** Without the fields that are undefined. */
const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, own]) => own !== undefined)) as T;
