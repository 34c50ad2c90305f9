import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { PageFile } from './pages.ts';

/** Names of anchors of the headings of a page, as GitHub makes them. */
const anchorsOf = (text: string): string[] =>
  numbered(
    Array.from(outsideBlocks(text).matchAll(/^#+ (.+)$/gm), ([, title]) =>
      (title as string)
        .toLowerCase()
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

/** Of equal anchors the second has -1 behind it, the third -2. */
export const numbered = (anchors: readonly string[]): string[] =>
  anchors.map((anchor, i) => {
    const before = anchors.slice(0, i).filter((other) => other === anchor).length;
    return before === 0 ? anchor : `${anchor}-${before}`;
  });

/** Links of a page that lead nowhere: to a file that is not there, or to a heading that a page does not have. */
export function brokenLinks(page: PageFile, pages: readonly PageFile[], root: string): string[] {
  const links = Array.from(outsideBlocks(page.text).matchAll(/\]\(([^)\s]+)\)/g), ([, link]) => link as string);
  return links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [file = '', anchor] = link.split('#');
    const path = file === '' ? page.path : normalize(join(dirname(page.path), file));
    if (!existsSync(join(root, path))) return true;
    if (anchor === undefined) return false;
    const target = pages.find((one) => one.path === path);
    return target === undefined || !anchorsOf(target.text).includes(anchor);
  });
}

/** Commands of `latent` that a page names with options, in prose, in `sh` blocks and in transcripts: command and options. */
export const commandsIn = (text: string): { command: string; flags: string[] }[] =>
  Array.from(
    ofOurs(text)
      .replaceAll('\\\n', ' ')
      .matchAll(/(?:^\$? ?|`|\| )latent ([a-z]+)([^`\n]*)/gm),
    ([, command, rest]) => ({
      command: command as string,
      flags: flagsIn((rest as string).replace(/ # .*/, '')),
    }),
  );

/** Long options anywhere in what a page says of `latent`. */
export const flagsIn = (text: string): string[] =>
  Array.from(ofOurs(text).matchAll(/(?<![\w-])--[a-z][a-z-]*/g), ([flag]) => flag);

/** Codes of warnings and errors that a page names; LATENT_… are variables of the environment. */
export const codesIn = (text: string): string[] =>
  Array.from(ofOurs(text).matchAll(/\b(?!LATENT_)[A-Z]+(?:_[A-Z]+)+\b/g), ([code]) => code);

/** Without the code of other systems. */
const ofOurs = (text: string): string =>
  text.replaceAll(/^```(r|python|js|ts|sql)\n[\s\S]*?^```$|^npm .*$|`npm [^`]*`/gm, '');

const outsideBlocks = (text: string): string =>
  text.replaceAll(/^```.*\n[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]()]/g, ' '));
