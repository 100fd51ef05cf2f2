import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, picture, visit } from './browser.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function recompute(page) {
	await page.getByTestId('recompute-start').click();
	const verdict = page.getByTestId('recompute-verdict');
	await verdict.waitFor({ timeout: 60_000 });
	return verdict.getAttribute('data-equal');
}

test('a batch found by search should be recomputed as equal by the public', async () => {
	const page = await open(browser);
	await visit(page, '/');
	await picture(page, 'home-zh');
	await page.getByRole('searchbox').last().fill('0');
	await page.getByRole('searchbox').last().press('Enter');
	await page.locator('a[href="/batches/0"]').first().click();
	await page.locator('a[href="/batches/0/recompute"]').first().click();
	assert.equal(await recompute(page), 'true');
	const rows = page.getByTestId('recompute-records').locator('tbody tr');
	await rows.first().waitFor();
	assert.ok((await rows.count()) > 0);
	await picture(page, 'recompute-equal-zh');
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('a flipped byte of a chunk should be pointed out', async () => {
	const page = await open(browser, { lang: 'en' });
	await page.route('**/api/v1/batches/0/chunks/0/body', async (route) => {
		const answer = await route.fetch();
		const body = await answer.body();
		body[body.length - 1] ^= 1;
		await route.fulfill({ response: answer, body });
	});
	await visit(page, '/batches/0/recompute');
	assert.equal(await recompute(page), 'false');
	await page.getByTestId('recompute-difference').first().waitFor();
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await picture(page, 'recompute-flipped-byte-en');
	await page.context().close();
});

test('a subtotal that is one milligram too high should be pointed out', async () => {
	const page = await open(browser);
	await page.route('**/api/v1/batches/0/chunks/0/feed', async (route) => {
		const answer = await route.fetch();
		const feed = await answer.json();
		feed.header.reduction_mg = String(BigInt(feed.header.reduction_mg) + 1n);
		await route.fulfill({ response: answer, json: feed });
	});
	await visit(page, '/batches/0/recompute');
	assert.equal(await recompute(page), 'false');
	await page.getByTestId('recompute-difference').first().waitFor();
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await picture(page, 'recompute-changed-subtotal-zh');
	await page.context().close();
});
