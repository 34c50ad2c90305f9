import type { Warning } from '../error/index.ts';
import type { FeaturePrior } from '../families/index.ts';
import type { Identifiability, NetworkIdentifiability } from '../identify/index.ts';
import type { Criteria } from '../report/index.ts';

/** A feature of a model document. */
export interface FeatureDocument {
  readonly name: string;
  readonly family: string;
  readonly levels?: readonly string[];
  /** What levels mean, for people. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Binomial: the number of trials of every row, or the column that holds it. */
  readonly trials?: number | string;
  /** Gaussian: the columns of a block. */
  readonly columns?: readonly string[];
  readonly covariance?: 'full' | 'tied' | 'diagonal' | 'spherical';
  readonly prior?: FeaturePrior;
}

/** Nested numbers: class sizes [class], tables [class][level]. */
export type NestedNumbers = number | readonly NestedNumbers[] | { readonly [name: string]: NestedNumbers };

/** The model document of a mixture (`latent-model`, version 1); see `latent/schemas/latent-model.json`. */
export interface MixtureDocument {
  readonly $schema?: string;
  readonly format: 'latent-model';
  readonly version: 1;
  readonly kind: 'mixture';
  readonly latent: { readonly name: string; readonly levels: readonly string[] };
  readonly features: readonly FeatureDocument[];
  readonly parameters?: Readonly<Record<string, NestedNumbers>>;
  readonly fixed?: readonly string[];
  readonly prior?: { readonly pseudoCount: number };
}

/** A node of a network: a categorical variable, and the variables that it directly depends on. */
export interface NodeDocument {
  readonly name: string;
  readonly levels: readonly string[];
  /** What levels mean, for people. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The node may be hidden: data without such a column are no mistake. */
  readonly latent?: boolean;
  readonly parents?: readonly string[];
  /** The node whose conditional table this one shares. */
  readonly tied?: string;
}

/** A Dirichlet prior on all tables: so much added to every cell, or a number of rows spread evenly over the cells of each table (BDeu). */
export type NetworkPrior = { readonly pseudoCount: number } | { readonly equivalentSampleSize: number };

/** The model document of a network (`latent-model`, version 1): a directed acyclic graph of categorical nodes. */
export interface NetworkDocument {
  readonly $schema?: string;
  readonly format: 'latent-model';
  readonly version: 1;
  readonly kind: 'network';
  /** In any order; parents may stand behind their children. */
  readonly nodes: readonly NodeDocument[];
  /** Conditional tables by node, nested by parent, the last index the node's own level; tied nodes have none of their own. */
  readonly parameters?: Readonly<Record<string, NestedNumbers>>;
  readonly fixed?: readonly string[];
  readonly prior?: NetworkPrior;
}

/** A model document (`latent-model`, version 1), told apart by its `kind`. */
export type ModelDocument = MixtureDocument | NetworkDocument;

/** A fit document (`latent-fit`, version 1) of a mixture, or of the kind that is named; see `latent/schemas/latent-fit.json`. */
export interface FitDocument<Model extends ModelDocument = MixtureDocument> {
  readonly $schema?: string;
  readonly format: 'latent-fit';
  readonly version: 1;
  readonly model: Model;
  readonly data: DataFacts;
  readonly logLikelihood: number;
  readonly logLikelihoodPerRow: number;
  readonly logPrior: number;
  readonly objective: number;
  /** Accepted steps of the winning start. */
  readonly iterations: number;
  readonly evaluations: number;
  readonly converged: boolean;
  readonly stopReason: 'tolerance' | 'max-iterations' | 'aborted' | 'degenerate';
  readonly freeParameters: number;
  readonly degreesOfFreedom: number | null;
  readonly g2: number | null;
  readonly x2: number | null;
  readonly criteria: Criteria;
  readonly starts: {
    readonly count: number;
    /** Starts that ran to their own end; of the others `degenerate` failed and the rest were sieved out after a short run. */
    readonly finished: number;
    /** Starts that ended in an infinite or undefined objective, as where a component collapses; absent in documents of 0.1. */
    readonly degenerate?: number;
    readonly atBest: number;
    readonly objectives: readonly (number | null)[];
  };
  readonly identifiability: (Model extends NetworkDocument ? NetworkIdentifiability : Identifiability) | null;
  readonly trace: readonly number[];
  readonly warnings: readonly Warning[];
  /** Networks: the expected counts that the estimates were read off, by node, in the shapes of the tables. */
  readonly expectedCounts?: Readonly<Record<string, NestedNumbers>>;
  readonly seed: number;
  readonly options: Readonly<Record<string, unknown>>;
  readonly producer: { readonly latent: string; readonly engine: string };
}

/** What the data of a fit were. */
export interface DataFacts {
  readonly rows: number;
  /** Total weight: the n of the criteria. */
  readonly weight: number;
  /** Different rows; where nearly all of very many are different, and equal ones were not put together, the rows. */
  readonly patterns: number;
  readonly missingCells: number;
  readonly columns: readonly string[];
  /** Of the file; null, or absent in documents from elsewhere, where it is not known. */
  readonly sha256?: string | null;
}
