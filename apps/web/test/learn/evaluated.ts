/** What an expression may be, its numbers being rounded. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * Evaluates arithmetic as cards write it: `37 log 0.37 + 63 log (1 − 0.37)`, `0.25×0.79^5`, `(…)²`, `2 log x` for `2 · log x`. Numbers with more
 * than two decimals count as rounded and become ranges; those with two or fewer are what a person set, and exact. Undefined where the text is no
 * arithmetic.
 */
export function evaluated(text: string): Range | undefined {
  const tokens = text
    .replaceAll('−', '-')
    .replaceAll(/[×·]/g, '*')
    .replaceAll('²', '^2')
    .match(/\d+\.?\d*(e-?\d+)?|log|exp|[-+*/^()]|\S/g);
  if (!tokens || tokens.some((token) => !/^(\d|log$|exp$|[-+*/^()]$)/.test(token))) return undefined;
  let at = 0;
  const take = (...wanted: readonly string[]): string | undefined =>
    wanted.includes(tokens[at] ?? '') ? tokens[at++] : undefined;

  function sum(): Range {
    const first = take('+', '-');
    let value = first === '-' ? negative(product()) : product();
    for (let sign = take('+', '-'); sign; sign = take('+', '-')) {
      const next = product();
      value = plus(value, sign === '-' ? negative(next) : next);
    }
    return value;
  }
  function product(): Range {
    let value = power();
    for (;;) {
      if (take('*')) value = times(value, take('-') ? negative(power()) : power());
      else if (take('/')) value = times(value, inverse(power()));
      else if (tokens?.[at] === 'log' || tokens?.[at] === 'exp' || tokens?.[at] === '(') value = times(value, power());
      else return value;
    }
  }
  function power(): Range {
    const base = atom();
    if (!take('^')) return base;
    const exponent = Number(tokens?.[at++]);
    const ends = [base.least ** exponent, base.most ** exponent];
    const touchesZero = base.least < 0 && base.most > 0;
    return { least: touchesZero ? 0 : Math.min(...ends), most: Math.max(...ends) };
  }
  function atom(): Range {
    if (take('(')) {
      const inner = sum();
      if (!take(')')) throw new SyntaxError(`a bracket stays open: ${text}`);
      return inner;
    }
    const name = take('log', 'exp');
    if (name) {
      const { least, most } = power();
      return name === 'log'
        ? { least: Math.log(least), most: Math.log(most) }
        : { least: Math.exp(least), most: Math.exp(most) };
    }
    const token = tokens?.[at++] ?? '';
    if (!/^\d/.test(token)) throw new SyntaxError(`no number at "${token}": ${text}`);
    return rounded(token);
  }
  const value = sum();
  if (at < tokens.length) throw new SyntaxError(`left over: ${tokens.slice(at).join(' ')} in ${text}`);
  return value;
}

/** The range that a rounded number stands for. */
function rounded(token: string): Range {
  const value = Number(token);
  const places = token.split('.')[1]?.length ?? 0;
  const half = places > 2 ? 0.5 * 10 ** -places : 0;
  return { least: value - half, most: value + half };
}

const plus = (a: Range, b: Range): Range => ({ least: a.least + b.least, most: a.most + b.most });
const negative = ({ least, most }: Range): Range => ({ least: -most, most: -least });
const inverse = ({ least, most }: Range): Range => ({ least: 1 / most, most: 1 / least });
function times(a: Range, b: Range): Range {
  const ends = [a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most];
  return { least: Math.min(...ends), most: Math.max(...ends) };
}
