import type { Maximizer, Parameters } from '../../model/index.ts';
import { createLayout } from '../../statistics/index.ts';
import type { Template } from './numbers.ts';

/** What EM asks of a model of one's own: numbers of any nesting as flat parameters without constraints but `valid`. */
export interface OwnSteps<Theta> {
  maximize(statistics: Float64Array, previous: Parameters): Theta;
  logPrior?: ((theta: Theta) => number) | undefined;
  valid?: ((theta: Theta) => boolean) | undefined;
}

export function createMaximizer<Theta>(template: Template<Theta>, steps: OwnSteps<Theta>): Maximizer {
  const { maximize, logPrior, valid } = steps;
  return {
    parameters: createLayout([{ name: 'parameters', shape: [template.size], constraint: 'free' }]),
    closedForm: false,
    maximize: (statistics, previous) => template.flatten(maximize(statistics, previous), 'maximize'),
    logPrior: (parameters) => logPrior?.(template.unflatten(parameters)) ?? 0,
    // Nothing is known of their meaning: large numbers are measured by their size, small ones as they are.
    units: (parameters) => parameters.map((value) => Math.max(1, Math.abs(value))),
    isInside: (parameters) =>
      parameters.every(Number.isFinite) && (valid === undefined || valid(template.unflatten(parameters))),
  };
}
