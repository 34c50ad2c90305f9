import { describe, expect, it } from 'vitest';
import { expectFailure, fitJson, folder, latent, SURVEY } from '../cli.ts';

const LABELS = { A: { yes: 'agrees', no: 'disagrees', '9': 'refused' }, D: { yes: 'x' } };
const network = 'class*{1,2} -> A, B, C';

describe('--labels', () => {
  it('stand in the document of a mixture, and in its report beside the codes; codes that do not occur are left out', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'l.json': LABELS });
    const { model } = await fitJson(cwd, ['a.csv', '-k', '2', '--starts', '2', '--labels', 'l.json']);
    expect(model.features[0].labels).toEqual({ yes: 'agrees', no: 'disagrees' });
    expect(model.features[1].labels).toBeUndefined();
    const { stdout, stderr } = await latent(['fit', 'a.csv', '-k', '2', '--starts', '2', '--labels', 'l.json'], {
      cwd,
    });
    expect(stdout).toContain('yes agrees');
    expect(stderr).toContain('--labels names columns that the data lack: "D"');
  });

  it('stand in the document of a network', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'l.json': LABELS });
    const { model } = await fitJson(cwd, ['a.csv', '--graph', network, '--starts', '2', '--labels', 'l.json']);
    expect(model.nodes.find(({ name }: { name: string }) => name === 'A').labels).toEqual({
      yes: 'agrees',
      no: 'disagrees',
    });
  });

  it('a fit that is repeated has them from its record', async () => {
    const cwd = folder({ 'a.csv': SURVEY, 'l.json': LABELS });
    await fitJson(cwd, ['a.csv', '-k', '2', '--starts', '2', '--labels', 'l.json', '-o', 'fit.json']);
    const { model } = await fitJson(cwd, ['a.csv', '--repeat', 'fit.json']);
    expect(model.features[0].labels).toEqual({ yes: 'agrees', no: 'disagrees' });
  });

  it.each([
    [[], 'an object of columns'],
    [{ A: ['no', 'yes'] }, 'no object of codes'],
    [{ A: { yes: 1 } }, '"A" = yes is 1'],
    [{ A: { yes: '' } }, '"A" = yes is ""'],
  ])('of another shape are refused: %j', (labels, piece) =>
    expectFailure(
      { 'a.csv': SURVEY, 'l.json': labels },
      ['fit', 'a.csv', '-k', '2', '--labels', 'l.json'],
      3,
      'BAD_LABELS',
      'l.json',
      piece,
    ),
  );
});
