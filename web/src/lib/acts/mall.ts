/** What is done about the mall by the operator, by providers, and by whoever is at odds about an order (Art. 35-38). */
import { dayNumber } from '../days';
import { t } from '../i18n.svelte';
import { refusal, type Refusal } from '../refusals';
import type { Act, Field, Piece, Values } from './act';
import { isOverdue, LEGAL_PERSONS, part, PARTICIPANTS, stageOf, those, type Chain, type Json, type Standing } from './chain';
import { DOCUMENT, FROM, UNTIL } from './fields';
import { fulfilments, MAX_FULFILLED } from './lists';
import { isTitle, MAX_TITLE } from './title';

/** Items of one provider that are not withdrawn. */
const MAX_ITEMS = 64;
/** Working days in which an order may be to be fulfilled. */
const MAX_FULFILMENT_DAYS = 60;
/** How far the chain counts items, and those that one person may have. */
const MAX_U32 = 4_294_967_295;
const MAX_U16 = 65_535;

const PROVIDER: Field = {
	name: 'provider',
	kind: 'number',
	label: () => t('权益提供方的参与者编号', 'The provider’s number as a participant'),
	href: (value) => `/participants/${value}`,
};
const ITEM: Field = {
	name: 'item',
	kind: 'number',
	label: () => t('物品编号', 'Number of the item'),
	href: (value) => `/items/${value}`,
};
const ORDER: Field = {
	name: 'order',
	kind: 'number',
	label: () => t('兑换单编号', 'Number of the order'),
	href: (value) => `/orders/${value}`,
};
const AGREEMENT: Piece = { name: 'document', label: () => t('合作协议', 'Agreement') };

/** Whether an agreement was not ended, and its last day is not over. */
export function lasts(agreement: Json, chain: Chain): boolean {
	return agreement !== null && part(agreement, 'ended') === null && dayNumber(chain.today) <= Number(part(agreement, 'until'));
}

/** Whether the provider may provide under it. */
function stands(agreement: Json, chain: Chain): boolean {
	return lasts(agreement, chain) && Number(part(agreement, 'from')) <= dayNumber(chain.today);
}

/** That a provider may provide today. */
export async function agreed(provider: Json, chain: Chain): Promise<Refusal[]> {
	const agreement = await chain.get('mall', 'agreements', provider);
	if (agreement === null || part(agreement, 'ended') !== null) return [refusal('Mall.NoAgreement')];
	return those([!stands(agreement, chain), 'Mall.NotInForce']);
}

/** An item of the provider's that is not withdrawn. */
async function own({ item }: Values, chain: Chain, { participant }: Standing): Promise<Refusal[]> {
	const found = await chain.get('mall', 'items', Number(item));
	if (found === null) return [refusal('Mall.NotFound')];
	return those(
		[part(found, 'provider') !== participant, 'Mall.NotProvider'],
		[stageOf(part(found, 'state')) === 'withdrawn', 'Mall.Withdrawn'],
	);
}

/** An order that is neither fulfilled nor cancelled, and whose item it is. */
async function running(order: number, chain: Chain): Promise<{ found: Json; provider: Json; against: Refusal[] }> {
	const found = await chain.get('mall', 'orders', order);
	if (found === null) return { found, provider: null, against: [refusal('Mall.NotFound')] };
	const item = await chain.get('mall', 'items', part(found, 'item'));
	const runs = ['open', 'disputed'].includes(stageOf(part(found, 'state')));
	return { found, provider: part(item, 'provider'), against: those([!runs, 'Mall.NotOpen']) };
}

async function digestOf(secret: string): Promise<string> {
	const { digests } = await import('../digests');
	const bytes = Uint8Array.from(secret.slice(2).match(/../g) ?? [], (pair) => parseInt(pair, 16));
	return (await digests(new Blob([bytes]))).blake2_256;
}

/** What keeps a provider from showing that an order was handed over. */
async function unshown(order: number, secret: string, chain: Chain, { participant }: Standing): Promise<Refusal[]> {
	const { found, provider, against } = await running(order, chain);
	if (against.length) return against;
	return those([provider !== participant, 'Mall.NotProvider'], [(await digestOf(secret)) !== part(found, 'secret'), 'Mall.WrongSecret']);
}

