import { describe, expect, test } from 'vitest';
import { chainOf, standing } from '../test/chain';
import { inBoth } from '../test/languages';
import { actOf, actsOf, type ConsoleName, type Json, type Standing } from './acts';
import type { Deadline } from './types';
import { actFor, applicationsOf, dutiesOf, stageWord, tasksOf, type Ask } from './waiting';

const title = '0x5269646573';
const subject = (kind: string, more: Partial<Deadline['subject']> = {}): Deadline['subject'] =>
	({ kind, matter: null, number: 3, part: null, report: null, month: null, region: null, ...more }) as Deadline['subject'];
const batches = (of: Record<string, number[]>): Ask => {
	const items = (path: string) => Object.entries(of).find(([part]) => path.includes(part))?.[1] ?? [];
	return async <T>(path: string) => ({ items: items(path).map((id) => ({ id })), next: null }) as T;
};

async function tasks(
	console: ConsoleName,
	who: Standing,
	state: Record<string, Json>,
	ask: Ask = batches({}),
): Promise<[string, string][]> {
	const found = await tasksOf(console, chainOf(state), who, ask);
	for (const { act, values, text } of found) {
		inBoth(text);
		const form = actsOf(console).find(({ id }) => id === act);
		expect(form, act).toBeDefined();
		expect(form!.fields.map(({ name }) => name)).toContain(Object.keys(values)[0]);
	}
	return found.map(({ act, values }) => [act, Object.values(values).join(' ')]);
}

test('what_is_due_should_lead_to_the_act_that_does_it_when_it_is_chosen', () => {
	const led: [Deadline['subject'], string, Record<string, string>][] = [
		[subject('completion', { matter: 'methodology' }), 'methodology.accept', { version: '3' }],
		[subject('completion', { matter: 'terms', part: 2 }), 'scenarios.accept', { source: '3', terms: '2' }],
		[subject('evaluation'), 'methodology.conclude', { version: '3' }],
		[subject('review', { matter: 'scenario' }), 'scenarios.approve', { source: '3', terms: '1' }],
		[subject('objection', { part: 4 }), 'methodology.answer', { version: '3', objection: '4' }],
		[subject('rectification'), 'scenarios.submit_rectification', { source: '3' }],
		[subject('complaint'), 'disclosure.answer_complaint', { complaint: '3' }],
		[subject('suspension'), 'accreditation.confirm_suspension', { verifier: '3' }],
		[subject('order'), 'mall.fulfil', { order: '3' }],
		[subject('dispute'), 'mall.decide', { order: '3' }],
		[
			subject('report', { number: null, report: 'monthly', month: '2026-01', region: 320_000 }),
			'disclosure.file_report',
			{ report: 'monthly', month: '2026-01', region: '320000' },
		],
	];
	for (const [of, act, values] of led) {
		expect(actFor(of)).toEqual({ act, values });
		const names = actOf(act).fields.map(({ name }) => name);
		for (const name of Object.keys(values)) expect(names, act).toContain(name);
	}
	expect(actFor(subject('qualification'))).toBeNull();
});

test('deadlines_should_be_those_of_what_the_account_acts_as_when_its_page_is_opened', () => {
	expect(dutiesOf('office', standing('operator'))).toEqual([{ actor: 'operator' }]);
	expect(dutiesOf('office', standing('regional', { region: 320_100 }))).toEqual([{ actor: 'region', number: 320_100 }]);
	expect(dutiesOf('developer', standing('individual', { participant: 4 }))).toEqual([{ actor: 'participant', number: 4 }]);
	expect(dutiesOf('council', standing('council'))).toEqual([{ actor: 'council' }]);
	expect(dutiesOf('council', standing('operator'))).toEqual([]);
	expect(dutiesOf('expert', standing('expert', { expert: 1 }))).toEqual([]);
});

