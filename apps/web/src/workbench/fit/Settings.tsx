import type { ReactNode } from 'react';
import type { FitSettings } from '../../compute/lab.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { session, useSession } from '../session/session.ts';

/** How the fit is searched for. */
export function Settings(): ReactNode {
  const settings = useSession((own) => own.settings);
  const set = (changed: Partial<FitSettings>): void => session.set({ settings: { ...settings, ...changed } });
  const starts = String(settings.starts);
  return (
    <div className="chips">
      <Select
        label="Starts"
        value={starts}
        options={[...new Set([...STARTS, starts])].map((value) => ({
          value,
          name: value === 'auto' ? '20, more if needed' : value,
        }))}
        onChange={(value) => set({ starts: value === 'auto' ? 'auto' : Number(value) })}
      />
      <NumberField
        label="Seed"
        value={settings.seed}
        min={0}
        max={Number.MAX_SAFE_INTEGER}
        isWhole
        onChange={(seed) => set({ seed: seed ?? 1 })}
      />
      <NumberField
        label="Stops at a gain of"
        value={settings.tolerance}
        min={0}
        placeholder="1e-8"
        onChange={(tolerance) => set({ tolerance })}
      />
      <NumberField
        label="Most iterations"
        value={settings.maxIterations}
        min={0}
        isWhole
        placeholder="10000"
        onChange={(maxIterations) => set({ maxIterations })}
      />
    </div>
  );
}

const STARTS = ['auto', '1', '10', '20', '50', '100', '200'];
