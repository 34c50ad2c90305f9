import { currentFit, type Session } from '../session/session.ts';
import type { Step } from '../step.ts';

const needsFit = (session: Session): string | undefined =>
  currentFit(session) ? undefined : session.data ? 'Fit a model first.' : 'Open some data and fit a model first.';

/** Steps that look at a fit: there is nothing to be done in them that could be missing. */
const about = (key: string, name: string, load: Step['load']): Step => ({
  ...{ key, name, load },
  missing: needsFit,
  isDone: () => false,
});

export const resultSteps: readonly Step[] = [
  about('classes', 'Classes', () => import('../classes/ClassesStep.tsx')),
  about('rows', 'Rows', () => import('../rows/RowsStep.tsx')),
  about('diagnostics', 'Diagnostics', () => import('../diagnostics/DiagnosticsStep.tsx')),
  about('compare', 'Compare', () => import('../compare/CompareStep.tsx')),
  about('export', 'Export', loadExport),
];

/** With the code that writes reports: once the page is warm, it asks for nothing. */
async function loadExport(): ReturnType<Step['load']> {
  const [step] = await Promise.all([import('../export/ExportStep.tsx'), import('@latent/report')]);
  return step;
}
