// Mutated data, BIF, model, fit, selection and configuration files, graphs, queries and options, through the built program:
//   npm run fuzz -w apps/cli -- --cases 100000 --seed 1      npm run fuzz -w apps/cli -- --seed 1 --case 4711
// Every case must end with 0, 2, 3 or 4, errors with code, message and remedy, within a second of CPU, and leave nothing behind.
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
  },
});
const seed = Number(values.seed);
const first = Number(values.case ?? 0);
const end = values.case === undefined ? Number(values.cases) : first + 1;

const HERE = fileURLToPath(new URL('fuzz/worker.mjs', import.meta.url));
const DIST = fileURLToPath(new URL('../dist', import.meta.url));
/** A case that says nothing for so many seconds hangs. */
const SILENCE = 30;
/** A process runs so many cases: what adds up in it stays small. */
const BATCH = 2000;

const folder = mkdtempSync(join(tmpdir(), 'latent-fuzz-'));
const progress = join(folder, 'case');
const began = performance.now();
let failures = 0;
const codes = new Map();
/** How often failures that look alike came; three are shown. */
const shown = new Map();
for (let next = first; next < end; ) next = await batch(next, Math.min(end, next + BATCH));
rmSync(folder, { recursive: true, force: true });
const seconds = Math.round((performance.now() - began) / 1000);
const ends = [...codes].sort().map(([code, count]) => `${count} with ${code}`);
process.stdout.write(
  `seed ${seed}: ${end - first} cases in ${seconds} s, ${failures} failed; ended ${ends.join(', ')}\n`,
);
process.exitCode = failures === 0 ? 0 : 1;

/** Runs cases in a process of their own; where it dies or hangs, up to that case. Gives the case to go on with. */
function batch(from, to) {
  return new Promise((resolve) => {
    const child = fork(HERE, [DIST, seed, from, to, progress], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, DEBUG: 'latent', NO_COLOR: '1' },
    });
    let seen = '';
    let since = performance.now();
    const watch = setInterval(() => {
      const now = current();
      if (now !== seen) [seen, since] = [now, performance.now()];
      else if (performance.now() - since > SILENCE * 1000) child.kill('SIGKILL');
    }, 500);
    child.on('message', (message) => {
      if ('codes' in message) tally(message.codes);
      else if ('kind' in message) show(message);
      else process.stdout.write(message.case);
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      if (code === 0) return resolve(to);
      const number = Number(current() || from);
      show({ number, kind: signal === 'SIGKILL' ? `nothing for ${SILENCE} s` : `crash (${signal ?? code})`, text: '' });
      resolve(number + 1);
    });
  });
}

function tally(counts) {
  for (const [code, count] of Object.entries(counts)) codes.set(code, (codes.get(code) ?? 0) + count);
}

function current() {
  try {
    return readFileSync(progress, 'utf8').trim();
  } catch {
    return '';
  }
}

function show({ number, kind, text, argv = [], case: told = '' }) {
  failures++;
  const alike = `${kind} ${argv[0]} ${text.split('\n')[1]?.slice(0, 60)}`;
  shown.set(alike, (shown.get(alike) ?? 0) + 1);
  if (shown.get(alike) <= 3) process.stdout.write(`${kind}: --seed ${seed} --case ${number}\n${told}${text}\n\n`);
}
