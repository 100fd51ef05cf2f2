import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { api, findings, launch, open, overflow, picture, send, visit, wallet } from './browser.js';

const { SUHUI_URL: node } = process.env;
const answer = fileURLToPath(new URL('../../docs/regulation.md', import.meta.url));
let browser, chain;
/** A complaint about Suzhou, which has no office, and one about a county of Nanjing, which has one. */
let suzhou, nanjing;
before(async () => {
	chain = await ApiPromise.create({ provider: new WsProvider(node), noInitWarn: true });
	const document = { blake2_256: `0x${'01'.repeat(32)}`, sm3: `0x${'02'.repeat(32)}` };
	const record = async (region) => {
		const number = (await chain.query.disclosure.nextComplaint()).toNumber();
		await send(chain.tx.disclosure.recordComplaint('Scheme', region, document), '//Operator');
		return number;
	};
	[suzhou, nanjing] = [await record(320500), await record(320102)];
	browser = await launch();
});
after(async () => {
	await browser.close();
	await chain.disconnect();
});

async function connected(page, secret) {
	const given = await wallet(page, chain, secret);
	await visit(page, '/office');
	await page.getByTestId('office-node').fill(node);
	await page.getByTestId('office-connect').click();
	await page.getByTestId('office-signer').waitFor();
	return given;
}

/** The reason named, once it is; nothing can be signed then. */
async function refused(page, given, reason) {
	await page.locator(`[data-testid=office-refusal][data-reason=${reason}]`).first().waitFor();
	await page.getByTestId('office-document').setInputFiles(answer);
	await page.getByTestId('office-words').waitFor();
	assert.ok(await page.getByTestId('office-sign').isDisabled());
	assert.deepEqual(given.signed, []);
}

test('answer_should_be_refused_when_the_account_holds_no_office', async () => {
	const page = await open(browser, { lang: 'en' });
	const given = await connected(page, '//Developer');
	await page.getByTestId('office-none').waitFor();
	await page.getByTestId('office-act').selectOption('disclosure.answer_complaint');
	await page.getByTestId('office-complaint').fill(String(nanjing));
	await refused(page, given, 'not-office');
	await page.context().close();
});

test('answer_should_be_refused_when_the_complaint_is_of_another_region', async () => {
	const page = await open(browser);
	const given = await connected(page, '//Nanjing');
	await page.getByTestId('office-act').selectOption('disclosure.answer_complaint');
	await page.getByTestId('office-complaint').fill(String(suzhou));
	await refused(page, given, 'outside-region');
	assert.deepEqual(await findings(page), []);
	await picture(page, 'office-refused-zh');
	await page.context().close();
});

test('report_should_be_refused_when_its_month_is_not_over', async () => {
	const page = await open(browser, { lang: 'en' });
	const given = await connected(page, '//Operator');
	await page.getByTestId('office-act').selectOption('disclosure.file_report');
	await page.getByTestId('office-month').fill('2999-01');
	await refused(page, given, 'month-not-over');
	await page.context().close();
});

test('answer_should_be_final_when_the_regions_office_signs', async () => {
	const page = await open(browser, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
	const given = await connected(page, '//Nanjing');
	await page.getByTestId('office-act').selectOption('disclosure.answer_complaint');
	await page.getByTestId('office-complaint').fill(String(nanjing));
	await page.getByTestId('office-document').setInputFiles(answer);
	assert.ok((await page.getByTestId('office-words').textContent()).includes(String(nanjing)));
	assert.ok((await overflow(page)) <= 0);
	await page.locator('[data-testid=office-sign]:not([disabled])').click();
	const outcome = page.getByTestId('office-outcome');
	await outcome.waitFor({ timeout: 60_000 });
	assert.equal(await outcome.getAttribute('data-success'), 'true', await outcome.textContent());
	const [{ section, method, args }] = given.signed;
	assert.deepEqual([section, method, args.complaint], ['disclosure', 'answerComplaint', String(nanjing)]);
	// The index follows the chain by a block or two.
	let shown;
	for (let tries = 0; tries < 40 && shown?.stage !== 'answered'; tries++) {
		await new Promise((later) => setTimeout(later, 500));
		shown = await api(`/complaints/${nanjing}`);
	}
	assert.equal(shown.stage, 'answered');
	assert.ok(Object.values(args.document).includes(shown.answer.document.blake2_256));
	await visit(page, `/complaints/${nanjing}`);
	await picture(page, 'complaint-answered-zh');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});
