/** What a person does with points and the reductions in them (Art. 26, 30, 35-38): the calls, what they would take, in plain words, and what prevents them. */
import { digitsOf } from './acts/amounts';
import { monthOf, textOf } from './acts/act';
import { listOf, part, stageOf, those, type Chain, type Json } from './acts/chain';
import { agreed } from './acts/mall';
import { variant } from './acts/variants';
import { dayNumber, month as monthInWords } from './days';
import { amountText, counted, number } from './format';
import { t } from './i18n.svelte';
import { refusal, type Refusal } from './refusals';
import { half } from './resource.svelte';
import { purpose as purposeInWords } from './uses';

/** What is asked of a person's lots, as the chain has it. */
export type Ask = { Points: string } | { Milligrams: string };

/** Part of one lot. */
export interface Piece {
	/** The month of issue. */
	month: string;
	class: number;
	mg: bigint;
	points: bigint;
}

/** What a call would take of a person's lots. */
export interface Plan {
	pieces: Piece[];
	mg: bigint;
	points: bigint;
	/** How many lots it may read: those it reads as things are, and a few that may be issued before it is in a block. What is not read is given back. */
	lots: number;
}

/** A call of a person's, with its arguments in turn. */
export interface PersonsCall {
	pallet: 'mall' | 'reductions';
	name: string;
	args: unknown[];
}

/** For what a person retires reductions here. Compensation takes documents of a case (Art. 31): it is retired by the command line. */
export const PURPOSES = ['offset', 'donation', 'cancellation'] as const;
export type OwnPurpose = (typeof PURPOSES)[number];

/** Transactions of a person's a day. */
export const QUOTA = 100;
/** People on one page of what is bought. */
const PAGE = 256;
const SPARE = 8;
const MAX_LOTS = 6_400;
const MAX_PIECES = 3_200;
const MAX_PERSONS_ORDERS = 32;
const MAX_PROVIDERS_ORDERS = 100_000;
/** Months of issue that are told one by one. */
const TOLD = 3;

/** A plan as the runtime tells it; null if the lots do not hold as much. */
export function planOf(json: Json): Plan | null {
	if (json === null) return null;
	const pieces = listOf(part(json, 'pieces')).map((piece) => ({
		month: monthOf(Number(part(piece, 'month'))),
		class: Number(part(piece, 'class')),
		mg: BigInt(digitsOf(part(piece, 'quantity', 'reduction'))),
		points: BigInt(digitsOf(part(piece, 'quantity', 'points'))),
	}));
	return {
		pieces,
		mg: pieces.reduce((sum, { mg }) => sum + mg, 0n),
		points: pieces.reduce((sum, { points }) => sum + points, 0n),
		lots: Math.min(Math.max(Number(part(json, 'read')), 1) + SPARE, MAX_LOTS),
	};
}

/** Points and reductions in one word. */
export function quantity(points: bigint | string, mg: bigint | string): string {
	return t(`${number(points)} 分、减碳量 ${amountText(mg)}`, `${counted(points, 'point')} and ${amountText(mg)} of reductions`);
}

/** From which months' issue a plan takes how much, the first to lapse first. */
export function sources({ pieces }: Plan): string {
	const months = new Map<string, { mg: bigint; points: bigint }>();
	for (const { month, mg, points } of pieces) {
		const sum = months.get(month) ?? { mg: 0n, points: 0n };
		months.set(month, { mg: sum.mg + mg, points: sum.points + points });
	}
	const all = [...months].sort(([one], [other]) => (one < other ? -1 : 1));
	const told = all.slice(0, TOLD).map(([month, { points, mg }]) => {
		const issued = monthInWords(month);
		return t(`${issued}签发的 ${quantity(points, mg)}`, `${quantity(points, mg)} issued in ${issued}`);
	});
	const more = all.length - told.length;
	const rest = more ? [t(`另 ${more} 个月签发的`, `those of ${counted(more, 'month')} more`)] : [];
	return [...told, ...rest].join(t('；', '; '));
}

