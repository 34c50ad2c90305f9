// `npm run looks -w apps/web`: what is wrong with the look of the built lab, as far as a machine sees it: every place, wide and narrow,
// light and dark; exits with 1 where something is. `-- /learn/3` looks at these places only.
import { faint } from './looks/contrast.mjs';
import { seenInPage } from './looks/inPage.mjs';
import { placesOf } from './looks/places.mjs';
import { walk } from './looks/walk.mjs';

let sights = 0;
let wrong = 0;
/** @param {string} text */
const report = (text) => {
  wrong++;
  process.stdout.write(`${text}\n`);
};

await walk(
  placesOf(process.argv.slice(2)),
  async ({ page, desk, sight, width, theme }) => {
    sights++;
    const found = [...(theme === 'light' ? await page.evaluate(seenInPage) : []), ...(await faint(page, desk))];
    for (const what of found) report(`${sight.name} at ${width}, ${theme}: ${what}`);
  },
  (text) => report(`console: ${text}`),
);
process.stdout.write(`looks: ${sights} sights, ${wrong} things wrong\n`);
process.exit(wrong > 0 ? 1 : 0);
