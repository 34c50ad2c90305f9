import { applyDocument, type MixtureDocument } from 'latent';
import { exportedModel } from './model.ts';
import { pythonOf } from './python.ts';
import { rOf } from './r.ts';
import { typescriptOf } from './typescript.ts';

/** Languages that a mixture can be written in, by the ending of their files. */
export type Language = keyof typeof LANGUAGES;

const LANGUAGES = { ts: typescriptOf, py: pythonOf, r: rOf } as const;

/**
 * A mixture as code that scores rows by itself, without latent: the posterior and the log-likelihood of a row.
 *
 * @param document a model with parameters
 * @throws LatentError NO_PARAMETERS, and what is wrong with parameters
 * @example
 * await writeFile('model.py', codeOf('py', fit.model));
 */
export function codeOf(language: Language, document: MixtureDocument): string {
  return LANGUAGES[language](exportedModel(applyDocument(document).document));
}
