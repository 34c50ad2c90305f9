import type { Page } from 'playwright';
import { exampleText } from '../compute/data.ts';
import { fitInNode, PENGUIN_ITEMS } from '../numbers/support.ts';
import { type Asked, openFitted } from './fitted.ts';

export const PENGUINS = exampleText('penguins.csv');

/** Three classes of penguins: in the lab, and by the library here. */
export const openPenguins = (asked: Asked = {}, options = {}): Promise<Page> =>
  openFitted(
    PENGUINS,
    {
      name: 'penguins.csv',
      kinds: { species: 'ignore', island: 'ignore' },
      ...asked,
      model: { classes: 3, ...asked.model },
    },
    options,
  );

export const penguinsInNode = (pseudoCount = 0, classes = 3) =>
  fitInNode(PENGUINS, { classes, items: PENGUIN_ITEMS, pseudoCount });
