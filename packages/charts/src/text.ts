/** About how wide a text is in the charts' 12 px type: nothing can be measured where charts are drawn as strings. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 12 : NARROW.test(character) ? 3.8 : 6.9;
  return width;
}

/** The text within a width, its end cut off where it must be. */
export function fitted(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let short = '';
  for (const character of text) {
    if (widthOf(`${short}${character}…`) > width) break;
    short += character;
  }
  return `${short}…`;
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}MW@]/u;
const NARROW = /[ijltfrI.,:;'|!()[\] ]/;
