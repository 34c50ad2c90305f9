// `npm run demo` on a fresh machine: install, build, then what a user would type, with what a user would see.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, heading, run } from './run.mjs';
import { checkNode, install } from './setup.mjs';
import { turbo } from './turbo.mjs';

const stoufferToby = ['examples/stouffer-toby.csv', '--columns', 'A,B,C,D', '--weights', 'count'];

const measures = 'bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g';

const folder = mkdtempSync(join(tmpdir(), 'latent-demo-'));
const wordsFit = join(folder, 'words.json');
const fitOf = (/** @type {number} */ classes) => join(folder, `k${classes}.json`);

/** @type {readonly { title: string, parameters: readonly string[], exitCode?: number }[]} */
const steps = [
  {
    title: 'Stouffer and Toby (1951): four items, 216 respondents as a table of counts; one class is the baseline',
    parameters: ['fit', ...stoufferToby, '-k', '1', '-o', fitOf(1)],
  },
  { title: 'Two classes', parameters: ['fit', ...stoufferToby, '-k', '2', '-o', fitOf(2)] },
  {
    title: 'Three classes: more than four binary items can tell (13 of 14 parameters), and the fit says so',
    parameters: ['fit', ...stoufferToby, '-k', '3', '-o', fitOf(3)],
  },
  {
    title: 'Palmer penguins: categorical columns; where the sex was not recorded, the row still counts',
    parameters: ['fit', 'examples/penguins.csv', '--columns', 'species,island,sex', '-k', '2'],
  },
  {
    title: 'The same penguins, labels and numbers together, their species not shown: cells are missing, no row is lost',
    parameters: ['fit', 'examples/penguins.csv', '--columns', `island,sex,${measures}`, '-k', '3'],
  },
  {
    title: 'How many kinds do the four measures tell apart?',
    parameters: ['select', 'examples/penguins.csv', '--columns', measures, '-k', '1..4'],
  },
  {
    title:
      'Words and thoughts: a network whose thoughts are hidden. One word a thought cannot tell them, and the fit says why',
    parameters: ['fit', 'examples/words.csv', '--graph', 'Thoughts*{bad,good} -> Word1'],
  },
  {
    title: 'Three words a thought can',
    parameters: ['fit', 'examples/words.csv', '--graph', 'Thoughts*{bad,good} -> Word1, Word2, Word3', '-o', wordsFit],
  },
  {
    title: 'What was thought when the first word was good and the second bad?',
    parameters: ['query', wordsFit, 'Thoughts | Word1=good, Word2=bad'],
  },
];

checkNode();
await install();
heading('build');
if ((await turbo('run', 'build', '--output-logs=errors-only')) !== 0) fail('the build failed');

for (const { title, parameters, exitCode = 0 } of steps) {
  heading(title);
  const typed = parameters.map((part) => (/[ *|]/.test(part) ? `"${part}"` : part)).join(' ');
  process.stdout.write(`$ latent ${typed.replaceAll(`${folder}/`, '')}\n`);
  const code = await run(process.execPath, ['apps/cli/dist/main.js', ...parameters]);
  if (code !== exitCode) fail(`latent ${parameters[0]} ended with exit code ${code}, not ${exitCode}`);
}

heading('the three fits side by side');
compare([1, 2, 3]);
rmSync(folder, { recursive: true });

/** @param {readonly number[]} candidates */
function compare(candidates) {
  const line = (/** @type {readonly (string | number)[]} */ cells) =>
    process.stdout.write(`${cells.map((cell, i) => String(cell).padStart([3, 16, 12, 11, 13][i] ?? 0)).join('')}\n`);
  line(['K', 'log-likelihood', 'parameters', 'BIC', 'determined']);
  for (const classes of candidates) {
    const fit = JSON.parse(readFileSync(fitOf(classes), 'utf8'));
    const { rank, freeParameters } = fit.identifiability;
    line([
      classes,
      fit.logLikelihood.toFixed(4),
      freeParameters,
      fit.criteria.bic.toFixed(3),
      `${rank} of ${freeParameters}`,
    ]);
  }
}
