import { expect, test } from 'vitest';
import openapi from '../../openapi.json';
import { inBoth } from '../test/languages';
import { wording } from './certificateText';
import type { CertificateDetail, Item, LargeEventDetail, RetirementDetail } from './types';
import * as uses from './uses';

interface Shape {
	$ref?: string;
	enum?: string[];
	properties?: Record<string, Shape>;
	oneOf?: Shape[];
}
const schemas = openapi.components.schemas as unknown as Record<string, Shape>;

/** The words that the API may answer with, of a member of a schema. */
function wordsOf(schema: string, ...members: string[]): never[] {
	let shape: Shape = schemas[schema]!;
	const resolved = (of: Shape): Shape => {
		if (of.$ref) return resolved(schemas[of.$ref.split('/').pop()!]!);
		const given = of.oneOf?.find((one) => one.$ref || one.enum);
		return given ? resolved(given) : of;
	};
	for (const member of members) shape = resolved(shape).properties![member]!;
	const found = resolved(shape).enum!;
	expect(found.length, `${schema} ${members.join()}`).toBeGreaterThan(1);
	return found as never[];
}

test('word_of_the_api_should_be_told_in_both_languages_when_it_is_any', () => {
	for (const state of wordsOf('ItemSummary', 'state')) inBoth(() => uses.itemState(state).text);
	for (const state of wordsOf('OrderSummary', 'state')) inBoth(() => uses.orderState(state).text);
	for (const ending of wordsOf('OrderSummary', 'ending')) inBoth(() => uses.ending(ending));
	for (const state of wordsOf('AgreementSummary', 'state')) inBoth(() => uses.agreementState(state).text);
	for (const purpose of wordsOf('RetirementSummary', 'purpose')) inBoth(() => uses.purpose(purpose));
	for (const state of wordsOf('LargeEventSummary', 'state')) inBoth(() => uses.eventState(state).text);
	for (const kind of wordsOf('CertificateSummary', 'kind')) inBoth(() => uses.certificateKind(kind));
	for (const kind of wordsOf('GiftSummary', 'kind')) inBoth(() => uses.giftKind(kind));
	for (const ground of wordsOf('ReceiptSummary', 'ground')) inBoth(() => uses.ground(ground));
	inBoth(() => uses.beneficiary({ kind: 'sealed', participant: null, title: null, seal: '0x44' }).text);
});

test('item_should_say_why_it_is_not_redeemed_when_it_is_in_the_mall', () => {
	const item = { state: 'listed', redeemable: false, stock: 3, from: '2026-02-01', until: '2026-02-28' } as Item;
	const told = (more: Partial<Item>, today = '2026-02-13') => inBoth(() => uses.availability({ ...item, ...more }, today).text).en;
	expect(told({ redeemable: true })).toBe('To be redeemed');
	expect(told({}, '2026-01-31')).toBe('From 2026-02-01 on');
	expect(told({}, '2026-03-01')).toBe('Its days are over');
	expect(told({ stock: 0 })).toBe('None left');
	expect(told({})).toBe('No agreement is in force');
	expect(told({ state: 'offered' })).toBe('To be listed');
});

test('cover_should_be_full_only_when_nothing_is_missing', () => {
	const mg = (digits: string) => ({ mg: digits, text: '' });
	const cover = (covered: string, emissions: string | null, target = '1200000000000') =>
		uses.coverOf({ covered: mg(covered), emissions: emissions === null ? null : mg(emissions), target: mg(target) });
	expect(cover('1163590000000', '1163590000000')).toBe(100);
	expect(cover('1163589999999', '1163590000000')).toBe(99);
	expect(cover('600000000000', null)).toBe(50);
	expect(cover('0', null)).toBe(0);
	// More was given than was found to be emitted.
	expect(cover('1200000000000', '1163590000000')).toBe(100);
});

test('certificate_should_say_in_both_languages_what_it_certifies_when_it_is_read', () => {
	const mg = (digits: string) => ({ mg: digits, text: '' });
	const event = {
		title: '全运会 / National Games',
		region_label: { zh: '南京市', en: 'Nanjing' },
		first: '2025-11-15',
		last: '2025-11-16',
		target: mg('1200000000000'),
		emissions: mg('1163590000000'),
		covered: mg('1163590000000'),
		donors: 92_349,
		givers: 2,
		accountings: [{ verifier: { id: 9, title: '核查机构 / Verifier' } }],
	} as unknown as LargeEventDetail;
	const holder = { id: 4, title: '江苏省机关事务管理局', code: '11320000014000000X' };
	const of = { kind: 'neutrality', large_event: event, retirement: null } as CertificateDetail;
	const { heading, body, basis } = wording(of, holder);
	expect(heading).toEqual({ zh: '碳中和证书', en: 'Certificate of carbon neutrality' });
	for (const part of ['江苏省机关事务管理局', '11320000014000000X', '南京市', '“全运会”', '核查机构', '1,163.59 t', '92,349', '2025-11-15'])
		expect(body.zh).toContain(part);
	for (const part of ['“National Games”', 'Nanjing', 'Verifier', '1,163.59 t', '92,349']) expect(body.en).toContain(part);
	expect(basis.zh).toContain('二十九');
	const retirement = {
		purpose: 'compensation',
		retired: { day: '2026-03-10', block: 1 },
		total: { reduction: mg('130190'), points: '10' },
		period: { first: '2025-01-01', last: '2025-12-31' },
		beneficiary: { kind: 'named', participant: null, title: '受益单位 / Beneficiary', seal: null },
	} as unknown as RetirementDetail;
	const other = wording({ kind: 'retirement', large_event: null, retirement } as CertificateDetail, { id: 70, title: null });
	for (const part of ['参与者 70', '130.19 g', '生态环境损害赔偿', '受益单位', '2025-12-31']) expect(other.body.zh).toContain(part);
	for (const part of ['participant 70', '130.19 g', 'Beneficiary']) expect(other.body.en).toContain(part);
});
