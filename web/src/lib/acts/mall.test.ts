import { describe, expect, test } from 'vitest';
import { against, OPERATOR, SECRET } from '../../test/acts';
import { standing } from '../../test/chain';
import { actOf, argumentsOf, isFilled, ready, type Json, type Standing, type Values } from '../acts';

describe('mall', () => {
	const PROVIDER = standing('organisation', { participant: 4 });
	const PERSON = standing('individual', { participant: 70 });
	/** In force from 20,400 to 20,600; 13 February 2026 is day 20,497. */
	const agreement = (more: Record<string, Json> = {}) => ({ 'mall.agreements 4': { from: 20_400, until: 20_600, ended: null, ...more } });
	const organisation = { 'participants.participants 4': { closed: null, holder: { organisation: {} } } };
	const item = (state: string, provider = 4) => ({ 'mall.items 2': { provider, state, offered: 300 } });
	const order = (state: string) => ({ ...item('Listed'), 'mall.orders 9': { item: 2, participant: 70, state, secret: HASH } });
	/** Thirty-two bytes of 44, and their BLAKE2-256 digest by another program. */
	const HASH = '0x0395256ce5d90f07504b614b9e70e29a06fdd69cef6b01f6018615164125a5c5';

	test('agreement_should_be_made_with_an_open_legal_person_when_none_that_stands_is_taken_away', async () => {
		const agree = (values: Values, state: Record<string, Json>) =>
			against('mall.agree', { provider: '4', from: '2026-02-13', until: '2026-12-31', ...values }, OPERATOR, state);
		expect(await agree({}, organisation)).toEqual([]);
		expect(await agree({}, {})).toEqual(['Mall.NotRegistered']);
		expect(await agree({}, { 'participants.participants 4': { closed: null, holder: { individual: '0x' } } })).toEqual(['Mall.WrongKind']);
		expect(await agree({ until: '2026-02-12' }, organisation)).toEqual(['Mall.InvalidPeriod']);
		expect(await agree({ from: '2026-02-14' }, { ...organisation, ...agreement() })).toEqual(['Mall.InvalidPeriod']);
		expect(await agree({ from: '2026-02-14' }, { ...organisation, ...agreement({ until: 20_496 }) })).toEqual([]);
		expect(await agree({}, { ...organisation, ...agreement() })).toEqual([]);
	});

	test('agreement_should_be_ended_when_it_lasts', async () => {
		const end = (state: Record<string, Json>) => against('mall.end_agreement', { provider: '4' }, OPERATOR, state);
		expect(await end(agreement())).toEqual([]);
		expect(await end(agreement({ from: 20_500 }))).toEqual([]);
		for (const gone of [{}, agreement({ until: 20_496 }), agreement({ ended: [null, 20_490] })])
			expect(await end(gone)).toEqual(['Mall.NoAgreement']);
	});

	test('item_should_be_listed_when_it_was_offered_and_its_provider_may_provide', async () => {
		const list = (state: Record<string, Json>) => against('mall.list', { item: '2' }, OPERATOR, state);
		expect(await list({ ...item('Offered'), ...agreement() })).toEqual([]);
		expect(await list(agreement())).toEqual(['Mall.NotFound']);
		expect(await list({ ...item('Listed'), ...agreement() })).toEqual(['Mall.AlreadyListed']);
		expect(await list({ ...item('Withdrawn'), ...agreement() })).toEqual(['Mall.Withdrawn']);
		expect(await list(item('Offered'))).toEqual(['Mall.NoAgreement']);
		expect(await list({ ...item('Offered'), ...agreement({ from: 20_498 }) })).toEqual(['Mall.NotInForce']);
		const unmandated = standing('operator', { mandates: ['issuance'] });
		expect(await against('mall.list', { item: '2' }, unmandated, { ...item('Offered'), ...agreement() })).toEqual(['no-mandate']);
	});

	test('item_should_be_offered_when_a_provider_tells_all_of_it', async () => {
		const values = { title: '购物袋', price: '10', stock: '300', per_person: '1', from: '2026-02-13', until: '2026-12-31', fulfil: '5' };
		const offer = (more: Values = {}, state: Record<string, Json> = agreement()) =>
			against('mall.offer_item', { ...values, ...more }, PROVIDER, state);
		expect(await offer()).toEqual([]);
		expect(await offer({ title: ' ' })).toEqual(['bad-title']);
		expect(await offer({ price: '0' })).toEqual(['Mall.InvalidPrice']);
		expect(await offer({ per_person: '0' })).toEqual(['Mall.InvalidCount']);
		expect(await offer({ fulfil: '0' })).toEqual(['Mall.InvalidDays']);
		expect(await offer({ until: '2026-02-12' })).toEqual(['Mall.InvalidPeriod']);
		expect(await offer({}, { ...agreement(), 'mall.openItems 4': 64 })).toEqual(['Mall.TooManyItems']);
		expect(await offer({}, {})).toEqual(['Mall.NoAgreement']);
		expect(await against('mall.offer_item', values, PERSON, agreement())).toContain('not-office');
		// What the chain's numbers do not hold is not ready at all.
		expect(ready(actOf('mall.offer_item'), { ...values, fulfil: '61' })).toBeUndefined();
		expect(ready(actOf('mall.offer_item'), { ...values, per_person: '65536' })).toBeUndefined();
	});

	test('item_should_be_restocked_or_withdrawn_by_its_provider_when_it_is_not_withdrawn', async () => {
		const restock = (state: Record<string, Json>, count = '5') => against('mall.restock', { item: '2', count }, PROVIDER, state);
		expect(await restock({ ...item('Listed'), ...agreement() })).toEqual([]);
		expect(await restock({ ...item('Listed'), ...agreement() }, '0')).toEqual(['Mall.InvalidCount']);
		expect(await restock({ ...item('Listed', 5), ...agreement() })).toEqual(['Mall.NotProvider']);
		// 300 were offered: of 4,294,967,295 there is room for 4,294,966,995 more.
		expect(await restock({ ...item('Listed'), ...agreement() }, '4294966995')).toEqual([]);
		expect(await restock({ ...item('Listed'), ...agreement() }, '4294966996')).toEqual(['System.Arithmetic']);
		expect(await against('mall.withdraw_item', { item: '2' }, PROVIDER, item('Offered'))).toEqual([]);
		expect(await against('mall.withdraw_item', { item: '2' }, PROVIDER, item('Withdrawn'))).toEqual(['Mall.Withdrawn']);
		expect(await against('mall.withdraw_item', { item: '2' }, PROVIDER)).toEqual(['Mall.NotFound']);
	});

	test('order_should_be_fulfilled_when_its_secret_is_shown_by_its_provider', async () => {
		const fulfil = (state: Record<string, Json>, who = PROVIDER, secret = SECRET) =>
			against('mall.fulfil', { order: '9', secret }, who, state);
		expect(await fulfil(order('Open'))).toEqual([]);
		expect(await fulfil(order('Disputed'), PROVIDER, SECRET.toUpperCase().replace('X', 'x'))).toEqual([]);
		expect(await fulfil(order('Open'), PROVIDER, `0x${'45'.repeat(32)}`)).toEqual(['Mall.WrongSecret']);
		expect(await fulfil(order('Open'), standing('institution', { participant: 5 }))).toEqual(['Mall.NotProvider']);
		expect(await fulfil(order('Fulfilled'))).toEqual(['Mall.NotOpen']);
		expect(await fulfil({})).toEqual(['Mall.NotFound']);
	});

	test('orders_should_be_fulfilled_at_once_when_each_has_its_secret_and_none_comes_twice', async () => {
		const many = (orders: string) =>
			against('mall.fulfil_many', { orders }, PROVIDER, { ...order('Open'), 'mall.orders 8': order('Open')['mall.orders 9'] });
		expect(await many(`9 ${SECRET}\n8 ${SECRET}`)).toEqual([]);
		expect(await many(`9 ${SECRET}\n9 ${SECRET}`)).toEqual(['Mall.NotOpen']);
		expect(await many(`9 ${SECRET}\n7 ${SECRET}`)).toEqual(['Mall.NotFound']);
		expect(await many(Array.from({ length: 65 }, (_, at) => `${at + 1} ${SECRET}`).join('\n'))).toEqual(['too-many']);
		const [orders] = argumentsOf(actOf('mall.fulfil_many'), { orders: `9: ${SECRET}; 8 ${SECRET}` }, {}).args;
		expect(orders).toEqual([
			[9, SECRET],
			[8, SECRET],
		]);
		const field = actOf('mall.fulfil_many').fields[0]!;
		expect(isFilled(field, { orders: `9 ${SECRET.slice(0, -1)}` })).toBe(false);
	});

	test('order_should_be_cancelled_by_its_provider_at_once_and_by_the_person_when_it_is_late', async () => {
		const cancel = (who: Standing, more: Record<string, Json> = {}) =>
			against('mall.cancel', { order: '9' }, who, { ...order('Open'), ...more });
		const due = (day: number) => ({ 'calendar.deadlines {"Order":9}': { due: { on: day }, overdue: false } });
		expect(await cancel(PROVIDER, due(20_497))).toEqual([]);
		expect(await cancel(PERSON, due(20_497))).toEqual(['Mall.NotDue']);
		expect(await cancel(PERSON, due(20_496))).toEqual([]);
		// In dispute the operator's decision is due, and nothing else.
		const decided = (day: number) => ({ ...order('Disputed'), 'calendar.deadlines {"Dispute":9}': { due: { on: day }, overdue: false } });
		expect(await cancel(PERSON, { ...decided(20_497), ...due(20_496) })).toEqual(['Mall.NotDue']);
		expect(await cancel(PERSON, decided(20_496))).toEqual([]);
		expect(await cancel(standing('individual', { participant: 71 }))).toEqual(['Mall.NotConcerned']);
		expect(await cancel(PROVIDER, order('Cancelled'))).toEqual(['Mall.NotOpen']);
	});

	test('dispute_should_be_begun_by_either_and_decided_by_clerks_when_the_order_is_open', async () => {
		const dispute = (who: Standing, state = order('Open')) => against('mall.dispute', { order: '9' }, who, state);
		expect(await dispute(PERSON)).toEqual([]);
		expect(await dispute(PROVIDER)).toEqual([]);
		expect(await dispute(standing('individual', { participant: 71 }))).toEqual(['Mall.NotConcerned']);
		expect(await dispute(PERSON, order('Disputed'))).toEqual(['Mall.AlreadyDisputed']);
		const decide = (state: Record<string, Json>) => against('mall.decide', { order: '9', settle: 'yes' }, OPERATOR, state);
		expect(await decide(order('Disputed'))).toEqual([]);
		expect(await decide(order('Open'))).toEqual(['Mall.NotDisputed']);
		expect(await decide(order('Fulfilled'))).toEqual(['Mall.NotOpen']);
	});
});
