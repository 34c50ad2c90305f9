import type { FitDocument, Graph, NetworkDocument, NetworkPrior, Warning } from 'latent';
import type { Labels } from '../fit/labels.ts';
import type { Reading } from '../fit/read.ts';
import type { FitRequestSettings } from '../fit/request.ts';

/** What network is to be fitted and how, once all options and documents are read; the data are still to come. */
export interface NetworkRequest extends Reading {
  /** The network, where a document gives it; else there is a graph. */
  readonly base: NetworkDocument | undefined;
  readonly graph: RequestedGraph | undefined;
  /** The document whose tables are the first start. */
  readonly start: NetworkDocument | undefined;
  /** The nodes of `--latent`. */
  readonly latent: readonly string[];
  /** The prior, where an option gives one. */
  readonly prior: NetworkPrior | undefined;
  /** What codes mean: the document takes it along. */
  readonly labels?: Labels | undefined;
  readonly settings: Omit<FitRequestSettings, 'startMethod'>;
  /** Remarks on how documents were read. */
  readonly warnings: readonly Warning[];
  /** The recorded fit that is to be repeated. */
  readonly repeats: FitDocument<NetworkDocument> | undefined;
}

/** A graph, and the text that it was read from. */
export interface RequestedGraph extends Graph {
  readonly text: string;
}
