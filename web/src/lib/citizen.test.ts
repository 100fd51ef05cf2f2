import { describe, expect, test } from 'vitest';
import primitives from '../../../crates/primitives/src/bounds.rs?raw';
import mall from '../../../pallets/mall/src/lib.rs?raw';
import reductions from '../../../pallets/reductions/src/lib.rs?raw';
import policy from '../../../runtime/src/access_policy.rs?raw';
import { chainOf } from '../test/chain';
import { inBoth } from '../test/languages';
import type { Json } from './acts';
import {
	acceptCall,
	acceptWords,
	againstAcceptance,
	againstDonation,
	againstRedemption,
	costOf,
	donateCall,
	donateWords,
	missingOf,
	orderedOf,
	planOf,
	PURPOSES,
	QUOTA,
	redeemCall,
	redeemWords,
	retireCall,
	retireWords,
	sources,
	spentToday,
	type PersonsCall,
	type Plan,
} from './citizen';

/** January 2026 is month 672, February 673. */
const [JANUARY, FEBRUARY] = [672, 673];
/** What 10 points take of person 70's lots: A whole, and 3 of the 33 points of C. */
const taken: Json = {
	pieces: [
		{ month: JANUARY, class: 3, quantity: { reduction: 100_001, points: 7 } },
		{ month: FEBRUARY, class: 4, quantity: { reduction: 30_189, points: 3 } },
	],
	read: 3,
};
const plan = planOf(taken)!;
const reasons = (all: { reason: string }[]) => all.map(({ reason }) => reason);

describe('plan', () => {
	test('plan_should_be_its_pieces_and_their_sum_when_the_runtime_tells_it', () => {
		expect(plan).toMatchObject({ mg: 130_190n, points: 10n });
		expect(plan.pieces[1]).toEqual({ month: '2026-02', class: 4, mg: 30_189n, points: 3n });
		expect(planOf(null)).toBeNull();
	});

	test('plan_should_be_exact_when_its_amounts_are_large', () => {
		// polkadot.js writes what is above 53 bits in hexadecimal digits.
		const large = planOf({ pieces: [{ month: 0, class: 1, quantity: { reduction: '0x0020000000000001', points: 1 } }], read: 1 });
		expect(large?.mg).toBe(9_007_199_254_740_993n);
		expect(large?.pieces[0]?.month).toBe('1970-01');
	});

	test('lots_should_have_a_few_to_spare_and_no_more_than_may_be_when_a_call_is_made', () => {
		expect(plan.lots).toBe(11);
		expect(planOf({ pieces: [], read: 0 })?.lots).toBe(9);
		expect(planOf({ pieces: [], read: 6_395 })?.lots).toBe(6_400);
		expect(primitives).toContain('MAX_LOTS_READ: u32 = 6_400;');
	});

	test('sources_should_be_told_by_month_when_a_plan_takes_of_several_classes', () => {
		const more: Plan = { ...plan, pieces: [...plan.pieces, { month: '2026-01', class: 5, mg: 1_000n, points: 1n }] };
		const { zh, en } = inBoth(() => sources(more));
		expect(zh).toBe('2026年1月签发的 8 分、减碳量 101.001 g；2026年2月签发的 3 分、减碳量 30.189 g');
		expect(en).toBe('8 points and 101.001 g of reductions issued in 2026-01; 3 points and 30.189 g of reductions issued in 2026-02');
	});

	test('sources_should_be_counted_when_a_plan_takes_of_many_months', () => {
		const pieces = ['2025-05', '2025-01', '2025-04', '2025-02', '2025-03'].map((month) => ({ month, class: 1, mg: 0n, points: 1n }));
		const { zh, en } = inBoth(() => sources({ ...plan, pieces }));
		expect(zh).toBe(
			'2025年1月签发的 1 分、减碳量 0 g；2025年2月签发的 1 分、减碳量 0 g；2025年3月签发的 1 分、减碳量 0 g；另 2 个月签发的',
		);
		expect(en).toMatch(/; those of 2 months more$/);
	});
});

