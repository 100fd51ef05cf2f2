import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { readFile } from 'node:fs/promises';
import { Keyring } from '@polkadot/keyring';
import { api, between, launch, open, picture, send, visit, wallet } from './browser.js';

// A batch assigned to //Verifier whose records stand in the file.
const { SUHUI_URL: node, SUHUI_BATCH: batch, SUHUI_RECORDS: records } = process.env;
const report = fileURLToPath(new URL('../../docs/regulation.md', import.meta.url));
let browser, chain;
/** The verifier's, as a participant, and its account. */
let number, account;
before(async () => {
	chain = await ApiPromise.create({ provider: new WsProvider(node), noInitWarn: true });
	account = new Keyring({ type: 'sr25519' }).addFromUri('//Verifier').address;
	number = (await chain.query.participants.participantOf(account)).unwrap().toNumber();
	browser = await launch();
});
after(async () => {
	await browser.close();
	await chain.disconnect();
});

async function connect(page, secret, options) {
	const given = await wallet(page, chain, secret, options);
	await visit(page, `/verify?batch=${batch}`);
	await page.getByTestId('verify-node').fill(node);
	await page.getByTestId('verify-connect').click();
	return given;
}

async function connected(page, secret, options) {
	const given = await connect(page, secret, options);
	await page.getByTestId('verify-signer').waitFor();
	return given;
}

/** The reason named, once it is. */
function refused(page, reason) {
	return page.locator(`[data-testid=verify-refusal][data-reason=${reason}]`).first().waitFor();
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

test('node_should_be_refused_by_name_when_it_is_of_another_chain', async () => {
	const page = await open(browser);
	const other = `0x${'11'.repeat(32)}`;
	await between(page, node, (method, answer) => (method === 'chain_getBlockHash' ? { ...answer, result: other } : answer));
	await connect(page, '//Verifier');
	await refused(page, 'other-chain');
	assert.ok((await page.getByTestId('verify-refusal').first().textContent()).includes(other));
	await page.context().close();
});

test('signing_should_be_refused_when_the_runtime_was_upgraded_meanwhile', async () => {
	const page = await open(browser);
	let upgraded = false;
	await between(page, node, (method, answer) =>
		upgraded && method === 'state_getRuntimeVersion'
			? { ...answer, result: { ...answer.result, specVersion: answer.result.specVersion + 1 } }
			: answer,
	);
	const given = await connected(page, '//Verifier');
	await page.getByTestId('verify-batch').first().waitFor();
	upgraded = true;
	await page.getByTestId('verify-file').setInputFiles(records);
	await refused(page, 'spec-stale');
	await page.getByTestId('verify-report').setInputFiles(report);
	assert.ok(await page.getByTestId('verify-sign').isDisabled());
	assert.deepEqual(given.signed, []);
	await page.context().close();
});

test('signing_should_be_refused_when_the_wallet_declines_the_metadata', async () => {
	const page = await open(browser, { lang: 'en' });
	const given = await connected(page, '//Verifier', { declines: true });
	await page.getByTestId('verify-file').setInputFiles(records);
	await page.getByTestId('verify-verdict').waitFor();
	await page.getByTestId('verify-report').setInputFiles(report);
	await page.locator('[data-testid=verify-sign]:not([disabled])').click();
	await refused(page, 'metadata-declined');
	assert.deepEqual([given.metadata.length, given.signed], [1, []]);
	await page.context().close();
});

test('verifier_should_be_refused_when_it_is_suspended', async () => {
	const reason = { blake2_256: `0x${'01'.repeat(32)}`, sm3: `0x${'02'.repeat(32)}` };
	await send(chain.tx.accreditation.suspend(number, reason), '//Alice');
	const page = await open(browser);
	const given = await connected(page, '//Verifier');
	await refused(page, 'suspended');
	await page.getByTestId('verify-file').setInputFiles(records);
	await page.getByTestId('verify-verdict').waitFor();
	await page.getByTestId('verify-report').setInputFiles(report);
	assert.ok(await page.getByTestId('verify-sign').isDisabled());
	assert.deepEqual(given.signed, []);
	await picture(page, 'verify-suspended-zh');
	await page.context().close();
	// The development chain's council has one seat.
	const lift = chain.tx.accreditation.lift(number, account, reason);
	await send(chain.tx.council.propose(1, lift, lift.encodedLength), '//Alice');
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
	assert.equal(shown.verifier.id, number);
	await picture(page, 'verify-attested-zh');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

// Last, since a declaration is never taken back.
test('verifier_should_be_refused_when_it_declared_an_interest', async () => {
	await send(chain.tx.accreditation.declareInterest({ Source: 1 }), '//Verifier');
	const page = await open(browser, { lang: 'en' });
	const given = await connected(page, '//Verifier');
	await refused(page, 'interested');
	assert.deepEqual(given.signed, []);
	await page.context().close();
});
