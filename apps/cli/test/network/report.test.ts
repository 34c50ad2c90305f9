import { describe, expect, it } from 'vitest';
import { fitJson, folder, latent } from '../cli.ts';
import { hasScript, onTerminal } from '../terminal.ts';
import { GRASS, GRASS_BIF, GRASS_ROWS, THOUGHTS, WORDS } from './models.ts';

const FIT = ['fit', 'w.csv', '--graph', 'Thoughts*{bad,good} -> Words'];

describe('the report of a fit', () => {
  it('says what the data, the network and the fit are, and shows the tables with their expected counts', async () => {
    const { code, stdout } = await latent(FIT, { cwd: folder({ 'w.csv': WORDS }) });
    expect(code).toBe(0);
    for (const line of [
      /^data +w\.csv: 100 rows \(2 different\), 1 of 1 column used$/m,
      /^columns +Words: text$/m,
      /^hidden +Thoughts: no column$/m,
      /^model +network of 2 nodes, 1 arrow, 3 free parameters$/m,
      /^graph +Thoughts\* -> Words$/m,
      /^cliques +1, of 2 nodes and 4 states$/m,
      /^fit +converged in \d+ iterations$/m,
      /^starts +20 starts, .*; seed 1; engine wasm-simd$/m,
      /^log-likelihood +-65\.895568 +AIC +137\.7911/m,
      /^P\(Thoughts\*\)\n +bad +good +expected n\n0\.\d{4} +0\.\d{4} +100$/m,
      /^P\(Words \| Thoughts\*\)\nThoughts\* +bad +good +expected n\nbad +0\.\d{4} +0\.\d{4} +\d+\.\d\d\n/m,
    ])
      expect(stdout).toMatch(line);
  });

  it('is the same bytes twice, and with the other engine the same numbers', async () => {
    const cwd = folder({ 'g.csv': GRASS_ROWS });
    const args = ['fit', 'g.csv', '--graph', 'Rain, Sprinkler -> Wet', '--prior', '1'];
    const wasm = await latent(args, { cwd });
    expect(await latent(args, { cwd })).toEqual(wasm);
    const typescript = await latent([...args, '--engine', 'reference'], { cwd });
    expect(typescript.stdout.replace('engine reference', 'engine wasm-simd')).toBe(wasm.stdout);
  });

  it('stays in numbers and rows where a name would rewrite a terminal', async () => {
    const cwd = folder({ 'a.csv': 'a\u001B[2Kb\nx\ny\nx\n' });
    const { stdout, stderr, code } = await latent(['fit', 'a.csv', '--graph', '"a\u001B[2Kb"'], { cwd });
    expect(code, stderr).toBe(0);
    expect(stdout + stderr).not.toContain('\u001B');
  });
});

/** Five causes of two levels each: 32 rows of a table. */
const CAUSES = ['cause_1', 'cause_2', 'cause_3', 'cause_4', 'cause_5'];
const MANY = `${[...CAUSES, 'effect'].join(',')}\n${Array.from({ length: 64 }, (_, i) =>
  [1, 2, 4, 8, 16, 32].map((bit) => ((i * 37) & bit ? 'yes' : 'no')).join(','),
).join('\n')}\n`;
const MANY_FIT = ['fit', 'm.csv', '--graph', `${CAUSES.join(', ')} -> effect`, '--no-color', '--quiet'];

describe.skipIf(!hasScript())('on a terminal (skipped without the script program of util-linux)', () => {
  it.each([80, 120])('of %i columns no line of a network is longer', async (columns) => {
    const cwd = folder({ 'm.csv': MANY });
    for (const args of [MANY_FIT, [...MANY_FIT, '--dry-run']])
      for (const line of (await onTerminal(args, cwd, columns)).split('\n'))
        expect(line.length, line).toBeLessThanOrEqual(columns);
  });

  it('shows the first 20 rows of a table and says so; all with --all, and into a pipe', async () => {
    const cwd = folder({ 'm.csv': MANY });
    const lines = (text: string): number => text.match(/^(?:no|yes) .*\d$/gm)?.length ?? 0;
    const shown = await onTerminal(MANY_FIT, cwd);
    expect(shown).toContain('showing 20 of 32 rows (--all)');
    expect(lines(shown)).toBe(20);
    const all = await onTerminal([...MANY_FIT, '--all'], cwd);
    expect(all).not.toContain('showing');
    expect(lines(all)).toBe(32);
    expect(lines((await latent(MANY_FIT, { cwd })).stdout)).toBe(32);
  });
});

