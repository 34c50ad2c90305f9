import type { Line, Twin } from '../line.ts';
import type { Height } from './routes.ts';

/** The courses of both guesses, side by side. */
export function twinOf(fromParameters: readonly Height[], fromResponsibilities: readonly Height[]): Twin {
  const at = (course: readonly Height[], wanted: number): string =>
    course.find(([step]) => step === wanted)?.[1].toFixed(6) ?? '';
  const end = (course: readonly Height[]): string => course.at(-1)?.[1].toFixed(6) ?? '';
  return {
    caption: 'Log-likelihood after each M-step (nats)',
    head: ['M-steps', 'guessed parameters', 'guessed responsibilities'],
    words: 0,
    name: (row, column) => (row === LAST ? [undefined, 'end', 'other end'][column] : undefined),
    rows: [
      ...Array.from({ length: LAST }, (_, step) => [
        String(step),
        at(fromParameters, step),
        at(fromResponsibilities, step),
      ]),
      ['end', end(fromParameters), end(fromResponsibilities)],
    ],
  };
}

/** As many steps are listed, and then the end. */
const LAST = 21;

/** Where the two courses end. */
export function endLines(
  fromParameters: readonly Height[] | undefined,
  fromResponsibilities: readonly Height[] | undefined,
): readonly Line[] {
  const line = (of: string, guessed: string, course: readonly Height[] | undefined): Line[] => {
    const [last, before] = (course ?? []).slice(-2).reverse();
    return last && before
      ? [
          {
            of,
            text: `guessed ${guessed}: ${last[1].toFixed(6)} after ${last[0]} M-steps\nlast gain = ${last[1].toFixed(6)} − (${before[1].toFixed(6)}) = ${(last[1] - before[1]).toFixed(6)}, so it stands still`,
          },
        ]
      : [];
  };
  return [...line('end', 'parameters', fromParameters), ...line('other end', 'responsibilities', fromResponsibilities)];
}
