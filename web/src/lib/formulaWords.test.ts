import '../test/browser';
import { expect, test } from 'vitest';
import { inBoth } from '../test/languages';
import { declarations } from './declarations';
import { meanings, pieces, windowWords } from './formulaWords';
import { tokens } from './formula';

/** An expression in words. */
function read(expression: string): string {
	const all = tokens(expression).filter(({ kind }) => kind !== 'space');
	return pieces(all)
		.map(({ text }) => text)
		.join('');
}

test('expression_should_need_no_signs_of_the_language_when_it_is_read', () => {
	expect(inBoth(() => read('if not x <= 3 km and month == 7 then floor(x / portion) else max(0, -x^2 - y)'))).toEqual({
		zh: '若 非 x ≤ 3\u00a0km 且 month = 7 则 向下取整（x ÷ portion） 否则 取较大者（0，−x² − y）',
		en: 'if not x ≤ 3\u00a0km and month = 7 then rounded down to a whole number: (x ÷ portion) otherwise the greater of (0, −x² − y)',
	});
});

test('expression_should_have_units_without_brackets_when_figures_have_them', () => {
	expect(read('50% * 3 [gCO2e/m^2] - 2 points * a')).toBe('50% × 3\u00a0gCO2e/m² − 2\u00a0points × a');
});

test('names_should_mean_what_is_declared_or_part_of_the_day_when_asked', () => {
	const found = meanings(
		declarations(`input material "材料" : one of paper "纸 / paper", glass
input other : one of glass "玻璃", tin
parameter share "比例" : 1 = 30% source "s"
parameter price : gCO2e/points = 50 source "s"
table rate "费率" of material : 1 = paper -> 1 glass -> 2 source "s"
let x = price`),
	);
	expect(found.get('material')).toEqual({ kind: 'input', description: '材料', value: '' });
	expect(found.get('paper')).toEqual({ kind: 'code', description: '纸 / paper', value: '' });
	// In one category it has a title, in the other it has none.
	expect(found.get('glass')?.description).toBe('glass');
	expect(found.get('share')).toEqual({ kind: 'parameter', description: '比例', value: '30%' });
	expect(found.get('price')?.value).toBe('50 gCO2e/points');
	expect(found.get('rate')).toEqual({ kind: 'step', description: '费率', value: '' });
	expect(found.get('x')).toEqual({ kind: 'step', description: 'x', value: '' });
	expect(found.get('weekday')?.description).toMatch(/星期/);
	expect(found.has('summer')).toBe(false);
});

test('seasons_should_be_told_when_the_text_asks_for_them_and_only_then', () => {
	const meaning = (text: string, name: string) => meanings(declarations(text)).get(name)?.description;
	for (const asking of [
		'let mild = if season == spring then 1 else 0',
		'assert season != winter "不在冬季 / not in winter"',
		'result points = if season == spring then 1 points else 0',
		'table rate of season : 1 = spring -> 1 summer -> 2 autumn -> 3 winter -> 4 source "s"',
	]) {
		expect(meaning(asking, 'spring')).toMatch(/March to May/);
	}
	// A spring of one's own.
	const water = 'input water "水" : one of spring "泉水 / spring water", tap';
	expect(meaning(water, 'spring')).toBe('泉水 / spring water');
	expect(meaning(water, 'summer')).toBeUndefined();
});

test('window_should_be_told_in_words_when_an_input_is_one', () => {
	for (const kind of ['sum', 'mean', 'count'] as const) {
		for (const days of [7, null]) {
			const words = inBoth(() => windowWords({ kind, of: 'used', days }, 'used'));
			expect(words.zh).toContain('“used”');
			expect(words.zh.includes('7 日')).toBe(days === 7);
		}
	}
});
