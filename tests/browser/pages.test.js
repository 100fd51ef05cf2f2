import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings, launch, open, overflow, picture, visit } from './browser.js';

const PAGES = ['/', '/methodologies', '/methodologies/0', '/scenarios', '/scenarios/0', '/batches', '/batches/0', '/batches/0/recompute',
	'/verifiers', '/verify', '/participants', '/participants/3', '/validators', '/blocks', '/extrinsics', '/events', '/documents', '/data', '/about'];
const name = (path) => path.slice(1).replaceAll('/', '-') || 'home';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

for (const lang of ['zh', 'en']) {
	test(`every page should pass axe-core on a desk (${lang})`, async () => {
		const page = await open(browser, { lang });
		const found = {};
		for (const path of PAGES) {
			await visit(page, path);
			const said = await findings(page);
			if (said.length) found[path] = said;
			await picture(page, `desk-${lang}-${name(path)}`);
		}
		assert.deepEqual(found, {});
		assert.deepEqual(page.faults, []);
		await page.context().close();
	});

	test(`every page should fit a telephone 360 wide (${lang})`, async () => {
		const page = await open(browser, { lang, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
		const wide = {};
		for (const path of PAGES) {
			await visit(page, path);
			const by = await overflow(page);
			if (by > 0) wide[path] = by;
			await picture(page, `phone-${lang}-${name(path)}`);
		}
		assert.deepEqual(wide, {});
		await page.context().close();
	});
}

test('main pages should be larger and still fit a telephone in large type', async () => {
	const page = await open(browser, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
	const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('h1')).fontSize));
	await visit(page, '/');
	const before = await size();
	await page.getByRole('button', { name: '大字' }).click();
	assert.ok((await size()) >= before * 1.15, `a heading of ${before} px became ${await size()} px`);
	const wide = {};
	for (const path of ['/', '/batches', '/batches/0', '/methodologies/0']) {
		await visit(page, path);
		const by = await overflow(page);
		if (by > 0) wide[path] = by;
		await picture(page, `large-type-${name(path)}`);
	}
	assert.deepEqual(wide, {});
	await page.context().close();
});
