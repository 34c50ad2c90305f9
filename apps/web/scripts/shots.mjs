// `npm run shots -w apps/web`: pictures of every place of the built lab, wide and narrow, light and dark, into .shots/;
// `npm run shots -w apps/web -- /learn/3 /docs`: of these places.
import { mkdirSync } from 'node:fs';
import { placesOf } from './looks/places.mjs';
import { pictured, walk } from './looks/walk.mjs';

mkdirSync('.shots', { recursive: true });
await walk(
  placesOf(process.argv.slice(2)),
  async ({ page, sight, width, theme }) => {
    await pictured(page, `.shots/${sight.name}-${width}-${theme}.png`);
  },
  (text) => process.stdout.write(`console: ${text}\n`),
);
