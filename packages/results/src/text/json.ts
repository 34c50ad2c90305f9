/**
 * A document as indented JSON: numbers in their shortest exact form, `null` for those that are not finite; arrays of plain values
 * stand in one line, so that tables and traces stay readable.
 */
export function jsonText(value: unknown): string {
  return `${written(value, '')}\n`;
}

function written(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every((entry) => typeof entry !== 'object' || entry === null))
      return `[${value.map((entry) => written(entry, inner)).join(', ')}]`;
    return `[\n${value.map((entry) => inner + written(entry, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([name, entry]) => `${inner}${JSON.stringify(name)}: ${written(entry, inner)}`).join(',\n')}\n${indent}}`;
}