export const MALL: Act[] = [
	{
		id: 'mall.agree',
		group: 'mall',
		by: ['operator'],
		scope: 'mall',
		fields: [PROVIDER, FROM, UNTIL],
		documents: [AGREEMENT],
		args: ['provider', { document: 'document' }, 'from', 'until'],
		title: () => t('与权益提供方订立协议', 'Agree with a provider'),
		statement: ({ provider, from, until }) =>
			t(
				`与参与者 ${provider} 订立合作协议，自 ${from} 至 ${until} 作为权益提供方，代替此前的协议。`,
				`Notes the agreement by which participant ${provider} provides from ${from} to the end of ${until}, in place of any before.`,
			),
		against: async ({ provider, from, until }, chain) => {
			const [found, before] = await Promise.all([
				chain.get('participants', 'participants', Number(provider)),
				chain.get('mall', 'agreements', Number(provider)),
			]);
			if (found === null || part(found, 'closed') !== null) return [refusal('Mall.NotRegistered')];
			const wrong = from! > until! || until! < chain.today || (from! > chain.today && stands(before, chain));
			return those([stageOf(part(found, 'holder')) === 'individual', 'Mall.WrongKind'], [wrong, 'Mall.InvalidPeriod']);
		},
	},
	{
		id: 'mall.end_agreement',
		group: 'mall',
		by: ['operator'],
		scope: 'mall',
		fields: [PROVIDER],
		documents: [{ name: 'document', label: () => t('终止协议的材料', 'Document that ends it') }],
		args: ['provider', { document: 'document' }],
		title: () => t('终止协议', 'End an agreement'),
		statement: ({ provider }) =>
			t(
				`即日终止与权益提供方 ${provider} 的合作协议。尚未了结的兑换单不受影响。`,
				`Ends the agreement with provider ${provider} today. Orders that are open stay so.`,
			),
		against: async ({ provider }, chain) =>
			those([!lasts(await chain.get('mall', 'agreements', Number(provider)), chain), 'Mall.NoAgreement']),
	},
	{
		id: 'mall.list',
		group: 'mall',
		by: ['operator'],
		scope: 'mall',
		fields: [ITEM],
		args: ['item'],
		title: () => t('上架物品', 'List an item'),
		statement: ({ item }) =>
			t(`上架物品 ${item}，个人可在其兑换期间内兑换。`, `Puts item ${item} in the mall, to be redeemed on its days.`),
		against: async ({ item }, chain) => {
			const found = await chain.get('mall', 'items', Number(item));
			if (found === null) return [refusal('Mall.NotFound')];
			const state = stageOf(part(found, 'state'));
			return [
				...those([state === 'listed', 'Mall.AlreadyListed'], [state === 'withdrawn', 'Mall.Withdrawn']),
				...(await agreed(part(found, 'provider'), chain)),
			];
		},
	},
	{
		id: 'mall.decide',
		group: 'mall',
		motion: 'clerks',
		scope: 'mall',
		fields: [
			ORDER,
			{
				name: 'settle',
				kind: 'truth',
				label: () => t('裁决', 'Decision'),
				options: () => ({ yes: t('视为已交付', 'It counts as handed over'), no: t('取消，退回碳积分', 'It comes to nothing') }),
			},
		],
		documents: [{ name: 'document', label: () => t('裁决书', 'Decision') }],
		args: ['order', 'settle', { document: 'document' }],
		title: () => t('裁决兑换争议', 'Decide a dispute'),
		statement: ({ order, settle }) =>
			settle === 'yes'
				? t(
						`裁决兑换单 ${order}：视为已交付，所含减碳量归权益提供方，理由见所附裁决书。`,
						`Decides on order ${order}: it counts as handed over, and its reductions are the provider’s, for the reasons in the document.`,
					)
				: t(
						`裁决兑换单 ${order}：取消，碳积分退回个人；所属月份已过的，作清零处理。理由见所附裁决书。`,
						`Decides on order ${order}: it comes to nothing, and the points return, but for those of months that are over, which lapse. The reasons are in the document.`,
					),
		against: async ({ order }, chain) => {
			const { found, against } = await running(Number(order), chain);
			return against.length ? against : those([stageOf(part(found, 'state')) !== 'disputed', 'Mall.NotDisputed']);
		},
	},
	{
		id: 'mall.offer_item',
		group: 'mall',
		by: LEGAL_PERSONS,
		fields: [
			{ name: 'title', kind: 'text', label: () => t('名称（可写作“中文 / English”）', 'Title (it may be “Chinese / English”)') },
			{ name: 'price', kind: 'number', label: () => t('每件所需碳积分', 'Points for one') },
			{ name: 'stock', kind: 'number', most: MAX_U32, label: () => t('库存', 'Stock') },
			{ name: 'per_person', kind: 'number', most: MAX_U16, label: () => t('每人限兑', 'Most for one person'), start: () => '1' },
			FROM,
			UNTIL,
			{
				name: 'fulfil',
				kind: 'number',
				most: MAX_FULFILMENT_DAYS,
				label: () => t('几个工作日内交付', 'Working days to hand over'),
				start: () => '5',
			},
		],
		documents: [{ name: 'document', label: () => t('物品说明', 'What it is, and how it is handed over') }],
		args: ['title', { document: 'document' }, 'price', 'stock', 'per_person', 'from', 'until', 'fulfil'],
		title: () => t('提供物品', 'Offer an item'),
		statement: ({ title, price, stock, per_person, from, until, fulfil }) =>
			t(
				`向碳积分商城提供“${title}”：每件 ${price} 分，共 ${stock} 件，每人限兑 ${per_person} 件，${from} 至 ${until} 可兑换，${fulfil} 个工作日内交付。运营机构上架后可以兑换。`,
				`Offers “${title}” to the mall: ${price} points for one, ${stock} in stock, at most ${per_person} for one person, to be redeemed from ${from} to the end of ${until} and handed over within ${fulfil} working days, once the operator lists it.`,
			),
		against: async (values, chain, { participant }) => {
			const { title, price, stock, per_person, from, until, fulfil } = values;
			const open = participant === null ? 0 : Number(await chain.get('mall', 'openItems', participant));
			return [
				...(isTitle(title!) ? [] : [refusal('bad-title', { most: String(MAX_TITLE) })]),
				...those(
					[Number(price) === 0, 'Mall.InvalidPrice'],
					[Number(stock) === 0 || Number(per_person) === 0, 'Mall.InvalidCount'],
					[Number(fulfil) === 0, 'Mall.InvalidDays'],
					[from! > until! || until! < chain.today, 'Mall.InvalidPeriod'],
					[open >= MAX_ITEMS, 'Mall.TooManyItems'],
				),
				...(participant === null ? [] : await agreed(participant, chain)),
			];
		},
	},
	{
		id: 'mall.restock',
		group: 'mall',
		by: LEGAL_PERSONS,
		fields: [ITEM, { name: 'count', kind: 'number', most: MAX_U32, label: () => t('增加的数量', 'How many more') }],
		args: ['item', 'count'],
		title: () => t('补充库存', 'Restock an item'),
		statement: ({ item, count }) => t(`为物品 ${item} 补充库存 ${count} 件。`, `Adds ${count} to the stock of item ${item}.`),
		against: async (values, chain, who) => {
			const against = await own(values, chain, who);
			if (against.length) return against;
			const offered = Number(part(await chain.get('mall', 'items', Number(values.item)), 'offered'));
			return [
				...those([Number(values.count) === 0, 'Mall.InvalidCount'], [offered + Number(values.count) > MAX_U32, 'System.Arithmetic']),
				...(await agreed(who.participant, chain)),
			];
		},
	},
	{
		id: 'mall.withdraw_item',
		group: 'mall',
		by: LEGAL_PERSONS,
		fields: [ITEM],
		args: ['item'],
		title: () => t('撤回物品', 'Withdraw an item'),
		statement: ({ item }) =>
			t(`撤回物品 ${item}，不再兑换。尚未了结的兑换单不受影响。`, `Takes item ${item} back. Orders that are open stay so.`),
		against: own,
	},
	{
		id: 'mall.fulfil',
		group: 'mall',
		by: LEGAL_PERSONS,
		fields: [
			ORDER,
			{
				name: 'secret',
				kind: 'secret',
				label: () => t('兑换人收货时出示的凭证', 'The secret that the person gave away on receipt'),
			},
		],
		args: ['order', 'secret'],
		title: () => t('交付', 'Fulfil an order'),
		statement: ({ order }) =>
			t(
				`凭兑换人出示的凭证，证明兑换单 ${order} 已交付：所含减碳量归本机构，碳积分成为兑换人的荣誉。凭证就此公开。`,
				`Shows by the person’s secret that order ${order} was handed over: its reductions become this provider’s, its points the person’s honour. The secret becomes public.`,
			),
		against: ({ order, secret }, chain, who) => unshown(Number(order), secret!.toLowerCase(), chain, who),
	},
	{
		id: 'mall.fulfil_many',
		group: 'mall',
		by: LEGAL_PERSONS,
		fields: [
			{
				name: 'orders',
				kind: 'fulfilments',
				label: () => t('兑换单编号与凭证，每行一单：12 0x…', 'Orders and secrets, one a line: 12 0x…'),
			},
		],
		args: ['orders'],
		title: () => t('批量交付', 'Fulfil several orders'),
		statement: ({ orders }) => {
			const all = fulfilments(orders).map(([order]) => order);
			return t(
				`凭兑换人出示的凭证，证明 ${all.length} 份兑换单已交付：${all.join('、')}。有一份不成立的，都不生效。`,
				`Shows by the people’s secrets that ${all.length} orders were handed over: ${all.join(', ')}. All or none of them.`,
			);
		},
		against: async ({ orders }, chain, who) => {
			const all = fulfilments(orders);
			if (all.length > MAX_FULFILLED) return [refusal('too-many', { most: String(MAX_FULFILLED) })];
			const numbers = all.map(([order]) => order);
			const found = await Promise.all(all.map(([order, secret]) => unshown(order, secret, chain, who)));
			// The second time it is not open any more.
			return [...found.flat(), ...those([new Set(numbers).size < numbers.length, 'Mall.NotOpen'])];
		},
	},
	{
		id: 'mall.cancel',
		group: 'mall',
		by: PARTICIPANTS,
		fields: [ORDER],
		args: ['order'],
		title: () => t('取消兑换单', 'Cancel an order'),
		statement: ({ order }) =>
			t(
				`取消兑换单 ${order}：碳积分退回兑换人；所属月份已过的，作清零处理。`,
				`Cancels order ${order}: the points return to the person, but for those of months that are over, which lapse.`,
			),
		against: async ({ order }, chain, { participant }) => {
			const { found, provider, against } = await running(Number(order), chain);
			if (against.length || provider === participant) return against;
			if (part(found, 'participant') !== participant) return [refusal('Mall.NotConcerned')];
			const due = stageOf(part(found, 'state')) === 'disputed' ? { Dispute: Number(order) } : { Order: Number(order) };
			const deadline = await chain.get('calendar', 'deadlines', due);
			return those([deadline === null || !isOverdue(deadline, chain), 'Mall.NotDue']);
		},
	},
	{
		id: 'mall.dispute',
		group: 'mall',
		by: PARTICIPANTS,
		fields: [ORDER],
		documents: [DOCUMENT],
		args: ['order', { document: 'document' }],
		title: () => t('提出争议', 'Dispute an order'),
		statement: ({ order }) =>
			t(
				`就兑换单 ${order} 提出争议，内容见所附材料，由运营机构在十个工作日内裁决。`,
				`Disputes order ${order}, as the document says. The operator decides within ten working days.`,
			),
		against: async ({ order }, chain, { participant }) => {
			const { found, provider, against } = await running(Number(order), chain);
			if (against.length) return against;
			const concerned = [part(found, 'participant'), provider].includes(participant);
			return those([!concerned, 'Mall.NotConcerned'], [stageOf(part(found, 'state')) === 'disputed', 'Mall.AlreadyDisputed']);
		},
	},
];

/** Whether a participant owes something in the mall: orders that are open, or an agreement to provide. */
export async function isOwedInMall(participant: number, chain: Chain): Promise<boolean> {
	const [orders, agreement] = await Promise.all([
		chain.get('mall', 'openOrders', participant),
		chain.get('mall', 'agreements', participant),
	]);
	return Number(orders) > 0 || lasts(agreement, chain);
}
