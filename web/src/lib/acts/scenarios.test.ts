import { describe, expect, test } from 'vitest';
import { against, AUTHORITY, OPERATOR } from '../../test/acts';
import { standing } from '../../test/chain';
import type { Json, Standing } from '../acts';

describe('scenario', () => {
	const scenario = (stage: Json, application: Json, more: Record<string, Json> = {}) => ({
		'scenarios.scenarios 5': { stage, developer: 1, terms: 1, frozen: null, succeeds: null, ...more },
		...(application === null ? {} : { 'scenarios.applications 5': application }),
	});
	const source = { source: '5' };
	const first = { ...source, terms: '1' };

	test('application_should_be_approved_when_it_is_in_review_and_no_panel_is_against_it', async () => {
		const state = scenario({ applied: null }, { review: null });
		expect(await against('scenarios.approve', first, OPERATOR, state)).toEqual([]);
		const named = { ...state, 'experts.panels [{"Scenario":5},1]': { seats: [{ expert: 1 }, { expert: 2 }, { expert: 3 }] } };
		expect(await against('scenarios.approve', first, OPERATOR, named)).toEqual(['Scenarios.NotFavourable']);
		expect(await against('scenarios.approve', first, OPERATOR, scenario({ applied: null }, { submitted: 20_480 }))).toEqual([
			'Scenarios.NotInReview',
		]);
		expect(await against('scenarios.approve', first, OPERATOR, scenario({ admitted: 20_000 }, null))).toEqual(['Scenarios.NotProposed']);
	});

	test('application_should_be_decided_on_by_its_terms_when_others_may_be_proposed', async () => {
		const at = (application: Json) => scenario({ admitted: 20_000 }, application, { terms: 3 });
		const decided: [string, Json, Standing][] = [
			['scenarios.accept', { submitted: 20_480 }, OPERATOR],
			['scenarios.return_incomplete', { submitted: 20_480 }, OPERATOR],
			['scenarios.approve', { review: null }, OPERATOR],
			['scenarios.reject', { incomplete: null }, AUTHORITY],
			['scenarios.file', { approved: 20_490 }, AUTHORITY],
		];
		for (const [act, application, who] of decided) {
			const decide = (terms: string, state = at(application)) => against(act, { ...source, terms, from: '2026-03-01' }, who, state);
			expect(await decide('3'), act).toEqual([]);
			for (const other of ['1', '2', '4']) expect(await decide(other), act).toEqual(['Scenarios.TermsDiffer']);
			expect(await decide('2', at(null)), act).toEqual(['Scenarios.NotProposed']);
		}
	});

	test('freeze_should_be_the_authoritys_when_it_ordered_it', async () => {
		const frozen = (byAuthority: boolean) => scenario({ admitted: 20_000 }, null, { frozen: { reason: {}, byAuthority } });
		const tried = (id: string, who: Standing, by: boolean) => against(id, source, who, frozen(by));
		expect(await tried('scenarios.unfreeze', OPERATOR, false)).toEqual([]);
		expect(await tried('scenarios.unfreeze', OPERATOR, true)).toEqual(['Scenarios.FrozenByAuthority']);
		expect(await tried('scenarios.unfreeze', AUTHORITY, true)).toEqual([]);
		expect(await tried('scenarios.freeze', OPERATOR, false)).toEqual(['Scenarios.AlreadyFrozen']);
		expect(await tried('scenarios.freeze', AUTHORITY, false)).toEqual([]);
		expect(await tried('scenarios.freeze', AUTHORITY, true)).toEqual(['Scenarios.AlreadyFrozen']);
	});

	test('project_should_be_applied_for_when_it_is_no_individuals_and_succeeds_no_scenario', async () => {
		const values = { title: 'Roof', kind: 'project', version: '3', succeeds: '' };
		const published = { 'methodology.versions 3': { stage: { published: {} } } };
		const who = standing('institution', { participant: 1 });
		expect(await against('scenarios.apply', values, who, published)).toEqual([]);
		const citizen = standing('individual', { participant: 1 });
		expect(await against('scenarios.apply', values, citizen, published)).toEqual(['Scenarios.OwnerIndividual']);
		const after = (kind: Json) =>
			against('scenarios.apply', { ...values, succeeds: '5' }, who, { ...published, ...scenario({ admitted: 20_000 }, null, { kind }) });
		expect(await after({ project: null })).toEqual([]);
		expect(await after({ scenario: 'Food' })).toEqual(['Scenarios.KindDiffers']);
	});

	test('project_should_have_a_methodology_and_no_points_when_terms_are_proposed', async () => {
		const who = standing('institution', { participant: 1 });
		const published = { 'methodology.versions 3': { stage: { published: {} } } };
		const state = { ...published, ...scenario({ admitted: 20_000 }, null, { kind: { project: null } }) };
		const proposed = (version: string, points: string) => against('scenarios.propose_terms', { ...source, version, points }, who, state);
		expect(await proposed('3', '')).toEqual([]);
		expect(await proposed('', '')).toEqual(['Scenarios.NoMethodology']);
		expect(await proposed('3', 'points')).toEqual(['Scenarios.PointsOfProject']);
		expect(await against('scenarios.transfer', { ...source, to: '' }, who, state)).toEqual(['Scenarios.NotTransferable']);
	});

	test('scenario_should_be_filed_from_a_past_day_when_it_succeeds_none', async () => {
		const values = { ...first, from: '2025-01-01' };
		expect(await against('scenarios.file', values, AUTHORITY, scenario({ applied: null }, { approved: 20_490 }))).toEqual([]);
		expect(await against('scenarios.file', values, AUTHORITY, scenario({ applied: null }, { approved: 20_490 }, { succeeds: 2 }))).toEqual([
			'Scenarios.InThePast',
		]);
		expect(await against('scenarios.file', values, AUTHORITY, scenario({ admitted: 20_000 }, { approved: 20_490 }))).toEqual([
			'Scenarios.InThePast',
		]);
		expect(await against('scenarios.file', values, AUTHORITY, scenario({ applied: null }, { review: null }))).toEqual([
			'Scenarios.NotApproved',
		]);
	});

	test('scenario_should_be_filed_when_its_terms_count_on_the_day_and_none_is_later', async () => {
		// 1 March 2026 is day 20,513.
		const values = { ...source, from: '2026-03-01' };
		const state = scenario({ admitted: 20_000 }, { approved: 20_490 }, { terms: 2, line: 5 });
		const terms = (stage: Json) => ({ ...state, 'scenarios.termsOf 5 2': { version: 9 }, 'methodology.versions 9': { stage } });
		const file = (more: Record<string, Json>, from = values.from) =>
			against('scenarios.file', { ...source, terms: '2', from }, AUTHORITY, more);
		expect(await file(state)).toEqual([]);
		expect(await file(state, '2027-02-14')).toEqual([]);
		expect(await file(state, '2027-02-15')).toEqual(['Scenarios.TooFarAhead']);
		expect(await file(terms({ published: { effective: 20_513 } }))).toEqual([]);
		expect(await file(terms({ published: { effective: 20_514 } }))).toEqual(['Scenarios.NotInEffect']);
		expect(await file(terms({ discontinued: { effective: 20_000, from: 20_513 } }))).toEqual(['Scenarios.NotInEffect']);
		expect(await file(terms({ discontinued: { effective: 20_000, from: 20_514 } }))).toEqual([]);
		expect(await file({ ...state, 'scenarios.inForce 5': [[1, 20_512]] })).toEqual([]);
		expect(await file({ ...state, 'scenarios.inForce 5': [[1, 20_513]] })).toEqual(['Scenarios.NotLater']);
	});

	test('scenario_should_succeed_when_the_one_before_is_the_same_developers_and_began_earlier', async () => {
		const state = (latest: number, before: Json, first: number) => ({
			...scenario({ applied: null }, { approved: 20_490 }, { succeeds: 2, line: 2 }),
			'scenarios.latest 2': latest,
			[`scenarios.scenarios ${latest}`]: before,
			[`scenarios.inForce ${latest}`]: [[1, first]],
		});
		const file = (more: Record<string, Json>) => against('scenarios.file', { ...first, from: '2026-03-01' }, AUTHORITY, more);
		expect(await file(state(4, { developer: 1 }, 20_512))).toEqual([]);
		expect(await file(state(4, { developer: 1 }, 20_513))).toEqual(['Scenarios.NotLater']);
		expect(await file(state(4, { developer: 3 }, 20_512))).toEqual(['Scenarios.NotDeveloper']);
		expect(await file(state(6, { developer: 1 }, 20_512))).toEqual(['Scenarios.Succeeded']);
	});

	test('transfer_should_be_consented_to_when_who_takes_it_on_may', async () => {
		const state = {
			...scenario({ admitted: 20_000 }, { review: null }),
			'scenarios.transfers 5': 3,
			'participants.participants 3': { closed: null },
		};
		const consent = (found: Record<string, Json>, to = '3') => against('scenarios.consent_transfer', { ...source, to }, OPERATOR, found);
		expect(await consent(state)).toEqual([]);
		expect(await consent(state, '4')).toEqual(['Scenarios.NotOffered']);
		expect(await consent({ ...state, 'scenarios.transfers 5': null })).toEqual(['Scenarios.NotOffered']);
		const many = { ...state, 'scenarios.openApplications 3': 8 };
		expect(await consent(many)).toEqual(['Scenarios.TooManyApplications']);
		// Without an application for terms none passes on.
		expect(await consent({ ...many, 'scenarios.applications 5': null })).toEqual([]);
		const closed = { ...state, 'participants.participants 3': { closed: 20_000 } };
		expect(await consent(closed)).toEqual(['Scenarios.NotRegistered']);
	});

	test('rectification_should_be_submitted_once_when_it_was_ordered', async () => {
		const who = standing('organisation', { participant: 1 });
		const state = scenario({ rectifying: 20_000 }, null);
		const order = (submitted: Json, refused: Json) => ({ ...state, 'scenarios.rectifications 5': { submitted, refused } });
		expect(await against('scenarios.submit_rectification', source, who, order(null, null))).toEqual([]);
		expect(await against('scenarios.submit_rectification', source, who, order({}, null))).toEqual(['Scenarios.AlreadySubmitted']);
		expect(await against('scenarios.submit_rectification', source, who, state)).toEqual(['Scenarios.NotRectifying']);
		const other = standing('organisation', { participant: 2 });
		expect(await against('scenarios.submit_rectification', source, other, order(null, null))).toEqual(['Scenarios.NotDeveloper']);
		expect(await against('scenarios.accept_rectification', source, OPERATOR, order(null, null))).toEqual(['Scenarios.NotSubmitted']);
		expect(await against('scenarios.accept_rectification', source, OPERATOR, order({}, null))).toEqual([]);
		expect(await against('scenarios.refuse_rectification', source, OPERATOR, order({}, {}))).toEqual(['Scenarios.AlreadyDecided']);
	});

	test('conflict_should_be_reported_when_fewer_than_eight_of_the_participants_wait', async () => {
		const who = standing('organisation', { participant: 1 });
		const state = (open: number) => ({ ...scenario({ admitted: 20_000 }, null), 'scenarios.openConflicts 1': open });
		expect(await against('scenarios.report_conflict', source, who, state(7))).toEqual([]);
		expect(await against('scenarios.report_conflict', source, who, state(8))).toEqual(['Scenarios.TooManyConflicts']);
		expect(await against('scenarios.report_conflict', source, OPERATOR, state(8))).toEqual([]);
	});

	test('scenario_should_be_terminated_when_there_is_a_ground', async () => {
		const state = scenario({ rectifying: 20_000 }, null);
		const late = (due: number) => ({
			...state,
			'scenarios.rectifications 5': { submitted: null, refused: null },
			'calendar.deadlines {"Rectification":5}': { due: { on: due }, overdue: false },
		});
		const values = { ...source, ground: 'not_rectified' };
		expect(await against('scenarios.terminate', values, OPERATOR, late(20_496))).toEqual([]);
		expect(await against('scenarios.terminate', values, OPERATOR, late(20_497))).toEqual(['Scenarios.NotDue']);
		const twice = { ...source, ground: 'double_claim', conflict: '9' };
		const upheld = { ...state, 'scenarios.conflicts 9': { source: 5, decision: { upheld: true } } };
		expect(await against('scenarios.terminate', twice, OPERATOR, upheld)).toEqual([]);
		expect(await against('scenarios.terminate', twice, OPERATOR, state)).toEqual(['Scenarios.NotUpheld']);
		const ends: Json[] = [{ left: 20_490 }, { terminated: [20_490, 'NotRectified'] }];
		for (const ended of ends) {
			const over = { ...upheld, ...scenario(ended, null) };
			expect(await against('scenarios.terminate', twice, OPERATOR, over)).toEqual([]);
			expect(await against('scenarios.terminate', values, OPERATOR, over)).toEqual(['Scenarios.Terminated']);
		}
		const found = { ...upheld, ...scenario({ terminated: [20_490, { DoubleClaim: 3 }] }, null) };
		expect(await against('scenarios.terminate', twice, OPERATOR, found)).toEqual(['Scenarios.Terminated']);
	});
});
