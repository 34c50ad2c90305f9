// `npm test` on a fresh machine: install, build, check, every suite; the last line is the sum over all suites.
import { readFileSync } from 'node:fs';
import { clearReports, readReport, workspacesWithTests } from './reports.mjs';
import { heading, root } from './run.mjs';
import { checkNode, ensureChromium, install } from './setup.mjs';
import { turbo } from './turbo.mjs';

checkNode();
await install();
await ensureChromium();

heading('build');
if ((await turbo('run', 'build')) !== 0) finish([{ name: 'build', passed: 0, failed: 1, skipped: 0 }]);

heading('check: types, lint, format, layers, unused code');
const checks = ['check', 'check:types', 'check:scripts', 'check:lint', 'check:layers', 'check:unused'];
const checked = await turbo('run', ...checks, '--continue=always', '--output-logs=errors-only');

heading('test');
const workspaces = workspacesWithTests();
clearReports(workspaces);
// --only: the build has just run. One suite after the other: each uses all cores, and some measure time.
const tested = await turbo('run', 'test', '--only', '--force', '--continue=always', '--concurrency=1');

const suites = workspaces.map(readReport);
if (tested !== 0 && suites.every((suite) => suite.failed === 0)) {
  suites.push({ name: 'a test process failed outside its tests', passed: 0, failed: 1, skipped: 0 });
}
if (checked !== 0) suites.push({ name: 'check', passed: 0, failed: 1, skipped: 0 });
finish(suites);

/**
 * Prints a line a suite, what failed, and the sum as the very last line.
 *
 * @param {readonly import('./reports.mjs').Suite[]} suites
 * @returns {never}
 */
function finish(suites) {
  heading(`latent ${JSON.parse(readFileSync(`${root}package.json`, 'utf8')).version}, Node ${process.versions.node}`);
  for (const suite of suites) {
    process.stdout.write(`${suite.failed === 0 ? 'ok    ' : 'FAILED'} ${suite.name}: ${counts(suite)}\n`);
    for (const failure of suite.failures ?? []) process.stdout.write(`         ${failure}\n`);
  }
  const sum = suites.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
  process.stdout.write(`\n${counts(sum)}\n`);
  process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1);
}

/** @param {{ passed: number, failed: number, skipped: number }} sum */
function counts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