describe('words', () => {
	test('redemption_should_tell_what_it_takes_and_what_follows_when_it_is_planned', () => {
		// `地铁票 / Tube`, as the chain has it.
		const title = '0xe59cb0e99381e7a5a8202f2054756265';
		const { zh, en } = inBoth(() => redeemWords({ title, fulfil: 5 }, 2, plan));
		// What is cancelled late does not all come back (Art. 37).
		for (const part of ['“地铁票” 2 件', '10 分', '130.19 g', '5 个工作日', '清零']) expect(zh).toContain(part);
		for (const part of ['2 of “Tube”', '10 points', '130.19 g', '5 working days', 'lapse']) expect(en).toContain(part);
	});

	test('donation_should_tell_that_it_is_clipped_when_less_is_missing', () => {
		const event = { title: '0x4578706f', target: 9_000_000, accounting: null, covered: 3_800_000 };
		// 12.6 kg are offered where 5.2 kg are missing, and 5.2 kg are planned.
		const clipped = planOf({ pieces: [{ month: JANUARY, class: 3, quantity: { reduction: 5_200_000, points: 90 } }], read: 1 })!;
		const { zh, en } = inBoth(() => donateWords(event, 12_600_000n, clipped));
		for (const text of [zh, en]) for (const figure of ['12.6 kg', '5.2 kg', '90', '“Expo”']) expect(text).toContain(figure);
		const whole = inBoth(() => donateWords(event, 5_200_000n, clipped));
		expect(whole.zh).not.toContain('只取');
		expect(whole.en).not.toContain('only that');
	});

	test('retirement_should_tell_its_purpose_when_it_is_any', () => {
		const told = PURPOSES.map((purpose) => inBoth(() => retireWords(purpose, plan)).en);
		expect(new Set(told).size).toBe(PURPOSES.length);
		for (const text of told) expect(text).toContain('130.19 g');
	});

	test('acceptance_should_tell_which_order_when_it_is_signed', () => {
		const { zh, en } = inBoth(() => acceptWords(12, 'Tube'));
		for (const text of [zh, en]) for (const part of ['12', 'Tube']) expect(text).toContain(part);
	});

	test('order_should_be_of_the_item_that_the_chain_has_when_it_is_accepted', async () => {
		const chain = chainOf({
			'mall.orders 12': { item: 4 },
			'mall.items 4': { title: '0x54756265' },
			'mall.items 5': { title: '0x4578706f' },
		});
		expect(await orderedOf(12, chain)).toBe('Tube');
		expect(await orderedOf(13, chain)).toBeUndefined();
	});
});

describe('calls', () => {
	/** The names of a call's arguments, in turn. */
	function argumentsOf(source: string, call: string): string[] {
		const [, list = ''] = new RegExp(`pub fn ${call}\\(([\\s\\S]*?)\\)`).exec(source) ?? [];
		return [...list.matchAll(/(\w+): /g)].map(([, name = '']) => name).slice(1);
	}

	test('call_should_give_every_argument_in_turn_when_it_is_made', () => {
		const calls: [PersonsCall, string, string, unknown[]][] = [
			[redeemCall(4, 2, '0xaa', plan), mall, 'redeem', ['item', 'count', 'secret_hash', 'lots']],
			[acceptCall(12), mall, 'accept', ['order']],
			[donateCall(3, plan), reductions, 'donate', ['event', 'part', 'lots']],
			[retireCall('offset', plan), reductions, 'retire_own', ['part', 'purpose', 'beneficiary', 'lots']],
		];
		for (const [{ args }, source, name, names] of calls) {
			expect(argumentsOf(source, name), name).toEqual(names);
			expect(args.length, name).toBe(names.length);
		}
	});

	test('amount_should_be_what_was_told_when_it_is_given_away', () => {
		expect(donateCall(3, plan).args).toEqual([3, { Milligrams: '130190' }, 11]);
		expect(retireCall('offset', plan).args).toEqual([{ Milligrams: '130190' }, 'Offset', 'Holder', 11]);
	});

	test('quota_should_be_the_runtimes_when_it_is_told', () => {
		expect(policy).toContain(`(Roles::INDIVIDUAL, allowance(${QUOTA}, `);
	});
});

