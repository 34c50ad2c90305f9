import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { root } from '../src/folder.ts';
import { parsePage } from '../src/page.ts';
import { pages } from '../src/pages.ts';

const folder = join(root, 'packages/core/schemas');
const schemas = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const ajv = new Ajv({ schemas, strict: false, allErrors: true });

test.each(pages)('the json blocks of $path are JSON, and valid where they are documents', ({ text }) => {
  for (const { language, code } of parsePage(text).blocks) {
    if (language !== 'json') continue;
    const value = JSON.parse(code);
    const { format } = value;
    expect(['undefined', 'string']).toContain(typeof format);
    if (format === undefined) continue;
    ajv.validate(`${format}.json`, value);
    expect(ajv.errors, code).toBeNull();
  }
});

test('documents.md names every field of the schemas', () => {
  const page = pages.find(({ path }) => path === 'docs/documents.md')?.text ?? '';
  const fields = new Set(schemas.flatMap(fieldsOf));
  expect(fields.size).toBeGreaterThan(70);
  expect([...fields].filter((field) => !new RegExp(`[\`"]${field.replace('$', '\\$')}[\`"]`).test(page))).toEqual([]);
});

/** Names of properties, at any depth. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' && typeof value === 'object'
      ? [
          ...Object.entries(value as object).flatMap(([name, inner]) =>
            inner === false ? [] : [name, ...fieldsOf(inner)],
          ),
        ]
      : fieldsOf(value),
  );
}
