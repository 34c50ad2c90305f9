import type { ReactNode } from 'react';
import type { Suspect } from '../../compute/lab.ts';
import { Notice } from '../../ui/Notice.tsx';
import { readAgain } from '../session/dataActions.ts';
import { session } from '../session/session.ts';

/** Tokens that often stand for a missing cell, and were read as answers: a button declares them. */
export function Suspects({ suspects }: { readonly suspects: readonly Suspect[] }): ReactNode {
  if (suspects.length === 0) return null;
  return (
    <Notice
      error={{
        level: 'info',
        message: 'These often stand for a missing cell, and were read as answers:',
      }}
    >
      <ul className="plain">
        {suspects.slice(0, MOST).map(({ token, column, cells }) => (
          <li key={`${column} ${token}`} className="row">
            <span>
              <code>{token}</code> in {column}, {cells} {cells === 1 ? 'cell' : 'cells'}
            </span>
            <button type="button" onClick={() => void readAgain({ missing: withToken(column, token) })}>
              Read as missing
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const MOST = 12;

function withToken(column: string, token: string): string {
  const { missing } = session.get().reading;
  return missing === undefined ? `${column}:${token}` : `${missing},${column}:${token}`;
}
