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

test('item_should_not_scroll_sideways_when_its_title_is_one_long_word', async () => {
	const page = await open(browser, { lang: 'en', viewport: { width: 320, height: 740 }, isMobile: true, hasTouch: true });
	const [{ id }] = (await api('/items?limit=1')).items;
	await page.route(`**/api/v1/items/${id}`, async (route) => {
		const response = await route.fetch();
		// As long as a provider may make it.
		await route.fulfill({ response, json: { ...(await response.json()), title: 'W'.repeat(128) } });
	});
	await visit(page, `/items/${id}`);
	assert.ok((await overflow(page)) <= 0);
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await page.context().close();
});

test('pages_should_have_no_serious_finding_when_they_are_dark', async () => {
	const page = await open(browser, { colorScheme: 'dark' });
	const found = {};
	for (const path of [
		'/',
		'/methodologies/1',
		'/batches/1',
		'/batches/1/recompute',
		'/agenda',
		'/complaints/1',
		'/verify',
		'/blocks',
		'/about',
	]) {
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
	for (const path of ['/', '/batches', '/batches/1', '/methodologies/1', '/agenda', '/regions']) {
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

test('notices_should_tell_what_was_objected_and_answered_when_opened', async () => {
	const page = await open(browser, { lang: 'en' });
	await visit(page, '/notices');
	// The page is an article itself.
	const card = (title) => page.locator('article article', { hasText: title });
	const walking = card('Walking');
	await walking.getByText('To be answered').waitFor();
	assert.equal(await walking.getByText('Dismissed').count(), 0);
	assert.equal(await card('Cycling').getByText('Dismissed').count(), 1);
	await page.getByRole('heading', { name: 'How to object' }).waitFor();
	await walking.getByRole('link', { name: 'Walking' }).click();
	await page.getByRole('heading', { name: 'Public notice and objections' }).waitFor();
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

/** A text with what the trial's own do not have: categories, a scale, an assertion, a table by two keys, the day. */
const RECYCLING = `methodology "回收 / Recycling"
unit kgCO2e = 1000 gCO2e
input material "材料 / material" : one of paper "纸张 / paper", glass "玻璃 / glass"
input total "总量 / total" : kg, decimals 2, from 0 to 50
input soiled "其中不可回收 / soiled" : kg, decimals 2, from 0 to 50
table factor "每千克减碳量 / avoided per kg" of material, season : kgCO2e/kg =
    for spring, summer, autumn, winter
    paper -> 0.46, 0.45, 0.44, 0.43
    glass -> 0.31, 0.3, 0.29, 0.28
    source "示例 / an example"
assert soiled <= total "不可回收的不超过总量 / what is soiled is part of the whole"
result gCO2e = (total - soiled) * factor
vector on 2024-07-01, material = paper, total = 3, soiled = 1 -> 900
`;

test('calculator_should_take_choices_and_a_day_when_the_text_asks_for_them', async () => {
	const page = await open(browser);
	const quantity = { unit: 'kg', decimals: 2, from: '0.00', to: '50.00', codes: [], window: null, for_points: false };
	const codes = [
		{ code: 'paper', description: '纸张 / paper' },
		{ code: 'glass', description: '玻璃 / glass' },
	];
	const inputs = [
		{ ...quantity, name: 'material', description: '材料 / material', unit: '1', decimals: 0, from: 'paper', to: 'glass', codes },
		{ ...quantity, name: 'total', description: '总量 / total' },
		{ ...quantity, name: 'soiled', description: '其中不可回收 / soiled' },
	];
	const given = { material: 'paper', total: '3.00', soiled: '1.00' };
	const example = { day: '2024-07-01', expected: '900.000', evaluated: '900.000', passes: true };
	example.inputs = Object.entries(given).map(([name, value]) => ({ name, value }));
	await page.route('**/api/v1/methodologies/1', async (route) => {
		const response = await route.fetch();
		const version = await response.json();
		const json = { ...version, text: RECYCLING, inputs, uses_day: true, vectors: [example], result_unit: 'gCO2e' };
		await route.fulfill({ response, json });
	});
	await visit(page, '/methodologies/1');
	const result = page.getByTestId('calculator-result');
	const shows = (value) => result.getByText(`${value} gCO2e`, { exact: true }).waitFor();
	// 2 kg at 450 g in July, at 430 g in January; of glass at 280 g.
	await page.getByTestId('calculator-day').fill('2024-07-01');
	await shows('900');
	await page.getByTestId('calculator-day').fill('2024-01-31');
	await shows('860');
	await page.locator('select[data-testid="calculator-input"]').selectOption({ label: '玻璃' });
	await shows('560');
	const said = await page.locator('main').textContent();
	for (const words of ['纸张、玻璃', '1000 gCO2e', '冬（12 至 2 月）', '记录须满足', '2024-07-01，材料 = 纸张']) {
		assert.ok(said.includes(words), words);
	}
	await page.getByLabel('其中不可回收（kg）').fill('3.01');
	await result.getByText('不可回收的不超过总量').waitFor();
	assert.deepEqual(await findings(page), []);
	await picture(page, 'calculator-category-zh');
	assert.deepEqual(page.faults, []);
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await page.context().close();
});
