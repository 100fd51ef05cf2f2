// A person's whole way on a phone: a key, what there is, a redemption and its hand-over, an acceptance, a gift to an event, a retirement.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { findings, launch, open, overflow, picture, send, settled, visit, wallet } from './browser.js';

const { SUHUI_URL: node } = process.env;
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const PASSWORD = 'correct horse';
const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });

let browser, chain;
before(async () => {
	chain = await ApiPromise.create({ provider: new WsProvider(node), noInitWarn: true });
	browser = await launch();
});
after(async () => {
	await browser.close();
	await chain.disconnect();
});

/** A person who redeemed nothing yet and has enough for all that is done here. */
async function somebody(from) {
	for (let number = from; number < 100; number += 1) {
		const secret = `//rider//${number}`;
		const pair = keyring.addFromUri(secret);
		const found = await chain.query.participants.participantOf(pair.address);
		if (!found.isSome) continue;
		const participant = found.unwrap().toNumber();
		const { quantity, honour } = await chain.call.pointsApi.balance(participant);
		const spent = honour.points.toNumber() > 0 || (await chain.query.mall.openOrders(participant)).toNumber() > 0;
		if (!spent && quantity.points.toNumber() >= 300) return { secret, pair, participant };
	}
	throw new Error('nobody has 300 points');
}

/** The page reaches the node that the site names, or the one it is told. */
async function reached(page) {
	const shown = page.getByTestId('me-points').or(page.getByTestId('me-none')).or(page.getByTestId('me-node'));
	await shown.first().waitFor();
	if (!(await page.getByTestId('me-node').isVisible())) return;
	await page.getByTestId('me-node').fill(node);
	await page.getByTestId('me-connect').click();
	await page.getByTestId('me-points').or(page.getByTestId('me-none')).first().waitFor();
}

