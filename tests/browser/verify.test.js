import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, open, picture, visit, wallet } from './browser.js';

// A batch assigned to //Verifier whose records stand in the file.
const { SUHUI_URL: node, SUHUI_BATCH: batch, SUHUI_RECORDS: records } = process.env;
const report = fileURLToPath(new URL('../../docs/regulation.md', import.meta.url));
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function connected(page, secret) {
	const given = await wallet(page, secret);
	await visit(page, `/verify?batch=${batch}`);
	await page.getByTestId('verify-node').fill(node);
	await page.getByTestId('verify-connect').click();
	await page.getByTestId('verify-account').waitFor();
	return given;
}

test('an account that is not the assigned verifier should be refused before it signs', async () => {
	const page = await open(browser, { lang: 'en' });
	const given = await connected(page, '//Platform');
	const refusals = page.getByTestId('verify-refusal');
	await refusals.first().waitFor();
	const reasons = await refusals.evaluateAll((all) => all.map((one) => one.dataset.reason));
	assert.ok(reasons.includes('not-assigned'), reasons.join());
	assert.ok(reasons.includes('not-accredited'), reasons.join());
	await page.getByTestId('verify-file').setInputFiles(records);
	await page.getByTestId('verify-verdict').waitFor();
	await page.getByTestId('verify-report').setInputFiles(report);
	assert.ok(await page.getByTestId('verify-sign').isDisabled());
	assert.deepEqual(given.signed, []);
	await picture(page, 'verify-refused-en');
	await page.context().close();
});

test('records that are not the batch\'s should be refused before they are attested', async () => {
	const page = await open(browser);
	const given = await connected(page, '//Verifier');
	const other = { name: 'other.csv', mimeType: 'text/csv', buffer: Buffer.from('participant,date,distance\n3,2026-02-01,2.5\n') };
	await page.getByTestId('verify-batch').first().waitFor();
	await page.getByTestId('verify-file').setInputFiles(other);
	assert.equal(await page.getByTestId('verify-verdict').getAttribute('data-equal'), 'false');
	await page.locator('[data-testid=verify-refusal][data-reason=root-differs]').waitFor();
	await page.getByTestId('verify-report').setInputFiles(report);
	assert.ok(await page.getByTestId('verify-sign').isDisabled());
	assert.deepEqual(given.signed, []);
	await page.context().close();
});

test('the assigned verifier should attest with a wallet that shows the decoded call', async () => {
	const page = await open(browser);
	const given = await connected(page, '//Verifier');
	await page.getByTestId('verify-file').setInputFiles(records);
	const verdict = page.getByTestId('verify-verdict');
	await verdict.waitFor();
	assert.equal(await verdict.getAttribute('data-equal'), 'true');
	await page.getByTestId('verify-report').setInputFiles(report);
	await page.locator('[data-testid=verify-sign]:not([disabled])').click();
	const outcome = page.getByTestId('verify-outcome');
	await outcome.waitFor({ timeout: 60_000 });
	assert.equal(await outcome.getAttribute('data-success'), 'true', await outcome.textContent());
	assert.equal(given.metadata.length, 1);
	assert.equal(given.signed.length, 1);
	await picture(page, 'verify-attested-zh');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});
