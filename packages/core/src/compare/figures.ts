import type { FitDocument } from '../document/index.ts';
import type { ComparedFit, ComparisonDocument, FigureDifferences } from './types.ts';

/** The figures of a fit that are put beside another's. */
export function figuresOf({ model, data, ...fit }: FitDocument): ComparedFit {
  const { rows, weight, missingCells, sha256 } = data;
  return {
    classes: model.latent.levels.length,
    data: { rows, weight, missingCells, sha256: sha256 ?? null },
    logLikelihood: fit.logLikelihood,
    logLikelihoodPerRow: fit.logLikelihoodPerRow,
    freeParameters: fit.freeParameters,
    criteria: fit.criteria,
    converged: fit.converged,
  };
}

/** In what data differ; a fingerprint that a fit does not have is like none. */
export function differentData(a: ComparedFit, b: ComparedFit): ComparisonDocument['differentData'] {
  const facts = ['rows', 'weight', 'missingCells', 'sha256'] as const;
  return facts.filter((fact) => a.data[fact] !== b.data[fact] || a.data[fact] === null);
}

/** The second fit's figures less the first's. */
export function differencesOf(a: ComparedFit, b: ComparedFit): FigureDifferences {
  const [entropyA, entropyB] = [a.criteria.entropyR2, b.criteria.entropyR2];
  return {
    logLikelihood: b.logLikelihood - a.logLikelihood,
    logLikelihoodPerRow: b.logLikelihoodPerRow - a.logLikelihoodPerRow,
    freeParameters: b.freeParameters - a.freeParameters,
    criteria: {
      aic: b.criteria.aic - a.criteria.aic,
      bic: b.criteria.bic - a.criteria.bic,
      sabic: b.criteria.sabic - a.criteria.sabic,
      caic: b.criteria.caic - a.criteria.caic,
      icl: b.criteria.icl - a.criteria.icl,
      entropyR2: entropyA === null || entropyB === null ? null : entropyB - entropyA,
    },
  };
}
