import type { Block, Report, TableBlock } from './report.ts';

/** A report as Markdown; the numbers of its pictures stand in its tables. */
export function markdownOf({ title, lead, sections }: Report): string {
  const parts = [
    `# ${escaped(title)}`,
    lead.map(escaped).join(' '),
    ...sections.flatMap((section) => [`## ${escaped(section.title)}`, ...section.blocks.flatMap(blockText)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [escaped(block.text)];
    case 'list':
      return [block.items.map((item) => `- ${escaped(item)}`).join('\n')];
    case 'code':
      return [`\`\`\`sh\n${block.code}\n\`\`\``];
    case 'notice':
      return [`- **${block.level} ${block.code}**: ${escaped(block.text)}  \n  Fix: ${escaped(block.fix)}`];
    case 'table':
      return [...(block.caption === undefined ? [] : [`${escaped(block.caption)}:`]), tableText(block)];
    case 'figure':
      return [];
  }
}

function tableText({ head, rows, words }: TableBlock): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i < words ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

const cell = (text: string): string => escaped(text).replaceAll('\n', ' ');

/** Characters that Markdown would take for its own. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>|#~]/g, (own) => `\\${own}`).replaceAll('\r', ' ');
