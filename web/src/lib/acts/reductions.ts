/** What becomes of reductions in institutions' and organisations' hands: passed on, retired, given to events, certified (Art. 26-32). */
import { dayNumber, dayOf } from '../days';
import { t } from '../i18n.svelte';
import { refusal, type Refusal } from '../refusals';
import type { Purpose } from '../types';
import { purpose as purposeWord } from '../uses';
import type { Act, Field, Made, Piece, Values } from './act';
import { bytes, textOf } from './act';
import { amountOf, digitsOf, milligramsOf } from './amounts';
import { isBarred, isOverdue, LEGAL_PERSONS, listOf, part, stageOf, those, within, type Chain, type Json, type Standing } from './chain';
import { DOCUMENT, VERIFIER } from './fields';
import { kept, MAX_SHARES, shares, toldShares } from './lists';
import { isInJiangsu, PROVINCE } from './regions';
import { isStaffed } from './staff';
import { isTitle, MAX_TITLE } from './title';
import { variant } from './variants';

/** Days for which a key that changed passes nothing on. */
const COOLING_DAYS = 3;
/** Events of one host that are neither called off nor certified. */
const MAX_EVENTS = 32;
const PURPOSES: Purpose[] = ['donation', 'offset', 'cancellation', 'compensation'];

const EVENT: Field = {
	name: 'event',
	kind: 'number',
	label: () => t('大型活动编号', 'Number of the event'),
	href: (value) => `/large-events/${value}`,
};
const SHARES: Field = {
	name: 'reductions',
	kind: 'shares',
	most: MAX_SHARES,
	label: () => t('各批类的数额', 'How much of which class'),
};

const isCompensation = ({ purpose }: Values) => purpose === 'compensation';
const PURPOSE: Made = {
	to: ({ purpose }, documents) =>
		purpose === 'compensation' ? { Compensation: { case: documents.case, acceptance: documents.acceptance } } : variant(purpose!),
	from: (json) => ({ purpose: stageOf(json) }),
	pieces: ['case', 'acceptance'],
	documents: (json): Record<string, Json> => {
		const [of, acceptance] = [part(within(json), 'case'), part(within(json), 'acceptance')];
		return of === null ? {} : { case: of, acceptance };
	},
};

const BENEFICIARY: Made = {
	to: ({ beneficiary, number, name, seal }) => {
		switch (beneficiary) {
			case 'participant':
				return { Participant: Number(number) };
			case 'named':
				return { Named: `0x${[...bytes(name!)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}` };
			case 'sealed':
				return { Sealed: seal };
			default:
				return 'Holder';
		}
	},
	from: (json): Values => {
		const beneficiary = stageOf(json);
		const of = String(within(json) ?? '');
		switch (beneficiary) {
			case 'participant':
				return { beneficiary, number: of };
			case 'named':
				return { beneficiary, name: textOf(of) };
			case 'sealed':
				return { beneficiary, seal: of };
			default:
				return { beneficiary };
		}
	},
};

/** The days whose emissions are offset, both or neither. */
const PERIOD: Made = {
	to: ({ first, last }) => (first && last ? [dayNumber(first), dayNumber(last)] : null),
	from: (json): Values => {
		const [first, last] = listOf(json);
		return first === undefined ? {} : { first: dayOf(Number(first)), last: dayOf(Number(last)) };
	},
};

/** What a certificate is of. */
const SUBJECT: Made = {
	to: ({ of, number }) => ({ [variant(of!)]: Number(number) }),
	from: (json) => ({ of: stageOf(json), number: String(within(json)) }),
};

/** In words. */
function beneficiary({ beneficiary: of, number, name, seal }: Values): string {
	switch (of) {
		case 'participant':
			return t(`参与者 ${number}`, `participant ${number}`);
		case 'named':
			return t(`“${name}”`, `“${name}”`);
		case 'sealed':
			return t(`摘要为 ${seal} 的个人`, `the person of the digest ${seal}`);
		default:
			return t('本机构', 'the holder itself');
	}
}

/** An event that is neither called off nor consented to. */
async function open({ event }: Values, chain: Chain): Promise<{ found: Json; against: Refusal[] }> {
	const found = await chain.get('reductions', 'events', Number(event));
	if (found === null) return { found, against: [refusal('Reductions.NotFound')] };
	const is = part(found, 'consent') === null && part(found, 'calledOff') === null;
	return { found, against: those([!is, 'Reductions.NotOpen']) };
}

