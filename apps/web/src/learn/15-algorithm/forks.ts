import type { MixtureDocument, NestedNumbers } from 'latent';
import { type Responsible, type Standing, standing } from '../../numbers/halfSteps.ts';
import type { Sample } from '../../numbers/sample.ts';
import type { EmMoment } from '../useEm.ts';
import type { AlgorithmState } from './first.ts';

/** Where a run stands, as its URL says it: with the parameters that a person put last, and the moment at which they were put. */
type KeptRun = Pick<AlgorithmState, 'at' | 'theta' | 'fork'>;

/** Parameters that a person put, at a moment of the history. */
interface Fork {
  readonly at: number;
  readonly parameters: Standing;
}

/**
 * What the URL keeps of the moments up to the one that is shown. A link repeats one fork on the way from the start; where there are several
 * it begins with the last.
 */
export function keptOf(history: readonly EmMoment<Standing, Responsible>[], start: Standing): KeptRun {
  const forks = history.flatMap(({ isFork, expected, parameters }, i) =>
    (isFork && expected === undefined) || (i === 0 && parameters !== start) ? [i] : [],
  );
  const last = forks.at(-1);
  const at = history.length - 1;
  if (last === undefined) return { at, theta: [], fork: 0 };
  const theta = numbersIn(history[last]?.parameters.document.parameters);
  return forks.length === 1 ? { at, theta, fork: last } : { at: at - last, theta, fork: 0 };
}

/** The fork that a URL says; undefined where it says none, or none that these parameters can have. */
export function forkIn({ at, theta, fork }: KeptRun, { document }: Standing, sample: Sample): Fork | undefined {
  const { parameters = {} } = document;
  if (theta.length === 0 || theta.length !== numbersIn(parameters).length || fork < 0 || fork > at) return undefined;
  try {
    return { at: Math.round(fork), parameters: standing(withNumbers(document, theta), sample) };
  } catch {
    return undefined; // such as probabilities that do not add up to 1
  }
}

function numbersIn(value: NestedNumbers | undefined): readonly number[] {
  if (value === undefined || typeof value === 'number') return value === undefined ? [] : [value];
  return (Array.isArray(value) ? value : Object.values(value)).flatMap(numbersIn);
}

/** The document with other parameters, in the order of its own. */
function withNumbers(document: MixtureDocument, theta: readonly number[]): MixtureDocument {
  let next = 0;
  const shaped = (like: NestedNumbers): NestedNumbers => {
    if (typeof like === 'number') return theta[next++] as number;
    if (Array.isArray(like)) return like.map(shaped);
    return Object.fromEntries(Object.entries(like).map(([key, value]) => [key, shaped(value)]));
  };
  return { ...document, parameters: shaped(document.parameters ?? {}) as Record<string, NestedNumbers> };
}