describe('tasks', () => {
	test('operator_should_go_on_with_what_has_no_deadline_when_it_waits', async () => {
		const state = {
			'methodology.versions 1': { stage: { notice: { round: 1, from: 20_480, last: 20_496 } } },
			'methodology.versions 2': { stage: { notice: { round: 1, from: 20_480, last: 20_497 } } },
			'methodology.versions 3': { stage: { evaluation: { round: 1 } } },
			'methodology.versions 4': { stage: { evaluation: { round: 2 } } },
			'experts.panels [{"Methodology":4},2]': { seats: [] },
			'scenarios.rectifications 5': { submitted: {}, refused: null },
			'scenarios.rectifications 6': { submitted: null, refused: null },
			'scenarios.rectifications 12': { submitted: {}, refused: {} },
			'scenarios.rectifications 13': { submitted: null, refused: null },
			'calendar.deadlines {"Rectification":13}': { due: { on: 20_496 }, overdue: false },
			'methodology.versions 14': { stage: { notice: { round: 1, from: 20_480, last: 20_496 } } },
			'methodology.openObjections 14 1': null,
			'scenarios.conflicts 7': { decision: null },
			'scenarios.conflicts 8': { decision: { upheld: true } },
			'scenarios.transfers 9': 2,
		};
		const ask = batches({ 'status=opened': [10], 'status=attested': [11] });
		expect(await tasks('office', standing('operator'), state, ask)).toEqual([
			['experts.name_panel', 'methodology 3'],
			['methodology.file', '1'],
			['scenarios.accept_rectification', '5'],
			['scenarios.terminate', '12 not_rectified'],
			['scenarios.terminate', '13 not_rectified'],
			['scenarios.decide_conflict', '7'],
			['scenarios.consent_transfer', '9 2'],
			['issuance.assign', '10'],
			['issuance.approve', '11'],
		]);
		expect(await tasks('office', standing('regional', { region: 320_100 }), state, ask)).toEqual([]);
	});

	test('authority_should_publish_and_file_when_the_operator_handed_on', async () => {
		const state = {
			'methodology.versions 1': { stage: { filed: { round: 1, day: 20_490 } } },
			'methodology.versions 2': { stage: { published: { effective: 20_000 } } },
			'methodology.versions 3': { stage: { incomplete: null }, applicant: null },
			'methodology.versions 4': { stage: { incomplete: null }, applicant: 4 },
			'scenarios.applications 5': { approved: 20_490 },
			'scenarios.applications 6': { review: null },
			'scenarios.scenarios 5': { stage: { admitted: 20_000 }, terms: 4 },
			'scenarios.scenarios 6': { stage: { applied: null }, terms: 1 },
		};
		expect(await tasks('office', standing('authority'), state, batches({ 'stage=under_review': [12] }))).toEqual([
			['methodology.complete', '3'],
			['methodology.publish', '1'],
			['scenarios.file', '5 4'],
			['disclosure.decide_review', '12'],
		]);
	});

	test('developer_should_complete_when_its_own_application_was_returned', async () => {
		const state = {
			'methodology.versions 1': { applicant: 4, stage: { incomplete: null }, title },
			'methodology.versions 2': { applicant: 5, stage: { incomplete: null }, title },
			'scenarios.scenarios 6': { developer: 4, stage: { applied: null }, title },
			'scenarios.scenarios 7': { developer: 5, stage: { applied: null }, title },
			'scenarios.applications 6': { incomplete: null },
			'scenarios.applications 7': { incomplete: null },
		};
		expect(await tasks('developer', standing('individual', { participant: 4 }), state)).toEqual([
			['methodology.complete', '1'],
			['scenarios.complete', '6'],
		]);
	});

	test('expert_should_be_asked_when_it_has_a_seat_and_has_not_spoken', async () => {
		const seats = [{ expert: 1 }, { expert: 2 }, { expert: 3 }];
		const state = {
			'methodology.versions 1': { stage: { evaluation: { round: 1 } }, developer: 9, title },
			'methodology.versions 2': { stage: { evaluation: { round: 1 } }, developer: 9, title },
			'methodology.versions 3': { stage: { submitted: null }, developer: 9, title },
			'experts.panels [{"Methodology":1},1]': { seats },
			'experts.panels [{"Methodology":2},1]': { seats },
			'experts.opinions [{"Methodology":2},1] {"expert":1}': { view: 'Favourable' },
			'scenarios.scenarios 6': { developer: 9, stage: { admitted: 20_000 }, terms: 2, title },
			'scenarios.applications 6': { review: null },
			'experts.panels [{"Terms":[6,2]},1]': { seats },
		};
		expect(await tasks('expert', standing('expert', { expert: 1 }), state)).toEqual([
			['experts.opine', 'methodology 1'],
			['experts.opine', 'terms 6 2'],
		]);
		expect(await tasks('expert', standing('expert', { expert: 4 }), state)).toEqual([]);
	});

	/** What the API answers of lists, by part of their paths. */
	const lists = (of: Record<string, object[]>): Ask => {
		const items = (path: string) => Object.entries(of).find(([part]) => path.startsWith(part))?.[1] ?? [];
		return async <T>(path: string) => ({ items: items(path), next: null }) as T;
	};
	const amount = (mg: string) => ({ mg, text: '' });
	const events = [
		{ id: 1, title: 'Games', accountant: null, emissions: null, missing: amount('5') },
		{ id: 2, title: 'Games', accountant: { id: 4, title: null }, emissions: null, missing: amount('5') },
		{ id: 3, title: 'Games', accountant: { id: 4, title: null }, emissions: amount('5'), missing: amount('0') },
	];

	test('offices_should_list_and_certify_when_providers_and_hosts_wait', async () => {
		const ask = lists({
			'/items?state=offered': [{ id: 6, title: 'Bag' }],
			'/large_events?state=open': events,
			'/large_events?state=consented': [{ id: 7, title: 'Games' }],
		});
		expect(await tasks('office', standing('operator'), {}, ask)).toEqual([
			['mall.list', '6'],
			['reductions.name_accountant', '1'],
			['reductions.certify', 'neutrality 7'],
		]);
		expect(await tasks('office', standing('authority'), {}, ask)).toEqual([['reductions.consent', '3 0.005 g']]);
	});

	test('organisation_should_hand_over_account_and_offset_when_it_is_its_turn', async () => {
		const ask = lists({
			'/orders?provider=4&state=open': [{ id: 8, item: { id: 6, title: 'Bag' }, count: 2 }],
			'/large_events?host=4&state=open': events,
			'/large_events?state=open': events,
		});
		const verifier = standing('organisation', { participant: 4, roles: ['organisation', 'verifier'] });
		expect(await tasks('organisation', verifier, {}, ask)).toEqual([
			['mall.fulfil', '8'],
			['reductions.account', '2'],
			['reductions.contribute', '1'],
			['reductions.contribute', '2'],
		]);
		// Who verifies nothing accounts nothing.
		expect((await tasks('organisation', standing('organisation', { participant: 4 }), {}, ask)).map(([act]) => act)).not.toContain(
			'reductions.account',
		);
		expect(await tasks('organisation', standing('operator'), {}, ask)).toEqual([]);
	});

	test('council_should_decide_when_somebody_applied_or_appealed_or_was_at_fault', async () => {
		const state = {
			'accreditation.applications 3': {},
			'accreditation.applications 4': {},
			'accreditation.applied 3': 1,
			'accreditation.applied 4': 2,
			'accreditation.verifiers 4': { standing: { good: null }, unconfirmed: null },
			'accreditation.verifiers 5': { standing: { good: null }, unconfirmed: 20_000 },
			'accreditation.verifiers 6': { standing: { revoked: {} }, unconfirmed: 20_000 },
			'accreditation.verifiers 7': { standing: { suspended: { reason: { blake2256: '0xaa', sm3: '0xbb' } } }, unconfirmed: 20_000 },
			'disclosure.sanctions 1': { appeal: { answer: null } },
			'disclosure.sanctions 2': { appeal: null },
			'consortium.faults 5': { validator: '5A', session: 7 },
		};
		expect(await tasks('council', standing('council'), state)).toEqual([
			['accreditation.accredit', '3 3 1'],
			['accreditation.renew', '4 4 2'],
			['accreditation.lift', '5 '],
			['accreditation.lift', '7 0xaa, 0xbb'],
			['disclosure.answer_appeal', '1'],
			['consortium.remove', '5'],
		]);
		expect(await tasks('council', standing('operator'), state)).toEqual([]);
	});
});

