import { describe, expect, test } from 'vitest';
import { against, AUTHORITY, OPERATOR, people } from '../../test/acts';
import { standing } from '../../test/chain';
import type { Json, Standing } from '../acts';

describe('batch', () => {
	test('hold_should_be_the_authoritys_when_it_ordered_it', async () => {
		const held = (byAuthority: boolean) => ({
			'issuance.batches 7': { status: { held: { order: { reason: {}, before: { assigned: null }, byAuthority } } } },
		});
		const tried = (id: string, who: Standing, by: boolean) => against(id, { batch: '7' }, who, held(by));
		expect(await tried('issuance.release', OPERATOR, false)).toEqual([]);
		expect(await tried('issuance.release', OPERATOR, true)).toEqual(['Issuance.HeldByAuthority']);
		expect(await tried('issuance.release', AUTHORITY, true)).toEqual([]);
		expect(await tried('issuance.hold', OPERATOR, false)).toEqual(['Issuance.NotOpen']);
		expect(await tried('issuance.hold', AUTHORITY, false)).toEqual([]);
		expect(await tried('issuance.hold', AUTHORITY, true)).toEqual(['Issuance.NotOpen']);
	});

	test('verifier_should_be_assigned_when_it_is_fit_and_the_batch_waits', async () => {
		const state = (status: Json, verifier: Record<string, Json>) => ({
			'issuance.batches 7': { status, source: 5, terms: 1 },
			'scenarios.scenarios 5': { line: 2 },
			'scenarios.termsOf 5 1': { version: 9 },
			'methodology.versions 9': { methodology: 8 },
			'participants.participants 3': { closed: null, holder: { organisation: {} } },
			'accreditation.staff 3': people(5),
			'accreditation.verifiers 3': { standing: { good: null }, unconfirmed: null, until: 20_497, ...certified(20_497), ...verifier },
		});
		const certified = (expires: number) => ({ application: { qualification: { ghg: { expires } } } });
		const values = { batch: '7', verifier: '3' };
		const scoped = (scope: number[]) => ({ application: { qualification: { ghg: { expires: 20_497 } }, scope } });
		expect(await against('issuance.assign', values, OPERATOR, state({ opened: null }, {}))).toEqual([]);
		expect(await against('issuance.assign', values, OPERATOR, state({ attested: null }, {}))).toEqual(['Issuance.NotPending']);
		const unfit: Record<string, Json>[] = [
			{ until: 20_496 },
			certified(20_496),
			{ unconfirmed: 20_000 },
			{ standing: { revoked: {} } },
			{ standing: { suspended: { confirmed: true } } },
		];
		expect(await against('issuance.assign', values, OPERATOR, state({ opened: null }, scoped([7, 8])))).toEqual([]);
		expect(await against('issuance.assign', values, OPERATOR, state({ opened: null }, scoped([7])))).toEqual([
			'Issuance.NotInGoodStanding',
		]);
		const few = { ...state({ opened: null }, {}), 'accreditation.staff 3': people(4) };
		expect(await against('issuance.assign', values, OPERATOR, few)).toEqual(['Issuance.NotInGoodStanding']);
		const named = { ...state({ opened: null }, {}), 'scenarios.reporters 5': [3] };
		expect(await against('issuance.assign', values, OPERATOR, named)).toEqual([]);
		const involved = { ...state({ opened: null }, {}), 'accreditation.involvements 3': [6], 'scenarios.involved 2 6': null };
		expect(await against('issuance.assign', values, OPERATOR, involved)).toEqual(['Issuance.Interested']);
		for (const wrong of unfit)
			expect(await against('issuance.assign', values, OPERATOR, state({ opened: null }, wrong))).toEqual(['Issuance.NotInGoodStanding']);
		const barred = { ...state({ opened: null }, {}), 'disclosure.bars {"Participant":3}': [{ until: 20_497, capacities: ['Verifier'] }] };
		expect(await against('issuance.assign', values, OPERATOR, barred)).toEqual(['Issuance.NotInGoodStanding']);
		const interested = { ...state({ opened: null }, {}), 'accreditation.interests 3 2': null };
		expect(await against('issuance.assign', values, OPERATOR, interested)).toEqual(['Issuance.Interested']);
	});

	test('batch_should_be_closed_when_its_day_is_over_or_an_office_closes_a_held_one', async () => {
		const state = (status: Json, due: number) => ({ 'issuance.batches 7': { status, due } });
		const values = { batch: '7' };
		expect(await against('issuance.close', values, standing('individual'), state({ approved: null }, 20_496))).toEqual([]);
		expect(await against('issuance.close', values, OPERATOR, state({ approved: null }, 20_497))).toEqual(['Issuance.NotDue']);
		const held = state({ held: { order: { before: 'Approved' } } }, 20_497);
		expect(await against('issuance.close', values, OPERATOR, held)).toEqual([]);
		expect(await against('issuance.close', values, standing('individual'), held)).toEqual(['Issuance.NotDue']);
	});
});
