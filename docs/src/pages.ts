import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './folder.ts';

/** A page that people read. */
export interface PageFile {
  /** Relative to the root of the checkout. */
  readonly path: string;
  readonly text: string;
}

/** Pages that are written from the sources; `references.test.ts` holds them to these. */
const GENERATED = ['docs/api.md', 'docs/cli.md', 'docs/codes.md'];

const paths = [
  'README.md',
  'apps/cli/README.md',
  'packages/core/README.md',
  'examples/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const allPages: readonly PageFile[] = paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** The pages that people write. */
export const pages = allPages.filter(({ path }) => !GENERATED.includes(path));

/** The pages that `npm run docs` writes from the sources. */
export const generatedPages = allPages.filter(({ path }) => GENERATED.includes(path));
