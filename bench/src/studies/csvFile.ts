import { open } from 'node:fs/promises';
import { draw, startOf } from '../mixtures.ts';
import { createRandom } from '../random.ts';

const ZERO = 0x30;
const [COMMA, NEWLINE] = [0x2c, 0x0a];

/** Writes a CSV file of items with four levels, drawn from a random model, a block of rows at a time. */
export async function writeCsv(
  path: string,
  rows: number,
  items: number,
  classes: number,
  seed: number,
): Promise<void> {
  const random = createRandom(seed);
  const { tables } = startOf({ items, levels: 4, classes }, random);
  const file = await open(path, 'w');
  await file.writeFile(`${Array.from({ length: items }, (_, j) => `x${j + 1}`).join(',')}\n`);
  const block = new Uint8Array(2 * items * 10_000);
  for (let from = 0; from < rows; from += 10_000) {
    const n = Math.min(10_000, rows - from);
    let at = 0;
    for (let i = 0; i < n; i++) {
      const latent = Math.floor(random() * classes);
      for (let j = 0; j < items; j++) {
        block[at++] = ZERO + 1 + draw(random(), tables[j]?.[latent] ?? []);
        block[at++] = j + 1 < items ? COMMA : NEWLINE;
      }
    }
    await file.writeFile(block.subarray(0, at));
  }
  await file.close();
}
