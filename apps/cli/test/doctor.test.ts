import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { enumerate } from '../src/doctor/enumerate.ts';
import { smallProblems } from '../src/doctor/problems.ts';
import { selfTest } from '../src/doctor/selfTest.ts';
import { folder, latent } from './cli.ts';
import { hasScript, onTerminal } from './terminal.ts';

const alone = { LATENT_CONFIG: '', SHELL: '/bin/bash' };

describe('latent doctor', () => {
  it('says that all is well, in one line, with exit code 0', async () => {
    const cwd = folder({});
    const { code, stdout, stderr } = await latent(['doctor'], { cwd, env: { ...alone, HOME: cwd } });
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /^node \d+\.\d+\.\d+ ok {3}wasm simd ok {3}threads \d+ {3}kernel self-test 48\/48 \(wasm-simd, exact enumeration, max error \de-1\d\) {3}colour off {3}width no terminal {3}completion not installed {3}config none\n$/,
    );
    expect(code).toBe(0);
  });

  it('tests both engines, always with the same numbers', async () => {
    const run = async (engine: string) => JSON.parse((await latent(['doctor', '--json', '--engine', engine])).stdout);
    const [wasm, again, plain] = await Promise.all([run('wasm'), run('wasm'), run('reference')]);
    expect(wasm.selfTest).toEqual(again.selfTest);
    expect(wasm.selfTest).toMatchObject({ checks: 48, passed: 48, engine: 'wasm-simd' });
    expect(plain.selfTest).toMatchObject({ checks: 48, passed: 48, engine: 'reference' });
    expect(wasm.selfTest.largestError).toBeLessThan(1e-14);
  });

  it('finds the completion where it is set up', async () => {
    const home = folder({ '.bashrc': 'source <(latent completion bash)\n', 'latent.config.json': { seed: 2 } });
    const env = { ...alone, HOME: home };
    const { stdout } = await latent(['doctor'], { cwd: home, env });
    expect(stdout).toContain('completion ~/.bashrc   config latent.config.json\n');
    mkdirSync(join(home, '.config/fish/completions'), { recursive: true });
    writeFileSync(join(home, '.config/fish/completions/latent.fish'), 'complete -c latent # latent complete\n');
    expect((await latent(['doctor'], { cwd: home, env: { ...env, SHELL: '/usr/bin/fish' } })).stdout).toContain(
      'completion ~/.config/fish/completions/latent.fish',
    );
  });

  it('says what is wrong and how to mend it, with exit code 1', async () => {
    const cwd = folder({ 'latent.config.json': '{ "sed": 3 }' });
    const { code, stdout } = await latent(['doctor'], { cwd, env: alone });
    expect(code).toBe(1);
    expect(stdout).toMatch(/config "sed" is no command and no option .*\nconfig: Did you mean "seed"\?\n$/);
    const json = await latent(['doctor', '--json'], { cwd, env: alone });
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false });
  });

  it.skipIf(!hasScript())('stays within a narrow terminal (skipped without the script program)', async () => {
    const shown = await onTerminal(['doctor', '--no-color'], folder({}), 70);
    expect(shown).toContain('width 70');
    for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(70);
  });
});

describe('the self-test', () => {
  it('enumerates what can be done by hand', () => {
    // One hidden coin of two sides, one word: p(w = 1) = .3·.9 + .7·.2 = .41.
    const network = {
      sizes: [2, 2],
      parents: [[], [0]],
      tables: [
        [[0.7, 0.3]],
        [
          [0.8, 0.2],
          [0.1, 0.9],
        ],
      ],
    };
    const { logLikelihood, tables } = enumerate(network, [
      [null, 1],
      [null, 0],
    ]);
    expect(logLikelihood).toBeCloseTo(Math.log(0.41) + Math.log(0.59), 14);
    expect(tables[0]?.[0]?.[1]).toBeCloseTo((0.27 / 0.41 + 0.03 / 0.59) / 2, 14);
  });

  it('fails where a number is wrong', async () => {
    const [first, ...others] = smallProblems();
    if (!first) throw new Error('there are problems');
    const { logLikelihood, tables } = first.expected;
    const wrong = { ...first, expected: { logLikelihood: logLikelihood + 1e-9, tables } };
    const { signal } = new AbortController();
    expect(await selfTest('wasm', signal, [wrong, ...others.slice(0, 3)])).toMatchObject({ checks: 8, passed: 7 });
  });
});
