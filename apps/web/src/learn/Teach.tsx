import { type ReactNode, useState } from 'react';
import { fragmentOf } from '../app/location.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { lessons } from './lessons.ts';
import { lessonPath } from './mode.ts';

/** Links for a class: one lesson with a seed of one's own, answers shown or not, alone or in a frame of another page. */
export function Teach(): ReactNode {
  const [number, setNumber] = useState(lessons[0]?.number ?? 1);
  const [hidesAnswers, setHides] = useState(true);
  const [embedded, setEmbedded] = useState(false);
  const [seed, setSeed] = useState('1');
  const query = /^[1-9]\d{0,8}$/.test(seed) && seed !== '1' ? `seed=${seed}` : '';
  const link = `${window.location.href.split('#')[0]}${fragmentOf(lessonPath(number, { embedded, hidesAnswers, printed: false }), query)}`;
  const frame = `<iframe src="${link}" title="latent lab" width="100%" height="900" style="border:0"></iframe>`;
  return (
    <div className="page">
      <h1>For teachers</h1>
      <p className="lead">Hand a class one lesson as you want it: every view of the lab is a link.</p>
      <div className="teach">
        <label>
          <span>Lesson</span>
          <select value={number} onChange={({ target }) => setNumber(Number(target.value))}>
            {lessons.map((lesson) => (
              <option key={lesson.number} value={lesson.number}>
                {lesson.number}. {lesson.title}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>Seed of what is drawn at random</span>
          <input inputMode="numeric" value={seed} onChange={({ target }) => setSeed(target.value)} />
        </label>
        <label className="row">
          <input type="checkbox" checked={hidesAnswers} onChange={({ target }) => setHides(target.checked)} />
          Hide answers, arithmetic and tables
        </label>
        <label className="row">
          <input type="checkbox" checked={embedded} onChange={({ target }) => setEmbedded(target.checked)} />
          Only the lesson, for a frame in another page
        </label>
      </div>
      <h2>The link</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>{link}</pre>
      <CopyButton text={() => link}>Copy link</CopyButton>
      {embedded && (
        <>
          <h2>The frame</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <pre tabIndex={0}>{frame}</pre>
          <CopyButton text={() => frame}>Copy frame</CopyButton>
        </>
      )}
      <h2>On paper</h2>
      <p>
        All lessons on one page: <a href={fragmentOf('/learn/all')}>with answers</a>,{' '}
        <a href={fragmentOf('/learn/all/quiz')}>without answers</a>. In a lesson, set the picture as you want it and
        take “Copy link”: the link holds its state too.
      </p>
    </div>
  );
}
