import { describe, expect, test } from 'vitest';
import { against, AUTHORITY, document, OPERATOR, people } from '../../test/acts';
import { standing } from '../../test/chain';
import { inBoth } from '../../test/languages';
import { actOf, argumentsOf, piecesOf, valuesOf, type Json, type Standing, type Values } from '../acts';
import { milligramsOf, written } from './amounts';

describe('reductions', () => {
	const HOLDER = standing('organisation', { participant: 4 });
	const HOST = standing('institution', { participant: 5 });
	const participants = {
		'participants.participants 4': { closed: null, holder: { organisation: {} }, keys: 1, keySince: 20_000 },
		'participants.participants 5': { closed: null, holder: { institution: {} } },
		'participants.participants 6': { closed: null, holder: { individual: '0x' } },
		'participants.participants 7': { closed: 20_000, holder: { institution: {} } },
	};
	const share = (of: string, amount: string) => ({ class: of, amount });
	const shares = (...all: ReturnType<typeof share>[]) => JSON.stringify(all);
	const event = (more: Record<string, Json> = {}) => ({
		'reductions.events 2': {
			host: 5,
			first: 20_480,
			last: 20_481,
			target: 1_200_000_000_000,
			accountant: 3,
			// By the node's JSON numbers of more than 53 bits are hexadecimal.
			accounting: { verifier: 3, emissions: '0x0000010eeb5e5d80', day: 20_482 },
			covered: 1_163_590_000_000,
			consent: null,
			calledOff: null,
			certificate: null,
			...more,
		},
	});

	test('reductions_should_be_passed_on_when_they_are_held_and_neither_is_a_person', async () => {
		const transfer = (values: Values = {}, more: Record<string, Json> = {}) =>
			against('reductions.transfer', { to: '5', class: '3', amount: '1.5 t', ...values }, HOLDER, {
				...participants,
				'reductions.holdings 4 3': 1_500_000_000,
				...more,
			});
		expect(await transfer()).toEqual([]);
		expect(await transfer({ amount: '1.500000001 t' })).toEqual(['Reductions.NotEnough']);
		expect(await transfer({ to: '4' })).toEqual(['Reductions.SameHolder']);
		expect(await transfer({ to: '6' })).toEqual(['Reductions.WrongKind']);
		expect(await transfer({ to: '7' })).toEqual(['Reductions.UnknownParticipant']);
		// A key that changed on the 11th passes nothing on before the 14th.
		const changed = (day: number) => ({
			'participants.participants 4': { closed: null, holder: { organisation: {} }, keys: 2, keySince: day },
		});
		expect(await transfer({}, changed(20_495))).toEqual(['Reductions.Cooling']);
		expect(await transfer({}, changed(20_494))).toEqual([]);
		expect(argumentsOf(actOf('reductions.transfer'), { to: '5', class: '3', amount: '1.5 t' }, {}).args).toEqual([5, 3, '1500000000']);
	});

	test('reductions_should_be_retired_when_they_are_held_and_the_beneficiary_is_proper', async () => {
		const whole = { reductions: shares(share('3', '1 kg')), purpose: 'offset', beneficiary: 'holder' };
		const retire = (values: Values = {}, more: Record<string, Json> = {}) =>
			against('reductions.retire', { ...whole, ...values }, HOLDER, {
				...participants,
				'participants.nextParticipant': 8,
				'reductions.holdings 4 3': 1_000_000,
				...more,
			});
		expect(await retire()).toEqual([]);
		// Twice of one class is asked for in all.
		expect(await retire({ reductions: shares(share('3', '1 kg'), share('3', '0.001 g')) })).toEqual(['Reductions.NotEnough']);
		expect(await retire({ reductions: shares(share('4', '0.001 g')) })).toEqual(['Reductions.NotEnough']);
		expect(await retire({ beneficiary: 'participant', number: '7' })).toEqual([]);
		expect(await retire({ beneficiary: 'participant', number: '8' })).toEqual(['Reductions.InvalidBeneficiary']);
		expect(await retire({ beneficiary: 'sealed', seal: `0x${'00'.repeat(32)}` })).toEqual(['Reductions.InvalidBeneficiary']);
		expect(await retire({ beneficiary: 'named', name: '\u200b' })).toEqual(['bad-title']);
		expect(await retire({ first: '2026-02-02', last: '2026-02-01' })).toEqual(['Reductions.InvalidPeriod']);
		// A key that changed on the 11th retires for itself alone before the 14th.
		const lately = { 'participants.participants 4': { closed: null, holder: { organisation: {} }, keys: 2, keySince: 20_495 } };
		expect(await retire({}, lately)).toEqual([]);
		expect(await retire({ beneficiary: 'participant', number: '4' }, lately)).toEqual([]);
		expect(await retire({ beneficiary: 'participant', number: '7' }, lately)).toEqual(['Reductions.Cooling']);
		const many = Array.from({ length: 33 }, () => share('3', '0.001 g'));
		expect(await retire({ reductions: shares(...many) })).toEqual(['too-many']);
	});

	test('documents_should_stand_within_the_purpose_when_reductions_compensate', () => {
		const act = actOf('reductions.retire');
		const values = { reductions: shares(share('3', '1 kg')), purpose: 'compensation', beneficiary: 'named', name: 'ab' };
		const [of, acceptance] = [{ ...document }, { ...document }];
		const { args, at } = argumentsOf(act, values, { case: of, acceptance });
		expect(args).toEqual([[[3, '1000000']], { Compensation: { case: of, acceptance } }, { Named: '0x6162' }, null, null]);
		expect(at).toEqual([
			[1, of],
			[1, acceptance],
		]);
		expect(piecesOf(act, values).map(({ name }) => name)).toEqual(['case', 'acceptance', 'evidence']);
		expect(piecesOf(act, { ...values, purpose: 'offset' }).map(({ name }) => name)).toEqual(['evidence']);
		const told = valuesOf(act, [
			[[3, 1_000_000]],
			{ compensation: { case: '0xaa', acceptance: '0xbb' } },
			{ named: '0x6162' },
			[20_496, 20_497],
			null,
		]);
		expect(told.documents).toMatchObject({ case: '0xaa', acceptance: '0xbb' });
		expect(told.values).toMatchObject({ purpose: 'compensation', name: 'ab', first: '2026-02-12', last: '2026-02-13' });
	});

	test('event_should_be_registered_by_an_institution_when_its_region_and_days_are_right', async () => {
		const values = { title: '全运会', region: '320100', first: '2026-03-01', last: '2026-03-02', target: '1200 t' };
		const register = (more: Values = {}, state: Record<string, Json> = {}) =>
			against('reductions.register_event', { ...values, ...more }, HOST, state);
		expect(await register()).toEqual([]);
		expect(await register({ region: '310118' })).toEqual(['Reductions.InvalidRegion']);
		expect(await register({ last: '2026-02-28' })).toEqual(['Reductions.InvalidPeriod']);
		expect(await register({}, { 'reductions.openEvents 5': 32 })).toEqual(['Reductions.TooManyEvents']);
		expect(await against('reductions.register_event', values, HOLDER)).toEqual(['not-office']);
	});

	test('event_should_be_called_off_by_its_host_when_it_is_open', async () => {
		const off = (who: Standing, state: Record<string, Json>) => against('reductions.call_off', { event: '2' }, who, state);
		expect(await off(HOST, event())).toEqual([]);
		expect(await off(standing('institution', { participant: 8 }), event())).toEqual(['Reductions.NotHost']);
		expect(await off(HOST, event({ consent: [null, 20_490] }))).toEqual(['Reductions.NotOpen']);
		expect(await off(HOST, {})).toEqual(['Reductions.NotFound']);
	});

	test('event_should_be_accounted_when_the_verifier_is_qualified_for_gases_and_has_no_interest', async () => {
		const verifier = (qualification: Json, more: Record<string, Json> = {}) => ({
			...event(),
			'participants.participants 3': { closed: null, holder: { organisation: {} } },
			'accreditation.staff 3': people(5),
			'accreditation.verifiers 3': { standing: { good: null }, unconfirmed: null, until: 20_497, application: { qualification }, ...more },
		});
		const ghg = { ghg: { expires: 20_497 } };
		const name = (state: Record<string, Json>) => against('reductions.name_accountant', { event: '2', verifier: '3' }, OPERATOR, state);
		expect(await name(verifier(ghg))).toEqual([]);
		expect(await name(verifier({ metering: { expires: 20_497 } }))).toEqual(['Reductions.NotInGoodStanding']);
		expect(await name(verifier({ ghg: { expires: 20_496 } }))).toEqual(['Reductions.NotInGoodStanding']);
		expect(await name(verifier(ghg, { unconfirmed: 20_490 }))).toEqual(['Reductions.NotInGoodStanding']);
		expect(await name({ ...verifier(ghg), 'accreditation.involvements 3': [5] })).toEqual(['Reductions.Interested']);
		const account = (participant: number, state = verifier(ghg)) =>
			against('reductions.account', { event: '2', emissions: '1163.59 t' }, standing('verifier', { participant }), state);
		expect(await account(3)).toEqual([]);
		expect(await account(9)).toEqual(['Reductions.NotAccountant']);
		expect(argumentsOf(actOf('reductions.account'), { event: '2', emissions: '1163.59 t' }, { report: document }).args[1]).toBe(
			'1163590000000',
		);
	});

	test('contribution_should_be_clipped_to_what_is_missing_when_it_is_judged', async () => {
		const give = (covered: number, all: string) =>
			against('reductions.contribute', { event: '2', reductions: all }, HOLDER, {
				...event({ covered }),
				'reductions.holdings 4 3': 5_200_000,
			});
		// 5,200,000 mg are missing: of more that is asked for no more is taken.
		expect(await give(1_163_584_800_000, shares(share('3', '12.6 kg')))).toEqual([]);
		expect(await give(1_163_584_799_999, shares(share('3', '12.6 kg')))).toEqual(['Reductions.NotEnough']);
		expect(await give(1_163_584_800_000, shares(share('3', '5.2 kg'), share('4', '1 kg')))).toEqual([]);
		expect(await give(1_163_590_000_000, shares(share('3', '1 kg')))).toEqual(['Reductions.Covered']);
	});

	test('contribution_should_be_to_ones_own_event_alone_when_the_key_changed_lately', async () => {
		// On the 11th, so that nothing is given to others before the 14th.
		const lately = { 'participants.participants 4': { closed: null, holder: { organisation: {} }, keys: 2, keySince: 20_495 } };
		const give = (host: number) =>
			against('reductions.contribute', { event: '2', reductions: shares(share('3', '1 kg')) }, HOLDER, {
				...event({ host, covered: 0 }),
				...lately,
				'reductions.holdings 4 3': 1_000_000,
			});
		expect(await give(5)).toEqual(['Reductions.Cooling']);
		expect(await give(4)).toEqual([]);
	});

	test('certificate_should_be_consented_to_when_the_event_was_over_accounted_as_given_and_covered', async () => {
		const values = { event: '2', emissions: '1,163.59 t' };
		const consent = (more: Record<string, Json> = {}, given: Values = {}) =>
			against('reductions.consent', { ...values, ...given }, AUTHORITY, event(more));
		expect(await consent()).toEqual([]);
		expect(await consent({ accounting: null })).toEqual(['Reductions.NotAccounted']);
		expect(await consent({ accountant: 8 })).toEqual(['Reductions.NotAccounted']);
		expect(await consent({}, { emissions: '1163.590000001 t' })).toEqual(['Reductions.EmissionsDiffer']);
		expect(await consent({ accounting: { verifier: 3, emissions: 1_163_589_999_999, day: 20_482 } })).toEqual([
			'Reductions.EmissionsDiffer',
		]);
		expect(await consent({ covered: 1_163_589_999_999 })).toEqual(['Reductions.NotCovered']);
		expect(await consent({ accounting: { verifier: 3, emissions: 1_163_590_000_000, day: 20_481 } })).toEqual(['Reductions.NotOver']);
		expect(await consent({ calledOff: [null, 20_490] })).toEqual(['Reductions.NotOpen']);
		expect(argumentsOf(actOf('reductions.consent'), values, { document }).args).toEqual([2, '1163590000000', document]);
		expect(inBoth(() => actOf('reductions.consent').statement(values))).toMatchObject({
			zh: expect.stringContaining('1,163.59 t'),
			en: expect.stringContaining('1,163.59 t'),
		});
	});

	test('certificate_should_be_proposed_when_the_authority_consented_and_there_is_none', async () => {
		const certify = (of: string, state: Record<string, Json>) => against('reductions.certify', { of, number: '2' }, OPERATOR, state);
		expect(await certify('neutrality', event({ consent: [null, 20_490] }))).toEqual([]);
		expect(await certify('neutrality', event())).toEqual(['Reductions.NoConsent']);
		expect(await certify('neutrality', event({ consent: [null, 20_490], certificate: 1 }))).toEqual(['Reductions.AlreadyCertified']);
		expect(await certify('retirement', { 'reductions.retirements 2': { certificate: null } })).toEqual([]);
		expect(await certify('retirement', {})).toEqual(['Reductions.NotFound']);
	});

	test('amount_should_be_read_to_the_milligram_when_it_has_a_unit', () => {
		const read: [string, string | null][] = [
			['1163.59 t', '1163590000000'],
			['1,163.59 t', '1163590000000'],
			['1，163.59 t', '1163590000000'],
			['12,345,678 g', '12345678000'],
			['12.6kg', '12600000'],
			['5.2 千克', '5200000'],
			['0.001 g', '1'],
			['80 毫克', '80'],
			['18446744073.709551615 t', '18446744073709551615'],
			['18446744073.709551616 t', null],
			['0.0001 g', null],
			['0 t', null],
			// A comma is no point, and no thousands are set apart by these.
			['12,6 kg', null],
			['1,5 t', null],
			['1234,567 kg', null],
			['0.1,5 kg', null],
			['12.6', null],
			['-1 t', null],
			['', null],
		];
		for (const [text, milligrams] of read) expect(milligramsOf(text), text).toBe(milligrams);
		expect(written('0x0000010eeb5e5d80')).toBe('1,163.59 t');
	});
});
