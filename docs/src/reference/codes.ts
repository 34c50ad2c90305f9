import { DATA_CODES } from '../../../apps/cli/src/explain/codes/data.ts';
import { DOCUMENT_CODES } from '../../../apps/cli/src/explain/codes/documents.ts';
import { FILE_CODES } from '../../../apps/cli/src/explain/codes/files.ts';
import { FIT_CODES } from '../../../apps/cli/src/explain/codes/fit.ts';
import { CODE_TEXTS, type CodeText } from '../../../apps/cli/src/explain/codes/index.ts';
import { LAB_CODES } from '../../../apps/cli/src/explain/codes/lab.ts';
import { NETWORK_CODES } from '../../../apps/cli/src/explain/codes/networks.ts';
import { GENERATED, oneLine } from './markdown.ts';

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['Fits and their results', Object.keys(FIT_CODES)],
  ['Columns, cells and weights', Object.keys(DATA_CODES)],
  ['Files', Object.keys(FILE_CODES)],
  ['Documents, options and the rest', Object.keys(DOCUMENT_CODES)],
  ['Networks and graphs', Object.keys(NETWORK_CODES)],
  ['The lab', Object.keys(LAB_CODES)],
];

/** The page of all codes, from the texts that `latent explain --code` prints. */
export function codesPage(): string {
  const grouped = new Set(GROUPS.flatMap(([, codes]) => codes));
  const others = [...CODE_TEXTS.keys()].filter((code) => !grouped.has(code));
  const groups = [...GROUPS, ...(others.length > 0 ? [['Others', others] as const] : [])];
  return `# Warnings and errors

${GENERATED}

Every warning and every error bears a code. In a terminal it stands in brackets, \`warning[NOT_IDENTIFIED] …\`; in TypeScript it is the
\`code\` of an entry of \`info.warnings\` or of a \`LatentError\`, beside \`message\`, \`fix\` and \`where\`. \`latent explain --code CODE\` prints what
stands here. Files and options that cannot be used are errors: nothing is fitted, and the command line leaves with exit code 2 (usage) or 3
(data or model file). Warnings come with a result; under \`--strict\` those of level error give exit code 4.

${groups.map(([title, codes]) => `- ${title}: ${codes.map((code) => `[${code}](#${code.toLowerCase()})`).join(', ')}`).join('\n')}

${groups.map(([title, codes]) => `## ${title}\n\n${codes.map(section).join('\n')}`).join('\n')}`;
}

function section(code: string): string {
  const { what, why, fix } = CODE_TEXTS.get(code) as CodeText;
  return `### ${code}

- **What you see**: ${oneLine(what)}
- **Why**: ${oneLine(why)}
- **What to do**: ${oneLine(fix)}
`;
}
