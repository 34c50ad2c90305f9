import type { ReactNode } from 'react';
import { Formula } from '../../math/Formula.tsx';
import { topOf } from '../../numbers/maximum.ts';
import { sampled } from '../../pictures/Curve.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Live } from '../../ui/Live.tsx';
import { useNumbers } from '../../ui/useNumbers.ts';
import { useViewState } from '../../ui/useViewState.ts';
import { LessonFrame } from '../LessonFrame.tsx';
import type { LessonProps } from '../lesson.ts';
import { families } from './families.ts';
import { type Family, SHARES } from './family.ts';
import { Hill } from './Hill.tsx';
import q from './q.tex';
import { arithmeticOf, numbersOf, twinOf } from './twin.ts';
import { Weighed } from './Weighed.tsx';

/** `theta` −9: where the family begins. */
const FIRST = { family: families[0].id, class: 'A', theta: -9 };
const UNSET = -9;

/** Lesson 12: the M-step is a ratio of expected counts, whatever the family. */
export default function Maximization({ head }: LessonProps): ReactNode {
  const [state, change, reset] = useViewState(FIRST);
  const family = families.find(({ id }) => id === state.family) ?? families[0];
  const shares = state.class === 'B' ? SHARES.map((share) => Number((1 - share).toFixed(2))) : SHARES;
  const key = `${family.id} ${state.class}`;
  const { value, error } = useNumbers(() => hillOf(family, shares, key), key);
  const best = value?.key === key ? value.best : undefined;
  const theta = state.theta === UNSET ? family.first : within(state.theta, family);
  const here = useNumbers(
    async () => (best ? await family.height(theta, best, shares) : undefined),
    `${key} ${theta} ${best?.theta}`,
  );
  const snap = best && (() => change({ theta: best.theta }));
  useKeys({ m: snap });
  return (
    <LessonFrame
      head={head}
      error={error ?? here.error}
      onReset={reset}
      prose={
        <p>
          The responsibilities are fixed now, so every row counts for a class by its share: a row that is 0.7 of class A
          adds 0.7 to the counts of A. With these fractional counts the M-step is what it would be if all had been seen:
          a ratio of sums. That is the top of Q, and no search is needed. Each family has its own ratio. This is why EM
          is a framework: bring a density, its sums and its ratio, and the rest stays as it is.
        </p>
      }
      formulas={
        <>
          <Formula of={q} live={{ q: here.value?.toFixed(4) ?? '…' }} />
          <Formula
            of={family.formula}
            live={{
              top: best?.top.toFixed(3) ?? '…',
              bottom: best?.bottom.toFixed(3) ?? '…',
              theta: best?.theta.toFixed(4) ?? '…',
            }}
          />
        </>
      }
      predict={{
        question: 'The third row is 0.7 of class A, and its word is good. What does it add to A’s count of good words?',
        choices: ['1', '0.7', '0 or 1, by chance'],
        answer: 1,
        because: 'Its share: 0.7 for class A, and 0.3 for class B.',
      }}
      controls={
        <>
          <Choices
            label="Family"
            value={family.id}
            options={families.map(({ id, name }) => ({ value: id, name }))}
            onChange={(chosen) => change({ family: chosen, theta: UNSET })}
          />
          <Choices
            label="Class"
            value={state.class}
            options={['A', 'B'].map((name) => ({ value: name, name }))}
            onChange={(chosen) => change({ class: chosen, theta: UNSET })}
          />
          <div className="row">
            <button type="button" className="first" disabled={!snap} onClick={snap}>
              M-step
            </button>
            <span className="quiet small">
              Drag the hollow dot and let go, or press <kbd>m</kbd>.
            </span>
          </div>
        </>
      }
      picture={
        <div className="views">
          <p className="quiet small">{family.story}</p>
          {best && value && (
            <>
              <Weighed family={family} shares={shares} best={best} />
              <Hill
                family={family}
                curve={value.curve}
                best={{ theta: best.theta, height: value.height }}
                at={{ theta, height: here.value ?? Number.NaN }}
                onMove={(moved) => change({ theta: moved })}
                {...(snap && { onRelease: snap })}
              />
              <p className="small" role="status">
                The ratio:{' '}
                <strong>
                  <Live name="ratio">{(best.top / best.bottom).toFixed(6)}</Live>
                </strong>
                . The library’s M-step: <strong>{best.theta.toFixed(6)}</strong>. The top, found by search:{' '}
                <strong>{value.found.toFixed(6)}</strong>.
              </p>
            </>
          )}
        </div>
      }
      twin={twinOf(family, shares)}
      arithmetic={best && value ? arithmeticOf(family, shares, best, value.height) : []}
      numbers={best && here.value !== undefined ? numbersOf(family, shares, best, theta, here.value) : []}
      code={family.code(shares)}
    />
  );
}

async function hillOf(family: Family, shares: readonly number[], key: string) {
  const best = await family.maximize(shares);
  const inside = insideOf(family);
  const height = (theta: number): Promise<number> => family.height(theta, best, shares);
  const places = sampled((theta) => theta, inside, 80);
  const curve = await Promise.all(places.map(async ([theta]) => [theta, await height(theta)] as const));
  return { key, best, curve, height: await height(best.theta), found: await topOf(height, inside) };
}

/** The axis without its ends, where a density may be 0. */
function insideOf({ axis }: Family): readonly [number, number] {
  const [from, to] = axis.domain;
  return [from + 0.01, to - 0.01];
}

function within(theta: number, family: Family): number {
  const [from, to] = insideOf(family);
  return Math.min(to, Math.max(from, theta));
}
