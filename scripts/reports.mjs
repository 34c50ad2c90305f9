import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './run.mjs';

/**
 * The results of one workspace.
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} [failures] what failed, a line each
 */

/** @returns {string[]} the folders of the workspaces that have a test script, relative to the root */
export function workspacesWithTests() {
  /** @type {string[]} */
  const patterns = packageOf('.').workspaces;
  return patterns.flatMap(foldersOf).filter((folder) => packageOf(folder).scripts?.test !== undefined);
}

/** Removes what an earlier run left, so that a suite that does not run cannot report. @param {readonly string[]} folders */
export function clearReports(folders) {
  for (const folder of folders) rmSync(reportOf(folder), { force: true });
}

/**
 * Counts a workspace's report by vitest; a missing report is a failure, and so is a file that did not load.
 *
 * @param {string} folder
 * @returns {Suite}
 */
export function readReport(folder) {
  const { name } = packageOf(folder);
  if (!existsSync(reportOf(folder)))
    return { name, passed: 0, failed: 1, skipped: 0, failures: ['no report: it did not run'] };

  const suite = { name, passed: 0, failed: 0, skipped: 0, failures: /** @type {string[]} */ ([]) };
  for (const file of JSON.parse(readFileSync(reportOf(folder), 'utf8')).testResults) {
    const path = relative(root, file.name);
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'passed') suite.passed += 1;
      else if (status !== 'failed') suite.skipped += 1;
      else suite.failures.push(`${path}: ${fullName}: ${firstLine(failureMessages[0])}`);
    }
    const explained = file.assertionResults.some((/** @type {{ status: string }} */ test) => test.status === 'failed');
    if (file.status === 'failed' && !explained) suite.failures.push(`${path}: ${firstLine(file.message)}`);
  }
  suite.failed = suite.failures.length;
  if (suite.passed + suite.failed === 0) return { ...suite, failed: 1, failures: ['no test ran'] };
  return suite;
}

/** @param {string} pattern a folder, or a folder and `/*` */
function foldersOf(pattern) {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  const names = readdirSync(`${root}${parent}`).filter((name) => existsSync(`${root}${parent}/${name}/package.json`));
  return names.sort().map((name) => `${parent}/${name}`);
}

/** @param {string} folder */
function packageOf(folder) {
  return JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));
}

/** @param {string} folder */
function reportOf(folder) {
  return `${root}${folder}/.test/results.json`;
}

/** @param {string | undefined} text */
function firstLine(text) {
  return text?.trim().split('\n')[0] || 'failed outside its tests';
}
