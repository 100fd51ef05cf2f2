import { describe, expect, test } from 'vitest';
import { against, people } from '../../test/acts';
import { standing } from '../../test/chain';
import { actOf, argumentsOf, type Json } from '../acts';
import { yearsLater } from './staff';

describe('verifier', () => {
	test('verifier_should_be_accredited_when_five_of_its_people_count_today', async () => {
		const values = { verifier: '3', application: '1', until: '2027-02-12' };
		const state = (staff: Json[]) => ({
			'participants.participants 3': { closed: null, holder: { institution: {} } },
			'accreditation.applications 3': { qualification: { ghg: { expires: 20_497 } } },
			'accreditation.applied 3': 1,
			'accreditation.staff 3': staff,
		});
		const accredit = (staff: Json[]) => against('accreditation.accredit', values, standing('council'), state(staff));
		// 13 February 2024 is day 19,766, 13 February 2025 day 20,132: two years, and one, are full today.
		expect(await accredit(people(5))).toEqual([]);
		expect(await accredit(people(4))).toEqual(['Accreditation.TooFewStaff']);
		const late = { person: { fullTime: true, degree: 'Master', since: 19_767 }, educated: 20_132 };
		const stale = { person: { fullTime: true, degree: 'Master', since: 19_766 }, educated: 20_131 };
		expect(await accredit([...people(4), late, stale])).toEqual(['Accreditation.TooFewStaff']);
		// 29 February 2024 is day 19,782: two years later, it is the 28th.
		expect(yearsLater(19_782, 2)).toBe(20_512);
		expect(yearsLater(19_782, 4)).toBe(21_243);
	});

	test('suspension_should_be_named_when_it_is_lifted_since_the_authority_may_order_another', async () => {
		const account = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
		const reason = { blake2256: `0x${'aa'.repeat(32)}`, sm3: `0x${'cc'.repeat(32)}` };
		const other = { ...reason, sm3: `0x${'bb'.repeat(32)}` };
		const suspended = { suspended: { since: 20_480, reason, confirmed: false } };
		const lift = (stands: Json, suspension: string, unconfirmed: number | null = null) =>
			against('accreditation.lift', { verifier: '3', account, suspension }, standing('council'), {
				'participants.participants 3': { closed: null, account },
				'accreditation.verifiers 3': { standing: stands, unconfirmed },
			});
		const named = Object.values(reason).join(', ');
		expect(await lift(suspended, named)).toEqual([]);
		expect(await lift(suspended, named.toUpperCase().replaceAll('0X', '0x'))).toEqual([]);
		for (const another of ['', reason.blake2256, Object.values(other).join(', ')]) {
			expect(await lift(suspended, another, 20_480)).toEqual(['Accreditation.SuspensionDiffers']);
		}
		expect(await lift({ good: null }, '', 20_480)).toEqual([]);
		expect(await lift({ good: null }, named, 20_480)).toEqual(['Accreditation.SuspensionDiffers']);
		const act = actOf('accreditation.lift');
		const given = { blake2_256: reason.blake2256, sm3: reason.sm3 };
		expect(argumentsOf(act, { verifier: '3', account, suspension: named }, {}).args).toEqual([3, account, given]);
		expect(argumentsOf(act, { verifier: '3', account, suspension: '' }, {}).args).toEqual([3, account, null]);
	});

	test('application_should_be_decided_on_by_its_number_when_the_applicant_may_apply_anew', async () => {
		const state = {
			'participants.participants 3': { closed: null, holder: { institution: {} } },
			'accreditation.applications 3': { qualification: { ghg: { expires: 20_497 } } },
			'accreditation.applied 3': 2,
			'accreditation.staff 3': people(5),
		};
		const council = standing('council');
		const accredit = (application: string) =>
			against('accreditation.accredit', { verifier: '3', application, until: '2027-02-12' }, council, state);
		expect(await accredit('2')).toEqual([]);
		expect(await accredit('1')).toEqual(['Accreditation.ApplicationDiffers']);
		const reject = (application: string) => against('accreditation.reject', { applicant: '3', application }, council, state);
		expect(await reject('2')).toEqual([]);
		expect(await reject('1')).toEqual(['Accreditation.ApplicationDiffers']);
		const own = { 'accreditation.verifiers 3': { standing: { good: null }, application: state['accreditation.applications 3'] } };
		const renew = (application: string, more: Record<string, Json> = {}) =>
			against('accreditation.renew', { verifier: '3', application, until: '2027-02-12' }, council, { ...state, ...own, ...more });
		expect(await renew('2')).toEqual([]);
		for (const other of ['', '1']) expect(await renew(other)).toEqual(['Accreditation.ApplicationDiffers']);
		const none = { 'accreditation.applications 3': null };
		expect(await renew('', none)).toEqual([]);
		expect(await renew('2', none)).toEqual(['Accreditation.NotApplied']);
	});
});
