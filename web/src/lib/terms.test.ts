import { expect, test } from 'vitest';
import { shownOf, stateOf } from './terms';
import type { Terms } from './types';

function terms(number: number, stage: Terms['stage'] = 'in_force'): Terms {
	const document = { blake2_256: '0x', sm3: '0x', available: false };
	const proposed = { day: '2016-01-01', block: 1 };
	return { number, stage, document, points_text: '', bindings: [], proposed, approved: null, filed: null };
}

test('terms_should_be_shown_as_those_in_force_when_there_are_any', () => {
	const all = [terms(4, 'proposed'), terms(3), terms(2), terms(1)];
	expect(shownOf({ terms: all, in_force: 2 })?.number).toBe(2);
	expect(shownOf({ terms: all, in_force: null })?.number).toBe(1);
	expect(shownOf({ terms: [], in_force: null })).toBeUndefined();
});

test('terms_should_be_to_come_or_over_when_others_are_in_force', () => {
	expect([terms(4, 'proposed'), terms(3), terms(2), terms(1)].map((one) => stateOf(one, 2))).toEqual([
		'proposed',
		'coming',
		'in_force',
		'over',
	]);
	expect(stateOf(terms(1), null)).toBe('coming');
	for (const ended of ['rejected', 'withdrawn'] as const) expect(stateOf(terms(2, ended), 1)).toBe(ended);
});
