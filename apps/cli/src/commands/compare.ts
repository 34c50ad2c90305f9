import { type ComparisonDocument, compareFits, type FitDocument, isNetworkFit, LatentError } from 'latent';
import { refuseTwoStandardInputs } from '../applied/open.ts';
import { agreementOn } from '../compare/agreement.ts';
import type { CompareOptions } from '../compare/options.ts';
import type { Context } from '../context.ts';
import { fileNameOf, readAnyFit } from '../data/readDocument.ts';
import { UsageError } from '../errors.ts';
import { comparisonReport } from '../output/comparisonReport.ts';
import { jsonText } from '../output/json.ts';

export type { CompareOptions } from '../compare/options.ts';

/** `latent compare <a.json> <b.json>`: two fits of the same columns side by side, their classes matched, and how far they agree on data. */
export async function compare(context: Context, a: string, b: string, options: CompareOptions): Promise<number> {
  refuseTwoStandardInputs(a, b, options.data);
  refuseWithoutData(options);
  const [first, second] = [await readMixtureFit(a), await readMixtureFit(b)];
  const compared = withFiles(() => compareFits(first, second), a, b);
  const document: ComparisonDocument =
    options.data === undefined
      ? compared
      : { ...compared, agreement: await agreementOn(context, [first, second], options.data, options) };
  if (context.format === 'json') await context.out(jsonText(document));
  else await context.out(comparisonReport(context, { document, files: [a, b].map(fileNameOf), fits: [first, second] }));
  return 0;
}

function refuseWithoutData(options: CompareOptions): void {
  if (options.data !== undefined) return;
  const flags = ['id', 'weights', 'missing', 'delimiter', 'unseen'] as const;
  const given = flags.find((flag) => options[flag] !== undefined);
  if (given !== undefined)
    throw new UsageError(
      'CONFLICTING_OPTIONS',
      `--${given} says how data are read, and there are none`,
      'Add --data FILE, or leave it out.',
      { option: given },
    );
}

async function readMixtureFit(path: string): Promise<FitDocument> {
  const fit = await readAnyFit(path);
  if (!isNetworkFit(fit)) return fit;
  throw new LatentError(
    'WRONG_KIND',
    'this is the fit of a network, and compare matches the classes of mixtures: hidden nodes of two networks need not have the same place',
    'See log-likelihood, AIC, BIC and tables of each with latent inspect FIT, what each says of the rows with latent predict FIT DATA, and ask both the same with latent query FIT "A | B=b". A network of one hidden node above its items is a mixture: latent fit DATA -k N.',
    { file: fileNameOf(path) },
  );
}

/** What the library calls the first and the second fit are files here. */
function withFiles<T>(compared: () => T, a: string, b: string): T {
  try {
    return compared();
  } catch (error) {
    throw error instanceof LatentError ? error.at({ files: [a, b].map(fileNameOf) }) : error;
  }
}
