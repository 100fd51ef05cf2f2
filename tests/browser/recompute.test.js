import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, launch, open, picture, site, visit } from './browser.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function recompute(page) {
	await page.getByTestId('recompute-start').click();
	const verdict = page.getByTestId('recompute-verdict');
	await verdict.waitFor({ timeout: 60_000 });
	return verdict.getAttribute('data-equal');
}

test('batch_should_be_equal_when_the_public_finds_and_recomputes_it', async () => {
	const page = await open(browser);
	await visit(page, '/');
	await picture(page, 'home-zh');
	await page.getByRole('searchbox').last().fill('1');
	await page.getByRole('searchbox').last().press('Enter');
	await page.locator('a[href="/batches/1"]').first().click();
	await page.locator('a[href="/batches/1/recompute"]').first().click();
	assert.equal(await recompute(page), 'true');
	const rows = page.getByTestId('recompute-records').locator('tbody tr');
	await rows.first().waitFor();
	assert.ok((await rows.count()) > 0);
	// Summed here from the open data, in whole milligrams.
	const lines = (await (await fetch(`${site}/api/v1/batches/1/records.csv`)).text()).trim().split('\n').slice(1);
	const sum = (place) => lines.reduce((all, line) => all + BigInt(line.split(',').at(place)), 0n);
	const { issued, records } = await api('/batches/1');
	assert.deepEqual([issued.reduction.mg, issued.points, records], [String(sum(-2)), String(sum(-1)), lines.length]);
	assert.ok((await page.locator('main').textContent()).includes(issued.reduction.text.split(' ')[0]));
	await picture(page, 'recompute-equal-zh');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('chunk_should_be_pointed_out_when_a_byte_is_flipped', async () => {
	const page = await open(browser, { lang: 'en' });
	await page.route('**/api/v1/batches/1/chunks/0/body', async (route) => {
		const answer = await route.fetch();
		const body = await answer.body();
		body[body.length - 1] ^= 1;
		await route.fulfill({ response: answer, body });
	});
	await visit(page, '/batches/1/recompute');
	assert.equal(await recompute(page), 'false');
	const said = await page.getByTestId('recompute-difference').first().textContent();
	assert.match(said, /Chunk 0/);
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await picture(page, 'recompute-flipped-byte-en');
	await page.context().close();
});

test('chunk_should_be_pointed_out_when_its_subtotal_is_a_milligram_too_high', async () => {
	const page = await open(browser);
	await page.route('**/api/v1/batches/1/chunks/0/feed', async (route) => {
		const answer = await route.fetch();
		const feed = await answer.json();
		feed.header.reduction_mg = String(BigInt(feed.header.reduction_mg) + 1n);
		await route.fulfill({ response: answer, json: feed });
	});
	await visit(page, '/batches/1/recompute');
	assert.equal(await recompute(page), 'false');
	const said = await page.getByTestId('recompute-difference').first().textContent();
	assert.match(said, /第 0 块/);
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await picture(page, 'recompute-changed-subtotal-zh');
	await page.context().close();
});

test('held_batch_should_differ_in_its_chunk_when_the_public_recomputes_it', async () => {
	const page = await open(browser);
	await visit(page, `/batches/${process.env.SUHUI_HELD}/recompute`);
	assert.equal(await recompute(page), 'false');
	const said = await page.getByTestId('recompute-difference').first().textContent();
	assert.match(said, /第 0 块/);
	await picture(page, 'recompute-held-zh');
	await page.context().close();
});

test('record_should_be_pointed_out_when_a_file_differs_in_it', async () => {
	const page = await open(browser, { lang: 'en' });
	const lines = (await (await fetch(`${site}/api/v1/batches/1/records.csv`)).text()).trim().split(/\r?\n/);
	const records = lines.slice(1).map((line) => line.split(',').slice(0, 3));
	// A metre more in the fifth record, and the file in no order.
	const [participant, day, distance] = records[4];
	const changed = (Number(distance) + 0.001).toFixed(3);
	records[4] = [participant, day, changed];
	const text = ['participant,date,distance', ...records.reverse().map((record) => record.join(','))].join('\n');
	await visit(page, '/batches/1/recompute');
	await page.getByTestId('records-file').setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
	const said = await page.getByTestId('file-difference').textContent();
	assert.ok(said.includes(`participant ${participant} on ${day}`), said);
	assert.ok(said.includes(distance) && said.includes(changed) && said.includes(`line ${lines.length - 4}`), said);
	await page.context().close();
});

test('record_should_be_pointed_out_when_a_forged_chunk_holds_what_the_formula_refuses', async () => {
	const page = await open(browser);
	await page.route('**/api/v1/batches/1/chunks/0/body', async (route) => {
		const answer = await route.fetch();
		const body = await answer.body();
		// The last record's distance becomes one that needs more bytes than there are.
		body[body.length - 1] |= 0x80;
		await route.fulfill({ response: answer, body });
	});
	await visit(page, '/batches/1/recompute');
	assert.equal(await recompute(page), 'false');
	const { fed } = await api('/batches/1');
	const said = await page.getByTestId('recompute-difference').first().textContent();
	assert.ok(said.replaceAll(',', '').includes(String(fed.records)), said);
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await page.context().close();
});
