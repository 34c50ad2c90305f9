import { placeText } from '@latent/files/place';
import type { Where } from 'latent';
import type { ReactNode } from 'react';
import { labWords } from './labWords.ts';

/** What a notice shows: an error of `latent`, a warning of a fit, or whatever else was thrown. */
export interface NoticeProps {
  readonly error: unknown;
  readonly children?: ReactNode;
}

/** An error or a warning: its code, where and what happened, how to mend it; `children` are buttons that do. */
export function Notice({ error, children }: NoticeProps): ReactNode {
  const { code, level, message, fix } = saidBy(error);
  return (
    <div className={`notice ${level}`} role={level === 'error' ? 'alert' : 'note'}>
      <p>
        {code !== undefined && <code>{code}</code>} {message}
      </p>
      {fix !== undefined && <p className="quiet">{fix}</p>}
      {children}
    </div>
  );
}

interface Said {
  readonly code?: string | undefined;
  readonly level: string;
  readonly message: string;
  readonly fix?: string | undefined;
}

function saidBy(error: unknown): Said {
  if (typeof error !== 'object' || error === null) return { level: 'error', message: String(error) };
  const { code, level, message, fix, where } = error as Readonly<Record<string, unknown>>;
  const place = level === undefined && where ? placeText(where as Where, String(message)) : '';
  return {
    code: typeof code === 'string' ? code : undefined,
    level: typeof level === 'string' ? level : 'error',
    message: `${place === '' ? '' : `${place}: `}${typeof message === 'string' ? message : String(error)}`,
    fix: typeof fix === 'string' ? labWords(fix) : undefined,
  };
}
