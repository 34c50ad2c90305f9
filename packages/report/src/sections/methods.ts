import { counted, decimals, significant } from '@latent/charts/number';
import type { FitDocument, MixtureDocument, NetworkDocument } from 'latent';
import type { ReportInput, Section } from '../report.ts';

/** A paragraph for a paper, what it cites, and the command that repeats the fit. */
export function methodsSection(input: ReportInput): Section {
  const { fit, command, selection } = input;
  const cited = new Set<string>(['em']);
  const sentences = [
    model(fit, cited),
    estimation(fit, cited),
    missing(fit, cited),
    starts(fit),
    ...(selection ? [choice(cited)] : []),
    ...(fit.identifiability ? [rank(cited)] : []),
    `latent ${fit.producer.latent} (engine ${fit.producer.engine}) was used, with the seed ${fit.seed}.`,
  ];
  return {
    id: 'methods',
    title: 'Methods',
    blocks: [
      { kind: 'text', text: sentences.filter((sentence) => sentence !== '').join(' ') },
      { kind: 'list', items: Object.keys(SOURCES).flatMap((key) => (cited.has(key) ? [SOURCES[key] as string] : [])) },
      { kind: 'text', text: 'To repeat the fit, with the fit document beside the data:' },
      { kind: 'code', code: command },
    ],
  };
}

const SOURCES: Readonly<Record<string, string>> = {
  lca: 'Lazarsfeld, P. F., & Henry, N. W. (1968). Latent structure analysis. Houghton Mifflin.',
  em: 'Dempster, A. P., Laird, N. M., & Rubin, D. B. (1977). Maximum likelihood from incomplete data via the EM algorithm. Journal of the Royal Statistical Society B, 39, 1–38.',
  squarem:
    'Varadhan, R., & Roland, C. (2008). Simple and globally convergent methods for accelerating the convergence of any EM algorithm. Scandinavian Journal of Statistics, 35, 335–353.',
  mixture: 'McLachlan, G., & Peel, D. (2000). Finite mixture models. Wiley.',
  network:
    'Lauritzen, S. L. (1995). The EM algorithm for graphical association models with missing data. Computational Statistics & Data Analysis, 19, 191–201.',
  missing: 'Rubin, D. B. (1976). Inference and missing data. Biometrika, 63, 581–592.',
  bic: 'Schwarz, G. (1978). Estimating the dimension of a model. Annals of Statistics, 6, 461–464.',
  rank: 'Goodman, L. A. (1974). Exploratory latent structure analysis using both identifiable and unidentifiable models. Biometrika, 61, 215–231.',
};

function model(fit: ReportInput['fit'], cited: Set<string>): string {
  const rows = counted(fit.data.rows, 'row');
  const columns = counted(fit.data.columns.length, 'column');
  if (isNetwork(fit)) {
    cited.add('network');
    const hidden = fit.model.nodes.filter(({ latent }) => latent).length;
    return `A discrete Bayesian network of ${counted(fit.model.nodes.length, 'node')}, ${hidden} of them hidden, was fitted to ${rows} and ${columns} by the EM algorithm (Dempster, Laird & Rubin, 1977; Lauritzen, 1995).`;
  }
  const { latent, features } = fit.model;
  const categorical = features.every(({ levels }) => levels !== undefined);
  cited.add(categorical ? 'lca' : 'mixture');
  const kind = categorical
    ? `A latent class model (Lazarsfeld & Henry, 1968) with ${counted(latent.levels.length, 'class', 'classes')}`
    : `A finite mixture model (McLachlan & Peel, 2000) with ${counted(latent.levels.length, 'component')}`;
  return `${kind}, ${within(features)}, was fitted to ${rows} and ${columns} by the EM algorithm (Dempster, Laird & Rubin, 1977).`;
}

/** What is assumed of the columns inside a class. */
function within(features: MixtureDocument['features']): string {
  const families = [...new Set(features.map(({ family }) => family))].join(', ');
  const joint = features.filter(({ columns, covariance = 'full' }) => columns && /^(full|tied)$/.test(covariance));
  if (joint.length === 0) return `within which the columns are independent (${families})`;
  const blocks = joint.map(
    ({ columns = [], covariance = 'full' }) => `${columns.join(', ')} (${covariance} covariance)`,
  );
  const others = joint.length < features.length ? `; the other columns are independent (${families})` : '';
  return `within which the Gaussian columns have a joint distribution: ${blocks.join('; ')}${others}`;
}

function estimation({ options, logPrior, model: { prior } }: ReportInput['fit'], cited: Set<string>): string {
  const accelerated = options['accelerate'] === 'squarem';
  if (accelerated) cited.add('squarem');
  const what =
    logPrior === 0
      ? 'Estimates maximise the likelihood'
      : `Estimates maximise the likelihood times a prior${prior && 'pseudoCount' in prior && prior.pseudoCount > 0 ? ` (pseudo-count ${significant(prior.pseudoCount)} in each cell)` : ''}`;
  const steps = accelerated ? ', with steps accelerated by SQUAREM (Varadhan & Roland, 2008)' : '';
  return `${what}${steps}; the tolerance was ${significant(Number(options['tolerance']))}.`;
}

function missing({ data }: ReportInput['fit'], cited: Set<string>): string {
  if (data.missingCells === 0) return '';
  cited.add('missing');
  const share = (100 * data.missingCells) / (data.rows * data.columns.length);
  return `Missing cells (${decimals(share, 1)}%) were left missing: the likelihood is that of the observed cells, which holds where they are missing at random (Rubin, 1976).`;
}

function starts({ starts: { count, atBest, finished } }: ReportInput['fit']): string {
  return count === 1
    ? 'One start was run.'
    : `Of ${count} starts ${finished} were run to convergence; ${atBest} of these reached the best optimum.`;
}

function choice(cited: Set<string>): string {
  cited.add('bic');
  return 'The number of classes was compared by information criteria (Schwarz, 1978, and others); fits that did not converge, were not replicated or not identified were not ranked.';
}

function rank(cited: Set<string>): string {
  cited.add('rank');
  return 'Identifiability was judged by the rank of the Jacobian of the pattern probabilities (Goodman, 1974).';
}

const isNetwork = (fit: ReportInput['fit']): fit is FitDocument<NetworkDocument> => fit.model.kind === 'network';
export const isMixture = (fit: ReportInput['fit']): fit is FitDocument<MixtureDocument> => fit.model.kind === 'mixture';
