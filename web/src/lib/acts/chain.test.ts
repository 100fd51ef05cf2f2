import { describe, expect, test } from 'vitest';
import { against } from '../../test/acts';
import { chainOf, standing } from '../../test/chain';
import { standingOf, type Standing } from '../acts';

describe('standing', () => {
	const state = {
		'authority.members': ['5A'],
		'operator.members': ['5B'],
		'council.members': ['5A', '5C'],
		'participants.participantOf 5D': 4,
		'participants.participants 4': { account: '5D', closed: null, holder: { organisation: {} } },
		'accreditation.verifiers 4': {},
		'participants.participantOf 5E': 5,
		'participants.participants 5': { account: '5F', closed: null, holder: { individual: '0x' } },
		'experts.expertOf 5C': 2,
		'experts.experts 2': { account: '5C', dismissed: 20_000 },
		'disclosure.offices 5E': 320_100,
		// To the end of 12 February 2026, and from 14 February.
		'mandate.mandates Review': { from: 20_000, until: 20_496 },
		'mandate.mandates Issuance': { from: 20_000, until: 20_497 },
		'mandate.mandates Accounts': { from: 20_498, until: 20_600 },
	};

	test('account_should_act_as_the_chain_has_it_when_it_is_asked', async () => {
		const of = async (account: string) => standingOf(account, chainOf(state));
		expect((await of('5A')).roles).toEqual(['authority', 'council']);
		expect((await of('5B')).roles).toEqual(['operator']);
		// A dismissed expert is none, and a key that was replaced stands for nobody.
		expect(await of('5C')).toMatchObject({ roles: ['council'], expert: null, former: { expert: 2 } });
		expect(await of('5D')).toMatchObject({ roles: ['organisation', 'verifier'], participant: 4 });
		expect(await of('5E')).toMatchObject({ roles: ['regional'], participant: null, region: 320_100 });
		expect((await of('5A')).seats).toBe(2);
	});

	test('mandate_should_stand_when_the_day_is_one_of_its_own', async () => {
		expect((await standingOf('5B', chainOf(state))).mandates).toEqual(['issuance']);
	});

	test('operator_should_be_refused_when_no_mandate_of_the_scope_stands', async () => {
		const unmandated = standing('operator', { mandates: ['accounts'] });
		const filed = { 'disclosure.complaints 7': { stage: 'Filed', region: 320_500 } };
		expect(await against('disclosure.answer_complaint', { complaint: '7' }, unmandated, filed)).toEqual(['no-mandate']);
		expect(await against('issuance.approve', { batch: '7' }, unmandated, { 'issuance.batches 7': { status: { attested: null } } })).toEqual(
			['no-mandate'],
		);
		// What the same account may do for its region it may do without.
		const both = (region: number): Standing => ({ ...unmandated, roles: ['operator', 'regional'], region });
		expect(await against('disclosure.answer_complaint', { complaint: '7' }, both(320_500), filed)).toEqual([]);
		expect(await against('disclosure.answer_complaint', { complaint: '7' }, both(320_100), filed)).toEqual(['outside-region']);
	});
});
