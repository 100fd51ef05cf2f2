import { expect, test } from 'vitest';
import chain from '../../../../docs/interface.md?raw';
import { inBoth } from '../../test/languages';
import { differenceInWords } from './held';

const quantity = { reduction: '1353750', points: '4200' };
const told = (difference: unknown) => inBoth(() => differenceInWords(difference));
const GENERAL = told('Another');

/** Each as the service gives it, with the numbers that its sentence must tell. */
const DIFFERENCES: [name: string, values: object | null, ...numbers: string[]][] = [
	['Malformed', null],
	['NotAscending', null],
	['Count', null],
	['Unknown', { participant: 70123 }, '70123'],
	['Record', { participant: 70123, day: 16801 }, '70123', '2016-01-01'],
	['Subtotal', { quantified: quantity }, '1.353750 kg', '4,200'],
	['Total', { records: 12345, fed: quantity }, '12,345', '1.353750 kg', '4,200'],
	['NotOwner', { participant: 70123 }, '70123'],
];

test('difference_should_be_told_with_its_numbers_when_the_chain_can_find_it', () => {
	const [, variants = ''] = /enum issuance::Difference \{\n(.*?)\n\}/s.exec(chain) ?? [];
	expect(DIFFERENCES.map(([name]) => name)).toEqual([...variants.matchAll(/^ +(\w+)/gm)].map(([, name]) => name));
	const sentences = DIFFERENCES.map(([name, values, ...numbers]) => {
		const { zh, en } = told(values ? { [name]: values } : name);
		for (const number of numbers) {
			expect(zh, name).toContain(number);
			expect(en, name).toContain(number);
		}
		return en;
	});
	expect(new Set([...sentences, GENERAL.en]).size).toBe(DIFFERENCES.length + 1);
});

test('difference_should_be_told_in_general_when_it_has_no_known_name', () => {
	for (const strange of [null, undefined, 7, {}, [], { Another: { participant: 7 } }]) expect(told(strange)).toEqual(GENERAL);
});

test('noun_should_be_singular_when_there_is_one', () => {
	const { en } = told({ Total: { records: 1, fed: { reduction: '5', points: '1' } } });
	expect(en).toContain('1 record, ');
	expect(en).toContain('1 point,');
});

test('number_should_be_left_open_when_the_event_lacks_it', () => {
	const lacking = [{ Unknown: null }, { Record: { participant: 70123 } }, { Subtotal: { quantified: { points: '16' } } }, { Total: {} }];
	for (const difference of lacking) {
		const { zh, en } = told(difference);
		for (const text of [zh, en]) {
			expect(text).toContain('?');
			expect(text).not.toMatch(/\b0\b|undefined|NaN/);
		}
	}
});
