import { describe, expect, test } from 'vitest';
import { callOf, covers, isTitle, objectionsTo, variant, wordOf, type Act, type Facts, type Offices } from './acts';

const NOBODY: Offices = { authority: false, operator: false, mandated: true, region: null };
const OPERATOR: Offices = { ...NOBODY, operator: true };
const AUTHORITY: Offices = { ...NOBODY, authority: true };
const NANJING: Offices = { ...NOBODY, region: 320_100 };
const document = { blake2_256: '0xaa', sm3: '0xbb' };

function against(act: Act, offices: Offices, facts: Partial<Facts> = {}): string[] {
	return objectionsTo(act, { offices, today: '2026-02-13', ...facts }).map(({ reason }) => reason);
}

describe('answer', () => {
	const act: Act = { call: 'answer', complaint: 7 };
	const filed = (region: number) => ({ complaint: { stage: 'filed' as const, region } });

	test('answer_should_be_signed_when_the_operator_or_the_regions_office_gives_it', () => {
		expect(against(act, OPERATOR, filed(320_500))).toEqual([]);
		expect(against(act, NANJING, filed(320_102))).toEqual([]);
		expect(against(act, { ...NOBODY, region: 320_000 }, filed(320_500))).toEqual([]);
	});

	test('answer_should_be_refused_when_the_complaint_is_of_another_region', () => {
		expect(against(act, NANJING, filed(320_500))).toEqual(['outside-region']);
		expect(against(act, NANJING, filed(320_000))).toEqual(['outside-region']);
	});

	test('answer_should_be_refused_when_there_is_one_or_no_complaint', () => {
		expect(against(act, OPERATOR, { complaint: { stage: 'answered', region: 320_100 } })).toEqual(['answered']);
		expect(against(act, OPERATOR, { complaint: null })).toEqual(['no-complaint']);
	});

	test('answer_should_be_refused_when_the_account_holds_no_office_for_it', () => {
		expect(against(act, AUTHORITY, filed(320_100))).toEqual(['not-office']);
		expect(against(act, NOBODY, filed(320_100))).toEqual(['not-office']);
	});
});

test('operator_should_be_refused_when_no_mandate_of_review_stands', () => {
	const unmandated: Offices = { ...OPERATOR, mandated: false };
	const complaint = { stage: 'filed' as const, region: 320_500 };
	expect(against({ call: 'file', kind: 'monthly', month: '2026-01', region: 320_000 }, unmandated)).toEqual(['no-mandate']);
	expect(against({ call: 'answer', complaint: 7 }, unmandated, { complaint })).toEqual(['no-mandate']);
	// What the same account may do for its region it may do without.
	expect(against({ call: 'answer', complaint: 7 }, { ...unmandated, region: 320_500 }, { complaint })).toEqual([]);
	expect(against({ call: 'answer', complaint: 7 }, { ...unmandated, region: 320_100 }, { complaint })).toEqual(['outside-region']);
});

test('review_should_be_decided_when_the_authority_does_and_one_was_asked_for', () => {
	const act: Act = { call: 'decide', complaint: 7, upheld: true };
	expect(against(act, AUTHORITY, { complaint: { stage: 'under_review', region: 320_500 } })).toEqual([]);
	expect(against(act, AUTHORITY, { complaint: { stage: 'answered', region: 320_500 } })).toEqual(['not-under-review']);
	expect(against(act, OPERATOR, { complaint: { stage: 'under_review', region: 320_500 } })).toEqual(['not-office']);
});

describe('report', () => {
	const monthly: Act = { call: 'file', kind: 'monthly', month: '2026-01', region: 320_000 };

	test('report_should_be_filed_when_it_is_of_the_accounts_kind_and_its_month_is_over', () => {
		expect(against(monthly, OPERATOR)).toEqual([]);
		expect(against({ ...monthly, kind: 'annual', month: '2025-12' }, AUTHORITY)).toEqual([]);
		expect(against({ ...monthly, kind: 'regional', month: '2025-12', region: 320_100 }, NANJING)).toEqual([]);
	});

	test('report_should_be_refused_when_its_month_is_not_over', () => {
		expect(against({ ...monthly, month: '2026-02' }, OPERATOR)).toEqual(['month-not-over']);
		expect(against({ ...monthly, month: '2026-12' }, OPERATOR)).toEqual(['month-not-over']);
	});

	test('report_of_a_year_should_be_refused_when_it_is_not_under_a_december', () => {
		expect(against({ ...monthly, kind: 'security' }, OPERATOR)).toEqual(['no-december']);
	});

	test('report_should_be_refused_when_it_is_anothers_or_filed_already', () => {
		expect(against(monthly, AUTHORITY)).toEqual(['not-office']);
		expect(against({ ...monthly, kind: 'annual', month: '2025-12' }, OPERATOR)).toEqual(['not-office']);
		expect(against({ ...monthly, kind: 'regional', month: '2025-12', region: 320_500 }, NANJING)).toEqual(['outside-region']);
		expect(against(monthly, OPERATOR, { filed: true })).toEqual(['filed-already']);
	});
});

test('rule_should_be_refused_when_its_title_shows_nothing_or_hides_something', () => {
	const rule: Act = { call: 'publish', kind: 'points_rule', title: '碳积分计算规则', effective: '2026-03-01' };
	expect(against(rule, AUTHORITY)).toEqual([]);
	expect(against(rule, OPERATOR)).toEqual(['not-office']);
	expect(against({ ...rule, title: ' ' }, AUTHORITY)).toEqual(['bad-title']);
	for (const hidden of ['\u200b', '\n', '\u202e', '\ufeff', '\u3164', '\u2800', '\u00ad'])
		expect(isTitle(`规则${hidden}`), hidden).toBe(false);
	// 42 characters of three bytes are 126, 43 are 129.
	expect(isTitle('规'.repeat(42))).toBe(true);
	expect(isTitle('规'.repeat(43))).toBe(false);
	expect(isTitle('绿色骑行 / Green cycling')).toBe(true);
});

test('region_should_cover_what_lies_in_it_when_codes_say_so', () => {
	expect(covers(320_000, 320_102)).toBe(true);
	expect(covers(320_100, 320_102)).toBe(true);
	expect(covers(320_102, 320_102)).toBe(true);
	expect(covers(320_102, 320_100)).toBe(false);
	expect(covers(320_000, 310_118)).toBe(false);
});

test('call_should_name_its_document_when_it_is_made', () => {
	const calls: [Act, string, unknown[], number][] = [
		[{ call: 'answer', complaint: 7 }, 'answerComplaint', [7, document], 1],
		[{ call: 'decide', complaint: 7, upheld: false }, 'decideReview', [7, false, document], 2],
		[{ call: 'file', kind: 'monthly', month: '2026-01', region: 320_000 }, 'fileReport', ['Monthly', 672, 320_000, document], 3],
		[
			{ call: 'publish', kind: 'points_rule', title: '0x', effective: '2026-03-13' },
			'publishRule',
			['PointsRule', '0x3078', document, 20_525],
			2,
		],
	];
	for (const [act, name, args, at] of calls) {
		expect(callOf(act, document)).toEqual({ name, args, at });
		expect(args[at]).toBe(document);
	}
});

test('word_should_be_the_chains_variant_when_it_has_several_parts', () => {
	expect(variant('under_review')).toBe('UnderReview');
	expect(wordOf('UnderReview')).toBe('under_review');
	expect(wordOf('Filed')).toBe('filed');
});
