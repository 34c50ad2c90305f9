// `npm run bench:page`: writes the page anew from the latest results.
import { writePage } from './page/write.ts';

await writePage();
