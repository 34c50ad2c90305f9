import type {
  Covariance,
  DataSource,
  DataSummary,
  FitRecord,
  FitSettings,
  Reading,
  SelectionRecord,
  StartPoint,
} from '../../compute/lab.ts';
import { createStore, useStore } from './store.ts';

/** What a column is to be: as inferred, a family, or another part. */
export type ColumnKind = 'auto' | Family | 'ignore' | 'id' | 'weight' | 'known';

export type Family =
  | 'categorical'
  | 'bernoulli'
  | 'gaussian'
  | 'poisson'
  | 'binomial'
  | 'exponential'
  | 'negative-binomial';

/** The model as a person describes it; the items are in the kinds of the columns. */
export interface ModelDraft {
  readonly kind: 'mixture' | 'network';
  readonly classes: number;
  /** `auto`: as `latent` chooses for the columns. */
  readonly covariance: Covariance | 'auto';
  readonly pseudoCount: number;
  /** The network as text; undefined until a person opens the editor. */
  readonly graph: string | undefined;
}

/** What the session keeps, and finds again after the page was closed. */
export interface Session {
  readonly source: DataSource | undefined;
  readonly reading: Reading;
  readonly data: DataSummary | undefined;
  /** By column; what is absent is `auto`. */
  readonly kinds: Readonly<Record<string, ColumnKind>>;
  /** By binomial column: its trials, or the column that holds them. */
  readonly trials: Readonly<Record<string, number | string>>;
  readonly model: ModelDraft;
  readonly settings: FitSettings;
  /** The newest first. */
  readonly fits: readonly FitRecord[];
  /** The fit that the later steps show. */
  readonly current: string | undefined;
  /** At most `MOST_PINNED`; a pinned fit is not replaced by the next. */
  readonly pinned: readonly string[];
  readonly selection: SelectionRecord | undefined;
}

/** What goes on right now. */
export interface Activity {
  /** How much of the data is read; undefined where nothing is being read. */
  readonly reading: { readonly data: string; readonly bytes: number; readonly of: number | undefined } | undefined;
  /** Why data could not be read. */
  readonly readError: unknown;
  readonly fit: Job | undefined;
  readonly fitError: unknown;
  /** The last fit that ended, as it was seen while it ran. */
  readonly fitted: Job | undefined;
  readonly select: Job | undefined;
  readonly selectError: unknown;
  /** False until what was kept has been looked for. */
  readonly isRestored: boolean;
  /** What cannot be kept for the next visit, if anything. */
  readonly keepError: unknown;
}

/** A fit or a selection under way. */
export interface Job {
  readonly id: string;
  /** When it began, as `performance.now()`. */
  readonly began: number;
  /** Starts planned so far. */
  readonly starts: number;
  /** By start: where it stood, step by step. */
  readonly paths: ReadonlyMap<number, readonly StartPoint[]>;
  /** The start that was heard of last: they are told one after the other, on however many threads they run. */
  readonly current: number | undefined;
  readonly settings: FitSettings;
  /** The number of classes that is being fitted. */
  readonly classes: number | undefined;
  readonly isCancelled: boolean;
  /** The objective is the log-likelihood plus a log-prior. */
  readonly hasPrior: boolean;
}

export const MOST_PINNED = 6;

export const emptySession: Session = {
  source: undefined,
  reading: {},
  data: undefined,
  kinds: {},
  trials: {},
  model: { kind: 'mixture', classes: 2, covariance: 'auto', pseudoCount: 0, graph: undefined },
  settings: { seed: 1, starts: 'auto' },
  fits: [],
  current: undefined,
  pinned: [],
  selection: undefined,
};

export const session = createStore<Session>(emptySession);

export const activity = createStore<Activity>({
  reading: undefined,
  readError: undefined,
  fit: undefined,
  fitError: undefined,
  fitted: undefined,
  select: undefined,
  selectError: undefined,
  isRestored: false,
  keepError: undefined,
});

/** A part of the session; the part must be the same object as long as nothing changed. */
export const useSession = <Part>(part: (session: Session) => Part): Part => useStore(session, part);

export const useActivity = <Part>(part: (activity: Activity) => Part): Part => useStore(activity, part);

/** The fit that the later steps show. */
export const currentFit = ({ fits, current }: Session): FitRecord | undefined => fits.find(({ id }) => id === current);
