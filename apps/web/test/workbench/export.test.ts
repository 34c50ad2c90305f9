import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { applyDocument, checkFitDocument, checkModelDocument, type FitDocument, parseBif, parseDocument } from 'latent';
import type { Page } from 'playwright';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { exampleText } from '../compute/data.ts';
import { PENGUIN_ITEMS } from '../numbers/support.ts';
import { goTo } from './bench.ts';
import { openFitted } from './fitted.ts';
import { openPenguins, PENGUINS, penguinsInNode } from './penguinsFit.ts';

startBrowser();

const LATENT = fileURLToPath(new URL('../../../cli/dist/main.js', import.meta.url));

let folder = '';
beforeAll(() => {
  // Inside the workspace: the exported program imports `latent`.
  const own = fileURLToPath(new URL('../../.test', import.meta.url));
  mkdirSync(own, { recursive: true });
  folder = mkdtempSync(join(own, 'export-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file that a button gives. */
async function taken(page: Page, button: string | RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: button, exact: typeof button === 'string' })
      .first()
      .click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const textOf = async (page: Page, button: string | RegExp): Promise<string> =>
  (await taken(page, button)).bytes.toString('utf8');

test('documents, rows, reports and code of a mixture hold the numbers of the library', async () => {
  const { fit, table } = await penguinsInNode();
  const page = await openPenguins({}, { loads: 'lab' });
  await page.waitForFunction(() => document.documentElement.dataset['warm'] === 'yes');
  await page.getByRole('textbox', { name: 'Name of class 1' }).fill('light');
  await page.keyboard.press('Enter');
  await goTo(page, 'Export');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));

  const model = checkModelDocument(parseDocument(await textOf(page, 'Model')));
  expect(model).toMatchObject({ latent: { levels: ['light', '2', '3'] }, parameters: fit.model.parameters });
  const written = checkFitDocument(parseDocument(await textOf(page, 'Fit')));
  expect(written.logLikelihood).toBe(fit.logLikelihood);

  const rows = await taken(page, 'Rows');
  expect(rows.name).toBe('penguins-3-classes-rows.csv');
  const [head, ...lines] = rows.bytes.toString('utf8').trimEnd().split('\n');
  expect(head).toBe('row,class,p_light,p_2,p_3,entropy,logLikelihood');
  const { posterior, logLikelihoods } = applyDocument(fit).apply(table);
  expect(lines).toHaveLength(344);
  for (const row of [0, 3, 343])
    expect(lines[row]?.split(',').slice(2).map(Number)).toEqual([
      ...posterior.row(row),
      posterior.entropy()[row],
      logLikelihoods[row],
    ]);

  const html = await textOf(page, 'Report, HTML');
  expect(html).toContain('<h1>A mixture with 3 classes</h1>');
  expect(html).toContain('Mean posterior probability of each class');
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  expect(await textOf(page, 'Report, Markdown')).toMatch(/^# A mixture with 3 classes/);

  const scoring = await import(pathToFileURL(javascript('scoring', await textOf(page, 'TypeScript'))).href);
  const [header = [], first = []] = PENGUINS.split('\n').map((line) => line.split(','));
  const cells = Object.fromEntries(
    header.map((name, i) => [name, name === 'sex' ? first[i] : Number(first[i])] as const),
  );
  expect(scoring.logLikelihood(cells)).toBeCloseTo(logLikelihoods[0] as number, 9);
  expect(await textOf(page, 'Python')).toContain('def posterior(row):');
  expect(await textOf(page, 'R')).toContain('posterior <- function(row)');
  expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);
});

test('the command and the program make the same fit', async () => {
  const page = await openPenguins({
    model: { classes: 3, pseudoCount: 0.5, covariance: 'tied' },
    settings: { starts: 5 },
  });
  await goTo(page, 'Export');
  const written = checkFitDocument(parseDocument(await textOf(page, 'Fit'))) as FitDocument;
  const command = (await page.locator('pre.wrap').textContent()) ?? '';
  writeFileSync(join(folder, 'penguins.csv'), PENGUINS);
  const shell = command.replace(/^latent /, `'${process.execPath}' '${LATENT}' `);
  execFileSync('sh', ['-c', shell], { cwd: folder, stdio: 'pipe' });
  const byCommand = JSON.parse(readFileSync(join(folder, 'fit.json'), 'utf8')) as FitDocument;
  expect(byCommand.objective).toBe(written.objective);
  expect(byCommand.model.parameters).toEqual(written.model.parameters);

  await page.getByText('TypeScript: the same fit').click();
  const program =
    (await page.locator('details', { hasText: 'TypeScript: the same fit' }).locator('pre').textContent()) ?? '';
  const { fitRows } = await import(pathToFileURL(javascript('program', program)).href);
  const [header = [], ...lines] = PENGUINS.trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const rows = lines.map((cells) =>
    Object.fromEntries(
      PENGUIN_ITEMS.map((name) => {
        const cell = cells[header.indexOf(name)] ?? '';
        return [name, cell === '' || cell === 'NA' ? null : name === 'sex' ? cell : Number(cell)] as const;
      }),
    ),
  );
  const fitted = await fitRows(rows);
  expect(fitted.info.objective).toBe(written.objective);
});

test('pictures as PNG and SVG stand by themselves, in light colours also where the page is dark', async () => {
  const page = await openFitted(exampleText('words.csv'), {}, { colorScheme: 'dark' });
  await goTo(page, 'Export');
  const svg = await textOf(page, /^SVG of: Estimated share/);
  expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
  expect(svg).not.toMatch(/class=|style=|var\(|light-dark/);
  expect(svg).toMatch(/<rect width="100%" height="100%" fill="rgb\(255, 255, 255\)"/);
  expect(svg).toContain('fill="rgb(23, 25, 28)"');
  const png = (await taken(page, /^PNG of: Estimated share/)).bytes;
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1280); // twice the 640 units of a chart
  await page.setContent(`<img alt="" src="data:image/png;base64,${png.toString('base64')}">`);
  const white = await page.evaluate(async () => {
    const picture = document.querySelector('img') as HTMLImageElement;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let own = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] === 255 && data[i + 1] === 255 && data[i + 2] === 255) own++;
    return own / (data.length / 4);
  });
  expect(white).toBeGreaterThan(0.4); // paper, and something is drawn on it
  expect(white).toBeLessThan(0.95);
});

