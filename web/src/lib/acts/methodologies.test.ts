import { describe, expect, test } from 'vitest';
import { against, AUTHORITY, OPERATOR, YEAR } from '../../test/acts';
import { standing } from '../../test/chain';
import { inBoth } from '../../test/languages';
import { actOf, type Json } from '../acts';
import { titleIn } from './act';

describe('methodology', () => {
	const at = (stage: Json, more: Record<string, Json> = {}) => ({
		'methodology.versions 3': { stage, developer: 1, applicant: 1, ...more },
	});
	const version = { version: '3' };

	test('version_should_be_taken_in_or_returned_when_it_was_submitted', async () => {
		for (const id of ['methodology.accept', 'methodology.return_incomplete']) {
			expect(await against(id, version, OPERATOR, at({ submitted: null }))).toEqual([]);
			expect(await against(id, version, OPERATOR, at({ evaluation: { round: 1 } }))).toEqual(['Methodology.NotSubmitted']);
			expect(await against(id, version, OPERATOR)).toEqual(['Methodology.NotFound']);
		}
	});

	test('version_should_be_filed_when_its_notice_is_over_and_no_objection_is_open', async () => {
		// 13 February 2026 is day 20,497.
		const notice = (last: number) => at({ notice: { round: 1, from: 20_480, last } });
		expect(await against('methodology.file', version, OPERATOR, notice(20_496))).toEqual([]);
		expect(await against('methodology.file', version, OPERATOR, notice(20_497))).toEqual(['Methodology.NotDue']);
		const open = { ...notice(20_496), 'methodology.openObjections 3 1': null };
		expect(await against('methodology.file', version, OPERATOR, open)).toEqual(['Methodology.ObjectionsOpen']);
	});

	test('version_should_be_objected_to_by_its_developer_when_the_authority_revised', async () => {
		const developer = standing('organisation', { participant: 1 });
		const notice = { notice: { round: 1, from: 20_480, last: 20_497 } };
		expect(await against('methodology.object', version, developer, at(notice))).toEqual(['Methodology.IsDeveloper']);
		expect(await against('methodology.object', version, developer, at(notice, { applicant: null }))).toEqual([]);
	});

	test('notice_should_go_on_until_the_fifth_working_day_when_days_off_were_announced_in_it', async () => {
		// From Friday the 6th on; by the working days of 2026 the fifth is Friday the 13th, which is today.
		const short = { ...at({ notice: { round: 1, from: 20_490, last: 20_496 } }), ...YEAR };
		const citizen = standing('individual', { participant: 2 });
		expect(await against('methodology.file', version, OPERATOR, short)).toEqual(['Methodology.NotDue']);
		expect(await against('methodology.object', version, citizen, short)).toEqual([]);
		const over = { ...at({ notice: { round: 1, from: 20_489, last: 20_495 } }), ...YEAR };
		expect(await against('methodology.file', version, OPERATOR, over)).toEqual([]);
		expect(await against('methodology.object', version, citizen, over)).toEqual(['Methodology.NoticeOver']);
	});

	test('version_should_be_concluded_when_enough_seats_spoke', async () => {
		const seats = [1, 2, 3].map((expert) => ({ expert }));
		const spoke = (views: (string | null)[]) => ({
			...at({ evaluation: { round: 1 } }),
			...YEAR,
			'experts.panels [{"Methodology":3},1]': { seats },
			...Object.fromEntries(
				views.flatMap((view, place) =>
					view ? [[`experts.opinions [{"Methodology":3},1] {"expert":${place + 1}}`, { view }] as const] : [],
				),
			),
		});
		const values = { ...version, days: '5' };
		expect(await against('methodology.conclude', values, OPERATOR, spoke(['Favourable', 'Favourable', 'Adverse']))).toEqual([]);
		expect(await against('methodology.conclude', values, OPERATOR, spoke(['Favourable', 'Favourable', null]))).toEqual([
			'Methodology.NotEnoughOpinions',
		]);
		expect(await against('methodology.conclude', values, OPERATOR, at({ evaluation: { round: 1 } }))).toEqual(['Methodology.NoPanel']);
		expect(await against('methodology.reject', version, OPERATOR, spoke(['Favourable', 'Favourable', 'Adverse']))).toEqual([
			'Methodology.Favoured',
		]);
		expect(await against('methodology.reject', version, OPERATOR, spoke(['Favourable', 'Adverse', 'Adverse']))).toEqual([]);
		const all = spoke(['Favourable', 'Favourable', 'Favourable']);
		expect(await against('methodology.conclude', { ...values, days: '4' }, OPERATOR, all)).toEqual(['Methodology.InvalidNotice']);
		// A notice does not run into a year whose working days are not published.
		expect(await against('methodology.conclude', values, OPERATOR, { ...all, 'calendar.years 2026': null })).toEqual([
			'Methodology.YearUnpublished',
		]);
		// Others than the operator do so for a notice of five days alone.
		expect(await against('methodology.conclude', { ...values, days: '6' }, standing('individual'), all)).toEqual([
			'Methodology.InvalidNotice',
		]);
	});

	test('version_should_be_published_when_it_was_filed_and_its_day_is_near', async () => {
		const filed = at({ filed: { round: 1, day: 20_480 } });
		expect(await against('methodology.publish', { ...version, effective: '2025-01-01' }, AUTHORITY, filed)).toEqual([]);
		expect(await against('methodology.publish', { ...version, effective: '2027-02-14' }, AUTHORITY, filed)).toEqual([]);
		expect(await against('methodology.publish', { ...version, effective: '2027-02-15' }, AUTHORITY, filed)).toEqual([
			'Methodology.TooFarAhead',
		]);
		expect(await against('methodology.publish', { ...version, effective: '2025-01-01' }, OPERATOR, filed)).toEqual(['not-office']);
	});

	test('objections_should_fall_when_no_more_than_64_others_are_open', async () => {
		const open = (many: number) =>
			Object.fromEntries(Array.from({ length: many }, (_, at) => [`methodology.openObjections 3 ${at + 1}`, null]));
		const state = (many: number) => ({
			...at({ notice: { round: 1, from: 20_480, last: 20_496 } }),
			'methodology.objections 3 1': { round: 1, answer: null },
			...open(many),
		});
		const answer = (upheld: string, many: number) =>
			against('methodology.answer', { ...version, objection: '1', upheld }, OPERATOR, state(many));
		expect(await answer('yes', 65)).toEqual([]);
		expect(await answer('yes', 66)).toEqual(['Methodology.TooManyObjections']);
		expect(await answer('no', 66)).toEqual([]);
		const who = standing('individual', { participant: 1 });
		expect(await against('methodology.withdraw', version, who, state(64))).toEqual([]);
		expect(await against('methodology.withdraw', version, who, state(65))).toEqual(['Methodology.TooManyObjections']);
	});

	test('application_should_be_completed_by_who_applied_when_it_was_returned', async () => {
		const incomplete = at({ incomplete: null });
		expect(await against('methodology.complete', version, standing('individual', { participant: 1 }), incomplete)).toEqual([]);
		expect(await against('methodology.complete', version, standing('individual', { participant: 2 }), incomplete)).toEqual([
			'Methodology.NotApplicant',
		]);
	});

	test('participant_should_apply_when_it_is_not_barred_and_few_of_its_applications_wait', async () => {
		const who = standing('individual', { participant: 1 });
		const values = { text: 'methodology "x"' };
		const bar = (until: number) => ({ 'disclosure.bars {"Participant":1}': [{ until, capacities: ['Developer'] }] });
		expect(await against('methodology.submit', values, who, { ...bar(20_496), 'methodology.openApplications 1': 7 })).toEqual([]);
		expect(await against('methodology.submit', values, who, bar(20_497))).toEqual(['Methodology.Barred']);
		expect(await against('methodology.submit', values, who, { 'methodology.openApplications 1': 8 })).toEqual([
			'Methodology.TooManyApplications',
		]);
		expect(await against('methodology.submit', { text: 'x'.repeat(8_193) }, who)).toEqual(['too-long']);
	});
});

test('formula_should_be_told_by_its_title_when_it_is_applied_for', () => {
	const text = '# 步行 walking\n\nmethodology "步行减排 / Walking"\nversion "1"';
	expect(inBoth(() => actOf('methodology.submit').statement({ text })).zh).toContain('“步行减排”');
	expect(inBoth(() => actOf('methodology.revise').statement({ methodology: '7', text })).en).toContain('“Walking”');
	expect(titleIn('unit kg')).toBe('');
});