describe('--dry-run', () => {
  it('shows nodes, levels, free parameters and cliques, and fits nothing', async () => {
    const { code, stdout } = await latent([...FIT, '--dry-run', '-o', 'no.json'], { cwd: folder({ 'w.csv': WORDS }) });
    expect(code).toBe(0);
    expect(stdout).toContain('3 free parameters');
    expect(stdout).toMatch(/^Thoughts\* +- +2: bad, good +given in the graph$/m);
    expect(stdout).toMatch(/^Words +Thoughts +2: bad, good +text$/m);
    expect(stdout).toContain('nothing was fitted (--dry-run)');
  });

  it('is a document under --format json', async () => {
    const plan = await fitJson(folder({ 'w.csv': WORDS }), [...FIT.slice(1), '--dry-run']);
    expect(plan).toMatchObject({
      format: 'latent-plan',
      data: { rows: 100, patterns: 2, columns: ['Words'] },
      freeParameters: 3,
      cliques: { count: 1, states: 4, largest: { nodes: ['Thoughts', 'Words'], states: 4 } },
      identifiability: { identified: false, rank: 1, labellings: 2, observableCells: 1 },
    });
    expect(plan.nodes[0]).toEqual({
      name: 'Thoughts',
      levels: ['bad', 'good'],
      parents: [],
      latent: true,
      observed: false,
      reason: 'given in the graph',
    });
  });

  it('takes a model document and refuses data that it does not fit', async () => {
    const cwd = folder({ 'g.csv': GRASS_ROWS, 'g.bif': GRASS_BIF, 'h.csv': 'Rain\nno\n' });
    expect((await latent(['fit', 'g.csv', '--model', 'g.bif', '--dry-run'], { cwd })).code).toBe(0);
    const { code, stderr } = await latent(['fit', 'h.csv', '--model', 'g.bif', '--dry-run'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('error[COLUMN_ABSENT]');
  });
});

describe('latent inspect', () => {
  it.each(['g.json', 'g.bif'])('%s: the card of a network', async (name) => {
    const cwd = folder({ 'g.json': GRASS, 'g.bif': GRASS_BIF });
    const { code, stdout } = await latent(['inspect', name, '--identifiability'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^model +network of 3 nodes, 3 arrows, 7 free parameters$/m);
    expect(stdout).toMatch(/^graph +Rain -> Sprinkler; Rain, Sprinkler -> Wet$/m);
    expect(stdout).toMatch(/^cliques +1, of 3 nodes and 8 states$/m);
    expect(stdout).toMatch(/^Wet +Rain, Sprinkler +given +2 +no yes$/m);
    expect(stdout).toContain('yes, rank 7 of 7');
  });

  it('of a model that is not identified says what is not determined', async () => {
    const { stdout } = await latent(['inspect', 'n.json', '--identifiability'], {
      cwd: folder({ 'n.json': THOUGHTS }),
    });
    expect(stdout).toContain('no, rank 1 of 3');
    expect(stdout).toContain('only P(Words = good) is determined');
  });

  it('of a fit shows its figures, its warnings too', async () => {
    const cwd = folder({ 'w.csv': WORDS });
    const fit = await fitJson(cwd, [...FIT.slice(1), '-o', 'fit.json']);
    const { stdout, stderr } = await latent(['inspect', 'fit.json'], { cwd });
    expect(stdout).toContain('log-likelihood -65.895568');
    expect(stdout).toMatch(/^Thoughts\* +- +given +2 +bad good$/m);
    expect(stderr).toContain('warning[NOT_IDENTIFIED]');
    const json = JSON.parse((await latent(['inspect', 'fit.json', '--json'], { cwd })).stdout);
    expect(json).toMatchObject({ format: 'latent-fit', kind: 'network', arrows: 1, freeParameters: 3 });
    expect(json.fit.logLikelihood).toBe(fit.logLikelihood);
  });

  it('still takes data that begin with such words for data', async () => {
    const cwd = folder({ 'd.csv': 'network,variable\na,b\na,c\nd,b\n' });
    const { code, stdout } = await latent(['inspect', 'd.csv'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('3 rows, 2 columns');
  });
});
