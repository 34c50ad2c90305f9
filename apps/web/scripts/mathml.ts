import temml from 'temml';
import type { Plugin } from 'vite';
import { type MathNode, mathTree } from './mathTree.ts';

/**
 * Turns `*.tex` files into MathML when the lab is built: no TeX reaches the browser. `\live{m}` leaves a place for a number that the page
 * fills in, and `\as{old}{…}` gives a part one of the lab's colours.
 */
export function mathml(): Plugin {
  return {
    name: 'latent-mathml',
    transform(source, id) {
      if (!id.endsWith('.tex')) return null;
      return { code: `export default ${JSON.stringify(compiled(source))};`, map: null };
    },
  };
}

/** @throws where the TeX is wrong: the build stops */
function compiled(source: string): MathNode {
  const tex = source
    .trim()
    .replace(/\\live\{([\w-]+)\}/g, '\\class{live:$1}{0}')
    .replace(/\\as\{([\w-]+)\}/g, '\\class{as-$1}');
  return mathTree(temml.renderToString(tex, { displayMode: true, throwOnError: true, trust: true, annotate: false }));
}
