import type { ExplainedCompletion, ExplainedNetworkIteration, ExplainedNetworkRow } from 'latent';
import { plain } from '../../output/plain.ts';
import { byHand, result, underflows } from '../arithmetic.ts';

/** What of a pattern its terms are written from. */
export type Terms = Pick<ExplainedNetworkRow, 'hidden' | 'completions' | 'combinations' | 'marginal' | 'posteriors'>;

/** Terms of a pattern that are written out without --all. */
const SHOWN = 16;

/** A line that is longer leaves the denominator to the sum. */
const LONGEST = 80;

/**
 * A line for every way to fill in the hidden nodes: `Thoughts=good  r = .3*.9 / (.3*.9 + .7*.2) = .27/.41 = .6585`; of many or long ones
 * product and responsibility only.
 */
export function termLines(terms: Terms, nodes: ExplainedNetworkIteration['nodes'], all: boolean): string[] {
  const { hidden, completions, combinations, marginal } = terms;
  if (completions.length === 0) return [tooMany(hidden, combinations), ...posteriorLines(terms, nodes)];
  if (hidden.length === 0) return [];
  const names = completions.map(({ levels }) => plain(hidden.map((node, i) => `${node}=${levels[i]}`).join(', ')));
  const width = Math.max(...names.map((name) => name.length));
  const whole = completions.map((own, i) => `${names[i]?.padEnd(width)}  r = ${wholeText(own, completions, marginal)}`);
  const isShort = !underflows(marginal) && whole.every((line) => line.length <= LONGEST);
  const lines = isShort
    ? whole
    : completions.map((own, i) => `${names[i]?.padEnd(width)}  ${shortText(own, marginal)}`);
  const shown = all ? lines : lines.slice(0, SHOWN);
  const rest = lines.length - shown.length;
  return rest > 0 ? [...shown, `… and ${rest} more ways to fill them in (--all)`] : shown;
}

/** `.3*.9`: the factors of a completion. */
export function factorsText({ factors }: ExplainedCompletion): string {
  const shown = factors.slice(0, MOST_FACTORS).map(({ probability }) => byHand(probability));
  const rest = factors.length - shown.length;
  return shown.join('*') + (rest > 0 ? `*…(${rest} more)` : '');
}

/** `p(H) p(A|H) p(C|A,B)`: the order of the factors, parents before children. */
export function factorOrder(completions: readonly ExplainedCompletion[]): string {
  const factors = completions[0]?.factors.slice(0, MOST_FACTORS) ?? [];
  return plain(
    factors
      .map(({ node, parents }) => {
        const names = Object.keys(parents);
        return names.length > 0 ? `p(${node}|${names.join(',')})` : `p(${node})`;
      })
      .join(' '),
  );
}

const MOST_FACTORS = 12;

/** `.3*.9 / (.3*.9 + .7*.2) = .27/.41 = .6585`: its own term first. */
function wholeText(own: ExplainedCompletion, completions: readonly ExplainedCompletion[], marginal: number): string {
  const others = completions.filter((other) => other !== own);
  const sum = [own, ...others].map(factorsText).join(' + ');
  return `${factorsText(own)} / (${sum}) = ${byHand(own.product)}/${byHand(marginal)} = ${result(own.responsibility)}`;
}

function shortText(own: ExplainedCompletion, marginal: number): string {
  const responsibility = Number.isNaN(own.responsibility) ? '-' : result(own.responsibility);
  if (underflows(marginal)) return `${factorsText(own)}   r = ${responsibility}`;
  const product = byHand(own.product);
  return `${factorsText(own)} = ${product}   r = ${product}/${byHand(marginal)} = ${responsibility}`;
}

function tooMany(hidden: readonly string[], combinations: number): string {
  return plain(`${combinations} ways to fill in ${hidden.join(', ')}: too many to write down; added up by the engine:`);
}

function posteriorLines({ posteriors }: Terms, nodes: ExplainedNetworkIteration['nodes']): string[] {
  return posteriors.map(({ node, probabilities }) => {
    const levels = nodes.find(({ name }) => name === node)?.levels ?? [];
    return plain(`${node}: ${levels.map((level, i) => `${level} ${result(probabilities[i] as number)}`).join(', ')}`);
  });
}