/** What redeeming says, of the item as the chain has it. */
export function redeemWords(item: Json, count: number, plan: Plan): string {
	const [title, fulfil] = [titleOf(item), Number(part(item, 'fulfil'))];
	return t(
		`兑换“${title}” ${number(count)} 件，用去 ${quantity(plan.points, plan.mg)}，取自：${sources(plan)}。兑换单办结前，这些积分存于兑换单中；权益提供方须在 ${fulfil} 个工作日内交付，逾期您可以取消，积分退回；所属月份已过的，作清零处理。收到后，积分成为您的荣誉，减碳量归权益提供方。`,
		`Redeems ${number(count)} of “${title}” for ${quantity(plan.points, plan.mg)}, taken from: ${sources(plan)}. They stand in the order until it is over. The provider hands over within ${counted(fulfil, 'working day')}; once it is late you may cancel, and the points return, but for those of months that are over, which lapse. When you have received it, the points become your honour and the reductions the provider’s.`,
	);
}

/** What donating to an event says, of the event as the chain has it; what is asked beyond what is missing is not taken. */
export function donateWords(event: Json, asked: bigint, plan: Plan): string {
	const [title, missing] = [titleOf(event), missingOf(event)];
	const clipped =
		asked > missing
			? t(
					`您要捐 ${amountText(asked)}，活动只缺 ${amountText(missing)}，因此只取 ${amountText(missing)}。`,
					`You offer ${amountText(asked)}, of which ${amountText(missing)} is missing: only that is taken. `,
				)
			: '';
	return (
		clipped +
		t(
			`向“${title}”捐赠 ${quantity(plan.points, plan.mg)}，取自：${sources(plan)}。捐赠即时注销，不能收回，活动取消也不退还；成为您的荣誉。`,
			`Donates ${quantity(plan.points, plan.mg)} to “${title}”, taken from: ${sources(plan)}. They are cancelled at once and for good, even if the event is called off, and become your honour.`,
		)
	);
}

/** What retiring says. */
export function retireWords(purpose: OwnPurpose, plan: Plan): string {
	const what = purposeInWords(purpose);
	return t(
		`以“${what}”为用途注销本人的 ${quantity(plan.points, plan.mg)}，取自：${sources(plan)}。注销后不能收回，成为您的荣誉。`,
		`Retires ${quantity(plan.points, plan.mg)} of yours as ${what}, taken from: ${sources(plan)}. They are cancelled for good and become your honour.`,
	);
}

/** What an order is of, in the language now shown, as the chain has it; undefined of none. */
export async function orderedOf(order: number, chain: Chain): Promise<string | undefined> {
	const found = await chain.get('mall', 'orders', order);
	return found === null ? undefined : titleOf(await chain.get('mall', 'items', part(found, 'item')));
}

/** What accepting an order says. */
export function acceptWords(order: number, title: string): string {
	return t(
		`确认已收到兑换单 ${order} 的“${title}”：积分成为您的荣誉，减碳量归权益提供方，不能再取消或争议。`,
		`Says that you have “${title}” of order ${order}: the points become your honour and the reductions the provider’s, and nothing is cancelled or disputed any more.`,
	);
}

export function redeemCall(item: number, count: number, digest: string, { lots }: Plan): PersonsCall {
	return { pallet: 'mall', name: 'redeem', args: [item, count, digest, lots] };
}

export function acceptCall(order: number): PersonsCall {
	return { pallet: 'mall', name: 'accept', args: [order] };
}

/** It asks for what was told, and no more: of what others gave meanwhile the chain leaves the rest. */
export function donateCall(event: number, { mg, lots }: Plan): PersonsCall {
	return { pallet: 'reductions', name: 'donate', args: [event, { Milligrams: String(mg) }, lots] };
}

