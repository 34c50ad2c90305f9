import { plain } from '../output/plain.ts';
import { byHand, expectedCount, result } from './arithmetic.ts';
import type { Explained } from './explained.ts';

/** Probability vectors that are written out without --all. */
const SHOWN = 24;

/** The M-step: every probability as its ratio of expected counts. */
export function maximizationLines(
  { latent, classes, features, counts, after: { document } }: Explained,
  all: boolean,
): string[] {
  const pseudoCount = document.prior?.pseudoCount ?? 0;
  const vectors: Vector[] = [
    {
      name: latent,
      given: '',
      levels: classes,
      counts: counts.classes,
      values: vectorAt(document.parameters?.[latent]),
    },
    ...features.flatMap(({ name, levels }, j) =>
      classes.map((one, k) => ({
        name,
        given: ` | ${one}`,
        levels,
        counts: counts.features[j]?.[k] ?? [],
        values: vectorAt(document.parameters?.[name], k),
      })),
    ),
  ];
  const shown = all ? vectors : vectors.slice(0, SHOWN);
  const rest = vectors.length - shown.length;
  const lines = shown.map((vector) => vectorLine(vector, pseudoCount, document.fixed?.includes(vector.name) ?? false));
  return rest > 0 ? [...lines, `   … and ${rest} more lines (--all)`] : lines;
}

interface Vector {
  readonly name: string;
  readonly given: string;
  readonly levels: readonly string[];
  readonly counts: readonly number[];
  readonly values: readonly number[];
}

function vectorLine({ name, given, levels, counts, values }: Vector, pseudoCount: number, fixed: boolean): string {
  const total = counts.reduce((sum, value) => sum + value, 0);
  const below =
    pseudoCount > 0 ? `(${expectedCount(total)} + ${levels.length}*${byHand(pseudoCount)})` : expectedCount(total);
  const kept = fixed ? ' (fixed)' : total === 0 && pseudoCount === 0 ? ' (kept: no row counts here)' : undefined;
  const terms = levels.map((level, i) => {
    const above =
      pseudoCount > 0
        ? `(${expectedCount(counts[i] as number)} + ${byHand(pseudoCount)})`
        : expectedCount(counts[i] as number);
    const ratio = kept === undefined ? `${above}/${below} = ` : '';
    return `P(${plain(`${name}=${level}${given}`)}) = ${ratio}${result(values[i] as number)}${kept ?? ''}`;
  });
  return `   ${terms.join('   ')}`;
}

/** The vector at a place of nested parameters. */
function vectorAt(nested: unknown, row?: number): readonly number[] {
  const value: unknown = row === undefined ? nested : Array.isArray(nested) ? nested[row] : undefined;
  return Array.isArray(value) ? value.map(Number) : [];
}
