import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** The rules of axe in light colours; in dark ones those about colours. */
export async function expectAccess(page: Page, step: string): Promise<void> {
  const offences = async (builder: AxeBuilder): Promise<string[]> => {
    const { violations } = await builder.options({ resultTypes: ['violations'] }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await offences(new AxeBuilder({ page })), `${step}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await offences(new AxeBuilder({ page }).withRules('color-contrast')), `${step}, dark`).toEqual([]);
}
