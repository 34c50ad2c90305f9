import type { CriterionName } from 'latent';

/** Criteria by which a number of classes can be chosen; here too, since the library is only loaded when a command runs. */
export const CRITERIA: readonly CriterionName[] = ['bic', 'aic', 'sabic', 'caic', 'icl'];
