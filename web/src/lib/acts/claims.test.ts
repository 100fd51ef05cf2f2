import { expect, test } from 'vitest';
import { against, CLAIM, document } from '../../test/acts';
import { standing } from '../../test/chain';
import { inBoth } from '../../test/languages';
import { actOf, argumentsOf, ready, type Json } from '../acts';

test('claims_should_go_with_an_application_when_they_are_whole', async () => {
	const act = actOf('scenarios.apply');
	const values = {
		title: 'Cycling',
		kind: 'transport',
		version: '',
		points: 'points "x"',
		succeeds: '',
		claims: JSON.stringify([CLAIM]),
	};
	expect(ready(act, values)).toEqual(values);
	expect(ready(act, { ...values, claims: '' })).toEqual({ ...values, claims: '' });
	expect(ready(act, { ...values, claims: JSON.stringify([CLAIM, { ...CLAIM, reference: '' }]) })).toBeUndefined();
	expect(ready(actOf('scenarios.declare_claim'), { source: '5', claims: '' })).toBeUndefined();
	// 1 January 2025 is day 20,089, 31 December day 20,453.
	const claim = { mechanism: 'Ccer', reference: CLAIM.reference, first: 20_089, last: 20_453 };
	const { args } = argumentsOf(act, values, { document, declaration: document });
	expect(args.slice(-2)).toEqual([[claim], null]);
	expect(argumentsOf(actOf('scenarios.declare_claim'), { source: '5', claims: values.claims }, {}).args).toEqual([5, claim]);
	const { zh, en } = inBoth(() => act.statement(values));
	for (const told of [zh, en]) for (const day of [CLAIM.first, CLAIM.last]) expect(told).toContain(day);
	expect(inBoth(() => act.statement({ ...values, claims: '' })).zh).toContain('没有在其他机制申报');
});

test('claim_should_be_refused_when_it_runs_backwards_or_over_more_than_ten_years', async () => {
	const who = standing('organisation', { participant: 1 });
	const state = { 'scenarios.scenarios 5': { stage: { admitted: 20_000 }, developer: 1 } };
	const declare = (first: string, last: string, more: Record<string, Json> = {}) =>
		against('scenarios.declare_claim', { source: '5', claims: JSON.stringify([{ ...CLAIM, first, last }]) }, who, { ...state, ...more });
	expect(await declare('2025-01-01', '2025-01-01')).toEqual([]);
	expect(await declare('2025-01-02', '2025-01-01')).toEqual(['Scenarios.InvalidPeriod']);
	// January 2015 to January 2025 are 121 months.
	expect(await declare('2015-01-31', '2025-01-01')).toEqual([]);
	expect(await declare('2015-01-31', '2025-02-01')).toEqual(['Scenarios.InvalidPeriod']);
	expect(await declare('2025-01-01', '2025-01-01', { 'scenarios.claims 5': Array(64).fill({}) })).toEqual(['Scenarios.TooManyClaims']);
	const left = { 'scenarios.scenarios 5': { stage: { left: 20_000 }, developer: 1 } };
	expect(await declare('2025-01-01', '2025-01-01', left)).toEqual(['Scenarios.Terminated']);
});
