import { describe, expect, test } from 'vitest';
import regions from '../../../../crates/primitives/src/region.rs?raw';
import { against, AUTHORITY, document, OPERATOR, YEAR } from '../../test/acts';
import { chainOf, standing } from '../../test/chain';
import { actOf, argumentsOf, isFilled, objectionsTo, type Json, type Values } from '../acts';
import { covers, isInJiangsu, isOutside } from './regions';
import { isTitle } from './title';

const NANJING = standing('regional', { region: 320_100 });

describe('disclosure', () => {
	const complaint = (stage: string, region = 320_500, by: number | null = null) => ({
		'disclosure.complaints 7': { stage, region, by },
	});

	test('answer_should_be_signed_when_the_operator_or_the_regions_office_gives_it', async () => {
		const values = { complaint: '7' };
		expect(await against('disclosure.answer_complaint', values, OPERATOR, complaint('Filed'))).toEqual([]);
		expect(await against('disclosure.answer_complaint', values, NANJING, complaint('Filed', 320_102))).toEqual([]);
		expect(await against('disclosure.answer_complaint', values, NANJING, complaint('Filed'))).toEqual(['outside-region']);
		expect(await against('disclosure.answer_complaint', values, OPERATOR, complaint('Answered'))).toEqual(['answered']);
		expect(await against('disclosure.answer_complaint', values, OPERATOR)).toEqual(['no-complaint']);
		expect(await against('disclosure.answer_complaint', values, AUTHORITY, complaint('Filed'))).toEqual(['not-office']);
	});

	test('review_should_be_asked_for_by_who_complained_when_there_is_an_answer', async () => {
		const values = { complaint: '7' };
		const who = standing('individual', { participant: 4 });
		expect(await against('disclosure.ask_review', values, who, complaint('Answered', 320_500, 4))).toEqual([]);
		expect(await against('disclosure.ask_review', values, who, complaint('Answered', 320_500, 5))).toEqual(['Disclosure.NotComplainant']);
		expect(await against('disclosure.ask_review', values, OPERATOR, complaint('Answered'))).toEqual([]);
		const many = { ...complaint('Answered', 320_500, 4), 'disclosure.openComplaints 4': 8 };
		expect(await against('disclosure.ask_review', values, who, many)).toEqual(['Disclosure.TooManyComplaints']);
		// One that is not answered by its day needs no answer first.
		const due = (day: number) => ({
			...complaint('Filed', 320_500, 4),
			'disclosure.openComplaints 4': 8,
			'calendar.deadlines {"Complaint":7}': { due: { on: day }, overdue: false },
		});
		expect(await against('disclosure.ask_review', values, who, due(20_496))).toEqual([]);
		expect(await against('disclosure.ask_review', values, who, due(20_497))).toEqual(['Disclosure.NotReviewable']);
		expect(await against('disclosure.decide_review', { ...values, upheld: 'yes' }, AUTHORITY, complaint('Answered'))).toEqual([
			'not-under-review',
		]);
	});

	test('report_should_be_filed_when_it_is_of_the_accounts_kind_and_its_month_is_over', async () => {
		const monthly = { report: 'monthly', month: '2026-01' };
		expect(await against('disclosure.file_report', monthly, OPERATOR)).toEqual([]);
		expect(await against('disclosure.file_report', { report: 'annual', month: '2025-12' }, AUTHORITY)).toEqual([]);
		expect(await against('disclosure.file_report', { report: 'regional', month: '2025-12', region: '320100' }, NANJING)).toEqual([]);
		expect(await against('disclosure.file_report', { ...monthly, month: '2026-02' }, OPERATOR)).toEqual(['month-not-over']);
		expect(await against('disclosure.file_report', { ...monthly, report: 'security' }, OPERATOR)).toEqual(['no-december']);
		expect(await against('disclosure.file_report', monthly, AUTHORITY)).toEqual(['not-office']);
		const filed = { 'disclosure.reports ["Monthly",672,320000]': {} };
		expect(await against('disclosure.file_report', monthly, OPERATOR, filed)).toEqual(['filed-already']);
		expect(await against('disclosure.file_report', { report: 'regional', month: '2025-12', region: '320500' }, NANJING)).toEqual([
			'outside-region',
		]);
	});

	test('rule_should_be_refused_when_its_title_shows_nothing_or_hides_something', async () => {
		const rule = { rule: 'points_rule', title: '碳积分计算规则', effective: '2026-03-01' };
		expect(await against('disclosure.publish_rule', rule, AUTHORITY)).toEqual([]);
		expect(await against('disclosure.publish_rule', { ...rule, title: '规则\u200b' }, AUTHORITY)).toEqual(['bad-title']);
		for (const hidden of ['\n', '\u202e', '\ufeff', '\u3164', '\u2800', '\u00ad']) expect(isTitle(`规则${hidden}`), hidden).toBe(false);
		// 42 characters of three bytes are 126, 43 are 129.
		expect(isTitle('规'.repeat(42))).toBe(true);
		expect(isTitle('规'.repeat(43))).toBe(false);
	});

	test('region_should_cover_what_lies_in_it_when_codes_say_so', () => {
		expect(covers(320_000, 320_102)).toBe(true);
		expect(covers(320_100, 320_102)).toBe(true);
		expect(covers(320_102, 320_100)).toBe(false);
		expect(covers(320_000, 310_118)).toBe(false);
	});

	test('region_should_be_in_jiangsu_when_the_chain_lists_it', () => {
		const listed = /const COUNTIES: \[u32; 95\] = \[([^\]]*)\]/.exec(regions)![1]!;
		const counties = listed.match(/\d{3}_\d{3}/g)!.map((one) => Number(one.replace('_', '')));
		const cities = counties.map((county) => county - (county % 100));
		const all = Array.from({ length: 10_000 }, (_, at) => 320_000 + at);
		expect(all.filter(isInJiangsu)).toEqual([...new Set([320_000, ...cities, ...counties])].sort((one, other) => one - other));
		expect([310_118, 330_421, 341_800].every(isOutside)).toBe(true);
		expect([320_583, 329_999, 0, 99_999, 900_000].some(isOutside)).toBe(false);
	});

	test('complaint_should_be_made_when_what_it_is_about_and_its_region_are_known', async () => {
		const who = standing('individual', { participant: 4 });
		const complain = (values: Values, more: Record<string, Json> = {}) => against('disclosure.complain', values, who, more);
		expect(await complain({ about: 'scheme', region: '320102' })).toEqual([]);
		expect(await complain({ about: 'scheme', region: '320199' })).toEqual(['Disclosure.InvalidRegion']);
		expect(await complain({ about: 'scheme', region: '310118' }, { 'participants.pilots 310118': null })).toEqual([]);
		const report = { about: 'report', report: 'regional', month: '2025-12', reported: '320100', region: '320100' };
		const key = '["Regional",671,320100]';
		expect(await complain(report)).toEqual(['Disclosure.UnknownSubject']);
		expect(await complain(report, { [`disclosure.reports ${key}`]: {} })).toEqual([]);
		// One that is due may be complained about before it is filed.
		expect(await complain(report, { [`calendar.deadlines {"Report":${key}}`]: {} })).toEqual([]);
		expect(argumentsOf(actOf('disclosure.complain'), report, { document }).args[0]).toEqual({ Report: ['Regional', 671, 320_100] });
		// No office answers for what offices file.
		const filed = { 'disclosure.complaints 7': { stage: 'Filed', region: 320_100, about: { report: ['Regional', 671, 320_100] } } };
		expect(await against('disclosure.answer_complaint', { complaint: '7' }, NANJING, filed)).toEqual(['Disclosure.OutsideRegion']);
		expect(await against('disclosure.answer_complaint', { complaint: '7' }, OPERATOR, filed)).toEqual([]);
	});

	test('regions_report_should_be_filed_by_the_operator_when_it_is_due_and_no_office_is_left', async () => {
		const values = { report: 'regional', month: '2025-12', region: '320100' };
		const due = { 'calendar.deadlines {"Report":["Regional",671,320100]}': {} };
		const offices = (region: number) => ({ 'disclosure.regions': [[region, 1]] });
		expect(await against('disclosure.file_report', values, OPERATOR, { ...due, ...offices(320_500) })).toEqual([]);
		expect(await against('disclosure.file_report', values, OPERATOR, { ...due, ...offices(320_100) })).toEqual([
			'Disclosure.OutsideRegion',
		]);
		expect(await against('disclosure.file_report', values, OPERATOR, offices(320_500))).toEqual(['Disclosure.OutsideRegion']);
	});

	test('sanction_should_bar_from_what_is_chosen_when_it_is_imposed', async () => {
		const act = actOf('disclosure.sanction');
		const values = { whom: 'participant', who: '4', ground: 'quality', capacities: 'developer, reporter', until: '2026-12-31' };
		expect(argumentsOf(act, values, { document }).args[2]).toEqual(['Developer', 'Reporter']);
		expect(
			isFilled(
				act.fields.find(({ name }) => name === 'capacities')!,
				{ capacities: 'all' },
			),
		).toBe(false);
		const council = standing('council');
		const known = { 'participants.participants 4': {}, 'experts.experts 4': {} };
		expect(await against(act.id, values, council, known)).toEqual([]);
		expect(await against(act.id, { ...values, whom: 'expert' }, council, known)).toEqual(['Disclosure.InvalidCapacities']);
		const bars = (until: number) => ({ ...known, 'disclosure.bars {"Participant":4}': Array(8).fill({ until }) });
		expect(await against(act.id, values, council, bars(20_497))).toEqual(['Disclosure.TooMany']);
		expect(await against(act.id, values, council, bars(20_496))).toEqual([]);
	});

	test('office_should_be_appointed_when_the_account_is_free_and_the_region_known', async () => {
		const values = { account: '5D', region: '320100' };
		const appoint = (more: Record<string, Json> = {}, region = '320100') =>
			against('disclosure.appoint_office', { ...values, region }, standing('council'), more);
		expect(await appoint()).toEqual([]);
		expect(await appoint({}, '320199')).toEqual(['Disclosure.InvalidRegion']);
		expect(await appoint({ 'operator.members': ['5D'] })).toEqual(['Disclosure.HoldsOffice']);
		expect(await appoint({ 'participants.participantOf 5D': 4 })).toEqual(['Disclosure.TakesPart']);
		expect(
			await appoint({
				'disclosure.regions': [
					[320_100, 127],
					[320_500, 1],
				],
			}),
		).toEqual(['Disclosure.TooMany']);
		const acts = { 'disclosure.offices 5D': 320_100 };
		expect(await against('operator.add_member', { account: '5D' }, standing('council'), acts)).toEqual(['acts-for-region']);
		expect(await against('council_membership.add_member', { account: '5D' }, standing('council'), acts)).toEqual([]);
	});
});

