import { describe, expect, test } from 'vitest';
import { against } from '../../test/acts';
import { standing } from '../../test/chain';
import type { Json, Values } from '../acts';
import { isCreditCode } from './departments';

describe('departments', () => {
	const validator = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
	const values = { title: '数据局', code: '914403001922038216', validator };

	test('credit_code_should_be_told_from_others_when_its_last_digit_checks_them', () => {
		// Published by the companies themselves.
		for (const code of ['9144030071526726XG', '91330100799655058B', '914403001922038216']) expect(isCreditCode(code), code).toBe(true);
		for (const code of ['914403001922038215', '91440300192203821', '91440300192203821I', '']) expect(isCreditCode(code), code).toBe(false);
	});

	test('department_should_not_be_taken_in_when_code_or_account_is_anothers', async () => {
		const add = (state: Record<string, Json>, more: Values = {}) =>
			against('consortium.add', { ...values, ...more }, standing('council'), state);
		expect(await add({})).toEqual([]);
		const code = `0x${[...values.code].map((digit) => digit.charCodeAt(0).toString(16)).join('')}`;
		expect(await add({ [`consortium.byCode ${code}`]: 3 })).toEqual(['Consortium.AlreadyExists']);
		const post = (of: Json) => ({ [`consortium.posts ${validator}`]: { department: 3, standing: of } });
		expect(await add(post({ present: null }))).toEqual(['Consortium.AlreadyExists']);
		expect(await add(post({ leaving: 7 }))).toEqual([]);
		expect(await add({ 'consortium.counterForDepartments': 32 })).toEqual(['Consortium.TooMany']);
		expect(await add({}, { code: '914403001922038215' })).toEqual(['Consortium.InvalidCode']);
		expect(await add({}, { title: ' ' })).toEqual(['bad-title']);
	});

	test('account_should_not_validate_when_it_has_another_right', async () => {
		const states: Record<string, Json>[] = [
			{ 'councilMembership.members': [validator] },
			{ 'operator.members': [validator] },
			{ 'authority.members': [validator] },
			{ [`disclosure.offices ${validator}`]: 320_100 },
			{ [`participants.participantOf ${validator}`]: 4 },
			{ [`experts.expertOf ${validator}`]: 2 },
		];
		for (const state of states) {
			expect(await against('consortium.add', values, standing('council'), state)).toEqual(['Consortium.Engaged']);
			const replaced = { ...state, 'consortium.departments 3': {} };
			expect(await against('consortium.replace', { department: '3', validator }, standing('council'), replaced)).toEqual([
				'Consortium.Engaged',
			]);
		}
	});

	test('seat_and_office_should_not_be_given_when_the_account_validates', async () => {
		const state = { [`consortium.posts ${validator}`]: { department: 3, standing: { present: null } } };
		for (const pallet of ['authority', 'operator', 'council_membership']) {
			expect(await against(`${pallet}.add_member`, { account: validator }, standing('council'), state)).toEqual(['validates']);
		}
	});

	test('account_should_come_back_to_its_department_alone_when_it_stands_in_for_another', async () => {
		const replace = (department: string) =>
			against('consortium.replace', { department, validator }, standing('council'), {
				[`consortium.posts ${validator}`]: { department: 3, standing: { former: null } },
				'consortium.departments 3': {},
				'consortium.departments 4': {},
			});
		expect(await replace('3')).toEqual([]);
		expect(await replace('4')).toEqual(['Consortium.AlreadyExists']);
		expect(await replace('5')).toEqual(['Consortium.NotFound', 'Consortium.AlreadyExists']);
	});

	test('department_should_be_retained_when_it_is_at_fault', async () => {
		const retain = (state: Record<string, Json>) => against('consortium.retain', { department: '3' }, standing('council'), state);
		expect(await retain({ 'consortium.faults 3': {} })).toEqual([]);
		expect(await retain({})).toEqual(['Consortium.NotFound']);
	});
});