/** To the person's own good. */
export function retireCall(purpose: OwnPurpose, { mg, lots }: Plan): PersonsCall {
	return { pallet: 'reductions', name: 'retireOwn', args: [{ Milligrams: String(mg) }, variant(purpose), 'Holder', lots] };
}

/** What so many of an item cost, in points. */
export function costOf(item: Json, count: number): bigint {
	return BigInt(digitsOf(part(item, 'price'))) * BigInt(count);
}

/** What an event misses, in milligrams. */
export function missingOf(event: Json): bigint {
	const emissions = BigInt(digitsOf(part(event, 'accounting', 'emissions') ?? part(event, 'target')));
	const covered = BigInt(digitsOf(part(event, 'covered')));
	return emissions > covered ? emissions - covered : 0n;
}

function titleOf(thing: Json): string {
	return half(textOf(String(part(thing, 'title') ?? '')));
}

/** What the chain has against a redemption. */
export async function againstRedemption(
	participant: number,
	item: number,
	count: number,
	plan: Plan | null,
	chain: Chain,
): Promise<Refusal[]> {
	const found = await chain.get('mall', 'items', item);
	if (found === null) return [refusal('Mall.NotFound')];
	const provider = part(found, 'provider');
	const [day, first, last] = [dayNumber(chain.today), Number(part(found, 'from')), Number(part(found, 'until'))];
	const [agreement, bought, own, theirs] = await Promise.all([
		agreed(provider, chain),
		chain.get('mall', 'bought', item, Math.floor(participant / PAGE)),
		chain.get('mall', 'openOrders', participant),
		chain.get('mall', 'openOrders', provider),
	]);
	const has = listOf(bought).find((one) => listOf(one)[0] === participant % PAGE);
	const orders = Number(own) >= MAX_PERSONS_ORDERS || Number(theirs) >= MAX_PROVIDERS_ORDERS;
	return [
		...those(
			[stageOf(part(found, 'state')) !== 'listed', 'Mall.NotListed'],
			[day < first || last < day, 'Mall.OutOfPeriod'],
			[Number(part(found, 'stock')) < count, 'Mall.OutOfStock'],
			[Number(listOf(has ?? null)[1] ?? 0) + count > Number(part(found, 'perPerson')), 'Mall.LimitReached'],
			[orders, 'Mall.TooManyOrders'],
			[plan === null, 'Points.NotEnough'],
			[plan !== null && plan.pieces.length > MAX_PIECES, 'Mall.TooManyPieces'],
		),
		...agreement,
	];
}

/** What the chain has against a donation. */
export async function againstDonation(event: number, plan: Plan | null, chain: Chain): Promise<Refusal[]> {
	const found = await chain.get('reductions', 'events', event);
	if (found === null) return [refusal('Reductions.NotFound')];
	const over = part(found, 'consent') !== null || part(found, 'calledOff') !== null;
	if (over) return [refusal('Reductions.NotOpen')];
	if (missingOf(found) === 0n) return [refusal('Reductions.Covered')];
	return those([plan === null, 'Points.NotEnough']);
}

/** What the chain has against accepting an order. */
export async function againstAcceptance(participant: number, order: number, chain: Chain): Promise<Refusal[]> {
	const found = await chain.get('mall', 'orders', order);
	if (found === null) return [refusal('Mall.NotFound')];
	return those(
		[!['open', 'disputed'].includes(stageOf(part(found, 'state'))), 'Mall.NotOpen'],
		[Number(part(found, 'participant')) !== participant, 'Mall.NotConcerned'],
	);
}

/** How many transactions a participant sent today. */
export async function spentToday(participant: number, chain: Chain): Promise<number> {
	const [day = null, spent = null] = listOf(await chain.get('access', 'spent', { Participant: participant }));
	return Number(day) === dayNumber(chain.today) ? Number(part(spent, 'transactions')) : 0;
}
