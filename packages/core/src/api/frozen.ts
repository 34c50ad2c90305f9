/** A deep copy of plain data (as JSON has it) that nobody can change; typed arrays are copied, they cannot be frozen. */
export function frozenCopy<T>(value: T): T {
  if (Array.isArray(value)) return Object.freeze(value.map((entry) => frozenCopy(entry))) as T;
  if (value instanceof Float64Array) return value.slice() as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, frozenCopy(entry)] as const);
  return Object.freeze(Object.fromEntries(entries)) as T;
}
