import { exp } from '../math/index.ts';
import { createPosterior, type LatentClassModel, type Posterior, type Statistics } from '../model/index.ts';
import { type Breath, finish, type Pass } from '../pass/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { createLogJoint } from './logJoint.ts';
import { countPatterns, type Respond } from './plain/index.ts';
import type { ScanEngine } from './scan.ts';

/**
 * The readable E-step: log-sum-exp responsibilities and expected counts of one pattern after the other, in plain TypeScript.
 * The oracle for every other engine, and the engine where WebAssembly is not allowed.
 */
export function createReferenceEngine(model: LatentClassModel, patterns: Patterns, breath?: Breath): ScanEngine {
  const { classes } = model;
  const logJoint = createLogJoint(model, patterns);
  const { joint } = logJoint;
  let loaded: Float64Array | undefined;
  const load = (parameters: Float64Array): void => {
    loaded = parameters;
    logJoint.load(parameters);
  };
  const responsibilities = (logLikelihood: number, out: Float64Array): void => {
    for (let k = 0; k < classes; k++)
      out[k] = logLikelihood === Number.NEGATIVE_INFINITY ? 0 : exp((joint[k] as number) - logLikelihood);
  };

  const pass = (parameters: Float64Array, q: Posterior | undefined): Pass<Statistics> => {
    const respond: Respond = (pattern, out) => {
      const logLikelihood = logJoint.of(pattern);
      if (q) out.set(q.row(pattern));
      else responsibilities(logLikelihood, out);
      return logLikelihood;
    };
    load(parameters);
    return countPatterns(model, patterns, logJoint.blocks, respond, () => {
      if (loaded !== parameters) load(parameters);
    });
  };

  const scan: ScanEngine['scan'] = (parameters, visit) => {
    load(parameters);
    const [row, logLikelihood] = [new Float64Array(classes), new Float64Array(1)];
    for (let i = 0; i < patterns.count; i++) {
      logLikelihood[0] = logJoint.of(i);
      responsibilities(logLikelihood[0], row);
      visit(i, row, logLikelihood);
    }
  };

  return {
    name: 'reference',
    expect: (parameters) => finish(pass(parameters, undefined), breath),
    accumulate: (q, parameters) => finish(pass(parameters, q), breath),
    posterior(parameters) {
      const data = new Float64Array(patterns.count * classes);
      scan(parameters, (from, row) => data.set(row, from * classes));
      return createPosterior(classes, data);
    },
    logLikelihoods(parameters) {
      load(parameters);
      return Float64Array.from({ length: patterns.count }, (_, i) => logJoint.of(i));
    },
    scan,
    dispose() {},
  };
}
