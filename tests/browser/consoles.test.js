import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { findings, launch, open, overflow, picture, send, visit, wallet } from './browser.js';

const { SUHUI_URL: node } = process.env;
const file = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const document = file('docs/regulation.md');
const formula = file('methodologies/walking.suhui');
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const addressOf = (secret) => new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(secret).address;

let browser, chain;
before(async () => {
	chain = await ApiPromise.create({ provider: new WsProvider(node), noInitWarn: true });
	browser = await launch();
});
after(async () => {
	await browser.close();
	await chain.disconnect();
});

/** A page of a role's, connected with the wallet of a key. */
async function connected(page, name, secret) {
	const given = await wallet(page, chain, secret);
	await visit(page, `/${name}`);
	await page.getByTestId(`${name}-node`).fill(node);
	await page.getByTestId(`${name}-connect`).click();
	await page.getByTestId(`${name}-act`).waitFor();
	return given;
}

/** Signs what is prepared under a test identifier, and waits until it is final. */
async function signed(page, testid) {
	await page.locator(`[data-testid=${testid}-sign]:not([disabled])`).click();
	const outcome = page.getByTestId(`${testid}-outcome`);
	await outcome.waitFor({ timeout: 60_000 });
	assert.equal(await outcome.getAttribute('data-success'), 'true', await outcome.textContent());
}

/** A version that //Developer submits and //Operator takes in. */
async function underEvaluation() {
	const version = (await chain.query.methodology.nextVersion()).toNumber();
	const text = `0x${(await readFile(formula)).toString('hex')}`;
	const material = { blake2_256: `0x${'01'.repeat(32)}`, sm3: `0x${'02'.repeat(32)}` };
	await send(chain.tx.methodology.submit(text, material), '//Developer');
	await send(chain.tx.methodology.accept(version), '//Operator');
	return version;
}

