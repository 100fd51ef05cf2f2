import { expect, test } from 'vitest';
import { declarations } from './declarations';

/** What is declared under a name. */
function declared(text: string, name: string) {
	return declarations(text).find((it) => 'name' in it && it.name === name);
}

test('input_should_have_codes_with_titles_when_it_is_a_category', () => {
	const text =
		'input material "材料 / material" : one of paper "纸 / paper", plastic, 2024, for points\ninput trips : 1, decimals 0, from 0 to 5';
	expect(declared(text, 'material')).toEqual({
		kind: 'input',
		name: 'material',
		description: '材料 / material',
		unit: '',
		codes: [
			{ name: 'paper', description: '纸 / paper' },
			{ name: 'plastic', description: '' },
			{ name: '2024', description: '' },
		],
		window: null,
		forPoints: true,
	});
	expect(declared(text, 'trips')).toMatchObject({ unit: '1', codes: [], window: null, forPoints: false });
});

test('input_should_have_its_window_when_it_is_of_earlier_records', () => {
	const week = 'input week : kWh/person, decimals 3, from 0 to 700 kWh, sum of used over 7 days';
	expect(declared(week, 'week')).toMatchObject({ unit: 'kWh/person', window: { kind: 'sum', of: 'used', days: 7 }, forPoints: false });
	const month = 'input days : 1, decimals 0, from 0 to 30, count of used over the month, for points';
	expect(declared(month, 'days')).toMatchObject({ window: { kind: 'count', of: 'used', days: null }, forPoints: true });
});

test('figures_should_stand_as_written_when_they_have_percent_scales_or_powers', () => {
	const text = `unit kgCO2e = 1000 gCO2e
unit MJ = 0.2777 kWh source "SI"
parameter area : gCO2e/m^2 = 3 [kgCO2e/m^2] source "A"
parameter share "part" : 1 = -30% source "B"
let x = area`;
	expect(declared(text, 'kgCO2e')).toEqual({ kind: 'unit', name: 'kgCO2e', value: '1000 gCO2e', citation: '' });
	expect(declared(text, 'MJ')).toMatchObject({ value: '0.2777 kWh', citation: 'SI' });
	expect(declared(text, 'area')).toMatchObject({ unit: 'gCO2e/m²', value: '3 kgCO2e/m²', citation: 'A' });
	expect(declared(text, 'share')).toMatchObject({ description: 'part', value: '−30%', citation: 'B' });
});

test('table_should_have_rows_and_columns_when_it_has_two_keys', () => {
	const text = `table factor "per kg" of material, season : kgCO2e/kg =
    for summer, winter
    paper -> 0.46, 0.45
    plastic -> 1.02, 1 [kgCO2e/kg]
    source "An example"`;
	expect(declared(text, 'factor')).toEqual({
		kind: 'table',
		name: 'factor',
		description: 'per kg',
		unit: 'kgCO2e/kg',
		of: 'material',
		by: 'season',
		columns: ['summer', 'winter'],
		rows: [
			{ kind: 'code', key: 'paper', values: ['0.46', '0.45'] },
			{ kind: 'code', key: 'plastic', values: ['1.02', '1 kgCO2e/kg'] },
		],
		citation: 'An example',
	});
});

test('table_should_have_bounds_when_it_is_by_a_quantity', () => {
	const text = 'table tier of distance : points = below 5 km -> 1 points up to 10 km -> 2 otherwise -> 3 source "R"';
	expect(declared(text, 'tier')).toMatchObject({
		unit: 'points',
		by: '',
		columns: [],
		rows: [
			{ kind: 'below', key: '5 km', values: ['1 points'] },
			{ kind: 'up_to', key: '10 km', values: ['2'] },
			{ kind: 'otherwise', key: '', values: ['3'] },
		],
	});
});

test('declarations_should_stand_from_first_to_result_when_a_text_is_taken_apart', () => {
	const text = `points "Points" # let it be
input n "let n" : 1, decimals 0, from 0 to 9
assert n != 3 "三不计 / not three"
let twice = 2 * n
result points = twice * each
vector n = 1 -> 2`;
	const found = declarations(text);
	expect(found.map(({ kind }) => kind)).toEqual(['input', 'assert', 'let', 'result']);
	expect(found[1]).toMatchObject({ sentence: '三不计 / not three' });
	expect(found[3]).toMatchObject({ unit: 'points' });
});
