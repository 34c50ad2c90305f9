import { describe, expect, test } from 'vitest';
import { ClassSizes, Criteria, LevelProfiles, NumberProfiles, Starts, Trace } from '../src/index.ts';
import { canvasOf, markup, placesOf, textsOf } from './markup.ts';

const classes = ['A', 'B', 'C'];

describe('level profiles', () => {
  const items = [
    {
      name: 'x',
      levels: ['no', 'yes'],
      probabilities: [
        [1, 0],
        [0.75, 0.25],
        [0, 1],
      ],
    },
    {
      name: 'y',
      levels: ['1', '2', '3'],
      probabilities: [
        [0.2, 0.3, 0.5],
        [0.1, 0.1, 0.8],
        [1, 0, 0],
      ],
    },
  ];
  const svg = markup(<LevelProfiles classes={classes} items={items} />);

  test('a row for the second of two levels and for each of three', () => {
    expect(textsOf(svg).filter((text) => text.includes(' = '))).toEqual(['x = yes', 'y = 1', 'y = 2', 'y = 3']);
  });

  test('marks stand where the probabilities are, from 0 at the left end to 1 at the right', () => {
    const marks = placesOf(svg, 'mark').slice(classes.length); // the legend has one each
    expect(marks).toHaveLength(4 * classes.length);
    const [zero, quarter, one] = marks.map(({ x }) => x) as [number, number, number];
    expect(quarter - zero).toBeCloseTo((one - zero) / 4, 1);
    const expected = [0.2, 0.1, 1, 0.3, 0.1, 0, 0.5, 0.8, 0];
    expect(marks.slice(3).map(({ x }) => (x - zero) / (one - zero))).toEqual(expected.map((p) => expect.closeTo(p, 3)));
  });

  test('everything is on the canvas', () => {
    const { width, height } = canvasOf(svg);
    for (const { x, y } of placesOf(svg, 'mark').slice(classes.length)) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height - 40);
    }
  });

  test('names are text, and long ones are cut', () => {
    const hostile = markup(
      <LevelProfiles
        classes={['<b>']}
        items={[{ name: `${'w'.repeat(90)}`, levels: ['"', '<i>'], probabilities: [[0, 1]] }]}
      />,
    );
    expect(hostile).not.toContain('<b>');
    expect(hostile).not.toContain('<i>');
    expect(textsOf(hostile).some((text) => /^w{20,60}…$/.test(text))).toBe(true);
  });
});

test('class sizes: bars are as long as the shares', () => {
  const svg = markup(
    <ClassSizes title="share" classes={[0.5, 0.3, 0.2].map((share, k) => ({ name: classes[k] as string, share }))} />,
  );
  const widths = [...svg.matchAll(/class="bar"[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect(widths).toHaveLength(3);
  const [half, third, fifth] = widths as [number, number, number];
  expect(third / half).toBeCloseTo(0.6, 3);
  expect(fifth / half).toBeCloseTo(0.4, 3);
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['0.5000', '0.3000', '0.2000', ...classes]));
});

test('number profiles: whiskers reach one spread to both sides of the centre', () => {
  const item = {
    name: 'w',
    what: 'mean ± sd',
    classes: [
      { centre: 1, spread: 2 },
      { centre: 5, spread: 1 },
    ],
  };
  const svg = markup(<NumberProfiles classes={['A', 'B']} items={[item]} />);
  const [a, b] = placesOf(svg, 'mark').slice(2) as unknown as [{ x: number }, { x: number }];
  const unit = (b.x - a.x) / 4;
  const whiskers = [...svg.matchAll(/class="whisker"[^>]* d="M([\d.]+) [\d.]+H([\d.]+)"/g)].map(([, from, to]) => [
    Number(from),
    Number(to),
  ]);
  expect(whiskers.flat()).toEqual(
    [a.x - 2 * unit, a.x + 2 * unit, b.x - unit, b.x + unit].map((x) => expect.closeTo(x, 0)),
  );
});

test('trace: a first value far below the rest is named and left out; the curve never falls', () => {
  const svg = markup(<Trace values={[-900, -310, -305, -302, -301, -300.5, -300.2]} title="log-likelihood" />);
  expect(textsOf(svg)).toContain('iteration (below the picture, 0: -900.0)');
  const heights = [...(/class="curve" d="([^"]+)"/.exec(svg)?.[1] ?? '').matchAll(/,([\d.]+)/g)].map(([, y]) =>
    Number(y),
  );
  expect(heights).toHaveLength(6);
  expect(heights).toEqual([...heights].sort((a, b) => b - a)); // down the canvas is lower
});

test.each([[[-5]], [[-5, -5]], [[-7, -6, -5.5]]])('trace of %j draws without holes', (values) => {
  expect(markup(<Trace values={values} title="log-likelihood" />)).not.toMatch(/NaN|undefined|Infinity/);
});

test('starts: a dot each, those at the best optimum filled, equal ones stacked', () => {
  const svg = markup(<Starts objectives={[-1, -1, -1, -2, -9]} atBest={3} title="log-likelihood" />);
  const dots = [...svg.matchAll(/<circle class="(mark|hollow)" cx="([\d.]+)" cy="([\d.]+)"/g)];
  expect(dots.map(([, kind]) => kind)).toEqual(['mark', 'mark', 'mark', 'hollow', 'hollow']);
  expect(new Set(dots.slice(0, 3).map(([, , x]) => x)).size).toBe(1);
  expect(new Set(dots.slice(0, 3).map(([, , , y]) => y)).size).toBe(3);
});

test('criteria: hollow where not ranked, a gap where there is no fit, labels apart', () => {
  const svg = markup(
    <Criteria
      classes={[1, 2, 3]}
      unranked={new Set([2])}
      lines={[
        { name: 'BIC', values: [30, 20, 21] },
        { name: 'AIC', values: [30, null, 20.9] },
      ]}
    />,
  );
  expect(svg.match(/class="hollow"/g)).toHaveLength(2);
  expect(svg.match(/class="mark"/g)).toHaveLength(3);
  const at = (name: string): number => Number(new RegExp(`y="([\\d.]+)">${name}<`).exec(svg)?.[1]);
  expect(Math.abs(at('BIC') - at('AIC'))).toBeGreaterThanOrEqual(14);
});

test('every chart is one picture with a name', () => {
  for (const svg of [
    markup(<ClassSizes title="share" classes={[{ name: 'A', share: 1 }]} />),
    markup(<Starts objectives={[-1]} atBest={1} title="log-likelihood" />),
  ])
    expect(svg).toMatch(/^<svg class="chart" viewBox="0 0 640 [\d.]+" role="img" aria-label="[^"]+">/);
});
