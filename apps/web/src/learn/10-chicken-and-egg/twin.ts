import type { TableData } from '@latent/charts';
import type { Height } from './routes.ts';

/** The courses of both guesses, side by side. */
export function twinOf(fromParameters: readonly Height[], fromResponsibilities: readonly Height[]): TableData {
  const at = (course: readonly Height[], wanted: number): string =>
    course.find(([step]) => step === wanted)?.[1].toFixed(6) ?? '';
  const end = (course: readonly Height[]): string => course.at(-1)?.[1].toFixed(6) ?? '';
  return {
    caption: 'Log-likelihood after each M-step (nats)',
    head: ['M-steps', 'guessed parameters', 'guessed responsibilities'],
    words: 0,
    rows: [
      ...Array.from({ length: 21 }, (_, step) => [
        String(step),
        at(fromParameters, step),
        at(fromResponsibilities, step),
      ]),
      ['end', end(fromParameters), end(fromResponsibilities)],
    ],
  };
}
