import type { StartPoint } from '../../compute/lab.ts';

type Paths = ReadonlyMap<number, readonly StartPoint[]>;

/** Points of a start for every e-fold of its iterations: what a picture with a logarithmic axis can show. */
const FINENESS = 40;

/** The paths of starts with new steps: of steps that a picture could not tell apart only the last is kept, so that no path grows without end. */
export function withSteps(paths: Paths, steps: readonly StartPoint[]): Paths {
  const next = new Map(paths);
  const fresh = new Map<number, StartPoint[]>();
  for (const step of steps) {
    const path = fresh.get(step.start) ?? [...(paths.get(step.start) ?? [])];
    const last = path.at(-1);
    if (path.length > 1 && last && placeOf(last) === placeOf(step)) path.pop();
    path.push(step);
    fresh.set(step.start, path);
  }
  for (const [start, path] of fresh) next.set(start, path);
  return next;
}

const placeOf = ({ iteration }: StartPoint): number => Math.floor(FINENESS * Math.log1p(iteration / 3));
