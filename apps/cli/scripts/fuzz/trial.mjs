import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** CPU milliseconds that a case may take: the clock would count what else the machine does. */
const LONGEST = 1000;
const CODES = new Set([0, 2, 3, 4]);

/** Runs the built program in this process, again and again, each time in a folder of its own. */
export async function createTrials(dist) {
  const [, entry] = /import\("(\.\/chunks\/[^"]+)"\)/.exec(readFileSync(join(dist, 'main.js'), 'utf8')) ?? [];
  if (entry === undefined) throw new Error(`${dist}/main.js imports no chunk: build first`);
  const { main } = await import(join(dist, entry));
  const said = { stdout: [], stderr: [] };
  for (const name of ['stdout', 'stderr']) capture(process[name], said[name]);
  let ended = () => {};
  process.exit = (code) => {
    said.stderr.push('\n(process.exit)');
    ended(code);
    throw new Error('process.exit');
  };
  process.on('unhandledRejection', (error) => said.stderr.push(`\n(unhandled rejection) ${error?.stack ?? error}`));

  async function call(argv) {
    for (const texts of Object.values(said)) texts.length = 0;
    const left = new Promise((resolve) => {
      ended = resolve;
    });
    const code = await Promise.race([main(argv), left]);
    for (const event of ['uncaughtException', 'SIGINT', 'SIGTERM']) process.removeAllListeners(event);
    process.stderr.removeAllListeners('error');
    process.exitCode = 0;
    return { code, stdout: said.stdout.join(''), stderr: said.stderr.join('') };
  }

  const documented = new Map();
  async function isDocumented(code) {
    process.chdir(tmpdir()); // a configuration of the case would speak here too
    if (!documented.has(code)) documented.set(code, (await call(['explain', '--code', code])).code === 0);
    return documented.get(code);
  }

  /** How many cases ended with which exit code. */
  const codes = {};

  /** What is wrong with how a case ends, if anything: `{ kind, text }`. */
  async function trial({ files, argv, asked }) {
    const folder = mkdtempSync(join(tmpdir(), 'latent-fuzz-'));
    try {
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
      process.chdir(folder);
      const before = process.cpuUsage();
      const { code, stdout, stderr } = await call(argv);
      codes[code] = (codes[code] ?? 0) + 1;
      const { user, system } = process.cpuUsage(before);
      const milliseconds = (user + system) / 1000;
      const wrong = (kind) => ({
        kind,
        text: `exit code ${code}, ${Math.round(milliseconds)} ms\n${stderr.slice(0, 3000)}`,
      });
      if (Object.keys(Object.prototype).length > 0 || 'polluted' in {}) return wrong('Object.prototype is polluted');
      if (!CODES.has(code)) return wrong(`exit code ${code}`);
      if (STACK.test(stderr) || STACK.test(stdout)) return wrong('a stack trace');
      if (milliseconds > LONGEST) return wrong('more than a second');
      const left = readdirSync(folder).filter((name) => !(name in files));
      const allowed = code === 0 || code === 4 ? asked : [];
      if (left.some((name) => !allowed.includes(name))) return wrong(`left behind: ${left.join(' ')}`);
      for (const [name, content] of Object.entries(files))
        if (!readFileSync(join(folder, name)).equals(Buffer.from(content))) return wrong(`${name} was changed`);
      if (code === 0 || code === 4) return undefined;
      const name = errorCode(stderr);
      if (name === undefined) return wrong('an error without code, message and fix');
      if (!(await isDocumented(name))) return wrong(`${name} has no explanation`);
      return undefined;
    } finally {
      process.chdir(tmpdir());
      rmSync(folder, { recursive: true, force: true });
    }
  }

  return { call, trial, codes };
}

const STACK = /^ +at .+:\d+:\d+\)?$|\(node:\d+\)|\(process\.exit\)|\(unhandled rejection\)/m;

function errorCode(stderr) {
  for (const line of stderr.split('\n')) {
    if (!line.startsWith('{"error":')) continue;
    const { code, message, fix, where } = JSON.parse(line).error;
    return message !== '' && fix !== '' && typeof where === 'object' ? code : undefined;
  }
  return /^error\[([A-Z0-9_]+)\] \S[\s\S]*\n {2}Fix: \S/m.exec(stderr)?.[1];
}

function capture(stream, texts) {
  stream.write = (chunk, encoding, done) => {
    texts.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    const callback = typeof encoding === 'function' ? encoding : done;
    if (callback) process.nextTick(callback);
    return true;
  };
}