test('application_should_be_made_when_a_developer_signs', async () => {
	const page = await open(browser, { lang: 'en' });
	const version = (await chain.query.methodology.nextVersion()).toNumber();
	const given = await connected(page, 'developer', '//Developer');
	await page.getByTestId('developer-act').selectOption('methodology.submit');
	await page.getByTestId('developer-text').setInputFiles(formula);
	await page.getByTestId('developer-document').setInputFiles(document);
	await page.getByTestId('developer-words').waitFor();
	await signed(page, 'developer');
	const [{ section, method }] = given.signed;
	assert.deepEqual([section, method], ['methodology', 'submit']);
	// Its state is among the developer's own applications.
	await page.getByRole('link', { name: new RegExp(`^Version ${version}:`) }).waitFor();
	assert.deepEqual(await findings(page), []);
	await picture(page, 'developer-submitted-en');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('claim_should_be_in_the_register_when_a_developer_declares_it', async () => {
	const developer = (await chain.query.participants.participantOf(addressOf('//Developer'))).toString();
	const scenarios = await chain.query.scenarios.scenarios.entries();
	const own = scenarios.find(([, found]) => {
		const { developer: of, stage } = found.unwrap();
		return of.toString() === developer && stage.isAdmitted;
	});
	const source = own[0].args[0].toNumber();
	const declared = (await chain.query.scenarios.claims(source)).length;
	const page = await open(browser, phone);
	const given = await connected(page, 'developer', '//Developer');
	await page.getByTestId('developer-act').selectOption('scenarios.declare_claim');
	await page.getByTestId('developer-source').fill(String(source));
	await page.getByTestId('developer-claims-mechanism-0').selectOption('ccer');
	await page.getByTestId('developer-claims-reference-0').fill('CCER-2020-001');
	await page.getByTestId('developer-claims-first-0').fill('2020-12-31');
	await page.getByTestId('developer-claims-last-0').fill('2020-01-01');
	await page.locator('[data-testid=developer-refusal][data-reason="Scenarios.InvalidPeriod"]').waitFor();
	await page.getByTestId('developer-claims-first-0').fill('2020-01-01');
	await page.getByTestId('developer-claims-last-0').fill('2020-12-31');
	assert.match(await page.getByTestId('developer-words').textContent(), /2020-01-01 至 2020-12-31/);
	assert.ok((await overflow(page)) <= 0);
	await signed(page, 'developer');
	assert.deepEqual([given.signed[0].section, given.signed[0].method], ['scenarios', 'declareClaim']);
	assert.equal((await chain.query.scenarios.claims(source)).length, declared + 1);
	await picture(page, 'developer-claim-zh');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('panel_should_be_named_when_the_operator_goes_on_with_what_waits', async () => {
	const version = await underEvaluation();
	const page = await open(browser, phone);
	const given = await connected(page, 'office', '//Operator');
	await page
		.getByTestId('office-task')
		.filter({ hasText: String(version) })
		.first()
		.click();
	assert.equal(await page.getByTestId('office-act').inputValue(), 'experts.name_panel');
	await page.getByTestId('office-experts').fill('1, 2');
	await page.locator('[data-testid=office-refusal][data-reason="Experts.InvalidPanel"]').waitFor();
	assert.ok(await page.getByTestId('office-sign').isDisabled());
	await page.getByTestId('office-experts').fill('1, 2, 3');
	assert.ok((await page.getByTestId('office-words').textContent()).includes(String(version)));
	assert.ok((await overflow(page)) <= 0);
	await signed(page, 'office');
	assert.deepEqual([given.signed[0].section, given.signed[0].method], ['experts', 'namePanel']);
	const panel = await chain.query.experts.panels([{ Methodology: version }, 1]);
	assert.equal(panel.unwrap().seats.length, 3);
	await picture(page, 'office-panel-zh');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('opinion_should_be_given_once_when_an_expert_has_a_seat', async () => {
	const version = await underEvaluation();
	const seats = [1, 2, 3].map((number) => ({ Expert: number }));
	await send(chain.tx.experts.namePanel({ Methodology: version }, seats), '//Operator');
	const page = await open(browser);
	const given = await connected(page, 'expert', '//Expert1');
	await page
		.getByTestId('expert-task')
		.filter({ hasText: `方法学版本 ${version}：` })
		.click();
	await page.getByTestId('expert-favourable').selectOption('yes');
	await page.getByTestId('expert-report').setInputFiles(document);
	assert.match(await page.getByTestId('expert-words').textContent(), /赞成/);
	await signed(page, 'expert');
	assert.deepEqual([given.signed[0].section, given.signed[0].method], ['experts', 'opine']);
	// What was said waits no more, and is not said again.
	await page
		.getByTestId('expert-task')
		.filter({ hasText: `方法学版本 ${version}：` })
		.waitFor({ state: 'detached' });
	await page.getByTestId('expert-again').click();
	await page.getByTestId('expert-act').selectOption('experts.recuse');
	await page.getByTestId('expert-of').fill(String(version));
	await page.locator('[data-testid=expert-refusal][data-reason="Experts.AlreadyExists"]').waitFor();
	assert.deepEqual(await findings(page), []);
	await picture(page, 'expert-opined-zh');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('motion_should_be_carried_out_at_once_when_the_council_has_one_seat', async () => {
	const page = await open(browser, { lang: 'en' });
	const given = await connected(page, 'council', '//Alice');
	const account = addressOf('//Expert4');
	await page.getByTestId('council-act').selectOption('experts.appoint');
	await page.getByTestId('council-account').fill(addressOf('//Expert1'));
	await page.locator('[data-testid=council-refusal][data-reason="Experts.AlreadyExists"]').waitFor();
	await page.getByTestId('council-account').fill(account);
	assert.ok((await page.getByTestId('council-words').textContent()).includes(account));
	await signed(page, 'council');
	assert.deepEqual([given.signed[0].section, given.signed[0].method], ['council', 'propose']);
	assert.ok((await chain.query.experts.expertOf(account)).isSome);
	await picture(page, 'council-appointed-en');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('account_should_be_closed_when_two_clerks_agree', async () => {
	// The last of the people; who came after them provides and hosts.
	const participant = (await chain.query.participants.participantOf(addressOf('//rider//119'))).unwrap().toNumber();
	const first = await open(browser);
	const proposed = await connected(first, 'office', '//Operator');
	await first.getByTestId('office-act').selectOption('participants.close_for');
	await first.getByTestId('office-participant').fill(String(participant));
	assert.match(await first.getByTestId('office-words').textContent(), new RegExp(`经办：.*${participant}`));
	await signed(first, 'office');
	assert.deepEqual([proposed.signed[0].section, proposed.signed[0].method], ['clerks', 'propose']);
	await first.getByTestId('office-motion').waitFor();
	await first.getByTestId('office-aye').click();
	await signed(first, 'office-vote');
	await picture(first, 'office-proposed-zh');
	assert.deepEqual(first.faults, []);
	await first.context().close();

	const second = await open(browser, { lang: 'en', ...phone });
	const confirmed = await connected(second, 'office', '//Operator2');
	await second.getByTestId('office-motion').waitFor();
	assert.match(await second.getByTestId('office-motion-words').textContent(), new RegExp(`participant ${participant}`));
	assert.deepEqual(await findings(second), []);
	assert.ok((await overflow(second)) <= 0);
	await second.getByTestId('office-aye').click();
	await signed(second, 'office-vote');
	await second.getByTestId('office-close').click();
	await signed(second, 'office-vote');
	const steps = confirmed.signed.map(({ section, method }) => `${section}.${method}`);
	assert.deepEqual(steps, ['clerks.vote', 'clerks.close']);
	const found = (await chain.query.participants.participants(participant)).unwrap();
	assert.ok(found.closed.isSome);
	await picture(second, 'office-confirmed-en');
	assert.deepEqual(second.faults, []);
	await second.context().close();
});

test('account_should_be_refused_when_it_has_no_seat_in_the_council', async () => {
	const page = await open(browser);
	const given = await connected(page, 'council', '//Developer');
	await page.getByTestId('council-none').waitFor();
	await page.getByTestId('council-act').selectOption('experts.dismiss');
	await page.getByTestId('council-expert').fill('1');
	await page.locator('[data-testid=council-refusal][data-reason=not-office]').waitFor();
	assert.ok(await page.getByTestId('council-sign').isDisabled());
	assert.deepEqual(given.signed, []);
	await page.context().close();
});
