// Whole fits of a Gaussian mixture by npm's expectation-maximization: folder of the package, file, columns, components, starts,
// tolerance (of its responsibilities); then an answer for every line.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const [folder, path, columns, classes, starts, tolerance] = process.argv.slice(2);
const load = createRequire(`${folder}/`);
const fit = load('expectation-maximization');
const { version } = load('expectation-maximization/package.json');
const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
const places = columns.split(',').map((name) => header.split(',').indexOf(name));
const points = lines.map((line) => places.map((place) => Number(line.split(',')[place])));

/** The package draws its starts by `Math.random`: seeded, every run is the same (mulberry32). */
function seed(value) {
  let state = value >>> 0;
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The best log-likelihood of some starts. */
function best() {
  seed(1);
  let most = Number.NEGATIVE_INFINITY;
  for (let start = 0; start < Number(starts); start++) {
    const groups = fit(points, Number(classes), Number(tolerance));
    const densities = points.map((point) => groups.reduce((sum, group) => sum + group.probability(point), 0));
    most = Math.max(
      most,
      densities.reduce((sum, density) => sum + Math.log(density), 0),
    );
  }
  return most;
}

const answer = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
answer({ describe: `expectation-maximization ${version}; at most 1000 iterations, its own limit` });
for await (const _ of createInterface({ input: process.stdin })) {
  const begun = performance.now();
  const logLikelihood = best();
  answer({ milliseconds: performance.now() - begun, logLikelihood });
}
