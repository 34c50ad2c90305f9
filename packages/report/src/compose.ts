import { counted, logLikelihood } from '@latent/charts/number';
import type { FitDocument, NetworkDocument } from 'latent';
import type { Report, ReportInput, Section } from './report.ts';
import { dataSection } from './sections/data.ts';
import { fittingSection } from './sections/fitting.tsx';
import { identifiabilitySection } from './sections/identifiability.ts';
import { isMixture, methodsSection } from './sections/methods.ts';
import { profilesSection } from './sections/profiles.tsx';
import { rowsSection } from './sections/rows.ts';
import { selectionSection } from './sections/selection.tsx';
import { sizesSection } from './sections/sizes.tsx';
import { tablesSection } from './sections/tables.ts';
import { warningsSection } from './sections/warnings.ts';

/**
 * A fit as a report: what was found, how sure that is, and how to get it again.
 *
 * @example
 * const html = htmlOf(composeReport({ fit, command: 'latent fit survey.csv --repeat fit.json' }));
 */
export function composeReport(input: ReportInput): Report {
  const { fit, selection } = input;
  const results: Section[] = isMixture(fit)
    ? [sizesSection(fit, input), profilesSection(fit), rowsSection(fit, input)]
    : [tablesSection(fit as FitDocument<NetworkDocument>)];
  return {
    title: titleOf(fit),
    lead: leadOf(fit),
    sections: [
      ...results,
      warningsSection(input),
      identifiabilitySection(input),
      fittingSection(input),
      ...(selection ? [selectionSection(selection)] : []),
      dataSection(input),
      methodsSection(input),
    ],
  };
}

function titleOf(fit: ReportInput['fit']): string {
  if (!isMixture(fit)) return `A network of ${counted((fit.model as NetworkDocument).nodes.length, 'node')}`;
  const { latent, features } = fit.model;
  const classes = counted(latent.levels.length, 'class', 'classes');
  return features.every(({ levels }) => levels !== undefined)
    ? `Latent class analysis with ${classes}`
    : `A mixture with ${classes}`;
}

function leadOf(fit: ReportInput['fit']): string[] {
  const { starts, identifiability, warnings } = fit;
  const reached =
    starts.count > 1 ? `, reached by ${starts.atBest} of ${counted(starts.finished, 'finished start')}` : '';
  const errors = warnings.filter(({ level }) => level === 'error').length;
  return [
    `${counted(fit.data.rows, 'row')}, ${counted(fit.freeParameters, 'free parameter')}; best log-likelihood ${logLikelihood(fit.logLikelihood)}${reached}.`,
    ...(fit.converged ? [] : ['The fit did not converge: read the numbers as provisional.']),
    ...(identifiability && !identifiability.identified
      ? ['The data do not determine all parameters: see Identifiability.']
      : []),
    ...(errors > 0 ? [`${counted(errors, 'warning')} of level error: see Warnings.`] : []),
  ];
}
