/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly code: string;
  /** The file that the block shows, where a comment before it says so: `<!-- file: model.json -->`. */
  readonly file: string | undefined;
}

/** A page as it is written: prose and blocks in turns, so that `prose[i]` stands before `blocks[i]`. */
export interface Page {
  readonly prose: readonly string[];
  readonly blocks: readonly Block[];
}

export function parsePage(text: string): Page {
  const prose: string[] = [];
  const blocks: Block[] = [];
  let end = 0;
  for (const match of text.matchAll(FENCED)) {
    const before = text.slice(end, match.index);
    prose.push(before);
    blocks.push({ language: match[1] as string, code: match[2] as string, file: FILE.exec(before)?.[1] });
    end = match.index + match[0].length;
  }
  return { prose: [...prose, text.slice(end)], blocks };
}

export function writePage({ prose, blocks }: Page): string {
  return prose
    .map((before, i) => {
      const block = blocks[i];
      return block === undefined ? before : `${before}\`\`\`${block.language}\n${block.code}\`\`\``;
    })
    .join('');
}

const FENCED = /^```(.*)\n([\s\S]*?)^```$/gm;
const FILE = /<!-- file: (\S+) -->\n$/;
