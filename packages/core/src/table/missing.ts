import { LatentError } from '../error/index.ts';

/** Which tokens of which column are missing cells. */
export interface MissingRule {
  isMissing(token: string, column: string): boolean;
}

const DEFAULT_TOKENS = ['NA', 'N/A', 'NaN', 'null', 'NULL'];

/**
 * The rule for missing cells: an empty (or blank) cell always; NA, N/A, NaN, null, NULL unless `spec` names other tokens.
 *
 * @param spec for example `"NA,q1:9,q2:98|99"`: tokens for every column replace the default ones, `column:a|b` adds for one column;
 *   `""` leaves only empty cells
 */
export function missingRule(spec?: string): MissingRule {
  const everywhere = new Set<string>();
  const byColumn = new Map<string, Set<string>>();
  const parts = spec === undefined || spec.trim() === '' ? [] : spec.split(',').map((part) => part.trim());
  for (const part of parts) {
    const colon = part.lastIndexOf(':');
    if (colon < 0) everywhere.add(part);
    else {
      const column = part.slice(0, colon);
      const tokens = part.slice(colon + 1).split('|');
      if (column === '' || tokens.some((token) => token === ''))
        throw new LatentError(
          'BAD_OPTION',
          `cannot read "${part}" in the list of missing tokens "${spec}"`,
          'Write tokens for every column as NA, for one column as q1:9, several as q2:98|99, separated by commas.',
          { option: 'missing' },
        );
      byColumn.set(column, new Set([...(byColumn.get(column) ?? []), ...tokens]));
    }
  }
  const keepDefaults = spec === undefined || (parts.length > 0 && everywhere.size === 0);
  if (keepDefaults) for (const token of DEFAULT_TOKENS) everywhere.add(token);
  return {
    isMissing: (token, column) => {
      const bare = token.trim();
      return bare === '' || everywhere.has(bare) || (byColumn.get(column)?.has(bare) ?? false);
    },
  };
}
