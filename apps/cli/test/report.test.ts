import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { file, latent, latentJson, pathOf } from './latent.ts';

// Two kinds of rows, one of them with a missing cell; weights in a column of their own.
const lines = Array.from({ length: 60 }, (_, i) => {
  const yes = i % 3 === 0;
  return `${yes ? 'y' : 'n'},${i % 7 === 0 ? 'y' : yes ? 'y' : 'n'},${i % 20 === 19 ? 'NA' : i % 5 === 0 ? 'n' : yes ? 'y' : 'n'},${i % 2 === 0 ? 2 : 1}`;
});
const data = file('answers.csv', `a,b,c,n\n${lines.join('\n')}\n`);
const fit = pathOf('fit.json');

interface FitFigures {
  readonly logLikelihood: number;
  readonly model: { readonly parameters: { readonly a: number[][] } };
}

beforeAll(async () => {
  const { code, stderr } = await latent(['fit', data, '-k', '2', '--weights', 'n', '--seed', '3', '-o', fit]);
  expect(code, stderr).toBe(0);
});

test('without an output: Markdown on stdout, nothing else', async () => {
  const { code, stdout, stderr } = await latent(['report', fit]);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^# Latent class analysis with 2 classes\n/);
  const { logLikelihood, model } = JSON.parse(readFileSync(fit, 'utf8')) as FitFigures;
  expect(stdout).toContain(`| log-likelihood | ${logLikelihood.toFixed(6)} |`);
  expect(stdout).toContain(`| a | n | ${model.parameters.a.map(([p]) => p?.toFixed(4)).join(' | ')} |`);
  expect(stdout).toContain('Left out: classification table');
});

test('with the data: read as the fit read them, weights and all', async () => {
  const { stdout } = await latent(['report', fit, data]);
  const [, scored = ''] = /The log-likelihood of these rows is (-[\d.]+);/.exec(stdout) ?? [];
  const score = (await latentJson(['score', fit, data, '--weights', 'n'])) as { logLikelihood: number };
  expect(Number(scored)).toBeCloseTo(score.logLikelihood, 6);
  const [, table = ''] = stdout.split('the surer the classes:');
  const sizes = [...table.split('\n\n')[1]!.matchAll(/^\| \w+ \| (\d+) \|/gm)].map(([, weight]) => Number(weight));
  expect(sizes.reduce((sum, weight) => sum + weight, 0)).toBe(90);
  expect(stdout).toContain(`latent fit ${data} --repeat ${fit}`);
});

test('the command in the report repeats the fit', async () => {
  const { stdout } = await latent(['report', fit, data]);
  const [, command = ''] = /```sh\nlatent (.*)\n```/.exec(stdout) ?? [];
  const { code, stderr } = await latent(command.split(' '));
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('repeated: objective');
});

test('one HTML file, with the numbers of classes that were compared', async () => {
  const selection = file(
    'selection.json',
    (await latent(['select', data, '-k', '1..3', '--weights', 'n', '--json'])).stdout,
  );
  const { code, stdout, stderr } = await latent([
    'report',
    fit,
    data,
    '--selection',
    selection,
    '-o',
    pathOf('report.html'),
  ]);
  expect(code).toBe(0);
  expect(stdout).toBe('');
  expect(stderr).toContain(`wrote ${pathOf('report.html')}`);
  const html = readFileSync(pathOf('report.html'), 'utf8');
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain('Number of classes');
  expect(html.match(/<svg class="chart"/g)).toHaveLength(5);
  expect(html).not.toMatch(/https?:|<script/);
});

test('the layout of poLCA', async () => {
  const { stdout } = await latent(['report', fit, '--format', 'polca']);
  expect(stdout).toMatch(
    /^Conditional item response \(column\) probabilities,\n by outcome variable, for each class \(row\)\n\n\$a\n/,
  );
  expect(stdout).toContain('Estimated class population shares');
});

describe('what goes wrong', () => {
  test.each([
    {
      why: 'an extension that says nothing',
      args: [fit, '-o', pathOf('report.pdf')],
      code: 2,
      says: 'does not say in what form',
    },
    {
      why: 'a format of other commands',
      args: [fit, '--format', 'csv'],
      code: 2,
      says: 'Choose from: table, html, md, polca',
    },
    {
      why: 'an output that is an input',
      args: [fit, '-o', fit, '--format', 'md'],
      code: 2,
      says: 'is an input of this command',
    },
    { why: 'no such fit', args: [pathOf('none.json')], code: 3, says: 'FILE_UNREADABLE' },
    { why: 'data in place of a fit', args: [data], code: 3, says: 'error[' },
    { why: 'a fit in place of a selection', args: [fit, '--selection', fit], code: 3, says: 'error[' },
    { why: 'stdin twice', args: ['-', '-'], code: 2, says: 'standard input can be read once' },
  ])('$why', async ({ args, code, says }) => {
    const ran = await latent(['report', ...args]);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(says);
    expect(ran.stdout).toBe('');
    expect(existsSync(pathOf('report.pdf'))).toBe(false);
  });

  test('poLCA has no columns of numbers', async () => {
    const numbers = file(
      'numbers.csv',
      `x\n${Array.from({ length: 40 }, (_, i) => (i % 2) * 9 + Math.sin(i)).join('\n')}\n`,
    );
    await latent(['fit', numbers, '-k', '2', '-o', pathOf('numbers.json')]);
    const { code, stderr } = await latent(['report', pathOf('numbers.json'), '--format', 'polca']);
    expect(code).toBe(3);
    expect(stderr).toContain('WRONG_KIND');
  });

  test('other data than those of the fit are said to be other', async () => {
    const other = file('other.csv', `a,b,c,n\n${lines.slice(0, 30).join('\n')}\n`);
    const { code, stderr } = await latent(['report', fit, other]);
    expect(code).toBe(0);
    expect(stderr).toContain('other data than those of the fit');
  });
});

test('a network has a report, and the rows are not read', async () => {
  const words = file(
    'words.csv',
    `Words\n${Array.from({ length: 20 }, (_, i) => (i % 3 ? 'bad' : 'good')).join('\n')}\n`,
  );
  await latent(['fit', words, '--graph', 'Thoughts*{bad,good} -> Words', '-o', pathOf('net.json')]);
  const { code, stdout, stderr } = await latent(['report', pathOf('net.json'), words]);
  expect(code).toBe(0);
  expect(stderr).toContain('the data were not read');
  expect(stdout).toContain('can trade off');
});
