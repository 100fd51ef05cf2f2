import { describe, expect, test } from 'vitest';
import { against, OPERATOR } from '../../test/acts';
import { standing } from '../../test/chain';
import type { Json } from '../acts';

describe('panel', () => {
	const matter = { matter: 'methodology', of: '3' };
	const judged = { 'methodology.versions 3': { stage: { evaluation: { round: 2 } }, developer: 1 } };
	const experts = Object.fromEntries(
		[1, 2, 3, 4].map((number) => [`experts.experts ${number}`, { dismissed: number === 4 ? 20_000 : null }]),
	);

	test('panel_should_be_named_when_it_is_odd_and_none_of_it_has_an_interest', async () => {
		const state = { ...judged, ...experts };
		const name = (seats: string, more = {}) =>
			against('experts.name_panel', { ...matter, experts: seats }, OPERATOR, { ...state, ...more });
		expect(await name('1, 2, 3')).toEqual([]);
		expect(await name('1, 2')).toEqual(['Experts.InvalidPanel']);
		expect(await name('1, 2, 2')).toEqual(['Experts.InvalidPanel']);
		expect(await name('1, 2, 4')).toEqual(['Experts.Dismissed']);
		expect(await name('1, 2, 9')).toEqual(['Experts.NotFound']);
		expect(await name('1, 2, 3', { 'experts.interests 2 1': null })).toEqual(['Experts.Interested']);
		expect(await against('experts.name_panel', { ...matter, experts: '1, 2, 3' }, OPERATOR)).toEqual(['Experts.NotJudged']);
	});

	test('seat_should_be_refused_when_its_key_is_or_was_the_developers_or_of_a_body_beside_it', async () => {
		const state = {
			'scenarios.scenarios 5': { stage: { applied: null }, developer: 1, terms: 1, line: 5 },
			'scenarios.applications 5': { review: null },
			...Object.fromEntries([1, 2, 3].map((number) => [`experts.experts ${number}`, { dismissed: null, account: `5E${number}` }])),
			'participants.participants 1': { account: '5P1', closed: null, holder: { organisation: {} } },
			'participants.participants 6': { account: '5P6', closed: null, holder: { institution: {} } },
		};
		const name = (experts: string, bodies: string, more: Record<string, Json> = {}) =>
			against('experts.name_panel', { matter: 'scenario', of: '5', experts, bodies }, OPERATOR, { ...state, ...more });
		expect(await name('1, 2', '6')).toEqual([]);
		// The developer's key was an expert's, an expert's the developer's.
		expect(await name('1, 2', '6', { 'experts.expertOf 5P1': 2 })).toEqual(['Experts.Interested']);
		expect(await name('1, 2', '6', { 'participants.participantOf 5E2': 1 })).toEqual(['Experts.Interested']);
		// A body beside an expert that has an interest in it.
		expect(await name('1, 2', '6', { 'experts.interests 2 6': null })).toEqual(['Experts.Interested']);
		expect(await name('1, 2, 3', '', { 'experts.interests 2 6': null })).toEqual([]);
		// Whoever reports for what is judged, or did.
		expect(await name('1, 2', '6', { 'scenarios.reporters 5': [6] })).toEqual(['Experts.Interested']);
		expect(await name('1, 2', '6', { 'scenarios.involved 5 6': null })).toEqual(['Experts.Interested']);
	});

	test('seat_should_keep_silent_when_another_of_the_same_persons_spoke', async () => {
		const state: Record<string, Json> = {
			'scenarios.scenarios 5': { stage: { applied: null }, developer: 1, terms: 1, line: 5 },
			'scenarios.applications 5': { review: null },
			'experts.panels [{"Scenario":5},1]': { seats: [{ expert: 1 }, { expert: 2 }, { body: 6 }] },
			'experts.opinions [{"Scenario":5},1] {"body":6}': { view: 'Favourable' },
		};
		const opine = (more: Record<string, Json> = {}) =>
			against('experts.opine', { matter: 'scenario', of: '5', favourable: 'yes' }, standing('expert', { expert: 1 }), {
				...state,
				...more,
			});
		expect(await opine()).toEqual([]);
		expect(await opine({ 'experts.interests 1 6': null })).toEqual(['Experts.Interested']);
	});

	test('panel_should_stay_when_enough_of_it_may_still_speak', async () => {
		const seats = [1, 2, 3].map((expert) => ({ expert }));
		const state = {
			...judged,
			...experts,
			'experts.experts 5': { dismissed: null },
			'experts.panels [{"Methodology":3},2]': { seats },
			'experts.opinions [{"Methodology":3},2] {"expert":1}': { view: 'Favourable' },
		};
		const name = (names: string, more = {}) =>
			against('experts.name_panel', { ...matter, experts: names }, OPERATOR, { ...state, ...more });
		expect(await name('1, 2, 3')).toEqual(['Experts.AlreadyExists']);
		const recused = { 'experts.opinions [{"Methodology":3},2] {"expert":2}': { view: 'Recused' } };
		expect(await name('1, 3, 5', recused)).toEqual([]);
		expect(await name('3, 4, 5', recused)).toEqual(['Experts.SeatKept']);
		expect(await name('1, 2, 3', recused)).toEqual(['Experts.HasRecused']);
	});

	test('seat_should_be_anothers_when_it_said_nothing_for_ten_working_days', async () => {
		// Of 30 January 2026 the tenth is Friday the 13th, which is today.
		const days = '0xf8f97c3e9f1fc0f7f97c3e1fcfe7f3e07d3e9fcfe7f1f97c3e9fcfe7f3f97c3edfc701f7f97c3e9fcfe7f3f97c1e';
		const name = (named: number, names: string) =>
			against('experts.name_panel', { ...matter, experts: names }, OPERATOR, {
				...judged,
				...experts,
				'experts.experts 5': { dismissed: null },
				'experts.panels [{"Methodology":3},2]': { seats: [1, 2, 3].map((expert) => ({ expert })), named },
				'experts.opinions [{"Methodology":3},2] {"expert":1}': { view: 'Favourable' },
				'experts.opinions [{"Methodology":3},2] {"expert":2}': { view: 'Adverse' },
				'calendar.years 2026': { days },
			});
		expect(await name(20_483, '1, 2, 5')).toEqual(['Experts.AlreadyExists']);
		expect(await name(20_482, '1, 2, 5')).toEqual([]);
		expect(await name(20_482, '1, 3, 5')).toEqual(['Experts.SeatKept']);
	});

	test('seat_should_speak_once_when_it_is_of_the_panel', async () => {
		const seats = [{ expert: 1 }, { expert: 2 }, { expert: 3 }];
		const state = { ...judged, 'experts.panels [{"Methodology":3},2]': { seats } };
		const who = (expert: number) => standing('expert', { expert });
		const opine = { ...matter, favourable: 'yes' };
		expect(await against('experts.opine', opine, who(1), state)).toEqual([]);
		expect(await against('experts.opine', opine, who(4), state)).toEqual(['Experts.NotSeated']);
		const spoke = { ...state, 'experts.opinions [{"Methodology":3},2] {"expert":1}': { view: 'Adverse' } };
		expect(await against('experts.opine', opine, who(1), spoke)).toEqual(['Experts.AlreadyExists']);
		expect(await against('experts.recuse', matter, who(1), spoke)).toEqual(['Experts.AlreadyExists']);
		// Whoever has an interest gives no opinion, and may recuse itself.
		const interested = { ...state, 'experts.interests 1 1': null };
		expect(await against('experts.opine', opine, who(1), interested)).toEqual(['Experts.Interested']);
		expect(await against('experts.recuse', matter, who(1), interested)).toEqual([]);
	});

	test('terms_should_be_judged_when_they_are_the_ones_applied_for', async () => {
		const state = {
			'scenarios.scenarios 5': { stage: { admitted: 20_000 }, developer: 1, terms: 2 },
			'scenarios.applications 5': { review: null },
			'experts.panels [{"Terms":[5,2]},1]': { seats: [{ body: 6 }] },
		};
		const who = standing('institution', { participant: 6 });
		expect(await against('experts.recuse', { matter: 'terms', of: '5', terms: '2' }, who, state)).toEqual([]);
		expect(await against('experts.recuse', { matter: 'terms', of: '5', terms: '1' }, who, state)).toEqual(['Experts.NotJudged']);
		expect(await against('experts.recuse', { matter: 'scenario', of: '5' }, who, state)).toEqual(['Experts.NotJudged']);
	});
});