test('application_should_be_told_with_its_stage_when_the_participant_made_it', async () => {
	const state = {
		'methodology.versions 1': { applicant: 4, stage: { notice: {} }, title },
		'scenarios.scenarios 6': { developer: 4, stage: { applied: null }, title },
		'scenarios.scenarios 7': { developer: 4, stage: { admitted: 20_000 }, title },
		'scenarios.applications 6': { approved: 20_490 },
		'scenarios.applications 7': { review: null },
		'scenarios.scenarios 8': { developer: 5, stage: { admitted: 20_000 }, title },
	};
	const found = await applicationsOf(chainOf(state), 4);
	expect(found.map(({ href }) => href)).toEqual(['/methodologies/1', '/scenarios/6', '/scenarios/7']);
	expect(found.map(({ state }) => inBoth(state).zh)).toEqual(['公示中', '审查通过，待备案', '已纳入；新规则审查中']);
	expect(inBoth(found[0]!.text).en).toBe('Version 1: Rides');
});

test('stage_should_have_a_word_when_the_chain_has_it', () => {
	const sources = import.meta.glob<string>('../../../pallets/{methodology,scenarios}/src/types.rs', {
		query: '?raw',
		import: 'default',
		eager: true,
	});
	const stages = Object.values(sources).flatMap((source) =>
		[...source.matchAll(/pub enum (?:Stage|ScenarioStage|ApplicationStage) \{([\s\S]*?)\n\}/g)].flatMap(([, body = '']) =>
			[...body.matchAll(/\n\t([A-Z]\w+)/g)].map(([, name = '']) => name.toLowerCase()),
		),
	);
	expect(stages.length).toBeGreaterThan(15);
	// A scenario that was applied for is told by its application.
	for (const stage of stages.filter((one) => one !== 'applied')) inBoth(() => stageWord(stage));
});
