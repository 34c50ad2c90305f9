import { numbered } from '../prose.ts';
import { type Entry, readEntries } from './entries.ts';
import { GENERATED, oneLine } from './markdown.ts';

/** What stays for the last section: functions and types that work on tables and layouts. */
const LOW = /#(create|infer|fit(Network)?Table|apply|resolve|selectClasses|networkDataFacts|check(Weights)?$|totalLog)/;

/** Sections of the page, and the exports of each by the file that declares them and their name; the first that fits counts. */
const SECTIONS: readonly (readonly [string, (place: string) => boolean])[] = [
  ['Kinds of columns', starts(/^api\/columns/)],
  ['Mixtures', starts(/^api\/(mixture|gaussianMixture|blocks|parameters)\./)],
  ['Fits', starts(/^api\/(model|run|fitted|rows|sample|progress|step|applied|priors|direction)\.|^model\//)],
  ['Choosing the number of classes', starts(/^api\/select|^report\//)],
  ['Comparing fits', starts(/^(api\/)?compare\b/)],
  ['Explanations', starts(/^api\/(network\/)?explain|^fit\//)],
  ['Networks with hidden nodes', starts(/^api\/network\/|^models\//)],
  ['What data determine', starts(/^identify\//)],
  ['A model of your own', starts(/^api\/(defineModel|expectationMaximization|own)|kernel\//)],
  ['Documents and BIF', starts(/^(document|bif)\/|^api\/load/)],
  ['Warnings and errors', starts(/^error\//)],
  ['Tables, for programs that read data themselves', () => true],
];

function starts(path: RegExp): (place: string) => boolean {
  return (place) => path.test(place) && !LOW.test(place);
}

/** The page of all exports of the package, from their docstrings. */
export function apiPage(): string {
  const entries = readEntries();
  const left = new Set(entries);
  const sections = SECTIONS.map(([title, holds]) => {
    const found = entries.filter((entry) => left.has(entry) && holds(`${entry.path}#${entry.name}`));
    for (const entry of found) left.delete(entry);
    return { title, found: found.toSorted((a, b) => Number(isType(a)) - Number(isType(b))) };
  }).filter(({ found }) => found.length > 0);
  const inOrder = sections.flatMap(({ found }) => found);
  const anchors = numbered(inOrder.map(({ name }) => name.toLowerCase()));
  const linkTo = (entry: Entry): string => `[${entry.name}](#${anchors[inOrder.indexOf(entry)]})`;
  return `# The library

${GENERATED}

Everything that \`import { … } from 'latent'\` offers, functions before types; \`latent/slim\` offers the same without the embedded kernel, and
\`useKernel(module)\` to give one. What goes wrong throws a \`LatentError\`; its [codes](codes.md) say what to do.

${sections.map(({ title, found }) => `- ${title}: ${found.map(linkTo).join(', ')}`).join('\n')}

${sections.map(({ title, found }) => `## ${title}\n\n${found.map(section).join('\n')}`).join('\n')}`;
}

const isType = ({ signature }: Entry): boolean => /^(interface|type)\b/.test(signature);

function section({ name, text, signature, tags, examples }: Entry): string {
  const lines = tags.map(
    ({ tag, subject, words }) => `- ${TAGS[tag] ?? tag}${subject === '' ? '' : ` \`${subject}\``}: ${oneLine(words)}`,
  );
  const parts = [
    `### ${name}`,
    ...(text === '' ? [] : [oneLine(text)]),
    `\`\`\`ts\n${signature}\n\`\`\``,
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    ...examples.map((example) => `Example:\n\n\`\`\`ts\n${example}\n\`\`\``),
  ];
  return `${parts.join('\n\n')}\n`;
}

const TAGS: Readonly<Record<string, string>> = { param: 'Parameter', returns: 'Returns', throws: 'Throws' };
