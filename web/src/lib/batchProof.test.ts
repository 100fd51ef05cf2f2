import { expect, test } from 'vitest';
import { batchClaim, isProvedAttested } from './batchProof';
import { differs } from './proof';
import type { BatchRule } from './types';

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
} as BatchRule;
const batch = { id: 1, reporter: { id: 7, title: null } };
const claim = batchClaim(batch, rule);
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
	for (const change of changed) expect(differs(batchClaim(batch, { ...rule, ...change }), OPENED), JSON.stringify(change)).not.toBeNull();
	expect(differs(batchClaim({ id: 1, reporter: { id: 8, title: null } }, rule), OPENED)).not.toBeNull();
});

test('batch_should_be_caught_when_the_chain_has_none', () => {
	expect(differs(claim, null)?.zh).toBe('链上没有这一项');
});

test('claim_should_be_coded_in_as_many_bytes_as_it_takes_when_it_grows', () => {
	const coded = (mg: string) => batchClaim(batch, { ...rule, claim: { mg, points: '0' } }).expected[1]!.bytes.slice(2 + 80);
	expect(coded('63')).toBe('fc' + '00');
	expect(coded('64')).toBe('0101' + '00');
	expect(coded('16384')).toBe('02000100' + '00');
	expect(coded('1073741824')).toBe('0300000040' + '00');
	expect(coded('18446744073709551615')).toBe('13ffffffffffffffff' + '00');
});

test('attestation_should_be_told_when_a_report_attests', () => {
	expect([OPENED, ATTESTED, REFUSED].map((value) => isProvedAttested(claim, value))).toEqual([false, true, false]);
	const continued = START + '0105000000' + '0109000000' + `01${document}` + '05' + '0127500000';
	expect(isProvedAttested(claim, continued)).toBe(true);
});