/** What of an event's emissions is not covered, or of what they are expected to be. */
function missing(found: Json): bigint {
	const emissions = part(found, 'accounting') === null ? part(found, 'target') : part(found, 'accounting', 'emissions');
	const left = BigInt(digitsOf(emissions)) - BigInt(digitsOf(part(found, 'covered')));
	return left > 0n ? left : 0n;
}

/** Whether a holder holds less than it gives; of an event no more is taken than is missing. */
async function lacks(reductions: string, most: bigint | null, chain: Chain, { participant }: Standing): Promise<Refusal[]> {
	const all = shares(reductions);
	if (all.length > MAX_SHARES) return [refusal('too-many', { most: String(MAX_SHARES) })];
	const given = new Map<string, bigint>();
	let total = 0n;
	for (const { class: of, amount } of all) {
		const asked = BigInt(milligramsOf(amount)!);
		const taken = most !== null && asked > most - total ? most - total : asked;
		total += taken;
		given.set(of, (given.get(of) ?? 0n) + taken);
	}
	const held = await Promise.all([...given.keys()].map((of) => chain.get('reductions', 'holdings', participant, Number(of))));
	const short = [...given.values()].some((asked, at) => asked > BigInt(digitsOf(held[at] ?? 0)));
	return those([short && participant !== null, 'Reductions.NotEnough']);
}

/** Whether a holder's key changed so lately that it gives nothing to others. */
async function cools(chain: Chain, { participant }: Standing): Promise<boolean> {
	const own = participant === null ? null : await chain.get('participants', 'participants', participant);
	return Number(part(own, 'keys')) > 1 && dayNumber(chain.today) < Number(part(own, 'keySince')) + COOLING_DAYS;
}

/** What keeps a verifier from accounting an event. */
async function unfit(verifier: number, event: Json, chain: Chain): Promise<Refusal[]> {
	const host = part(event, 'host');
	const [accredited, involvements, deadline, barred, participant, staffed] = await Promise.all([
		chain.get('accreditation', 'verifiers', verifier),
		chain.get('accreditation', 'involvements', verifier),
		chain.get('calendar', 'deadlines', { Suspension: verifier }),
		isBarred({ Participant: verifier }, 'verifier', chain),
		chain.get('participants', 'participants', verifier),
		isStaffed(verifier, chain),
	]);
	const standing = part(accredited, 'standing');
	const qualification = part(accredited, 'application', 'qualification');
	const lapsed = part(within(standing), 'confirmed') === false && isOverdue(deadline, chain);
	const isOpen = participant !== null && part(participant, 'closed') === null;
	const good =
		accredited !== null &&
		stageOf(qualification) === 'ghg' &&
		(stageOf(standing) === 'good' || (stageOf(standing) === 'suspended' && lapsed)) &&
		part(accredited, 'unconfirmed') === null &&
		dayNumber(chain.today) <= Math.min(Number(part(accredited, 'until')), Number(part(within(qualification), 'expires'))) &&
		isOpen &&
		staffed &&
		!barred;
	const involved = verifier === host || listOf(involvements).includes(host);
	return those([!good, 'Reductions.NotInGoodStanding'], [involved, 'Reductions.Interested']);
}

const CASE: Piece[] = [
	{ name: 'case', label: () => t('损害赔偿案件材料', 'The case'), when: isCompensation },
	{ name: 'acceptance', label: () => t('接受以减碳量赔偿的材料', 'That reductions are accepted'), when: isCompensation },
	{ name: 'evidence', label: () => t('其他证明材料（可不附）', 'Other evidence, if any'), optional: true },
];

