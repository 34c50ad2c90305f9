import { log } from '../math/index.ts';

/** Information criteria (lower is better) and the entropy R² (1 = classes are certain). */
export interface Criteria {
  readonly aic: number;
  readonly bic: number;
  readonly sabic: number;
  readonly caic: number;
  readonly icl: number;
  /** 1 − E/(N ln K); null for one class. */
  readonly entropyR2: number | null;
}

/**
 * AIC (Akaike 1974), BIC (Schwarz 1978), SABIC with n* = (n + 2)/24 (Sclove 1987), CAIC (Bozdogan 1987), ICL = BIC + 2E
 * (Biernacki et al. 2000), entropy R² (Ramaswamy et al. 1993).
 *
 * @param weight n: the total weight of the rows
 * @param entropy E = −Σ w r log r of the responsibilities
 */
export function criteria(
  logLikelihood: number,
  freeParameters: number,
  weight: number,
  entropy: number,
  classes: number,
): Criteria {
  const deviance = -2 * logLikelihood;
  const bic = deviance + freeParameters * log(weight);
  return {
    aic: deviance + 2 * freeParameters,
    bic,
    sabic: deviance + freeParameters * log((weight + 2) / 24),
    caic: deviance + freeParameters * (log(weight) + 1),
    icl: bic + 2 * entropy,
    entropyR2: classes === 1 ? null : 1 - entropy / (weight * log(classes)),
  };
}
