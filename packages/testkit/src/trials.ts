/**
 * How many random problems a law is tried on: the ordinary suite takes few of each, `LATENT_TRIALS=10 npm test -w packages/testkit` ten times
 * as many.
 */
export const trials = (few: number): number => few * Number(process.env['LATENT_TRIALS'] ?? 1);
