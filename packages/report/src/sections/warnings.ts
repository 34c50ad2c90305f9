import type { ReportInput, Section } from '../report.ts';

/** What to be careful about, each with its remedy. */
export function warningsSection({ fit: { warnings } }: ReportInput): Section {
  return {
    id: 'warnings',
    title: 'Warnings',
    blocks:
      warnings.length === 0
        ? [{ kind: 'text', text: 'None.' }]
        : warnings.map(({ level, code, message, fix }) => ({ kind: 'notice', level, code, text: message, fix })),
  };
}
