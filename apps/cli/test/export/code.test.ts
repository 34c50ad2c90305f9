import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { file, latent, latentJson, pathOf } from '../latent.ts';
import { TWO_ITEMS } from '../models.ts';
import { CHAIN } from '../network/chain.ts';
import { csvOf, EVERYTHING, HOSTILE, ROWS } from './models.ts';

/** What code says of a row; null where a number is not finite. */
interface Scored {
  readonly posterior: readonly (number | null)[];
  readonly logLikelihood: number | null;
}

interface Predicted {
  readonly rows: readonly { readonly probabilities: readonly number[] | null; readonly logLikelihood: number | null }[];
}

const model = file('everything.json', EVERYTHING);
const rowsFile = file('rows.json', ROWS);
let predicted: Predicted['rows'] = [];

beforeAll(async () => {
  const data = file('rows.csv', csvOf(ROWS));
  predicted = ((await latentJson(['predict', model, data, '--quiet'])) as Predicted).rows;
  for (const extension of ['ts', 'py', 'R'])
    expect(await latent(['convert', model, pathOf(`model.${extension}`)])).toMatchObject({ code: 0, stdout: '' });
});

/** The same as `latent predict`, to 1e-10. */
function expectPredicted(printed: string): void {
  const scored = JSON.parse(printed) as readonly Scored[];
  expect(scored).toHaveLength(ROWS.length);
  scored.forEach(({ posterior, logLikelihood }, row) => {
    const { probabilities, logLikelihood: expected } = predicted[row] as Predicted['rows'][number];
    if (probabilities === null || expected === null || logLikelihood === null) {
      expect([posterior, logLikelihood, probabilities, expected]).toEqual([[null, null, null], null, null, null]);
      return;
    }
    probabilities.forEach((probability, k) => {
      expect(Math.abs(probability - (posterior[k] ?? Number.NaN)), `row ${row}`).toBeLessThan(1e-10);
    });
    expect(Math.abs(logLikelihood - expected) / Math.max(1, Math.abs(expected)), `row ${row}`).toBeLessThan(1e-10);
  });
}

/** The first of these programs that runs so. */
const found = (programs: readonly string[], ...args: readonly string[]): string | undefined =>
  programs.find((program) => spawnSync(program, args).status === 0);

