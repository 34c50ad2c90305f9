import { eliminate, minor, multiply } from '../linear.ts';

/** A covariance seen through the cells that are there. */
export interface Conditional {
  readonly observed: readonly number[];
  readonly missing: readonly number[];
  /** Σ_oo⁻¹ and log |Σ_oo|. */
  readonly inverse: readonly (readonly number[])[];
  readonly logDeterminant: number;
  /** Σ_mo Σ_oo⁻¹ */
  readonly regression: readonly (readonly number[])[];
  /** Σ_mm − Σ_mo Σ_oo⁻¹ Σ_om */
  readonly left: readonly (readonly number[])[];
}

/** Remembered by the matrix itself and by which cells are missing. */
export function conditional(covariance: readonly (readonly number[])[], cells: readonly number[]): Conditional {
  const key = cells.map((cell) => (Number.isNaN(cell) ? '0' : '1')).join('');
  const known = memory.get(covariance) ?? new Map<string, Conditional>();
  memory.set(covariance, known);
  const found = known.get(key) ?? compute(covariance, cells);
  known.set(key, found);
  return found;
}

const memory = new WeakMap<readonly (readonly number[])[], Map<string, Conditional>>();

function compute(covariance: readonly (readonly number[])[], cells: readonly number[]): Conditional {
  const where = (missing: boolean): number[] => cells.flatMap((cell, i) => (Number.isNaN(cell) === missing ? [i] : []));
  const [observed, missing] = [where(false), where(true)];
  const { inverse, logDeterminant } = eliminate(minor(covariance, observed, observed));
  const across = minor(covariance, missing, observed);
  const regression = observed.length === 0 ? missing.map(() => []) : multiply(across, inverse);
  const explained = multiply(regression, minor(covariance, observed, missing));
  const left = minor(covariance, missing, missing).map((line, i) =>
    line.map((value, j) => value - (explained[i]?.[j] ?? 0)),
  );
  return { observed, missing, inverse, logDeterminant, regression, left };
}

/** The conditional mean of the missing cells beside the observed ones. */
export function complete(
  covariance: readonly (readonly number[])[],
  mean: readonly number[],
  cells: readonly number[],
): number[] {
  const { observed, missing, regression } = conditional(covariance, cells);
  const full = [...cells];
  missing.forEach((cell, i) => {
    full[cell] = observed.reduce(
      (sum, other, j) => sum + (regression[i]?.[j] as number) * ((cells[other] as number) - (mean[other] as number)),
      mean[cell] as number,
    );
  });
  return full;
}
