import { LatentError } from '../../error/index.ts';

/** Numbers in any nesting of plain objects, arrays and Float64Arrays, of one shape for ever: their way to a flat vector and back. */
export interface Template<T> {
  readonly size: number;
  /**
   * @param by who gave the value, for messages
   * @throws LatentError OWN_MODEL_SHAPE where its shape is another one
   */
  flatten(value: T, by: string): Float64Array;
  /** A fresh copy with the numbers of a flat vector. */
  unflatten(flat: Float64Array): T;
  /** What an entry of the flat vector is called, such as `rate[1]`. */
  nameOf(index: number): string;
}

/**
 * Learns the shape of a value.
 *
 * @param by who gave it, for messages
 * @throws LatentError OWN_MODEL_SHAPE where it holds anything but numbers
 * @example
 * const template = createTemplate({ w: 0.5, rate: [1, 2] }, 'start');
 * template.flatten({ w: 0.1, rate: [3, 4] }, 'maximize'); // 0.1, 3, 4
 */
export function createTemplate<T>(value: T, by: string): Template<T> {
  const names: string[] = [];
  const root = shapeOf(value, '', by, names);
  return {
    size: names.length,
    flatten(other, giver) {
      const out: number[] = [];
      root.read(other, giver, out);
      return Float64Array.from(out);
    },
    unflatten(flat) {
      let next = 0;
      return root.write(() => flat[next++] as number) as T;
    },
    nameOf: (index) => names[index] ?? '',
  };
}

interface Shape {
  read(value: unknown, by: string, out: number[]): void;
  write(next: () => number): unknown;
}

function shapeOf(value: unknown, path: string, by: string, names: string[]): Shape {
  if (typeof value === 'number') {
    names.push(path || 'the number');
    return numberShape(path);
  }
  if (value instanceof Float64Array) {
    for (let i = 0; i < value.length; i++) names.push(`${path}[${i}]`);
    return floatsShape(path, value.length);
  }
  if (Array.isArray(value))
    return listShape(
      path,
      value.map((entry, i) => shapeOf(entry, `${path}[${i}]`, by, names)),
    );
  if (isPlain(value))
    return recordShape(
      path,
      Object.entries(value).map(([key, entry]) => [key, shapeOf(entry, path ? `${path}.${key}` : key, by, names)]),
    );
  throw new LatentError(
    'OWN_MODEL_SHAPE',
    `${by} gives ${named(path)} as ${kindOf(value)}`,
    'Parameters and statistics are numbers, in plain objects, arrays or Float64Arrays of any nesting.',
    { at: path },
  );
}

const numberShape = (path: string): Shape => ({
  read(value, by, out) {
    if (typeof value !== 'number') throw otherShape(by, path, 'a number', value);
    out.push(value);
  },
  write: (next) => next(),
});

const floatsShape = (path: string, length: number): Shape => ({
  read(value, by, out) {
    if (!(value instanceof Float64Array) || value.length !== length)
      throw otherShape(by, path, `a Float64Array of ${length}`, value);
    for (const number of value) out.push(number);
  },
  write: (next) => Float64Array.from({ length }, next),
});

const listShape = (path: string, entries: readonly Shape[]): Shape => ({
  read(value, by, out) {
    if (!Array.isArray(value) || value.length !== entries.length)
      throw otherShape(by, path, `an array of ${entries.length}`, value);
    entries.forEach((entry, i) => {
      entry.read(value[i], by, out);
    });
  },
  write: (next) => entries.map((entry) => entry.write(next)),
});

const recordShape = (path: string, entries: readonly (readonly [string, Shape])[]): Shape => ({
  read(value, by, out) {
    const keys = entries.map(([key]) => key);
    if (!isPlain(value) || Object.keys(value).length !== keys.length || keys.some((key) => !Object.hasOwn(value, key)))
      throw otherShape(by, path, `an object with ${keys.join(', ') || 'nothing'}`, value);
    for (const [key, entry] of entries) entry.read(value[key], by, out);
  },
  write: (next) => Object.fromEntries(entries.map(([key, entry]) => [key, entry.write(next)])),
});

function otherShape(by: string, path: string, expected: string, value: unknown): LatentError {
  return new LatentError(
    'OWN_MODEL_SHAPE',
    `${by} gives ${named(path)} as ${kindOf(value)}, and it was ${expected} before`,
    'Give the same nesting of numbers every time.',
    { at: path },
  );
}

const named = (path: string): string => (path ? `"${path}"` : 'its value');

function kindOf(value: unknown): string {
  if (typeof value === 'number') return 'a number';
  if (value === undefined || value === null) return String(value);
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}${'length' in value ? ` of ${value.length}` : ''}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (isPlain(value)) return `an object with ${Object.keys(value).join(', ') || 'nothing'}`;
  return typeof value === 'object' ? `a ${value.constructor?.name ?? 'class'}` : `a ${typeof value}`;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