describe('redemption', () => {
	/** On 13 February 2026, day 20,497. Person 300 is in slot 44 of page 1, and has two of item 4. */
	const state: Record<string, Json> = {
		'mall.items 4': { provider: 9, price: 5, stock: 3, perPerson: 3, from: 20_490, until: 20_500, state: 'Listed' },
		'mall.agreements 9': { from: 20_000, until: 21_000, ended: null },
		'mall.bought 4 1': [
			[43, 9],
			[44, 2],
		],
		'mall.openOrders 300': 31,
		'mall.openOrders 9': 31,
	};
	const against = async (change: Record<string, Json> = {}, count = 1, planned: Plan | null = plan) =>
		reasons(await againstRedemption(300, 4, count, planned, chainOf({ ...state, ...change })));
	const item = (change: Record<string, Json>) => ({ 'mall.items 4': { ...(state['mall.items 4'] as Record<string, Json>), ...change } });

	test('redemption_should_be_taken_when_nothing_is_against_it', async () => {
		expect(await against()).toEqual([]);
		expect(costOf(state['mall.items 4']!, 3)).toBe(15n);
	});

	test('redemption_should_be_refused_by_name_when_the_chain_would', async () => {
		expect(await against({}, 2)).toEqual(['Mall.LimitReached']);
		expect(await against(item({ stock: 0 }))).toEqual(['Mall.OutOfStock']);
		expect(await against(item({ state: 'Withdrawn' }))).toEqual(['Mall.NotListed']);
		expect(await against(item({ until: 20_496 }))).toEqual(['Mall.OutOfPeriod']);
		expect(await against(item({ from: 20_498 }))).toEqual(['Mall.OutOfPeriod']);
		expect(await against({ 'mall.openOrders 300': 32 })).toEqual(['Mall.TooManyOrders']);
		expect(await against({ 'mall.agreements 9': null })).toEqual(['Mall.NoAgreement']);
		expect(await against({ 'mall.agreements 9': { from: 20_000, until: 20_496, ended: null } })).toEqual(['Mall.NotInForce']);
		expect(await against({}, 1, null)).toEqual(['Points.NotEnough']);
		expect(reasons(await againstRedemption(300, 5, 1, plan, chainOf(state)))).toEqual(['Mall.NotFound']);
	});
});

describe('donation', () => {
	const event = { target: 9_000, accounting: null, covered: 1_000, consent: null, calledOff: null };
	const chain = (change: Record<string, Json>) => chainOf({ 'reductions.events 3': { ...event, ...change } });

	test('missing_should_be_of_what_was_accounted_when_it_is_known', () => {
		expect(missingOf(event)).toBe(8_000n);
		expect(missingOf({ ...event, accounting: { emissions: 1_200 } })).toBe(200n);
		// More was given than it emitted.
		expect(missingOf({ ...event, accounting: { emissions: 900 } })).toBe(0n);
	});

	test('donation_should_be_refused_by_name_when_the_chain_would', async () => {
		expect(await againstDonation(3, plan, chain({}))).toEqual([]);
		expect(reasons(await againstDonation(3, null, chain({})))).toEqual(['Points.NotEnough']);
		expect(reasons(await againstDonation(3, null, chain({ covered: 9_000 })))).toEqual(['Reductions.Covered']);
		expect(reasons(await againstDonation(3, plan, chain({ consent: [{}, 20_000] })))).toEqual(['Reductions.NotOpen']);
		expect(reasons(await againstDonation(3, plan, chain({ calledOff: [{}, 20_000] })))).toEqual(['Reductions.NotOpen']);
		expect(reasons(await againstDonation(4, plan, chain({})))).toEqual(['Reductions.NotFound']);
	});
});

describe('order', () => {
	test('acceptance_should_be_refused_by_name_when_the_chain_would', async () => {
		const chain = (state: string) => chainOf({ 'mall.orders 12': { participant: 300, state } });
		expect(await againstAcceptance(300, 12, chain('Open'))).toEqual([]);
		expect(await againstAcceptance(300, 12, chain('Disputed'))).toEqual([]);
		expect(reasons(await againstAcceptance(300, 12, chain('Fulfilled')))).toEqual(['Mall.NotOpen']);
		expect(reasons(await againstAcceptance(301, 12, chain('Open')))).toEqual(['Mall.NotConcerned']);
		expect(reasons(await againstAcceptance(300, 13, chain('Open')))).toEqual(['Mall.NotFound']);
	});
});

describe('quota', () => {
	test('quota_should_be_spent_by_today_alone_when_it_is_told', async () => {
		const spent = (day: number) => chainOf({ 'access.spent {"Participant":300}': [day, { transactions: 7, refTime: 1, bytes: 1 }] });
		expect(await spentToday(300, spent(20_497))).toBe(7);
		expect(await spentToday(300, spent(20_496))).toBe(0);
		expect(await spentToday(300, chainOf({}))).toBe(0);
	});
});
