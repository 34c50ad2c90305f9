// What a fresh machine with Node and git lacks: the dependencies, and for the tests a Chromium.
import { existsSync, readFileSync } from 'node:fs';
import { fail, heading, mustRun, root } from './run.mjs';

const oldest = { major: 20, minor: 19 };

/** Ends the process where Node is too old for the tools that build and test latent (Vite, rolldown). */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return;
  fail(
    `Node ${oldest.major}.${oldest.minor} or newer is needed to build latent; this is Node ${process.versions.node}.`,
  );
}

/** Installs the dependencies exactly as locked; does nothing where they are there. */
export async function install() {
  if (installed()) return;
  heading('npm ci');
  const npm = process.env['npm_execpath']; // set where npm started us; a plain `npm` cannot be spawned on Windows
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm'];
  await mustRun('npm ci', command, [...first, 'ci'], { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' });
}

/** Makes sure that there is a Chromium: installs Debian's as root, otherwise says what to install. */
export async function ensureChromium() {
  const { findChromium } = await import('./chromium.mjs');
  if (await findChromium()) return;
  if (process.env['CHROMIUM_PATH']) fail(`CHROMIUM_PATH names ${process.env['CHROMIUM_PATH']}, which does not exist.`);
  if (isDebian() && process.getuid?.() === 0) {
    heading('apt-get install chromium');
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    await mustRun('apt-get update', 'apt-get', ['update', '-q'], quiet);
    await mustRun('apt-get install chromium', 'apt-get', ['install', '-q', '-y', 'chromium'], quiet);
    if (await findChromium()) return;
  }
  fail('No Chromium found: install Chromium and set CHROMIUM_PATH to it, or run `npx playwright install chromium`.');
}

/** npm keeps a copy of what it installed beside the packages: the same versions mean that nothing is to be done. */
function installed() {
  const copy = `${root}node_modules/.package-lock.json`;
  if (!existsSync(copy)) return false;
  const locked = packagesOf(`${root}package-lock.json`);
  const present = packagesOf(copy);
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true; // the workspaces themselves
    if (entry.optional && !present[path]) return true; // other platforms' binaries
    return present[path]?.version === entry.version && existsSync(`${root}${path}`);
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
