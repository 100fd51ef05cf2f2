import { expect, test } from 'vitest';
import {
	certificateClaim,
	certificateNumber,
	checkDigits,
	claimsOf,
	eventClaim,
	holderClaim,
	namedIn,
	retirementClaim,
} from './certificates';
import { differs } from './proof';
import type { CertificateDetail, DocumentRef, LargeEventDetail, Participant, RetirementDetail } from './types';

const digests = (byte: number) => [byte, byte + 1].map((one) => one.toString(16).repeat(32)).join('');
const document = (byte: number): DocumentRef => ({
	blake2_256: `0x${byte.toString(16).repeat(32)}`,
	sm3: `0x${(byte + 1).toString(16).repeat(32)}`,
	available: true,
});
const mg = (digits: string) => ({ mg: digits, text: '' });
const on = (day: string) => ({ day, block: 1 });

/** The values below are as `pallets/reductions/src/tests/coding.rs` has them coded by the chain. */
const CERTIFICATE = `0x00020000002a500000${digests(0x11)}`;
const TITLE = 'e585a8e8bf90e4bc9a';
const EVENT = `0x0400000024${TITLE}00e20400b74f0000b84f0000${digests(0x11)}00e09265170100008a4f0000`;
const OPEN = `${EVENT}${'00'.repeat(2 + 8 + 4 + 3)}`;
const CERTIFIED = [
	EVENT,
	'01090000000109000000805d5eeb0e010000',
	digests(0x21),
	'bc4f0000805d5eeb0e010000bd68010001',
	digests(0x31),
	'c74f0000000101aae62b2f000000',
].join('');

const open = {
	id: 2,
	host: { id: 4, title: '江苏' },
	title: '全运会',
	region: 320_000,
	first: '2025-11-15',
	last: '2025-11-16',
	plan: document(0x11),
	target: mg('1200000000000'),
	registered: on('2025-10-01'),
	accountant: null,
	accountings: [],
	covered: mg('0'),
	donors: 0,
	consent: null,
	called_off: null,
	certificate: null,
} as unknown as LargeEventDetail;
const certified: LargeEventDetail = {
	...open,
	accountant: { id: 9, title: null },
	accountings: [{ verifier: { id: 9, title: null }, emissions: mg('1163590000000'), report: document(0x21), at: on('2025-11-20') }],
	covered: mg('1163590000000'),
	donors: 92_349,
	consent: { document: document(0x31), at: on('2025-12-01') },
	certificate: '202600000001-52',
};
const certificate = {
	number: '202600000001-52',
	kind: 'neutrality',
	subject: 2,
	issued: on('2026-03-10'),
	document: document(0x11),
	large_event: certified,
	retirement: null,
} as unknown as CertificateDetail;
const retirement = {
	id: 3,
	holder: { id: 4, title: '江苏' },
	beneficiary: { kind: 'holder', participant: null, title: null, seal: null },
	purpose: 'offset',
	retired: on('2026-03-10'),
	total: { reduction: mg('1000000'), points: '5' },
	period: null,
	evidence: null,
	case: null,
	acceptance: null,
	certificate: null,
	classes: [],
} as unknown as RetirementDetail;

test('number_should_have_the_check_digits_worked_out_by_hand_when_it_is_written', () => {
	expect(['202600000001', '202600000123', '202500000001'].map(checkDigits)).toEqual(['52', '74', '04']);
});

test('number_should_be_read_when_its_check_digits_are_right', () => {
	for (const written of ['202600000123-74', '20260000012374', ' 202600000123-74 '])
		expect(certificateNumber(written)).toBe('202600000123-74');
	for (const wrong of ['202600000123-75', '202600000132-74', '202600000123', '2026-00000123-74', '', '２０２６00000123-74']) {
		expect(certificateNumber(wrong), wrong).toBeNull();
	}
});

test('certificate_should_agree_with_the_chain_when_nothing_was_changed', () => {
	const { place } = certificateClaim(certificate);
	expect(place).toEqual({ pallet: 'Reductions', item: 'Certificates', parts: [{ twox64: '0x01aae62b2f000000' }] });
	expect(differs(certificateClaim(certificate), CERTIFICATE)).toBeNull();
	const other = { ...certificate, kind: 'retirement', subject: 3 } as CertificateDetail;
	expect(differs(certificateClaim(other), `0x01030000002a500000${digests(0x11)}`)).toBeNull();
});

test('certificate_should_be_caught_when_one_thing_of_it_was_changed', () => {
	const changed: Partial<CertificateDetail>[] = [
		{ kind: 'retirement' },
		{ subject: 3 },
		{ issued: on('2026-03-11') },
		{ document: document(0x21) },
	];
	for (const change of changed) {
		expect(differs(certificateClaim({ ...certificate, ...change }), CERTIFICATE), JSON.stringify(change)).not.toBeNull();
	}
	// One that was never issued stands nowhere.
	expect(differs(certificateClaim(certificate), null)).not.toBeNull();
});

test('event_should_agree_with_the_chain_when_it_is_open_and_when_it_is_certified', () => {
	expect(eventClaim(open).place.parts).toEqual([{ twox64: '0x02000000' }]);
	expect(differs(eventClaim(open), OPEN)).toBeNull();
	expect(differs(eventClaim(certified), CERTIFIED)).toBeNull();
});

