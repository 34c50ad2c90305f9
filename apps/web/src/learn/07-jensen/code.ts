import type { LessonCode } from '../Codes.tsx';
import type { Bent } from './functions.ts';
import { plainOf } from './plain.ts';

/** Both sides of the inequality. */
export function codeOf({ value }: Bent, points: readonly number[], weights: readonly number[]): LessonCode {
  const shares = weights.map((weight) => Number(weight.toFixed(6)));
  const terms = (of: (x: number) => string): string => points.map((x, i) => `${shares[i]} * ${of(x)}`).join(' + ');
  const call = (x: string): string => (value === 'line' ? `(2 * ${x} - 3)` : `${value}(${x})`);
  return {
    ts: `${value === 'line' ? 'const f = (x) => 2 * x - 3;' : `import { ${value} as f } from 'latent';`}

const x = [${points.join(', ')}];
const q = [${shares.join(', ')}];
const mean = (of) => x.reduce((sum, point, i) => sum + q[i] * of(point), 0);
console.log(f(mean((point) => point)), mean(f));`,
    cli: `awk 'BEGIN { mean = ${terms(String)}; print ${call('mean')}, ${terms((x) => call(String(x)))} }'`,
    ...plainOf(value, points, shares),
  };
}
