import type { ReactNode } from 'react';
import { fragmentOf } from '../app/location.ts';
import { lessons } from './lessons.ts';

export function Contents(): ReactNode {
  return (
    <div className="page">
      <h1>Why EM works, one idea at a time</h1>
      <p className="lead">
        Each lesson has one picture that you can take hold of, and says something before you touch it. They follow the
        lecture; each stands on its own too.
      </p>
      <ol className="contents">
        {lessons.map(({ number, title, question }) => (
          <li key={number}>
            <a href={fragmentOf(`/learn/${number}`)}>
              <span>{number}</span>
              <strong>{title}</strong>
              <span className="quiet">{question}</span>
            </a>
          </li>
        ))}
      </ol>
      <p className="quiet">
        <a href={fragmentOf('/learn/teach')}>For teachers</a> ·{' '}
        <a href={fragmentOf('/learn/all')}>All lessons on one page</a>
      </p>
    </div>
  );
}