test('a formula in an id or in the name of a class is no formula in the CSV', async () => {
  const evil = '=HYPERLINK("http://x")';
  const rows = exampleText('words.csv').trimEnd().split('\n').slice(1);
  const csv = `who,Word1,Word2,Word3\n${rows.map((row, i) => `${i === 0 ? `"${evil.replaceAll('"', '""')}"` : `p${i}`},${row}`).join('\n')}`;
  const page = await openFitted(csv, {
    reading: { id: 'who' },
    arrangements: { class: { order: [0, 1], names: ['@cmd', '2'] } },
  });
  await goTo(page, 'Export');
  const [head, first] = (await textOf(page, 'Rows')).split('\n');
  expect(head).toContain('p_@cmd');
  expect(first).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",('@cmd|2),/);
});

test('a network as BIF', async () => {
  const graph = 'Thoughts*{bad,good} -> Word1, Word2, Word3';
  const page = await openFitted(exampleText('words.csv'), { model: { kind: 'network', graph } });
  await goTo(page, 'Export');
  const network = parseBif(await textOf(page, 'BIF'));
  const model = checkModelDocument(parseDocument(await textOf(page, 'Model')));
  if (model.kind !== 'network') throw new TypeError('the model is no network');
  expect(JSON.stringify(network)).toContain('Thoughts');
  expect(model.nodes.map(({ name }) => name)).toEqual(['Thoughts', 'Word1', 'Word2', 'Word3']);
});

/** A module of TypeScript as a file of JavaScript. */
function javascript(name: string, source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    reportDiagnostics: true,
  });
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, outputText);
  return file;
}