function printedBy(program: string, ...args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

test('the rows are scored by latent: all but the last are possible', () => {
  expect(predicted.map(({ probabilities }) => probabilities === null)).toEqual(
    ROWS.map((_, row) => row === ROWS.length - 1),
  );
});

describe('TypeScript', () => {
  const source = pathOf('model.ts');

  test('has no errors for the strict compiler, and no imports', () => {
    const options = {
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noImplicitReturns: true,
      erasableSyntaxOnly: true,
      noEmit: true,
      types: [],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
    };
    const program = ts.createProgram([source], options);
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
    expect(readFileSync(source, 'utf8')).not.toMatch(/\bimport\b|\brequire\b/);
  });

  const bundled = pathOf('model.mjs');

  beforeAll(async () => {
    const bundle = await rolldown({ input: source });
    await bundle.write({ file: bundled, format: 'esm' });
    await bundle.close();
  });

  test('scores rows as latent does', () => {
    const main = file(
      'main.mjs',
      `import { readFileSync } from 'node:fs';
      import { logLikelihood, parameters, posterior } from './model.mjs';
      const rows = JSON.parse(readFileSync(${JSON.stringify(rowsFile)}, 'utf8'));
      if (JSON.stringify(parameters.classes) !== ${JSON.stringify(JSON.stringify(EVERYTHING.latent.levels))}) throw new Error('classes');
      console.log(JSON.stringify(rows.map((row) => ({ posterior: posterior(row), logLikelihood: logLikelihood(row) }))));`,
    );
    expectPredicted(printedBy(process.execPath, main));
  });

  test.each([
    ['a level that the model does not know', { [HOSTILE[0]]: 'x' }, '"x" is not a level of "a\\"b"'],
    ['a text for a number', { x: '1' }, '"1" of "x" is a text and must be a number'],
    ['successes without trials', Object.fromEntries([[HOSTILE[3], 2]]), 'successes of an unknown number of trials'],
  ])('%s is an error', async (_, row, message) => {
    const { posterior } = (await import(pathToFileURL(bundled).href)) as { posterior(row: object): number[] };
    expect(() => posterior(row)).toThrow(message);
  });
});

const peers = process.env['LATENT_PEERS'];
const pythons = [...(peers === undefined ? [] : [join(peers, 'bin/python')]), 'python3'];
const python = found(pythons, '-c', 'import numpy');

describe('Python', () => {
  test.skipIf(python === undefined)(
    `scores rows as latent does (needs Python with numpy: ${python ?? 'not found'})`,
    () => {
      const main = file(
        'main.py',
        `
import json, math, sys
sys.path.insert(0, ${JSON.stringify(join(rowsFile, '..'))})
sys.dont_write_bytecode = True
import model
assert model.parameters["classes"] == json.loads(${JSON.stringify(JSON.stringify(EVERYTHING.latent.levels))})
number = lambda value: float(value) if math.isfinite(value) else None
rows = json.load(open(${JSON.stringify(rowsFile)}, encoding="utf-8"))
print(json.dumps([{"posterior": [number(p) for p in model.posterior(row)], "logLikelihood": number(model.log_likelihood(row))} for row in rows]))
`,
      );
      expectPredicted(printedBy(python as string, main));
    },
  );
});

const rscript = found(['Rscript'], '-e', '1');

describe('R', () => {
  test.skipIf(rscript === undefined)(`scores rows as latent does (needs Rscript: ${rscript ?? 'not found'})`, () => {
    const cells = ROWS.map((row) => {
      const [names, values] = [Object.keys(row), Object.values(row)];
      const listed = values.map((value) => JSON.stringify(value)).join(', ');
      return `setNames(list(${listed}), c(${names.map((name) => JSON.stringify(name)).join(', ')}))`;
    });
    const main = file(
      'main.R',
      `
source(${JSON.stringify(pathOf('model.R'))})
stopifnot(identical(parameters$classes, c(${EVERYTHING.latent.levels.map((level) => JSON.stringify(level)).join(', ')})))
number <- function(value) ifelse(is.finite(value), sprintf("%.17g", value), "null")
rows <- list(${cells.join(',\n')})
scored <- sapply(rows, function(row) sprintf('{"posterior":[%s],"logLikelihood":%s}', paste(number(posterior(row)), collapse = ","), number(log_likelihood(row))))
cat("[", paste(scored, collapse = ","), "]", sep = "")
`,
    );
    expectPredicted(printedBy(rscript as string, main));
  });

  test('a name that R cannot hold is refused', async () => {
    const nul = file('nul.json', { ...TWO_ITEMS, latent: { name: 'group', levels: ['one', 't\0wo'] } });
    const { code, stdout, stderr } = await latent(['convert', nul, '-', '--to', 'r']);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('error[UNQUOTABLE_NAME]');
    expect((await latent(['convert', nul, '-', '--to', 'py'])).stdout).toContain('"t\\u0000wo"');
  });
});

test.each(['ts', 'py', 'r'])('a network is refused as %s, with what to do instead', async (form) => {
  const { code, stdout, stderr } = await latent(['convert', file('net.json', CHAIN), '-', '--to', form]);
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toContain('error[WRONG_KIND]');
  expect(stderr).toContain('score rows with latent predict');
});

test('a model without parameters is refused', async () => {
  const { parameters: _, ...bare } = TWO_ITEMS;
  const { code, stderr } = await latent(['convert', file('bare.json', bare), pathOf('bare.py')]);
  expect(code).toBe(3);
  expect(stderr).toContain('error[NO_PARAMETERS]');
});
