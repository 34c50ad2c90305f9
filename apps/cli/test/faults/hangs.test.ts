// What the fuzz run found to hang, through the built program.
import { expect, it } from 'vitest';
import { folder, latent, SURVEY } from '../cli.ts';

it('a hidden node of 300 levels: open directions are counted where naming them would take minutes', async () => {
  const levels = Array.from({ length: 300 }, (_, i) => `n${i}`).join(',');
  const args = ['fit', 'a.csv', '--graph', `G*{${levels}} -> A, B, C`, '--max-iterations', '3', '--starts', '1'];
  const { code, stderr } = await latent(args, { cwd: folder({ 'a.csv': SURVEY }) });
  expect(code).toBe(0);
  expect(stderr).toMatch(/warning\[NOT_IDENTIFIED\] only 7 of 1199 .* 1192 directions are open, too many to be named/);
}, 20_000);