/** Takes in the key of a person from a file of polkadot.js. */
async function taken(page, { pair }) {
	const file = { name: 'key.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(pair.toJson(PASSWORD))) };
	await visit(page, '/me');
	await page.getByTestId('me-take').click();
	await page.getByTestId('me-key-file').setInputFiles(file);
	await page.getByTestId('me-new-password').fill(PASSWORD);
	await page.getByTestId('me-keep').click();
	await page.getByTestId('me-address').waitFor();
	await reached(page);
}

/** Signs what is prepared under a test identifier, and waits until it is final. */
async function signed(page, testid) {
	await page.getByTestId(`${testid}-words`).waitFor();
	await page.getByTestId(`${testid}-password`).fill(PASSWORD);
	// Of one that opens no key a slip would be found when it is too late.
	const again = page.getByTestId(`${testid}-password-again`);
	if (await again.count()) {
		assert.ok(await page.getByTestId(`${testid}-sign`).isDisabled());
		await again.fill(PASSWORD);
	}
	await page.locator(`[data-testid=${testid}-sign]:not([disabled])`).click();
	const outcome = page.getByTestId(`${testid}-outcome`);
	await outcome.waitFor({ timeout: 90_000 });
	assert.equal(await outcome.getAttribute('data-success'), 'true', await outcome.textContent());
}

/** An item in the mall. */
async function listed() {
	const items = await chain.query.mall.items.entries();
	const [key, found] = items.find(([, item]) => item.unwrap().state.isListed);
	return { id: key.args[0].toNumber(), price: found.unwrap().price.toNumber() };
}

/** A person redeems one; its order. */
async function redeemed(page, item) {
	const order = (await chain.query.mall.nextOrder()).toNumber();
	await page.getByTestId(`me-item-${item.id}`).click();
	await signed(page, 'me-redeem');
	await page.getByTestId(`me-order-${order}-code`).waitFor({ timeout: 60_000 });
	return order;
}

test('key_should_open_in_polkadot_js_when_it_was_made_and_exported_on_the_page', async () => {
	const page = await open(browser, phone);
	await visit(page, '/me');
	await page.getByTestId('me-make').click();
	await page.getByTestId('me-new-password').fill('short');
	await page.getByTestId('me-new-password-again').fill('short');
	await page.getByTestId('me-keep').click();
	await page.locator('[data-testid=me-key-refusal][data-reason=short-password]').waitFor();
	await page.getByTestId('me-new-password').fill(PASSWORD);
	await page.getByTestId('me-new-password-again').fill(PASSWORD);
	await page.getByTestId('me-keep').click();
	await page.getByTestId('me-address').waitFor();
	await page.getByTestId('me-backup').click();
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('me-export').click()]);
	const chunks = [];
	for await (const chunk of await download.createReadStream()) chunks.push(chunk);
	const file = JSON.parse(Buffer.concat(chunks).toString());
	assert.equal(download.suggestedFilename(), `${file.address}.json`);
	const pair = keyring.createFromJson(file);
	pair.unlock(PASSWORD);
	assert.ok((await page.getByTestId('me-address').textContent()).includes(pair.address));
	// Nobody opened an account for it yet.
	await reached(page);
	await page.getByTestId('me-none').waitFor();
	assert.deepEqual(await findings(page), []);
	assert.ok((await overflow(page)) <= 0);
	await picture(page, 'me-new-zh');
	// It is there again when the page is opened anew, and gone once it is deleted.
	await visit(page, '/me');
	assert.ok((await page.getByTestId('me-address').textContent()).includes(pair.address));
	const tab = await page.context().newPage();
	await visit(tab, '/me');
	await page.getByTestId('me-backup').click();
	await page.getByTestId('me-forget').click();
	await page.getByTestId('me-forget-yes').click();
	await page.getByTestId('me-address').waitFor({ state: 'detached' });
	// Another tab has nothing left to export either.
	await tab.getByTestId('me-address').waitFor({ state: 'detached' });
	assert.equal(await tab.getByTestId('me-backup').count(), 0);
	assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('suhui.key'))), []);
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('points_should_become_an_honour_when_the_provider_shows_the_secret_of_the_code', async () => {
	const person = await somebody(20);
	const item = await listed();
	const page = await open(browser, phone);
	await taken(page, person);
	assert.equal(await page.getByTestId('me-participant').textContent(), String(person.participant));
	await settled(page);
	assert.deepEqual(await findings(page), []);
	assert.ok((await overflow(page)) <= 0);
	await picture(page, 'me-zh');

	// What is signed is told first; a wrong password opens nothing.
	await page.getByTestId(`me-item-${item.id}`).click();
	await page.getByTestId('me-redeem-words').waitFor();
	assert.match(await page.getByTestId('me-redeem-words').textContent(), new RegExp(`用去 ${item.price} 分`));
	await page.getByTestId('me-count').fill('60000');
	await page.locator('[data-testid=me-redeem-refusal][data-reason="Mall.OutOfStock"]').waitFor();
	assert.ok(await page.getByTestId('me-redeem-sign').isDisabled());
	await page.getByTestId('me-count').fill('1');
	await page.getByTestId('me-redeem-refusal').first().waitFor({ state: 'detached' });
	await page.getByTestId('me-redeem-password').fill('wrong horse');
	await page.locator('[data-testid=me-redeem-sign]:not([disabled])').click();
	await page.locator('[data-testid=me-redeem-refusal][data-reason=wrong-password]').waitFor();
	assert.equal((await chain.query.mall.openOrders(person.participant)).toNumber(), 0);

	const order = await redeemed(page, item);
	const stored = (await chain.query.mall.orders(order)).unwrap();
	assert.deepEqual([stored.participant.toNumber(), stored.taken.points.toNumber()], [person.participant, item.price]);
	await page.getByTestId(`me-order-${order}-code`).click();
	await page.getByTestId('me-code-password').fill(PASSWORD);
	await page.getByTestId('me-code').click();
	const secret = await page.getByTestId('me-secret').getAttribute('data-secret');
	await picture(page, 'me-code-zh');
	await send(chain.tx.mall.fulfil(order, secret), '//Provider');
	await page.locator(`[data-testid=me-order-${order}][data-state=fulfilled]`).waitFor({ timeout: 60_000 });
	await page
		.getByTestId('me-redeemed')
		.filter({ hasText: String(item.price) })
		.waitFor({ timeout: 60_000 });
	assert.deepEqual(await findings(page), []);
	assert.ok((await overflow(page)) <= 0);
	await picture(page, 'me-fulfilled-zh');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('order_should_be_over_when_the_person_accepts_it_without_its_code', async () => {
	const person = await somebody(40);
	const page = await open(browser, { lang: 'en', ...phone });
	await taken(page, person);
	const order = await redeemed(page, await listed());
	// Nothing is late: it cannot be cancelled.
	assert.equal(await page.getByTestId(`me-order-${order}-cancel`).count(), 0);
	await page.getByTestId(`me-order-${order}-accept`).click();
	await signed(page, 'me-order');
	assert.ok((await chain.query.mall.orders(order)).unwrap().state.isFulfilled);
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('gift_should_be_clipped_to_what_an_event_misses_when_a_person_gives_more', async () => {
	const person = await somebody(60);
	const event = (await chain.query.reductions.nextEvent()).toNumber();
	const today = Math.floor((Number(await chain.query.timestamp.now()) + 8 * 3_600_000) / 86_400_000);
	const plan = { blake2_256: `0x${'01'.repeat(32)}`, sm3: `0x${'02'.repeat(32)}` };
	// Half a kilogram is expected of it.
	const title = '浏览器里的活动 / An event in the browser';
	await send(chain.tx.reductions.registerEvent(title, 320_100, today, today, plan, 500_000), '//Host');
	const page = await open(browser, phone);
	await taken(page, person);
	await page.getByTestId(`me-event-${event}`).click({ timeout: 60_000 });
	await page.getByTestId('me-give').fill('0.8');
	await page.getByTestId('me-donate-words').waitFor();
	const words = await page.getByTestId('me-donate-words').textContent();
	for (const part of ['800 g', '500 g', '只取']) assert.ok(words.includes(part), words);
	await signed(page, 'me-donate');
	const found = (await chain.query.reductions.events(event)).unwrap();
	assert.deepEqual([found.covered.toNumber(), found.donors.toNumber()], [500_000, 1]);

	await page.getByTestId('me-retire-amount').fill('0.1');
	await page.getByTestId('me-retire-purpose').selectOption('cancellation');
	const retirement = (await chain.query.reductions.nextRetirement()).toNumber();
	await signed(page, 'me-retire');
	const retired = (await chain.query.reductions.retirements(retirement)).unwrap();
	assert.deepEqual([retired.total.toNumber(), retired.purpose.type, retired.beneficiary.type], [100_000, 'Cancellation', 'Holder']);
	assert.ok((await overflow(page)) <= 0);
	await picture(page, 'me-given-zh');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('person_should_be_told_and_sign_anew_when_another_gave_meanwhile', async () => {
	const [person, another] = [await somebody(25), await somebody(45)];
	const event = (await chain.query.reductions.nextEvent()).toNumber();
	const today = Math.floor((Number(await chain.query.timestamp.now()) + 8 * 3_600_000) / 86_400_000);
	const plan = { blake2_256: `0x${'03'.repeat(32)}`, sm3: `0x${'04'.repeat(32)}` };
	await send(chain.tx.reductions.registerEvent('又一活动 / Another event', 320_100, today, today, plan, 500_000), '//Host');
	const page = await open(browser, phone);
	await taken(page, person);
	await page.getByTestId(`me-event-${event}`).click({ timeout: 60_000 });
	await page.getByTestId('me-give').fill('0.8');
	await page.getByTestId('me-donate-words').filter({ hasText: '500 g' }).waitFor();
	await send(chain.tx.reductions.donate(event, { Milligrams: 100_000 }, 64), another.secret);
	await page.getByTestId('me-donate-password').fill(PASSWORD);
	await page.locator('[data-testid=me-donate-sign]:not([disabled])').click();
	// It stays until it is read, and what is signed is what is missing now.
	await page.locator('[data-testid=me-donate-refusal][data-reason=plan-changed]').waitFor();
	await page.getByTestId('me-donate-words').filter({ hasText: '400 g' }).waitFor();
	assert.equal((await chain.query.reductions.events(event)).unwrap().donors.toNumber(), 1);
	await signed(page, 'me-donate');
	const found = (await chain.query.reductions.events(event)).unwrap();
	assert.deepEqual([found.covered.toNumber(), found.donors.toNumber()], [500_000, 2]);
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('extension_should_sign_and_a_password_seal_the_secret_when_it_keeps_the_key', async () => {
	const person = await somebody(80);
	const page = await open(browser, { lang: 'en' });
	const given = await wallet(page, chain, person.secret);
	await visit(page, '/me');
	await page.getByTestId('me-extension').click();
	await page.getByTestId('me-address').waitFor();
	await reached(page);
	await redeemed(page, await listed());
	assert.deepEqual([given.signed[0].section, given.signed[0].method], ['mall', 'redeem']);
	assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('suhui.secret')).length), 1);
	assert.deepEqual(page.faults, []);
	await page.context().close();
});
