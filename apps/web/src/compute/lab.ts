import type {
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

/** What the worker does for the page: it holds the data, runs `latent`, and answers with plain data. Every error is a `LatentError`'s fields. */
export interface Lab {
  /** Reads data and keeps them under a new id; what was kept before stays until `forget`. */
  read(source: DataSource, reading: Reading, onProgress: (bytes: number, of: number | undefined) => void): Promise<DataSummary>;
  forget(data: string): Promise<void>;
  /** Cells as they were read, of rows `from` to `to`. */
  cells(data: string, from: number, to: number): Promise<readonly (readonly string[])[]>;
  /** The model of some choices: its document, and how its columns were understood. */
  model(data: string, choice: ModelChoice): Promise<ModelSummary>;
  /** Whether these data can determine the model's parameters, before any fit. */
  identifiability(data: string, choice: ModelChoice): Promise<Identifiability | NetworkIdentifiability>;
  /** Fits; `onSteps` hears of all starts about 20 times a second. A fit that was cancelled ends with its best so far. */
  fit(job: string, data: string, choice: ModelChoice, settings: FitSettings, onSteps: (steps: readonly StartPoint[]) => void): Promise<FitRecord>;
  select(
    job: string,
    data: string,
    choice: ModelChoice,
    settings: FitSettings & { readonly classes: readonly number[]; readonly criterion: CriterionName },
    onSteps: (classes: number, steps: readonly StartPoint[]) => void,
  ): Promise<{ readonly selection: SelectionDocument; readonly fits: readonly FitRecord[] }>;
  /** Ends a fit or a selection with the best so far. */
  cancel(job: string): Promise<void>;
  /** Rows under a fit, in the order asked for. */
  rows(data: string, fit: AnyFit, window: RowWindow): Promise<RowSlice>;
}

export type AnyFit = FitDocument | FitDocument<NetworkDocument>;

/** Where data come from: a file or what was pasted. Parquet is known by its content. */
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
  /** Such as "delimiter ; (detected)". */
  readonly notes: readonly string[];
  readonly warnings: readonly Warning[];
  readonly columns: readonly ColumnSummary[];
  /** Rows by which columns are missing in them, the most frequent first; at most 40. */
  readonly missingness: readonly { readonly missing: readonly boolean[]; readonly rows: number }[];
}

/** A column as the workbench shows it before anything is chosen. */
export interface ColumnSummary {
  readonly name: string;
  /** What `latent` takes it for and why; or the error that it is refused with as an item. */
  readonly inferred: InferredColumn | undefined;
  readonly refusal: { readonly code: string; readonly message: string; readonly fix: string } | undefined;
  readonly missing: number;
  /** Labels, the most frequent first; at most 50 of `different`. */
  readonly levels: readonly { readonly level: string; readonly rows: number }[];
  readonly different: number;
  /** Numbers: equal bins from least to most; undefined for labels. */
  readonly histogram: { readonly least: number; readonly most: number; readonly counts: readonly number[] } | undefined;
}

/** What a person chose. */
export type ModelChoice =
  | {
      readonly kind: 'mixture';
      readonly classes: number;
      /** Items with the family that was given to them, in order. */
      readonly columns: readonly { readonly name: string; readonly family?: string | undefined }[];
      readonly covariance?: 'full' | 'tied' | 'diagonal' | 'spherical' | undefined;
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
  readonly freeParameters: number;
  readonly warnings: readonly Warning[];
}

export interface FitSettings {
  readonly seed: number;
  readonly starts: number | 'auto';
  readonly tolerance?: number | undefined;
  readonly maxIterations?: number | undefined;
}

/** Where a start stands. */
export interface StartPoint {
  readonly start: number;
  readonly iteration: number;
  readonly objective: number;
}

/** A fit that the session keeps. */
export interface FitRecord {
  readonly id: string;
  readonly data: string;
  readonly choice: ModelChoice;
  readonly settings: FitSettings;
  readonly fit: AnyFit;
  /** Names of the classes as a person gave them, by position; the document has them as levels of the latent variable on export. */
  readonly names?: readonly string[] | undefined;
}

export interface RowWindow {
  readonly from: number;
  readonly to: number;
  /** By row, or the least certain first. */
  readonly order: 'row' | 'certainty';
  readonly class?: number | undefined;
}

export interface RowSlice {
  /** How many rows there are in this order. */
  readonly total: number;
  readonly rows: readonly {
    /** From 0. */
    readonly row: number;
    readonly id: string | undefined;
    readonly cells: readonly string[];
    readonly responsibilities: readonly number[];
    readonly entropy: number;
    readonly logLikelihood: number;
    readonly isEmpty: boolean;
  }[];
}
