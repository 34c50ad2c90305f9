// The library's own source, bundled into the bench: single passes and rows that are not collapsed are no part of the public interface,
// and timing them is no reason to make them so. All that the bench takes from inside is taken here.
import { decodeBase64 } from '@latent/kernel';
import { kernelBase64 } from '@latent/kernel/bytes';
import type { MixtureDocument } from 'latent';
import { mixtureFrom, parametersFrom } from '../../packages/core/src/document/index.ts';
import { createEngineNow, provideKernel } from '../../packages/core/src/engine/index.ts';
import { codeColumns, type Patterns } from '../../packages/core/src/patterns/index.ts';

provideKernel(() => decodeBase64(kernelBase64));

/** Rows of a mixture, each a pattern of its own with its weight. */
export interface PlainRows {
  readonly rows: number;
  /** Row-major row × item: 0 = missing, else the level from 1; empty where no column is categorical. */
  readonly codes: Uint8Array;
  /** Each item's codes, in place of `codes`. */
  readonly items?: readonly Uint8Array[];
  /** Row-major row × column of numbers. */
  readonly values: Float64Array;
  /** 1 each where absent. */
  readonly weights?: Float64Array | undefined;
}

/** One EM iteration from the parameters of a document: tables, E-step, statistics, M-step. */
export interface Iteration {
  /** The log-likelihood at the document's parameters, and the next parameters. */
  run(): Promise<{ readonly logLikelihood: number; readonly next: Float64Array }>;
  dispose(): void;
}

/** An iteration as the engine of that name does it. */
export function createIteration(choice: 'wasm' | 'reference', document: MixtureDocument, data: PlainRows): Iteration {
  const model = mixtureFrom(document);
  const parameters = parametersFrom(document, model, document);
  const { engine } = createEngineNow(choice, model, patternsOf(document, data));
  return {
    async run() {
      const statistics = await engine.expect(parameters);
      return { logLikelihood: statistics[0] as number, next: model.maximize(statistics, parameters) };
    },
    dispose: () => engine.dispose(),
  };
}

function patternsOf({ features }: MixtureDocument, { rows, codes, items, values, weights }: PlainRows): Patterns {
  const levels = features.flatMap((feature) => (feature.levels ? [feature.levels.length] : []));
  return {
    count: rows,
    items: levels.length,
    levels,
    codes: items ? items.map((own) => ({ codes: own, stride: 1, offset: 0 })) : codeColumns(codes, levels.length),
    columns: values.length / rows,
    values,
    known: undefined,
    weights,
    rows,
    patternOf: undefined,
  };
}
