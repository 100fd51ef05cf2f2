import { expect, test } from 'vitest';
import { batchClaims, isProvedAttested, proved } from './batchProof';
import { differs, type Claims } from './proof';
import type { Batch, BatchRule } from './types';

/** As `pallets/issuance/src/tests/coding.rs` has it coded by the chain. */
const START = '0x03000000020000000450000020500000070000002a500000b004000002000000' + 'ab'.repeat(32) + '02093d00' + '14';
const rule = {
	source: 3,
	terms: 2,
	period: { first: 20484, last: 20512 },
	records: 1200,
	chunks: 2,
	root: `0x${'ab'.repeat(32)}`,
	claim: { mg: '1000000', points: '5' },
	version: 6,
	methodology: 'm',
	points: 'points',
} as BatchRule;
const batch = {
	id: 1,
	scenario: { id: 3 },
	terms: 2,
	period: { first: '2026-01-31', last: '2026-02-28' },
	reporter: { id: 7, title: null },
	records: 1200,
	chunks: 2,
	root: rule.root,
	claim: { reduction: { mg: '1000000' }, points: '5' },
	version: { id: 6 },
} as Batch;
const claims = (shown: Partial<Batch> = {}, ruled: Partial<BatchRule> = {}) =>
	batchClaims('1', { ...batch, ...shown }, { ...rule, ...ruled })!;
const [claim] = claims();
const document = 'cd'.repeat(64);
/** Opened; attested by participant 9; found wrong by it. */
const OPENED = START + '00' + '00' + '00' + '00' + '00';
const ATTESTED = START + '00' + '0109000000' + `01${document}` + '02' + '00';
const REFUSED = START + '00' + '0109000000' + `01${document}` + '08' + '00';

test('batch_should_agree_with_the_chain_when_nothing_was_changed', () => {
	for (const value of [OPENED, ATTESTED, REFUSED]) expect(differs(claim, value)).toBeNull();
});

test('batch_should_be_caught_when_one_thing_of_it_was_changed', () => {
	const changed: Partial<BatchRule>[] = [
		{ source: 4 },
		{ terms: 1 },
		{ period: { first: 20484, last: 20511 } },
		{ records: 1201 },
		{ chunks: 3 },
		{ root: `0x${'ab'.repeat(31)}ac` },
		{ claim: { mg: '1000001', points: '5' } },
		{ claim: { mg: '1000000', points: '6' } },
	];
	for (const change of changed) expect(differs(claims({}, change)[0], OPENED), JSON.stringify(change)).not.toBeNull();
});

test('batch_should_be_caught_when_it_is_shown_otherwise_than_it_is_recomputed', () => {
	const changed = [
		{ scenario: { id: 4 } },
		{ terms: 1 },
		{ period: { first: '2026-01-30', last: '2026-02-28' } },
		{ reporter: { id: 8, title: null } },
		{ records: 1201 },
		{ chunks: 3 },
		{ root: `0x${'ac'.repeat(32)}` },
		{ claim: { reduction: { mg: '1000001' }, points: '5' } },
		{ claim: { reduction: { mg: '1000000' }, points: '6' } },
	] as Partial<Batch>[];
	for (const change of changed) expect(differs(claims(change)[0], OPENED), JSON.stringify(change)).not.toBeNull();
	expect(batchClaims('1', { ...batch, records: 1200.5 }, rule)).toBeUndefined();
});

test('batch_should_be_looked_for_under_the_number_it_was_asked_by_when_the_service_gives_another', () => {
	expect(claims({ id: 2 })[0].place.parts).toEqual([{ twox64: '0x01000000' }]);
	expect(batchClaims('01', batch, rule)![0].place).toEqual(claims()[0].place);
	expect(batchClaims('1a', batch, rule)).toBeUndefined();
});

/** As `pallets/scenarios/src/tests/coding.rs` has the terms coded by the chain: the version, then what is not shown. */
const TERMS = `0x0106000000${'cd'.repeat(32)}`;

test('formulas_should_be_claimed_with_the_terms_that_name_them_when_a_batch_is_recomputed', () => {
	const [, terms, points, methodology] = claims();
	const parts = [{ twox64: '0x03000000' }, { twox64: '0x02000000' }];
	expect(terms!.place).toEqual({ pallet: 'Scenarios', item: 'TermsOf', parts });
	expect(differs(terms!, TERMS)).toBeNull();
	expect(points!.place).toEqual({ pallet: 'Scenarios', item: 'PointsTexts', parts });
	expect(differs(points!, '0x18706f696e7473')).toBeNull();
	expect(methodology!.place).toEqual({ pallet: 'Methodology', item: 'Texts', parts: [{ twox64: '0x06000000' }] });
	expect(differs(methodology!, '0x046d')).toBeNull();
	const none = claims({ version: null }, { version: null, methodology: null });
	expect(none).toHaveLength(3);
	expect(differs(none[1]!, `0x00${'cd'.repeat(32)}`)).toBeNull();
});

test('formulas_should_be_caught_when_another_text_or_version_is_given', () => {
	const fault = (of: Claims, at: number, value: string) => expect(differs(of[at]!, value)).not.toBeNull();
	fault(claims({}, { version: 7 }), 1, TERMS);
	fault(claims({ version: { id: 7 } as Batch['version'] }), 1, TERMS);
	fault(claims({}, { version: null, methodology: null }), 1, TERMS);
	fault(claims({}, { points: 'pointz' }), 2, '0x18706f696e7473');
	fault(claims({}, { methodology: 'n' }), 3, '0x046d');
});

test('batch_should_be_caught_when_the_chain_has_none', () => {
	expect(differs(claim, null)?.zh).toBe('链上没有这一项');
});

test('claim_should_be_coded_in_as_many_bytes_as_it_takes_when_it_grows', () => {
	const coded = (mg: string) =>
		claims({}, { claim: { mg, points: '0' } })[0]
			.expected.at(-1)!
			.bytes.slice(2 + 80);
	expect(coded('63')).toBe('fc' + '00');
	expect(coded('64')).toBe('0101' + '00');
	expect(coded('16384')).toBe('02000100' + '00');
	expect(coded('1073741824')).toBe('0300000040' + '00');
	expect(coded('18446744073709551615')).toBe('13ffffffffffffffff' + '00');
});

test('attestation_should_be_doubted_when_the_service_alone_tells_of_it', () => {
	const told = (value: string, shown: boolean) => proved(claim, value, shown).en;
	expect(told(ATTESTED, true)).toMatch(/attested by a verifier/);
	expect(told(OPENED, false)).toMatch(/no verifier attests them.$/);
	for (const value of [OPENED, REFUSED]) expect(told(value, true)).toMatch(/no verifier attests them. .* the service’s word alone/);
});

test('attestation_should_be_told_when_a_report_attests', () => {
	expect([OPENED, ATTESTED, REFUSED].map((value) => isProvedAttested(claim, value))).toEqual([false, true, false]);
	const continued = START + '0105000000' + '0109000000' + `01${document}` + '05' + '0127500000';
	expect(isProvedAttested(claim, continued)).toBe(true);
});
