import { describe, expect, test } from 'vitest';
import { against, OPERATOR } from '../../test/acts';
import type { Json } from '../acts';

describe('account', () => {
	const found = { 'participants.participants 4': { account: '5D', closed: null } };
	const replace = (more: Record<string, Json> = {}, account = '5N') =>
		against('participants.replace_key', { participant: '4', account, consent: '' }, OPERATOR, { ...found, ...more });

	test('account_should_be_closed_when_nothing_is_owed', async () => {
		const close = (more: Record<string, Json> = {}) =>
			against('participants.close_for', { participant: '4' }, OPERATOR, { ...found, ...more });
		expect(await close()).toEqual([]);
		for (const owed of [
			'issuance.owedBatches',
			'scenarios.admittedScenarios',
			'scenarios.openApplications',
			'methodology.openApplications',
		])
			expect(await close({ [`${owed} 4`]: 1 }), owed).toEqual(['Participants.Obliged']);
		for (const owed of ['mall.openOrders 4', 'reductions.openEvents 4', 'reductions.holdings 4 3'])
			expect(await close({ [owed]: 1 }), owed).toEqual(['Participants.Obliged']);
		const agreement = (until: number) => ({ 'mall.agreements 4': { from: 20_400, until, ended: null } });
		expect(await close(agreement(20_497))).toEqual(['Participants.Obliged']);
		expect(await close(agreement(20_496))).toEqual([]);
	});

	test('key_should_be_replaced_by_one_that_holds_no_office_and_was_nobody_elses', async () => {
		expect(await replace()).toEqual([]);
		expect(await replace({ 'participants.participantOf 5N': 4 })).toEqual([]);
		expect(await replace({ 'participants.participantOf 5N': 5 })).toEqual(['Participants.AlreadyExists']);
		expect(await replace({}, '5D')).toEqual(['Participants.AlreadyExists']);
		expect(await replace({ 'authority.members': ['5N'] })).toEqual(['Participants.HoldsOffice']);
		expect(await replace({ 'disclosure.offices 5N': 320_100 })).toEqual(['Participants.HoldsOffice']);
		expect(await replace({ 'consortium.posts 5N': { department: 3 } })).toEqual(['Participants.HoldsOffice']);
	});
});
