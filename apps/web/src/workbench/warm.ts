import { lab } from '../compute/client.ts';
import { samples } from './data/samples.ts';
import { steps } from './steps.ts';

/** Loads all steps and samples, and starts the worker: the workbench then asks for nothing any more. */
export function warm(): Promise<unknown> {
  return Promise.all([...steps.map(({ load }) => load()), ...samples.map(({ load }) => load()), lab.warm()]);
}
