import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addressOf, api, findings, launch, open, overflow, picture, visit } from './browser.js';
import { ROUTES } from '../../web/src/routes.js';

// A batch the chain holds, and one its reporter withdrew.
const { SUHUI_HELD: held, SUHUI_CANCELLED: cancelled } = process.env;
const name = (path) => path.slice(1).replaceAll(/[/?=]/g, '-') || 'home';

let browser;
/** Every page, then what only some batches show, and what there is none of. */
let pages;
before(async () => {
	browser = await launch();
	pages = await Promise.all(ROUTES.map(addressOf));
	pages.push(`/batches/${held}`, `/batches/${cancelled}`, '/nowhere');
});
after(() => browser.close());

for (const lang of ['zh', 'en']) {
	test(`pages_should_have_no_serious_finding_when_axe_reads_them_in_${lang}`, async () => {
		const page = await open(browser, { lang });
		const found = {};
		for (const path of pages) {
			await visit(page, path);
			const said = await findings(page);
			if (said.length) found[path] = said;
			await picture(page, `desk-${lang}-${name(path)}`);
		}
		assert.deepEqual(found, {});
		assert.deepEqual(page.faults, []);
		await page.context().close();
	});

	test(`pages_should_not_scroll_sideways_when_320_wide_in_${lang}`, async () => {
		const page = await open(browser, { lang, viewport: { width: 320, height: 740 }, isMobile: true, hasTouch: true });
		const wide = {};
		for (const path of pages) {
			await visit(page, path);
			const by = await overflow(page);
			if (by > 0) wide[path] = by;
			await picture(page, `phone-${lang}-${name(path)}`);
		}
		assert.deepEqual(wide, {});
		await page.context().close();
	});
}

test('pages_should_have_no_serious_finding_when_they_are_dark', async () => {
	const page = await open(browser, { colorScheme: 'dark' });
	const found = {};
	for (const path of ['/', '/methodologies/1', '/batches/1', '/batches/1/recompute', '/verify', '/blocks', '/about']) {
		await visit(page, path);
		const said = await findings(page);
		if (said.length) found[path] = said;
		await picture(page, `dark-${name(path)}`);
	}
	assert.deepEqual(found, {});
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test('held_batch_should_say_why_when_the_chain_refused_a_chunk', async () => {
	const page = await open(browser);
	await visit(page, `/batches/${held}`);
	// 80,700 mg quantified, 80,701 attested.
	const said = await page.locator('main').textContent();
	assert.match(said, /80\.700\sg/);
	assert.match(said, /80\.701\sg/);
	assert.deepEqual(await findings(page), []);
	await page.context().close();
});

test('pages_should_be_larger_and_fit_a_telephone_when_large_type_is_chosen', async () => {
	const page = await open(browser, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
	const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('h1')).fontSize));
	await visit(page, '/');
	const before = await size();
	await page.getByRole('button', { name: '大字' }).click();
	assert.ok((await size()) >= before * 1.15, `a heading of ${before} px became ${await size()} px`);
	const wide = {};
	for (const path of ['/', '/batches', '/batches/1', '/methodologies/1']) {
		await visit(page, path);
		const by = await overflow(page);
		if (by > 0) wide[path] = by;
		await picture(page, `large-type-${name(path)}`);
	}
	assert.deepEqual(wide, {});
	await page.context().close();
});

test('page_should_be_chinese_until_the_visitor_chooses_english_when_first_opened', async () => {
	const page = await open(browser, { lang: null, locale: 'en-US' });
	const language = () => page.evaluate(() => document.documentElement.lang);
	await visit(page, '/');
	assert.equal(await language(), 'zh-CN');
	await page.getByRole('link', { name: '签发批次' }).first().waitFor();
	await page.getByRole('button', { name: 'English' }).click();
	assert.equal(await language(), 'en');
	await visit(page, '/batches');
	assert.equal(await language(), 'en');
	await page.context().close();
});

test('search_should_show_markup_as_text_when_somebody_types_it', async () => {
	const page = await open(browser);
	const markup = `<img src=x onerror="document.title='owned'"><b>bold</b>'; DROP TABLE blocks; --`;
	await visit(page, '/');
	await page.getByRole('searchbox').last().fill(markup);
	await page.getByRole('searchbox').last().press('Enter');
	await page.locator('h1', { hasText: '<b>bold</b>' }).waitFor();
	assert.equal(await page.locator('main b, main img').count(), 0);
	assert.notEqual(await page.title(), 'owned');
	assert.ok((await api('/blocks?limit=1')).items.length === 1);
	await page.context().close();
});
