import type { RowFigures } from '@latent/results';
import type {
  Agreement,
  CriterionName,
  FitDocument,
  Identifiability,
  InferredColumn,
  ModelDocument,
  NetworkDocument,
  NetworkIdentifiability,
  SelectionDocument,
  Warning,
} from 'latent';
import type { Trail } from '../numbers/manyWords.ts';
import type { ExplainedRow } from './answers/explained.ts';
import type { TrailsTask } from './trails.ts';

/** What the worker does for the page: it holds the data, runs `latent`, and answers with plain data. Every error is a `Problem`. */
export interface Lab {
  /** Loads what is loaded when it is first needed. */
  warm(): Promise<void>;
  /** Reads data and keeps them under an id; what was kept under others stays until `forget`. */
  read(data: string, source: DataSource, reading: Reading, onProgress: OnProgress): Promise<DataSummary>;
  forget(data: string): Promise<void>;
  /** Cells of rows `from` to `to` (without it), by column of the file; a missing cell is empty. */
  cells(data: string, from: number, to: number): Promise<readonly (readonly string[])[]>;
  /** The model of some choices: its document, and how its columns were understood. */
  model(data: string, choice: ModelChoice): Promise<ModelSummary>;
  /** Whether these data can determine the model's parameters, before any fit. */
  identifiability(data: string, choice: ModelChoice): Promise<IdentifiabilityAnswer>;
  /** Fits; `onSteps` hears of all starts about 20 times a second. A fit that was cancelled ends with its best so far. */
  fit(job: string, task: FitTask, onSteps: OnSteps): Promise<FitRecord>;
  /** Fits several numbers of classes, one class always among them, and compares them. */
  select(job: string, task: SelectTask, onSteps: OnSelectSteps): Promise<SelectionRecord>;
  /** Ends a fit or a selection with the best so far, or, by the data's id, a reading. */
  cancel(job: string): Promise<void>;
  /** Rows under a fit, in the order asked for. */
  rows(record: FitRecord, window: RowWindow): Promise<RowSlice>;
  /** How the posterior of one row (from 0) comes about. */
  explainRow(record: FitRecord, row: number): Promise<ExplainedRow>;
  /** How all rows fall into the classes of a mixture, and how surely. */
  figures(record: FitRecord): Promise<RowFigures>;
  /** How far two mixtures put the rows into the same classes. */
  agreement(a: FitRecord, b: FitRecord): Promise<Agreement>;
  /** Every row with its posterior as CSV, as `latent predict --rows` writes it. */
  rowsFile(record: FitRecord): Promise<Blob>;
  /** Plain EM from many seeded starts, for the lesson on the ridge; `onTrails` hears of all so far now and then. */
  trails(job: string, task: TrailsTask, onTrails: (trails: readonly Trail[]) => void): Promise<readonly Trail[]>;
}

export type OnProgress = (bytes: number, of: number | undefined) => void;
export type OnSteps = (starts: number, steps: readonly StartPoint[]) => void;
export type OnSelectSteps = (classes: number, starts: number, steps: readonly StartPoint[]) => void;

export type AnyFit = FitDocument | FitDocument<NetworkDocument>;

/** A `LatentError` as it comes out of the worker. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly where: Readonly<Record<string, unknown>>;
}

/** Where data come from: a file or what was pasted. Its format is known by its content. */
export interface DataSource {
  readonly name: string;
  readonly blob: Blob;
}

/** How data are read; what is absent is found out, and said in the summary. */
export interface Reading {
  readonly delimiter?: string | undefined;
  /** As the command line's `--missing`. */
  readonly missing?: string | undefined;
  readonly id?: string | undefined;
  readonly weights?: string | undefined;
}

/** What is known of data that were read. */
export interface DataSummary {
  readonly data: string;
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  /** All columns of the file, id and weights among them. */
  readonly header: readonly string[];
  /** Such as "delimiter ; (detected)". */
  readonly notes: readonly string[];
  readonly warnings: readonly Warning[];
  /** Of all columns but id and weights, in the file's order. */
  readonly columns: readonly ColumnSummary[];
  readonly totalWeight: number;
  /** What often stands for a missing cell and was read as an answer here. */
  readonly suspects: readonly Suspect[];
  /** Rows by which columns (as in `columns`) are missing in them, the most frequent first; at most 40. */
  readonly missingness: readonly { readonly missing: readonly boolean[]; readonly rows: number }[];
  /** How many such patterns there are in all. */
  readonly missingnessPatterns: number;
}

/** A token such as "." or -99 that was not declared as missing. */
export interface Suspect {
  readonly token: string;
  readonly column: string;
  readonly cells: number;
}

