import type { FitRecord } from '../../compute/lab.ts';
import { currentFit, useSession } from '../session/session.ts';

/** The fit that the steps after the fit show. Only steps that need one ask for it. */
export function useFit(): FitRecord {
  const record = useSession(currentFit);
  if (!record) throw new TypeError('this step is shown without a fit');
  return record;
}
