import type { ReactNode } from 'react';
import { lessons } from '../learn/lessons.ts';
import { fragmentOf } from './location.ts';

export function Home(): ReactNode {
  const first = lessons[0];
  return (
    <div className="page home">
      <h1>See why EM works. Then use it on your own data.</h1>
      <p className="lead">
        Expectation–maximization finds the parameters of a model of which something was never seen. This lab takes it
        apart, one idea a picture, and fits the same models to your tables. Nothing is uploaded: everything is computed
        in this browser.
      </p>
      <ul className="doors">
        <li>
          <a href={fragmentOf('/learn')}>
            <strong>Learn</strong>
            <span>{lessons.length} lessons, from “latent means missing” to the whole algorithm and its failures.</span>
          </a>
        </li>
        <li>
          <a href={fragmentOf('/workbench')}>
            <strong>Workbench</strong>
            <span>
              Drop a CSV, JSON or Parquet file; get classes, a class for every row, and how far to trust them.
            </span>
          </a>
        </li>
      </ul>
      {first && (
        <p>
          New here? Start with <a href={fragmentOf(`/learn/${first.number}`)}>lesson 1: {first.title}</a>.
        </p>
      )}
    </div>
  );
}