/** A column as the workbench shows it before anything is chosen. */
export interface ColumnSummary {
  readonly name: string;
  /** What `latent` takes it for and why; or the error that it is refused with as an item. */
  readonly inferred: InferredColumn | undefined;
  readonly refusal: Problem | undefined;
  readonly missing: number;
  /** Labels, the most frequent first; at most 50 of `different`. */
  readonly levels: readonly { readonly level: string; readonly rows: number }[];
  readonly different: number;
  /** Where every value is a number: equal bins from least to most. */
  readonly histogram: Histogram | undefined;
}

export interface Histogram {
  readonly least: number;
  readonly most: number;
  readonly counts: readonly number[];
}

export type Covariance = 'full' | 'tied' | 'diagonal' | 'spherical';

/** An item of a mixture, with the family that was given to it. */
export interface ItemChoice {
  readonly name: string;
  readonly family?: string | undefined;
  /** Binomial: the number of trials, or the column that holds it. */
  readonly trials?: number | string | undefined;
}

/** What a person chose. */
export type ModelChoice =
  | {
      readonly kind: 'mixture';
      readonly classes: number;
      /** In order. */
      readonly columns: readonly ItemChoice[];
      /** The column that holds known classes. */
      readonly known?: string | undefined;
      readonly covariance?: Covariance | undefined;
      readonly pseudoCount?: number | undefined;
    }
  | {
      readonly kind: 'network';
      /** As the command line's `--graph`: hidden nodes bear a star. */
      readonly graph: string;
      readonly pseudoCount?: number | undefined;
    };

export interface ModelSummary {
  readonly document: ModelDocument;
  readonly columns: readonly InferredColumn[];
  /** Of the measurements of a mixture, and why, where there are any. */
  readonly covariance: { readonly kind: Covariance; readonly reason: string } | undefined;
  readonly freeParameters: number;
  readonly warnings: readonly Warning[];
}

export interface IdentifiabilityAnswer {
  readonly found: Identifiability | NetworkIdentifiability;
  readonly freeParameters: number;
  /** What is not determined, in words; at most five. */
  readonly sentences: readonly string[];
  /** Different complete rows − 1 − rank; null with missing cells, known classes, numbers, or more than 10⁶ different rows. */
  readonly degreesOfFreedom: number | null;
}

export interface FitSettings {
  readonly seed: number;
  readonly starts: number | 'auto';
  readonly tolerance?: number | undefined;
  readonly maxIterations?: number | undefined;
}

export interface FitTask {
  readonly data: string;
  readonly choice: ModelChoice;
  readonly settings: FitSettings;
}

export interface SelectTask extends FitTask {
  readonly classes: readonly number[];
  readonly criterion: CriterionName;
}

export interface SelectionRecord {
  readonly selection: SelectionDocument;
  /** Fewest classes first. */
  readonly fits: readonly FitRecord[];
}

/** Where a start stands. */
export interface StartPoint {
  /** From 0. */
  readonly start: number;
  readonly iteration: number;
  readonly objective: number;
}

/** A fit that the session keeps. */
export interface FitRecord extends FitTask {
  readonly id: string;
  readonly fit: AnyFit;
  /** Milliseconds that it took. */
  readonly took: number;
  /** How a person ordered and named the classes, where one did, by hidden variable: `fit` has them so. */
  readonly arrangements?: Arrangements | undefined;
}

export type Arrangements = Readonly<Record<string, Arrangement>>;

export interface Arrangement {
  /** By position: which class of the fit, as it came, stands there. */
  readonly order: readonly number[];
  /** By position. */
  readonly names: readonly string[];
}

export interface RowWindow {
  readonly from: number;
  readonly to: number;
  /** By row, or the least certain first. */
  readonly order: 'row' | 'certainty';
  /** Only rows of which this class (from 0) is the most probable one. */
  readonly class?: number | undefined;
  /** Networks: the node whose posterior is shown; by default the first hidden one. */
  readonly node?: string | undefined;
}

export interface RowSlice {
  /** How many rows there are in this order. */
  readonly total: number;
  readonly rows: readonly FittedRow[];
}

export interface FittedRow {
  /** From 0. */
  readonly row: number;
  readonly id: string | undefined;
  /** By column of the file; a missing cell is empty. */
  readonly cells: readonly string[];
  /** NaN where the row is impossible under the model. */
  readonly responsibilities: readonly number[];
  readonly entropy: number;
  readonly logLikelihood: number;
  /** Every item is missing: the posterior is the class sizes. */
  readonly isEmpty: boolean;
}
