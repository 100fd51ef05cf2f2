/** How long a visitor's browser takes to recompute a batch. */
import { api, launch, open, visit } from './browser.js';

const { SUHUI_BATCH: batch } = process.env;
const browser = await launch();
const page = await open(browser, { lang: 'en' });
await visit(page, `/batches/${batch}/recompute`);
const start = performance.now();
await page.getByTestId('recompute-start').click();
const verdict = page.getByTestId('recompute-verdict');
await verdict.waitFor({ timeout: 600_000 });
const seconds = ((performance.now() - start) / 1000).toFixed(1);
const { fed } = await api(`/batches/${batch}`);
console.log(`recomputed in the browser: records=${fed.records} seconds=${seconds} equal=${await verdict.getAttribute('data-equal')}`);
await browser.close();
