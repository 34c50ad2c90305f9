import type { MarkdownPage } from '../../scripts/markdown.ts';

const loaders = import.meta.glob<{ readonly default: MarkdownPage }>('../../../../docs/*.md');

/** The pages of the documentation by name, `README` the first. */
export const pages: ReadonlyMap<string, () => Promise<MarkdownPage>> = new Map(
  Object.entries(loaders).map(([path, load]) => [
    path.split('/').at(-1)?.replace('.md', '') as string,
    async () => (await load()).default,
  ]),
);
