import type { PlainCode } from '../Codes.tsx';
import { coinsAsPython, coinsAsR, coinsInPython, coinsInR } from '../coinsPlain.ts';
import { inPython, inR } from '../plain.ts';
import type { Guess } from './routes.ts';

/** Where both ways in end, by hand. */
export const plainOf = ({ coins, q }: Guess): PlainCode => ({
  python: `${coinsInPython}

def run(theta):  # both half-steps until nothing is gained
    for _ in range(5000):
        theta = maximize(expect(theta))
    return likelihood(theta)
print(run(${coinsAsPython(coins)}), run(maximize(${inPython(q)})))`,
  r: `${coinsInR}

run <- function(theta) {  # both half-steps until nothing is gained
  for (i in 1:5000) theta <- maximize(expect(theta))
  likelihood(theta)
}
print(c(run(${coinsAsR(coins)}), run(maximize(${inR(q)}))), digits = 15)`,
});
