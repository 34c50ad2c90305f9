import type { FitDocument, ModelDocument } from 'latent';
import { drawFromTruth, type ModelName } from '../models.ts';
import { type EngineName, type Problem, withoutStart } from '../problem.ts';

/** The problem that all front ends solve to the same bits: random starts, sieved, to convergence. */
export function standardProblem(model: ModelName, engine: EngineName): Problem {
  return { ...withoutStart(drawFromTruth(model, 300, 7), engine), seed: 3 };
}

/** What must not differ: all but the fingerprint of a file, how options are written down, and the wording of warnings. */
export function bitsOf<Model extends ModelDocument>(document: FitDocument<Model>): unknown {
  const { $schema: _, options: __, warnings, data, ...rest } = document;
  const { sha256: ___, ...facts } = data;
  const plain = { ...rest, data: facts, warnings: warnings.map(({ code, level }) => `${level} ${code}`) };
  return JSON.parse(JSON.stringify(plain)); // as it is written: every number in its shortest exact form
}
