import type { FitDocument } from 'latent';
import { beforeAll, describe, expect, test } from 'vitest';
import { composeReport, htmlOf, markdownOf, polcaOf } from '../src/index.ts';
import { gaussianFit, latentClassFit, networkFit } from './fits.ts';

const command = 'latent fit data.csv --repeat fit.json';
let fit: FitDocument;
beforeAll(async () => {
  fit = await latentClassFit();
});

/** The rows of the Markdown table under a heading or caption, as cells. */
function tableAfter(markdown: string, mark: string): string[][] {
  const [, after = ''] = markdown.split(mark);
  const lines = after.split('\n').filter((line) => line.startsWith('|'));
  const end = lines.findIndex((line, i) => i > 1 && line.startsWith('| ---'));
  return lines.slice(2, end < 0 ? undefined : end - 1).map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
}

describe('Markdown', () => {
  test('has the figures of the fit', () => {
    const figures = new Map(
      tableAfter(markdownOf(composeReport({ fit, command })), '## Fit').map(([name, value]) => [name, value]),
    );
    expect(Number(figures.get('log-likelihood'))).toBeCloseTo(fit.logLikelihood, 6);
    expect(Number(figures.get('AIC'))).toBeCloseTo(fit.criteria.aic, 4);
    expect(Number(figures.get('BIC'))).toBeCloseTo(fit.criteria.bic, 4);
    expect(Number(figures.get('ICL'))).toBeCloseTo(fit.criteria.icl, 4);
    expect(Number(figures.get('free parameters'))).toBe(fit.freeParameters);
  });

  test('has every probability of the document', () => {
    const rows = tableAfter(markdownOf(composeReport({ fit, command })), 'P(answer \\| class):');
    expect(rows).toHaveLength(2 + 2 + 3 + 2);
    const tables = ['a', 'b', 'c', 'd'].flatMap((name) => {
      const table = fit.model.parameters?.[name] as number[][];
      return (table[0] as number[]).map((_, level) => table.map((row) => (row[level] as number).toFixed(4)));
    });
    expect(rows.map((row) => row.slice(2))).toEqual(tables);
  });

  test('what needs the rows is left out by name, and there with them', () => {
    expect(markdownOf(composeReport({ fit, command }))).toContain(
      'Left out: classification table and certainty of the rows',
    );
    const rows = {
      logLikelihood: fit.logLikelihood,
      rows: 200,
      impossible: 0,
      modal: [
        { weight: 120, means: [0.9, 0.1] },
        { weight: 80, means: [0.25, 0.75] },
      ],
      certainty: [0, 0, 0, 0, 0, 50, 0, 0, 0, 150],
    };
    const markdown = markdownOf(composeReport({ fit, command, rows }));
    expect(tableAfter(markdown, 'the surer the classes:')).toEqual([
      ['1', '120', '0.9000', '0.1000'],
      ['2', '80', '0.2500', '0.7500'],
    ]);
    expect(tableAfter(markdown, 'most probable class:\n')).toEqual([
      ['0.5 – 0.6', '50', '25.0%'],
      ['0.9 – 1.0', '150', '75.0%'],
    ]);
  });

  test('says missing cells, starts, seed, sources, and the command', () => {
    const markdown = markdownOf(composeReport({ fit, command }));
    expect(markdown).toContain('20 of 800 (2.5%), kept');
    expect(markdown).toMatch(/Missing cells \(2\.5%\) were left missing.*\(Rubin, 1976\)/);
    expect(markdown).toContain('Varadhan, R., & Roland, C. (2008)');
    expect(markdown).toContain('with the seed 1');
    expect(markdown).toContain(`\`\`\`sh\n${command}\n\`\`\``);
  });

  test('a fit that did not converge says so first', () => {
    const stopped = { ...fit, converged: false, stopReason: 'max-iterations' as const };
    expect(markdownOf(composeReport({ fit: stopped, command })).split('\n\n')[1]).toContain('did not converge');
  });
});

describe('HTML', () => {
  test('asks for nothing from anywhere and runs nothing', () => {
    const html = htmlOf(composeReport({ fit, command }));
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|src=|@import|url\(|https?:/);
    for (const id of ['sizes', 'profiles', 'rows', 'warnings', 'identifiability', 'fit', 'data', 'methods'])
      expect(html).toContain(`<section id="${id}"`);
  });

  test('names from the data stay text', () => {
    const hostile = JSON.parse(
      JSON.stringify(fit).replaceAll('"middle"', JSON.stringify('</style><script>alert(1)</script>')),
    ) as FitDocument;
    const html = htmlOf(composeReport({ fit: hostile, command: '<b>' }));
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;script&gt;');
  });
});

describe('other models', () => {
  test('Gaussian columns: means and standard deviations of the document', async () => {
    const gaussian = await gaussianFit();
    const markdown = markdownOf(composeReport({ fit: gaussian, command }));
    const own = gaussian.model.parameters?.[gaussian.model.features[0]?.name as string] as {
      mean: number[][];
      covariance: number[][][];
    };
    const row = tableAfter(markdown, '## Profiles of the classes')[1] as string[];
    expect(row.slice(0, 2)).toEqual(['y', 'mean ± sd']);
    own.mean.forEach((mean, k) => {
      const [centre, spread] = (row[k + 2] as string).split(' ± ').map(Number) as [number, number];
      expect(centre).toBeCloseTo(mean[1] as number, 4);
      expect(spread).toBeCloseTo(Math.sqrt(own.covariance[k]?.[1]?.[1] as number), 4);
    });
    expect(markdown).toContain('the Gaussian columns have a joint distribution: x, y (full covariance)');
  });

  test('a network: its tables, and in sentences what the data do not determine', async () => {
    const net = await networkFit();
    const markdown = markdownOf(composeReport({ fit: net, command }));
    const table = net.model.parameters?.['word'] as number[][];
    expect(tableAfter(markdown, 'P(word \\| thought):')).toEqual(
      ['bad', 'good'].map((thought, i) => [thought, ...(table[i] as number[]).map((p) => p.toFixed(4))]),
    );
    expect(markdown).toContain('The data do NOT determine all parameters: rank 1 of 3');
    expect(markdown).toContain('P(thought) and P(word \\| thought) can trade off');
    expect(htmlOf(composeReport({ fit: net, command }))).toContain('<section id="tables"');
  });
});

test('the layout of poLCA: a table an item with classes as rows, shares, figures', () => {
  const text = polcaOf(fit, undefined);
  const table = fit.model.parameters?.['c'] as number[][];
  const [, block = ''] = text.split('$c\n');
  const lines = block.split('\n');
  expect(lines[0]?.trim().split(/ {2,}| (?=Pr)/)).toEqual(['Pr(1) low', 'Pr(2) middle', 'Pr(3) high']);
  table.forEach((row, k) => {
    expect(lines[k + 1]).toMatch(new RegExp(`^class ${k + 1}:`));
    expect(lines[k + 1]?.split(/:\s+/)[1]?.split(/\s+/)).toEqual(row.map((p) => p.toFixed(4)));
  });
  expect(text).toContain(`maximum log-likelihood: ${fit.logLikelihood}`);
  expect(text).toContain(`number of estimated parameters: ${fit.freeParameters}`);
});