describe('appeal', () => {
	const sanction = (whom: Json, from: number) => ({
		'disclosure.sanctions 7': { whom, from, lifted: null, appeal: null },
		...YEAR,
	});
	const values = { sanction: '7' };

	test('appeal_should_be_made_by_whom_it_concerns_when_the_days_are_not_over', async () => {
		const who = standing('organisation', { participant: 4 });
		// 13 February 2026 is day 20,497, a working day: of what was sanctioned on day 20,437 it is the sixtieth.
		expect(await against('disclosure.appeal', values, who, sanction({ participant: 4 }, 20_437))).toEqual([]);
		expect(await against('disclosure.appeal', values, who, sanction({ participant: 4 }, 20_436))).toEqual(['Disclosure.TooLate']);
		expect(await against('disclosure.appeal', values, who, sanction({ participant: 5 }, 20_437))).toEqual(['Disclosure.NotConcerned']);
	});

	test('appeal_should_wait_for_a_working_day_when_its_last_day_is_off', async () => {
		const on = async (today: string) => {
			// The sixtieth day is Sunday the 15th, day 20,499: the first worked after it is Tuesday the 24th.
			const chain = { ...chainOf(sanction({ expert: 2 }, 20_439)), today };
			return (await objectionsTo(actOf('disclosure.appeal'), values, chain, standing('expert', { expert: 2 }))).map(({ reason }) => reason);
		};
		expect(await on('2026-02-24')).toEqual([]);
		expect(await on('2026-02-25')).toEqual(['Disclosure.TooLate']);
	});

	test('appeal_should_be_refused_with_another_way_when_the_account_is_closed_or_the_expert_dismissed', async () => {
		const closed = standing('council', { roles: [], former: { participant: 4, expert: null } });
		expect(await against('disclosure.appeal', values, closed, sanction({ participant: 4 }, 20_437))).toEqual(['not-office', 'closed']);
		// An expert's sanction, of one who takes part as well.
		const dismissed = standing('individual', { participant: 4, former: { participant: null, expert: 2 } });
		expect(await against('disclosure.appeal', values, dismissed, sanction({ expert: 2 }, 20_437))).toEqual(['dismissed']);
	});
});