export const REDUCTIONS: Act[] = [
	{
		id: 'reductions.consent',
		group: 'reductions',
		by: ['authority'],
		fields: [
			EVENT,
			{
				name: 'emissions',
				kind: 'amount',
				label: () => t('所同意的核算排放量，如 1163.59 t', 'Emissions consented to, as accounted, such as 1163.59 t'),
			},
		],
		documents: [{ name: 'document', label: () => t('同意书', 'Consent') }],
		args: ['event', 'emissions', { document: 'document' }],
		title: () => t('同意颁发碳中和证书', 'Consent to a certificate'),
		statement: ({ event, emissions }) =>
			t(
				`大型活动 ${event} 经核算排放 ${amountOf(emissions)}，同意运营机构向其举办机构颁发碳中和证书。此后不再核算，也不再接受捐赠。`,
				`Consents that the operator certifies event ${event}, which was found to emit ${amountOf(emissions)}, as carbon-neutral. From then on it is neither accounted nor given to.`,
			),
		against: async (values, chain) => {
			const { found, against } = await open(values, chain);
			if (against.length) return against;
			const accounting = part(found, 'accounting');
			// What another one found before is no ground any more.
			if (accounting === null || part(accounting, 'verifier') !== part(found, 'accountant')) return [refusal('Reductions.NotAccounted')];
			return those(
				[digitsOf(part(accounting, 'emissions')) !== milligramsOf(values.emissions), 'Reductions.EmissionsDiffer'],
				[Number(part(accounting, 'day')) <= Number(part(found, 'last')), 'Reductions.NotOver'],
				[missing(found) > 0n, 'Reductions.NotCovered'],
			);
		},
	},
	{
		id: 'reductions.name_accountant',
		group: 'reductions',
		by: ['operator'],
		scope: 'issuance',
		fields: [EVENT, VERIFIER],
		args: ['event', 'verifier'],
		title: () => t('指定核算机构', 'Name an accountant'),
		statement: ({ event, verifier }) =>
			t(
				`指定核查机构 ${verifier} 核算大型活动 ${event} 的碳排放量，代替此前指定的机构。`,
				`Lets verifier ${verifier} account what event ${event} emits, in place of whoever was named before.`,
			),
		against: async (values, chain) => {
			const { found, against } = await open(values, chain);
			return against.length ? against : unfit(Number(values.verifier), found, chain);
		},
	},
	{
		id: 'reductions.certify',
		group: 'reductions',
		motion: 'clerks',
		scope: 'issuance',
		fields: [
			{
				name: 'of',
				kind: 'choice',
				label: () => t('证书种类', 'Kind of certificate'),
				options: () => ({
					neutrality: t('碳中和证书（大型活动）', 'Of an event’s neutrality'),
					retirement: t('注销证书', 'Of a retirement'),
				}),
				start: () => 'neutrality',
			},
			{ name: 'number', kind: 'number', label: () => t('活动或注销的编号', 'Number of the event or retirement') },
		],
		documents: [{ name: 'document', label: () => t('证书正本', 'Text of the certificate') }],
		args: [SUBJECT, { document: 'document' }],
		title: () => t('颁发证书', 'Certify'),
		statement: ({ of, number }) =>
			of === 'neutrality'
				? t(
						`经主管部门同意，颁发大型活动 ${number} 的碳中和证书。`,
						`Certifies, with the competent authority’s consent, that event ${number} was carbon-neutral.`,
					)
				: t(`颁发注销 ${number} 的证书。`, `Certifies retirement ${number}.`),
		against: async ({ of, number }, chain) => {
			const found = await chain.get('reductions', of === 'neutrality' ? 'events' : 'retirements', Number(number));
			if (found === null) return [refusal('Reductions.NotFound')];
			return those(
				[part(found, 'certificate') !== null, 'Reductions.AlreadyCertified'],
				[of === 'neutrality' && part(found, 'consent') === null, 'Reductions.NoConsent'],
			);
		},
	},
	{
		id: 'reductions.transfer',
		group: 'reductions',
		by: LEGAL_PERSONS,
		fields: [
			{
				name: 'to',
				kind: 'number',
				label: () => t('接收方的参与者编号', 'The receiver’s number as a participant'),
				href: (value) => `/participants/${value}`,
			},
			{ name: 'class', kind: 'number', label: () => t('批类', 'Class') },
			{ name: 'amount', kind: 'amount', label: () => t('数额，如 1.5 t', 'Amount, such as 1.5 t') },
		],
		args: ['to', 'class', 'amount'],
		title: () => t('转让减碳量', 'Transfer reductions'),
		statement: ({ to, class: of, amount }) =>
			t(`将批类 ${of} 的 ${amountOf(amount)} 转让给参与者 ${to}。`, `Passes ${amountOf(amount)} of class ${of} to participant ${to}.`),
		against: async ({ to, class: of, amount }, chain, who) => {
			if (Number(to) === who.participant) return [refusal('Reductions.SameHolder')];
			const receiver = await chain.get('participants', 'participants', Number(to));
			if (receiver === null || part(receiver, 'closed') !== null) return [refusal('Reductions.UnknownParticipant')];
			return [
				...those(
					[stageOf(part(receiver, 'holder')) === 'individual', 'Reductions.WrongKind'],
					[await cools(chain, who), 'Reductions.Cooling'],
				),
				...(await lacks(kept([{ class: of!, amount: amount! }]), null, chain, who)),
			];
		},
	},
	{
		id: 'reductions.retire',
		group: 'reductions',
		by: LEGAL_PERSONS,
		fields: [
			SHARES,
			{
				name: 'purpose',
				kind: 'choice',
				label: () => t('用途', 'Purpose'),
				options: () => Object.fromEntries(PURPOSES.map((one) => [one, purposeWord(one)])),
			},
			{
				name: 'beneficiary',
				kind: 'choice',
				label: () => t('受益方', 'To whose good'),
				options: () => ({
					holder: t('本机构', 'The holder itself'),
					participant: t('参与者', 'A participant'),
					named: t('公开名称的法人', 'A legal person, by its public name'),
					sealed: t('个人（以加盐摘要表示）', 'A person, by a salted digest'),
				}),
				start: () => 'holder',
			},
			{
				name: 'number',
				kind: 'number',
				label: () => t('受益方的参与者编号', 'The beneficiary’s number as a participant'),
				when: ({ beneficiary }) => beneficiary === 'participant',
				href: (value) => `/participants/${value}`,
			},
			{ name: 'name', kind: 'text', label: () => t('法人名称', 'Its name'), when: ({ beneficiary }) => beneficiary === 'named' },
			{
				name: 'seal',
				kind: 'secret',
				label: () => t('姓名的加盐摘要', 'Salted digest of the name'),
				when: ({ beneficiary }) => beneficiary === 'sealed',
			},
			{ name: 'first', kind: 'day', optional: true, label: () => t('所抵消排放的首日（可不填）', 'First day of the emissions, if any') },
			{
				name: 'last',
				kind: 'day',
				label: () => t('末日', 'Last day'),
				when: ({ first }) => Boolean(first),
			},
		],
		documents: CASE,
		args: ['reductions', PURPOSE, BENEFICIARY, PERIOD, { document: 'evidence' }],
		title: () => t('注销减碳量', 'Retire reductions'),
		statement: (values) => {
			const { reductions, purpose, first, last } = values;
			const [zh, en] = first && last ? [`，抵消 ${first} 至 ${last} 的排放`, `, against emissions from ${first} to ${last}`] : ['', ''];
			return t(
				`注销${toldShares(reductions)}，用于${purposeWord(purpose as Purpose)}，受益方为${beneficiary(values)}${zh}。即时注销，不能恢复。`,
				`Retires ${toldShares(reductions)} (${purposeWord(purpose as Purpose)}), to the good of ${beneficiary(values)}${en}. They are cancelled at once and for good.`,
			);
		},
		against: async (values, chain, who) => {
			const { reductions, beneficiary: of, number, name, seal, first, last } = values;
			const next = of === 'participant' ? Number(await chain.get('participants', 'nextParticipant')) : 0;
			const own = of === 'holder' || (of === 'participant' && Number(number) === who.participant);
			const unknown = of === 'participant' && !(Number(number) > 0 && Number(number) < next);
			return [
				...(of === 'named' && !isTitle(name!) ? [refusal('bad-title', { most: String(MAX_TITLE) })] : []),
				...those(
					[unknown || (of === 'sealed' && /^0x0+$/.test(seal!)), 'Reductions.InvalidBeneficiary'],
					[Boolean(first && last && first > last), 'Reductions.InvalidPeriod'],
					[!own && (await cools(chain, who)), 'Reductions.Cooling'],
				),
				...(await lacks(reductions!, null, chain, who)),
			];
		},
	},
	{
		id: 'reductions.register_event',
		group: 'reductions',
		by: ['institution'],
		fields: [
			{ name: 'title', kind: 'text', label: () => t('名称（可写作“中文 / English”）', 'Title (it may be “Chinese / English”)') },
			{ name: 'region', kind: 'number', label: () => t('地区代码（六位）', 'Region, by its six digits'), start: () => String(PROVINCE) },
			{ name: 'first', kind: 'day', label: () => t('首日', 'First day') },
			{ name: 'last', kind: 'day', label: () => t('末日', 'Last day') },
			{
				name: 'target',
				kind: 'amount',
				label: () => t('预计碳排放量，如 1200 t', 'Emissions expected, such as 1200 t'),
			},
		],
		documents: [{ name: 'plan', label: () => t('碳中和实施方案', 'Plan for its neutrality') }],
		args: ['title', 'region', 'first', 'last', { document: 'plan' }, 'target'],
		title: () => t('登记大型活动', 'Register a large event'),
		statement: ({ title, region, first, last, target }) =>
			t(
				`登记大型活动“${title}”，地区 ${region}，${first} 至 ${last}，预计排放 ${amountOf(target)}，将按所附方案实现碳中和。`,
				`Registers the event “${title}”, region ${region}, from ${first} to ${last}, expected to emit ${amountOf(target)}, which is to be offset by the plan given.`,
			),
		against: async ({ title, region, first, last }, chain, { participant }) => {
			const many = participant === null ? 0 : Number(await chain.get('reductions', 'openEvents', participant));
			return [
				...(isTitle(title!) ? [] : [refusal('bad-title', { most: String(MAX_TITLE) })]),
				...those(
					[!isInJiangsu(Number(region)), 'Reductions.InvalidRegion'],
					[first! > last!, 'Reductions.InvalidPeriod'],
					[many >= MAX_EVENTS, 'Reductions.TooManyEvents'],
				),
			];
		},
	},
	{
		id: 'reductions.call_off',
		group: 'reductions',
		by: ['institution'],
		fields: [EVENT],
		documents: [DOCUMENT],
		args: ['event', { document: 'document' }],
		title: () => t('取消大型活动', 'Call an event off'),
		statement: ({ event }) =>
			t(`取消大型活动 ${event}。已捐赠的减碳量不退回。`, `Calls event ${event} off. What was given to it stays given.`),
		against: async (values, chain, { participant }) => {
			const { found, against } = await open(values, chain);
			return against.length ? against : those([part(found, 'host') !== participant, 'Reductions.NotHost']);
		},
	},
	{
		id: 'reductions.account',
		group: 'reductions',
		by: ['verifier'],
		fields: [
			EVENT,
			{ name: 'emissions', kind: 'amount', label: () => t('核算的碳排放量，如 1163.59 t', 'What it emitted, such as 1163.59 t') },
		],
		documents: [{ name: 'report', label: () => t('核算报告', 'Report of the accounting') }],
		args: ['event', 'emissions', { document: 'report' }],
		title: () => t('核算大型活动', 'Account an event'),
		statement: ({ event, emissions }) =>
			t(
				`经核算，大型活动 ${event} 的碳排放量为 ${amountOf(emissions)}，详见核算报告，代替此前的核算。`,
				`Found that event ${event} emitted ${amountOf(emissions)}, as the report says, in place of what was found before.`,
			),
		against: async (values, chain, { participant }) => {
			const { found, against } = await open(values, chain);
			if (against.length || participant === null) return against;
			if (part(found, 'accountant') !== participant) return [refusal('Reductions.NotAccountant')];
			return unfit(participant, found, chain);
		},
	},
	{
		id: 'reductions.contribute',
		group: 'reductions',
		by: LEGAL_PERSONS,
		fields: [EVENT, SHARES],
		args: ['event', 'reductions'],
		title: () => t('出让减碳量抵消大型活动', 'Contribute to an event'),
		statement: ({ event, reductions }) =>
			t(
				`为大型活动 ${event} 依次出让${toldShares(reductions)}，不超过尚缺的数额。即时注销，不能退回。`,
				`Gives event ${event}, in turn and no more than is missing: ${toldShares(reductions)}. They are cancelled at once and never given back.`,
			),
		against: async (values, chain, who) => {
			const { found, against } = await open(values, chain);
			if (against.length) return against;
			if (missing(found) === 0n) return [refusal('Reductions.Covered')];
			const own = part(found, 'host') === who.participant;
			return [
				...those([!own && (await cools(chain, who)), 'Reductions.Cooling']),
				...(await lacks(values.reductions!, missing(found), chain, who)),
			];
		},
	},
];

/** Whether a participant holds reductions, or has events that go on. */
export async function holdsReductions(participant: number, chain: Chain): Promise<boolean> {
	const [held, events] = await Promise.all([
		chain.list('reductions', 'holdings', participant),
		chain.get('reductions', 'openEvents', participant),
	]);
	return held.length > 0 || Number(events) > 0;
}