test('event_should_be_caught_when_one_thing_of_it_was_changed', () => {
	const changed: Partial<LargeEventDetail>[] = [
		{ host: { id: 5, title: '江苏' } },
		{ title: '全运会 ' },
		{ region: 320_100 },
		{ first: '2025-11-14' },
		{ last: '2025-11-17' },
		{ plan: document(0x21) },
		{ target: mg('1200000000001') },
		{ registered: on('2025-10-02') },
		{ accountant: null },
		{ accountings: [] },
		{ accountings: [{ ...certified.accountings[0]!, emissions: mg('1163590000001') }] },
		{ covered: mg('1163590000001') },
		{ donors: 92_350 },
		{ consent: null },
		{ called_off: { document: document(0x31), at: on('2025-12-01') } },
		{ certificate: '202600000123-74' },
	];
	for (const change of changed) expect(differs(eventClaim({ ...certified, ...change }), CERTIFIED), JSON.stringify(change)).not.toBeNull();
});

test('retirement_should_agree_with_the_chain_when_it_is_for_any_purpose', () => {
	const amounts = '2a50000040420f00000000000500000000000000';
	expect(differs(retirementClaim(retirement), `0x040000000001${amounts}000000`)).toBeNull();
	const compensation: RetirementDetail = {
		...retirement,
		beneficiary: { kind: 'participant', participant: { id: 7, title: null }, title: null, seal: null },
		purpose: 'compensation',
		case: document(0x11),
		acceptance: document(0x21),
		period: { first: '2025-11-15', last: '2025-11-16' },
		evidence: document(0x31),
	};
	const value = `0x04000000010700000003${digests(0x11)}${digests(0x21)}${amounts}01b74f0000b84f000001${digests(0x31)}00`;
	expect(differs(retirementClaim(compensation), value)).toBeNull();
	expect(differs(retirementClaim({ ...compensation, total: { reduction: mg('1000001'), points: '5' } }), value)).not.toBeNull();
	const good = (more: Partial<RetirementDetail['beneficiary']>) =>
		retirementClaim({ ...retirement, beneficiary: { ...retirement.beneficiary, ...more } });
	expect(differs(good({ kind: 'named', title: 'ab' }), `0x040000000208616201${amounts}000000`)).toBeNull();
	const seal = '44'.repeat(32);
	expect(differs(good({ kind: 'sealed', seal: `0x${seal}` }), `0x0400000003${seal}01${amounts}000000`)).toBeNull();
});

test('nothing_should_be_claimed_when_a_part_is_not_written_as_the_chain_has_it', () => {
	// Each of these is shown as it is written, and was coded as what the chain has.
	const host = { id: 4, kind: 'institution', title: '江苏', code: '914403001922038216' } as Participant;
	const shown: Partial<LargeEventDetail>[] = [
		{ covered: mg(' 1163590000000') },
		{ covered: mg('0x10eeb5d80') },
		{ donors: '0x168bd' as unknown as number },
		{ first: '+002025-11-15' },
		{ last: '2025-10-47' },
		{ plan: { ...document(0x11), blake2_256: `0x${'1'.repeat(66)}`, sm3: `0x${'1'.repeat(62)}` } },
	];
	for (const part of shown) {
		const forged = { ...certificate, large_event: { ...certified, ...part } };
		expect(claimsOf(forged, '202600000001-52', [host]), JSON.stringify(part)).toBeUndefined();
	}
	expect(claimsOf(certificate, '202600000001-52', [{ ...host, code: '91440' }])).toBeUndefined();
	expect(claimsOf({ ...certificate, issued: on('2026-02-38') }, '202600000001-52', [host])).toBeUndefined();
	expect(claimsOf(certificate, '202600000001-52', [host])).toHaveLength(3);
});

test('holder_should_agree_with_the_register_when_title_and_code_are_its_own', () => {
	const holder = { id: 4, kind: 'institution', title: '江苏', code: '914403001922038216' } as const;
	const account = '99'.repeat(32);
	// Six bytes of title after their length 24, eighteen digits, then the region and days.
	const value = `0x${account}0118e6b19fe88b8f393134343033303031393232303338323136` + '00e20400'.repeat(4);
	const claim = holderClaim(holder)!;
	expect(claim.place.parts).toEqual([{ twox64: '0x04000000' }]);
	expect(differs(claim, value)).toBeNull();
	for (const change of [{ title: '浙江' }, { code: '914403001922038217' }, { kind: 'organisation' as const }]) {
		expect(differs(holderClaim({ ...holder, ...change })!, value), JSON.stringify(change)).not.toBeNull();
	}
	expect(holderClaim({ id: 4, kind: 'individual', title: null, code: null })).toBeUndefined();
});

test('certificate_should_be_claimed_with_what_it_names_and_nothing_else_when_it_is_to_be_proved', () => {
	const host = { id: 4, kind: 'institution', title: '江苏', code: '914403001922038216' } as Participant;
	const [own, subject, ...names] = claimsOf(certificate, '202600000001-52', [host])!;
	expect(differs(own, CERTIFICATE)).toBeNull();
	expect(differs(subject!, CERTIFIED)).toBeNull();
	expect(names).toEqual([holderClaim(host)]);
	expect(namedIn(certificate)).toEqual([4, 9]);
	// Another event is looked for under the number that the certificate names.
	const swapped = claimsOf({ ...certificate, large_event: { ...certified, id: 7 } }, '202600000001-52', [])!;
	expect(swapped[1]!.place.parts).toEqual([{ twox64: '0x02000000' }]);
	// Under the number it was asked by, whatever the service calls it.
	const renamed = claimsOf(certificate, '202600000123-74', [])!;
	expect(renamed[0].place.parts).toEqual([{ twox64: '0x7baae62b2f000000' }]);
	expect(differs(renamed[1]!, CERTIFIED)).not.toBeNull();
	expect(claimsOf({ ...certificate, large_event: null }, '202600000001-52', [])).toBeUndefined();
	expect(claimsOf({ ...certificate, kind: 'retirement' }, '202600000001-52', [])).toBeUndefined();
});
