// bad-inputs.md, 96 and 103: a Node that is too old, and one without WebAssembly.
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fitJson, folder, SURVEY } from '../cli.ts';
import { THOUGHTS, WORDS } from '../network/models.ts';
import { start } from './running.ts';

it('103. an old Node says what it lacks', async () => {
  const old = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.19.0"})';
  const cwd = folder({ 'a.csv': SURVEY });
  const { code, stdout, stderr } = await start(['fit', 'a.csv', '-k', '2'], { cwd }, ['--import', old]).ended;
  expect(stderr).toBe(
    'error[NODE_TOO_OLD] latent needs Node 20 or newer, and this is 18.19.0\n  Fix: install a current Node.\n',
  );
  expect([code, stdout]).toEqual([2, '']);
  expect(readdirSync(cwd)).toEqual(['a.csv']);
});

it.each([
  ['a mixture', ['a.csv', '-k', '2', '--starts', '2']],
  ['a network', ['w.csv', '--model', 'm.json', '--starts', '2']],
  ['a network of two hidden nodes', ['a.csv', '--graph', 'G*{a,b}, H*{c,d} -> A, B; H -> C', '--starts', '2']],
])('96. without WebAssembly (node --jitless) %s has the same numbers, and that is said', async (_name, args) => {
  const cwd = folder({ 'a.csv': SURVEY, 'w.csv': WORDS, 'm.json': THOUGHTS });
  const { code, stdout, stderr } = await start(['fit', ...args, '--json'], { cwd }, ['--jitless']).ended;
  expect(stderr).toContain('warning[WASM_UNAVAILABLE]');
  expect(code).toBe(0);
  const fit = JSON.parse(stdout);
  const usual = await fitJson(cwd, args);
  expect(fit.logLikelihood).toBeCloseTo(usual.logLikelihood, 10);
  expect(fit.warnings[0].code).toBe('WASM_UNAVAILABLE');
});
