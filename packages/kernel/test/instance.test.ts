import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { kernelBase64 } from '../src/generated/bytes.ts';
import { compileKernelAsync, decodeBase64, evenWidth, instantiateKernel } from '../src/index.ts';
import { module, newKernel } from './kernel.ts';

describe('the binary', () => {
  test('imports nothing', () => {
    expect(WebAssembly.Module.imports(module)).toEqual([]);
  });

  test('exports its memory, the passes, and nothing else', () => {
    const names = WebAssembly.Module.exports(module).map(({ name }) => name);
    const byClass = [
      'addCells',
      'addClasses',
      'addGaussian',
      'countCells',
      'countGaussian',
      'init',
      'normalise',
      'weigh',
    ];
    const wanted = [
      ...byClass.map((name) => `${name}ByClass`),
      ...['addCells', 'addClasses', 'addGaussian', 'addMoments', 'addTable16', 'addTable32', 'addTable8'],
      ...['countCells', 'countGaussian', 'countMoments', 'countTable16', 'countTable32', 'countTable8'],
      ...['exp', 'expInto', 'expectTable16', 'heapBase', 'inferTree16', 'inferTree32', 'inferTree8', 'init'],
      ...['log', 'logInto', 'memory', 'multiplyGroups', 'multiplyRows', 'normalise', 'sumGroups', 'sumRows'],
    ];
    expect(names.sort()).toEqual(wanted.sort());
  });

  test('the embedded bytes are build/kernel.wasm', async () => {
    const file = await readFile(new URL('../build/kernel.wasm', import.meta.url));
    expect(Buffer.from(decodeBase64(kernelBase64)).equals(file)).toBe(true);
  });

  test('compiles asynchronously to the same interface', async () => {
    const other = await compileKernelAsync(decodeBase64(kernelBase64));
    expect(WebAssembly.Module.exports(other)).toEqual(WebAssembly.Module.exports(module));
    expect(instantiateKernel(other).passes.exp(0)).toBe(1);
  });
});

test('instances share nothing', () => {
  const [one, two] = [newKernel(), newKernel()];
  const [p, q] = [one.arena.allocate(8), two.arena.allocate(8)];
  expect(p).toBe(q);
  one.arena.f64(p, 1)[0] = 1;
  two.arena.f64(q, 1)[0] = 2;
  expect(one.arena.f64(p, 1)[0]).toBe(1);
});

test.each([
  [1, 2],
  [2, 2],
  [3, 4],
  [17, 18],
])('%d classes stand in %d lanes', (classes, lanes) => {
  expect(evenWidth(classes)).toBe(lanes);
});
