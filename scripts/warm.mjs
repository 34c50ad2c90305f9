// Loads a program once and runs it for every command line that comes by message, in turns: a process that is warm. Its arguments, folder,
// environment, input, outputs and exit code are those of the command line; what it keeps in memory lasts. Started by vitest.program.ts.
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {object} CommandLine
 * @property {number} id
 * @property {string} program the path of its entry, a module that runs when it is imported
 * @property {readonly string[]} args
 * @property {string} cwd
 * @property {Record<string, string | undefined>} env
 * @property {string} input base64
 */

/** @type {Promise<void>} */
let last = Promise.resolve();
process.on('disconnect', () => leave(0));
process.on('message', (/** @type {CommandLine} */ commandLine) => {
  last = last.then(() => run(commandLine));
});

const leave = process.exit.bind(process);
const home = process.cwd();

/** @param {CommandLine} commandLine */
async function run({ id, program, args, cwd, env, input }) {
  const [stdout, stderr] = [collector(), collector()];
  const streams = { stdin: Readable.from([Buffer.from(input, 'base64')]), stdout, stderr };
  for (const [name, value] of Object.entries(streams))
    Object.defineProperty(process, name, { value, configurable: true });
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.argv = [process.execPath, program, ...args];
  process.exitCode = undefined;
  const takeAwayListeners = newListeners();
  const answer = (
    /** @type {unknown} */ code = process.exitCode ?? 0,
    /** @type {() => void} */ sent = () => undefined,
  ) => process.send?.({ id, code, stdout: stdout.text(), stderr: stderr.text() }, sent);
  process.exit = /** @type {typeof process.exit} */ ((code) => answer(code, () => leave(0)));
  try {
    await import(`${pathToFileURL(program)}?${id}`); // another address, so that the entry runs again; what it imports stays loaded
    await new Promise((resolve) => setImmediate(resolve));
    answer();
  } catch (error) {
    process.send?.({ id, failure: String(error instanceof Error ? error.stack : error) });
  }
  takeAwayListeners();
  process.chdir(home); // the folder may be removed
}

/** @returns {Writable & { text(): string }} */
function collector() {
  /** @type {Buffer[]} */
  const chunks = [];
  const stream = new Writable({
    decodeStrings: true,
    write(chunk, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString() });
}

/** @returns {() => void} takes away the listeners of this process that came after */
function newListeners() {
  const before = new Map(process.eventNames().map((name) => [name, process.rawListeners(name)]));
  return () => {
    for (const name of process.eventNames())
      for (const listener of process.rawListeners(name))
        if (!before.get(name)?.includes(listener)) process.off(name, /** @type {() => void} */ (listener));
  };
}
