import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { jsonText } from '../output/json.ts';

/** What each command writes as JSON: schemas of the library, and of this program. */
const WRITES: Readonly<Record<string, readonly [of: 'latent' | 'latent-cli', name: string]>> = {
  fit: ['latent', 'latent-fit'],
  'fit --dry-run': ['latent-cli', 'latent-plan'],
  select: ['latent', 'latent-selection'],
  predict: ['latent-cli', 'latent-posteriors'],
  score: ['latent-cli', 'latent-score'],
  sample: ['latent-cli', 'latent-rows'],
  impute: ['latent-cli', 'latent-rows'],
  query: ['latent-cli', 'latent-query'],
  explain: ['latent-cli', 'latent-explanation'],
  inspect: ['latent-cli', 'latent-inspection'],
  compare: ['latent', 'latent-comparison'],
  convert: ['latent', 'latent-model'],
  verify: ['latent-cli', 'latent-verification'],
  doctor: ['latent-cli', 'latent-diagnosis'],
};

/** `--schema`: the JSON Schema of what a command writes under `--format json`; schemas that it refers to stand in its `$defs`. */
export async function printSchema(context: Context, command: string): Promise<void> {
  const found = WRITES[command];
  if (found === undefined)
    throw new UsageError('BAD_OPTION', `latent ${command} writes no JSON`, `Leave out --schema.`, { option: 'schema' });
  const [of, name] = found;
  const schema = readSchema(of, name);
  const others = neighbours(schema, new Map([[schema['$id'] as string, schema]]));
  others.delete(schema['$id'] as string);
  const own = schema['$defs'] as object | undefined;
  await context.out(
    jsonText(others.size === 0 ? schema : { ...schema, $defs: { ...own, ...Object.fromEntries(others) } }),
  );
}

type Schema = Readonly<Record<string, unknown>>;

function readSchema(of: 'latent' | 'latent-cli', name: string): Schema {
  const path =
    of === 'latent'
      ? createRequire(import.meta.url).resolve(`latent/schemas/${name}.json`)
      : fileURLToPath(new URL(`../../schemas/${name}.json`, import.meta.url));
  return JSON.parse(readFileSync(path, 'utf8')) as Schema;
}

/** All schemas of the library that a schema refers to, by their `$id`. */
function neighbours(schema: Schema, found: Map<string, Schema>): Map<string, Schema> {
  for (const [, name] of JSON.stringify(schema).matchAll(/"\$ref":"(latent-[a-z]+)\.json/g)) {
    const id = `${name}.json`;
    if (found.has(id)) continue;
    const other = readSchema('latent', name as string);
    found.set(id, other);
    neighbours(other, found);
  }
  return found;
}
