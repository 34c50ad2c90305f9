// Runs cases `from` to `to` of a seed, one after the other. What it is at stands in a file, so that whoever waits knows
// it even where this process hangs or is gone; what fails is sent to the parent.
import { mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseOf, SHORT } from './cases.mjs';
import { minimised } from './minimise.mjs';
import { TABLES } from './seeds.mjs';
import { createTrials } from './trial.mjs';

const [dist, seed, from, to, progress] = process.argv.slice(2);
const trials = await createTrials(dist);
const documents = await healthyDocuments();
const at = openSync(progress, 'w');
for (let number = Number(from); number < Number(to); number++) {
  writeSync(at, String(number).padStart(12), 0);
  const example = caseOf(Number(seed), number, documents);
  if (Number(to) - Number(from) === 1) process.send({ case: told(example) }); // before it can hang
  let wrong = await trials.trial(example);
  if (wrong?.kind === 'more than a second') wrong = await trials.trial(example); // not the compiler or the collector
  if (wrong === undefined) continue;
  const least = await minimised(example, wrong.kind, trials.trial, wrong.kind === 'more than a second' ? 20 : 300);
  process.send({ number, ...wrong, argv: least.argv, case: told(least) });
}
process.send({ codes: trials.codes });
process.disconnect();

/** A case as a person reads it, its bytes as latin1. */
function told({ argv, mutant, files }) {
  const file =
    mutant === undefined ? '' : `\n${mutant}: ${JSON.stringify(files[mutant].toString('latin1')).slice(0, 4000)}`;
  return `latent ${JSON.stringify(argv).slice(0, 2000)}${file}\n`;
}

async function healthyDocuments() {
  const folder = mkdtempSync(join(tmpdir(), 'latent-fuzz-'));
  process.chdir(folder);
  for (const [name, table] of Object.entries(TABLES)) writeFileSync(`${name}.csv`, table);
  const written = async (...argv) => {
    const { code, stdout, stderr } = await trials.call([...argv, ...SHORT, '--json']);
    if (code !== 0) throw new Error(stderr);
    return stdout;
  };
  const made = {
    fitSurvey: await written('fit', 'survey.csv', '-k', '2'),
    fitNumbers: await written('fit', 'numbers.csv', '-k', '2'),
    fitMixed: await written('fit', 'mixed.csv', '-k', '2', '--id', 'id', '--weights', 'w'),
    fitGrass: await written('fit', 'grass.csv', '--graph', 'G*{a,b} -> Rain, Wet; Rain -> Sprinkler'),
    selection: await written('select', 'survey.csv', '-k', '1..2'),
  };
  process.chdir(tmpdir());
  rmSync(folder, { recursive: true, force: true });
  return made;
}
