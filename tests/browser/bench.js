/** How long a visitor's browser takes to open pages, and to recompute a batch. */
import { ROUTES } from '../../web/src/routes.js';
import { addressOf, api, launch, open, site, visit } from './browser.js';

const { SUHUI_BATCH: batch } = process.env;
const browser = await launch();
const page = await open(browser, { lang: 'en' });
for (const route of ROUTES.filter(({ timed }) => timed)) {
	const address = await addressOf(route);
	const start = performance.now();
	await page.goto(site + address);
	await page.locator('h1').first().waitFor();
	await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
	console.log(`opened in the browser: page=${address} seconds=${((performance.now() - start) / 1000).toFixed(2)}`);
}
await visit(page, `/batches/${batch}/recompute`);
const start = performance.now();
await page.getByTestId('recompute-start').click();
const verdict = page.getByTestId('recompute-verdict');
await verdict.waitFor({ timeout: 600_000 });
const seconds = ((performance.now() - start) / 1000).toFixed(1);
const { fed } = await api(`/batches/${batch}`);
console.log(`recomputed in the browser: records=${fed.records} seconds=${seconds} equal=${await verdict.getAttribute('data-equal')}`);
await browser.close();
