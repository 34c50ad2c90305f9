import { describe, expect, it } from 'vitest';
import { folder, latent, STOUFFER_TOBY, SURVEY } from './cli.ts';
import { hasScript, onTerminal } from './terminal.ts';

describe.skipIf(!hasScript())('on a terminal (skipped without the script program of util-linux)', () => {
  const slow = [
    'fit',
    'a.csv',
    '-k',
    '2',
    '--tolerance',
    '0',
    '--max-iterations',
    '60000',
    '--starts',
    '2',
    '--engine',
    'reference',
  ];

  it('draws progress in one line, wipes it, and prints the same result as into a pipe', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    const shown = await onTerminal([...slow, '--no-color'], cwd);
    expect(shown.replaceAll('\r\u001B[2K', '<wiped>')).toMatch(
      /<wiped>start [12] of 2 {2}iteration \d+ {2}best -\d+\.\d{4}/,
    );
    const [progress, result] = [shown.slice(0, shown.indexOf('data  ')), shown.slice(shown.indexOf('data  '))];
    expect(progress.endsWith('\r\u001B[2K')).toBe(true);
    expect(progress).not.toContain('\n');
    const piped = await latent(slow, { cwd });
    expect(result.startsWith(piped.stdout)).toBe(true);
    expect(piped.stdout + piped.stderr).not.toContain('\u001B');
  });

  it('draws none with --quiet, and none beside JSON', async () => {
    const cwd = folder({ 'a.csv': SURVEY });
    expect(await onTerminal([...slow, '--quiet', '--no-color'], cwd)).not.toContain('\u001B');
    expect(await onTerminal([...slow, '--json', '--no-color'], cwd)).not.toContain('\u001B[2K');
  });

  it('puts classes that do not fit beside each other into a block below', async () => {
    const args = [
      'fit',
      STOUFFER_TOBY,
      '--weights',
      'count',
      '-k',
      '8',
      '--starts',
      '2',
      '--max-iterations',
      '5',
      '--quiet',
      '--no-color',
    ];
    const shown = await onTerminal(args, '.', 60);
    const table = shown.slice(shown.indexOf('P(level'));
    expect(table.match(/^item +level/gm)).toHaveLength(2);
    for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
    expect((await latent(args)).stdout.match(/^item +level/gm)).toHaveLength(1);
  });

  it('compares numbers of classes in one table where it fits, else in two', async () => {
    const args = ['select', STOUFFER_TOBY, '--columns', 'A,B,C,D', '--weights', 'count', '-k', '1..3', '--no-color'];
    const [wide, narrow] = [await onTerminal(args, '.', 160), await onTerminal(args, '.', 100)];
    expect(wide.match(/^K /gm)).toHaveLength(1);
    expect(wide).toMatch(/^K +log-lik .* BIC +AIC .* status$/m);
    expect(narrow.match(/^K /gm)).toHaveLength(2);
    const table = narrow.slice(narrow.indexOf('K  '), narrow.indexOf('at best:'));
    for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
