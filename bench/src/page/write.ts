import { writeFile } from 'node:fs/promises';
import { inBench } from '../folder.ts';
import { groups } from '../groups.ts';
import { readResults } from '../results.ts';
import { renderPage } from './page.ts';

/** Writes bench/README.md from the latest results. */
export const writePage = (): Promise<void> => writeFile(inBench('README.md'), renderPage(groups, readResults()));
