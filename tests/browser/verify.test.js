import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { readFile } from 'node:fs/promises';
import { api, launch, open, picture, visit, wallet } from './browser.js';

// A batch assigned to //Verifier whose records stand in the file.
const { SUHUI_URL: node, SUHUI_BATCH: batch, SUHUI_RECORDS: records } = process.env;
const report = fileURLToPath(new URL('../../docs/regulation.md', import.meta.url));
let browser, chain;
before(async () => {
	chain = await ApiPromise.create({ provider: new WsProvider(node), noInitWarn: true });
	browser = await launch();
});
after(async () => {
	await browser.close();
	await chain.disconnect();
});

async function connected(page, secret) {
	const given = await wallet(page, chain, secret);
	await visit(page, `/verify?batch=${batch}`);
	await page.getByTestId('verify-node').fill(node);
	await page.getByTestId('verify-connect').click();
	await page.getByTestId('verify-account').waitFor();
	return given;
}

test('account_should_be_refused_when_it_is_not_the_assigned_verifier', async () => {
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

test('records_should_be_refused_when_one_value_differs', async () => {
	const page = await open(browser);
	const given = await connected(page, '//Verifier');
	const text = await readFile(records, 'utf8');
	const changed = text.replace(/(\d)(\r?\n)$/, (_, digit, end) => String((Number(digit) + 1) % 10) + end);
	assert.notEqual(changed, text);
	const other = { name: 'other.csv', mimeType: 'text/csv', buffer: Buffer.from(changed) };
	await page.getByTestId('verify-batch').first().waitFor();
	await page.getByTestId('verify-file').setInputFiles(other);
	assert.equal(await page.getByTestId('verify-verdict').getAttribute('data-equal'), 'false');
	await page.locator('[data-testid=verify-refusal][data-reason=root-differs]').waitFor();
	await page.getByTestId('verify-report').setInputFiles(report);
	assert.ok(await page.getByTestId('verify-sign').isDisabled());
	assert.deepEqual(given.signed, []);
	await page.context().close();
});

test('attestation_should_be_final_when_the_assigned_verifier_signs', async () => {
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
	const [{ section, method, args }] = given.signed;
	assert.deepEqual([section, method, args.batch], ['issuance', 'attest', batch]);
	// The index follows the chain by a block or two.
	let shown;
	for (let tries = 0; tries < 40 && shown?.status !== 'attested'; tries++) {
		await new Promise((later) => setTimeout(later, 500));
		shown = await api(`/batches/${batch}`);
	}
	assert.equal(shown.status, 'attested');
	assert.equal(args.root, shown.root);
	assert.equal(shown.verifier.account, given.address);
	await picture(page, 'verify-attested-zh');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});
