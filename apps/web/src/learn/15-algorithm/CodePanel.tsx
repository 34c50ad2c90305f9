import type { ReactNode } from 'react';

export interface CodePanelProps {
  /** Which half-step is next. */
  readonly next: 'E' | 'M';
  /** Said behind the lines, such as a log-likelihood. */
  readonly said: { readonly start: string; readonly E: string; readonly M: string };
}

/** The algorithm as a program; the line that runs next is marked. */
export function CodePanel({ next, said }: CodePanelProps): ReactNode {
  const lines: readonly { readonly code: string; readonly step?: 'E' | 'M'; readonly note?: string }[] = [
    { code: 'let theta = start(seed);', note: said.start },
    { code: 'do {' },
    { code: '  q = posterior(theta);', step: 'E', note: said.E },
    { code: '  counts = expected(q);', step: 'E' },
    { code: '  theta = maximize(counts);', step: 'M', note: said.M },
    { code: '} while (gain > 1e-9);' },
  ];
  return (
    <ol className="program" aria-label="The algorithm">
      {lines.map(({ code, step, note }) => (
        <li key={code} className={step} aria-current={step === next ? 'step' : undefined}>
          <code>{code}</code>
          {note !== undefined && <span className="quiet small">{note}</span>}
        </li>
      ))}
    </ol>
  );
}
