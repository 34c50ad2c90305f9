import type { Group } from '../groups.ts';
import type { Result } from '../results.ts';
import { barTable, circumstances, raceTable, studyTable, versions } from './tables.ts';

const HEAD = `# Bench

\`npm run bench\` makes each problem's data from a seed (or takes a reference data set from beside the checkout), lets every contestant do the
same work, asserts that all reach the same log-likelihood (and, after one EM iteration, the same next parameters: 1e-9 relative), and only
then times them in turns, a different one first in each round. Who is short of 250 ms works several times in a row.
\`BENCH_ROUNDS\` sets the rounds (default 9); names or parts of names choose (\`npm run bench -- pass-gaussian squarem\`).
Results go to \`results/latest.json\`, and this page is written from it: \`npm run bench:page\` writes it anew.

Contestants from elsewhere are installed by \`peers/install.sh\`; native code (\`native/\`) is compiled with \`-O3 -march=native -ffast-math\` for the
machine it runs on. Who is not there is named, never guessed (hmmlearn enters with chains,
which the library has not yet). Single passes come from the library's source (\`src/internals.ts\`); everything
else goes through the package as users have it.
`;

/** The page of results, from what was measured last. */
export function renderPage(groups: readonly Group[], results: readonly Result[]): string {
  const sections = groups.flatMap(({ title, text, races, studies }) => {
    const own = [...races, ...studies].flatMap(({ name }) => results.filter((result) => result.name === name));
    return own.length === 0 ? [] : [[`## ${title}`, text, ...tablesOf(own)].join('\n\n')];
  });
  return `${[HEAD.trim(), circumstances(results), ...sections, versions(results)].filter(Boolean).join('\n\n')}\n`;
}

function tablesOf(results: readonly Result[]): string[] {
  const races = results.filter((result) => result.kind === 'race');
  const studies = results.filter((result) => result.kind === 'study');
  return [...raceTable(races), ...studies.flatMap(studyTable), ...barTable(results)];
}
