/** Who judges, and what seats say (Art. 7, 14, 19). */
import { dayNumber } from '../days';
import { t } from '../i18n.svelte';
import { refusal, type Refusal } from '../refusals';
import { numbers, type Act, type Field, type Values } from './act';
import { addWorking, isBarred, LEGAL_PERSONS, listOf, part, stageOf, those, within, type Chain, type Json, type Standing } from './chain';
import { ACCOUNT, PARTICIPANT } from './fields';

/** Seats of a panel at least, and opinions that decide at least. */
const MIN_SEATS = 3;
const MAX_SEATS = 9;
/** Working days for which a seat that says nothing is nobody else's. */
const DAYS_TO_SPEAK = { methodology: 10, other: 5 };
/** Experts who may sit. */
const MAX_EXPERTS = 128;
/** Applications for scenarios and terms are judged in one round. */
const ROUND = 1;

export type Matter = { Methodology: number } | { Scenario: number } | { Terms: [number, number] };

const MATTER: Field[] = [
	{
		name: 'matter',
		kind: 'choice',
		label: () => t('论证什么', 'What is judged'),
		options: () => ({
			methodology: t('方法学版本', 'A methodology version'),
			scenario: t('减排场景', 'A scenario'),
			terms: t('场景的规则版本', 'Terms of a scenario'),
		}),
		start: () => 'methodology',
	},
	{ name: 'of', kind: 'number', label: () => t('版本或场景编号', 'Number of the version or scenario') },
	{ name: 'terms', kind: 'number', label: () => t('第几版规则', 'Number of the terms'), when: ({ matter }) => matter === 'terms' },
];

const EXPERT: Field = {
	name: 'expert',
	kind: 'number',
	label: () => t('专家编号', 'Number of the expert'),
	href: (value) => `/experts/${value}`,
};

const ON = {
	to: matterOf,
	from: (json: Json): Values => {
		const matter = stageOf(json);
		const [of, terms] = matter === 'terms' ? listOf(within(json)) : [within(json)];
		return { matter, of: String(of), ...(terms === undefined ? {} : { terms: String(terms) }) };
	},
};

function matterOf({ matter, of, terms }: Values): Matter {
	switch (matter) {
		case 'scenario':
			return { Scenario: Number(of) };
		case 'terms':
			return { Terms: [Number(of), Number(terms)] };
		default:
			return { Methodology: Number(of) };
	}
}

/** A matter in words, which others follow. */
function told({ matter, of, terms }: Values): string {
	switch (matter) {
		case 'scenario':
			return t(`场景 ${of} `, `scenario ${of}`);
		case 'terms':
			return t(`场景 ${of} 的第 ${terms} 版规则`, `terms ${terms} of scenario ${of}`);
		default:
			return t(`方法学版本 ${of} `, `methodology version ${of}`);
	}
}

/** Who applied for a matter that is judged now, and in which round; null if it is not. */
export async function judged(values: Values, chain: Chain): Promise<{ developer: number; round: number } | null> {
	const { matter, of, terms } = values;
	if (matter === 'methodology') {
		const found = await chain.get('methodology', 'versions', Number(of));
		const stage = part(found, 'stage');
		if (stageOf(stage) !== 'evaluation') return null;
		return { developer: Number(part(found, 'developer')), round: Number(part(within(stage), 'round')) };
	}
	const [found, application] = await Promise.all([
		chain.get('scenarios', 'scenarios', Number(of)),
		chain.get('scenarios', 'applications', Number(of)),
	]);
	const applied = stageOf(part(found, 'stage')) === 'applied';
	const meant = matter === 'scenario' ? applied : !applied && part(found, 'terms') === Number(terms);
	return found !== null && stageOf(application) === 'review' && meant
		? { developer: Number(part(found, 'developer')), round: ROUND }
		: null;
}

/** The seats of a panel with what each said, null where it did not. */
async function seatsOf(matter: Matter, round: number, chain: Chain): Promise<{ seat: Json; view: string | null }[] | null> {
	const panel = await chain.get('experts', 'panels', [matter, round]);
	if (panel === null) return null;
	return Promise.all(
		listOf(part(panel, 'seats')).map(async (seat) => {
			const opinion = await chain.get('experts', 'opinions', [matter, round], seat);
			return { seat, view: opinion === null ? null : stageOf(part(opinion, 'view')) };
		}),
	);
}

/** Whether the seats of a panel had so long that others may be given those that said nothing. */
async function isLate(values: Values, round: number, chain: Chain): Promise<boolean> {
	const panel = await chain.get('experts', 'panels', [matterOf(values), round]);
	const days = values.matter === 'methodology' ? DAYS_TO_SPEAK.methodology : DAYS_TO_SPEAK.other;
	const last = await addWorking(Number(part(panel, 'named')), days, chain);
	return last !== null && last < dayNumber(chain.today);
}

/** Where a panel stands. */
export async function outcome(
	matter: Matter,
	round: number,
	chain: Chain,
): Promise<{ named: boolean; enough: boolean; favourable: boolean; all: boolean }> {
	const seats = await seatsOf(matter, round, chain);
	const count = (view: string) => seats?.filter((one) => one.view === view).length ?? 0;
	const [favourable, adverse] = [count('favourable'), count('adverse')];
	const given = favourable + adverse;
	const least = Math.max(Math.floor((seats?.length ?? 0) / 2) + 1, MIN_SEATS);
	return {
		named: seats !== null,
		enough: given >= least,
		favourable: given >= least && favourable > adverse,
		all: seats !== null && seats.every(({ view }) => view !== null),
	};
}

/** The seat that an account has in a panel: its expert's, or else its participant's. */
function held(
	seats: { seat: Json; view: string | null }[],
	{ expert, participant }: Standing,
): { seat: Json; view: string | null } | undefined {
	const of = (kind: string, number: number | null) =>
		seats.find(({ seat }) => stageOf(seat) === kind && number !== null && within(seat) === number);
	return of('expert', expert) ?? of('body', participant);
}

/** Whether an expert judges nothing of a participant's: it declared so, or either has or had a key that is the other's. */
async function isInterested(expert: number, participant: number, chain: Chain): Promise<boolean> {
	const [noted, found, of] = await Promise.all([
		chain.has('experts', 'interests', expert, participant),
		chain.get('experts', 'experts', expert),
		chain.get('participants', 'participants', participant),
	]);
	const [stands, stood] = [part(of, 'account'), part(found, 'account')];
	const [standsFor, stoodFor] = await Promise.all([
		stands === null ? null : chain.get('experts', 'expertOf', stands),
		stood === null ? null : chain.get('participants', 'participantOf', stood),
	]);
	return noted || standsFor === expert || stoodFor === participant;
}

/** Whether two seats may be one person's: an expert's, and that of a body in which the expert has an interest. */
async function areOne(seat: Json, other: Json, chain: Chain): Promise<boolean> {
	if (stageOf(seat) === stageOf(other)) return false;
	const [expert, body] = stageOf(seat) === 'expert' ? [seat, other] : [other, seat];
	return isInterested(Number(within(expert)), Number(within(body)), chain);
}

/** Whether another seat, which has become the same person's, gave an opinion. */
async function isSpokenFor(seat: Json, seats: { seat: Json; view: string | null }[], chain: Chain): Promise<boolean> {
	const spoke = seats.filter(({ view }) => view === 'favourable' || view === 'adverse');
	return (await Promise.all(spoke.map(({ seat: other }) => areOne(seat, other, chain)))).includes(true);
}

/** Whether who sits, or whom the expert's key stands or stood for, develops what is judged, reports for it, or did. */
async function isParty(seat: Json, values: Values, developer: number, chain: Chain): Promise<boolean> {
	const account = stageOf(seat) === 'expert' ? part(await chain.get('experts', 'experts', Number(within(seat))), 'account') : null;
	const stands =
		stageOf(seat) === 'body' ? within(seat) : account === null ? null : await chain.get('participants', 'participantOf', account);
	if (stands === null) return false;
	if (values.matter === 'methodology') return stands === developer;
	const source = Number(values.of);
	const [reporters, scenario] = await Promise.all([
		chain.get('scenarios', 'reporters', source),
		chain.get('scenarios', 'scenarios', source),
	]);
	return listOf(reporters).includes(stands) || chain.has('scenarios', 'involved', part(scenario, 'line'), stands);
}

/** What keeps a seat from judging what a participant applied for. */
async function mayJudge(seat: Json, developer: number, chain: Chain): Promise<Refusal[]> {
	const number = Number(within(seat));
	const isExpert = stageOf(seat) === 'expert';
	const [noted, barred] = await Promise.all([
		isExpert ? isInterested(number, developer, chain) : number === developer,
		isBarred(isExpert ? { Expert: number } : { Participant: number }, 'expert', chain),
	]);
	return those([noted, 'Experts.Interested'], [barred, 'Experts.Barred']);
}

/** Whether the account may speak on a matter, and why not. */
async function speaking(values: Values, chain: Chain, who: Standing, judges: boolean): Promise<Refusal[]> {
	const found = await judged(values, chain);
	if (!found) return [refusal('Experts.NotJudged')];
	const seats = await seatsOf(matterOf(values), found.round, chain);
	const own = seats && held(seats, who);
	if (!own) return [refusal('Experts.NotSeated')];
	const against = those([own.view !== null, 'Experts.AlreadyExists']);
	if (!judges) return against;
	const unfit = await mayJudge(own.seat, found.developer, chain);
	const doubled = unfit.length === 0 && (await isSpokenFor(own.seat, seats, chain));
	return [...against, ...unfit, ...those([doubled, 'Experts.Interested'])];
}

/** Whether a matter waits for what the account says of it. */
export async function awaits(values: Values, chain: Chain, who: Standing): Promise<boolean> {
	return (await speaking(values, chain, who, false)).length === 0;
}

/** What keeps who is named from a seat. */
async function seatable(seat: Json, matter: string, developer: number, chain: Chain): Promise<Refusal[]> {
	const number = Number(within(seat));
	if (stageOf(seat) === 'expert') {
		const found = await chain.get('experts', 'experts', number);
		if (found === null) return [refusal('Experts.NotFound')];
		if (part(found, 'dismissed') !== null) return [refusal('Experts.Dismissed')];
	} else {
		if (matter === 'methodology') return [refusal('Experts.ExpertsAlone')];
		const found = await chain.get('participants', 'participants', number);
		const open = found !== null && part(found, 'closed') === null;
		if (!open || !LEGAL_PERSONS.includes(stageOf(part(found, 'holder')) as never)) return [refusal('Experts.NotRegistered')];
	}
	return mayJudge(seat, developer, chain);
}

/** What keeps one who is named anew from a seat, beside the others named. */
async function namable(seat: Json, all: Json[], values: Values, developer: number, chain: Chain): Promise<Refusal[]> {
	const against = await seatable(seat, values.matter!, developer, chain);
	if (against.length) return against;
	const [party, ...doubled] = await Promise.all([
		isParty(seat, values, developer, chain),
		...all.map((other) => areOne(seat, other, chain)),
	]);
	return those([party || doubled.includes(true), 'Experts.Interested']);
}

/** Seats as they are named. */
function seats({ experts, bodies }: Values): ({ Expert: number } | { Body: number })[] {
	return [...numbers(experts).map((Expert) => ({ Expert })), ...numbers(bodies).map((Body) => ({ Body }))];
}

export const PANELS: Act[] = [
	{
		id: 'experts.name_panel',
		group: 'panels',
		by: ['operator'],
		scope: 'review',
		fields: [
			...MATTER,
			{ name: 'experts', kind: 'numbers', optional: true, label: () => t('各专家编号，用逗号隔开', 'Numbers of the experts, with commas') },
			{
				name: 'bodies',
				kind: 'numbers',
				optional: true,
				label: () => t('各专业技术机构的参与者编号', 'Technical bodies, by their numbers as participants'),
				when: ({ matter }) => matter !== 'methodology',
			},
		],
		args: [ON, { to: seats, from: () => ({}) }],
		title: () => t('指定论证专家组', 'Name a panel'),
		statement: (values) => {
			const { experts, bodies } = values;
			const zh = [
				...(experts ? [`专家 ${numbers(experts).join('、')}`] : []),
				...(bodies ? [`专业技术机构 ${numbers(bodies).join('、')}`] : []),
			].join('，');
			const en = [
				...(experts ? [`experts ${numbers(experts).join(', ')}`] : []),
				...(bodies ? [`technical bodies ${numbers(bodies).join(', ')}`] : []),
			].join('; ');
			return t(`指定${told(values)}的论证专家组：${zh}。`, `Names who judges ${told(values)}: ${en}.`);
		},
		against: async (values, chain) => {
			const found = await judged(values, chain);
			if (!found) return [refusal('Experts.NotJudged')];
			const wanted = seats(values);
			const names = wanted.map((seat) => JSON.stringify(seat));
			const fits = wanted.length % 2 === 1 && wanted.length >= MIN_SEATS && wanted.length <= MAX_SEATS;
			if (!fits || new Set(names).size < names.length) return [refusal('Experts.InvalidPanel')];
			const before = await seatsOf(matterOf(values), found.round, chain);
			const name = (seat: Json) => JSON.stringify({ [stageOf(seat) === 'expert' ? 'Expert' : 'Body']: within(seat) });
			const nameAll = (those: Json[]) => firstOf(those.map((seat) => namable(seat, wanted, values, found.developer, chain)));
			if (before?.some(({ view }) => view !== null)) {
				const gone = before.filter(({ seat, view }) => view === 'recused' && names.includes(name(seat)));
				if (gone.length) return [refusal('Experts.HasRecused')];
				const left = before.filter(({ view }) => view !== 'recused');
				const least = Math.max(Math.floor(before.length / 2) + 1, MIN_SEATS);
				const able = await Promise.all(
					left.map(async ({ seat, view }) => {
						if (view !== null) return true;
						const unfit = await seatable(seat, values.matter!, found.developer, chain);
						return unfit.length === 0 && !(await isSpokenFor(seat, before, chain));
					}),
				);
				const late = await isLate(values, found.round, chain);
				const kept = left.filter(({ view }, place) => able[place] && (view !== null || !late));
				if (kept.length >= least) return [refusal('Experts.AlreadyExists')];
				const stays = kept.every(({ seat }) => names.includes(name(seat)));
				if (!stays || (kept.length > 0 && wanted.length !== before.length)) return [refusal('Experts.SeatKept')];
				const others = wanted.filter((_, place) => !kept.some(({ seat }) => name(seat) === names[place]));
				return nameAll(others);
			}
			return nameAll(wanted);
		},
	},
	{
		id: 'experts.opine',
		group: 'panels',
		by: ['expert', ...LEGAL_PERSONS],
		fields: [
			...MATTER,
			{
				name: 'favourable',
				kind: 'truth',
				label: () => t('意见', 'Opinion'),
				options: () => ({ yes: t('赞成', 'In favour'), no: t('反对', 'Against') }),
			},
		],
		documents: [{ name: 'report', label: () => t('意见书', 'Opinion as written') }],
		args: [ON, 'favourable', { document: 'report' }],
		title: () => t('发表意见', 'Give an opinion'),
		statement: (values) =>
			values.favourable === 'yes'
				? t(
						`对${told(values)}发表意见：赞成，详见意见书。每轮只发表一次。`,
						`Gives an opinion in favour of ${told(values)}, as the document says. It is given once a round.`,
					)
				: t(
						`对${told(values)}发表意见：反对，详见意见书。每轮只发表一次。`,
						`Gives an opinion against ${told(values)}, as the document says. It is given once a round.`,
					),
		against: (values, chain, who) => speaking(values, chain, who, true),
	},
	{
		id: 'experts.recuse',
		group: 'panels',
		by: ['expert', ...LEGAL_PERSONS],
		fields: MATTER,
		documents: [{ name: 'reason', label: () => t('回避理由', 'Why the seat recuses itself') }],
		args: [ON, { document: 'reason' }],
		title: () => t('回避', 'Recuse oneself'),
		statement: (values) =>
			t(
				`本席回避对${told(values)}的评估论证，理由见所附材料，本轮不再发表意见。`,
				`This seat recuses itself from ${told(values)} for the reasons in the document, and judges no more in this round.`,
			),
		against: (values, chain, who) => speaking(values, chain, who, false),
	},
	{
		id: 'experts.declare_interest',
		group: 'panels',
		by: ['expert'],
		fields: [PARTICIPANT],
		args: ['participant'],
		title: () => t('申明利害关系', 'Declare an interest'),
		statement: ({ participant }) =>
			t(
				`申明与参与者 ${participant} 有利害关系：此后不参加对其申请的评估论证。此前发表的意见不变。`,
				`Declares an interest in participant ${participant}: this expert judges nothing of theirs from now on. Opinions given before stand.`,
			),
		against: async ({ participant }, chain, { expert }) => {
			const next = Number(await chain.get('participants', 'nextParticipant'));
			const noted = expert !== null && (await chain.has('experts', 'interests', expert, Number(participant)));
			const given = Number(participant) >= 1 && Number(participant) < next;
			return those([!given, 'Experts.NotFound'], [noted, 'Experts.AlreadyExists']);
		},
	},
	{
		id: 'experts.appoint',
		group: 'panels',
		motion: 'council',
		fields: [ACCOUNT],
		args: ['account'],
		title: () => t('聘任专家', 'Appoint an expert'),
		statement: ({ account }) => t(`聘任 ${account} 的持有人为专家。`, `Appoints the holder of ${account} as an expert.`),
		against: async ({ account }, chain) => {
			const [before, sitting] = await Promise.all([chain.get('experts', 'expertOf', account), chain.get('experts', 'sitting')]);
			const found = before === null ? null : await chain.get('experts', 'experts', before);
			const former = part(found, 'dismissed') !== null && part(found, 'account') === account;
			return those([Number(sitting) >= MAX_EXPERTS, 'Experts.TooMany'], [before !== null && !former, 'Experts.AlreadyExists']);
		},
	},
	{
		id: 'experts.dismiss',
		group: 'panels',
		motion: 'council',
		fields: [EXPERT],
		args: ['expert'],
		title: () => t('解聘专家', 'Dismiss an expert'),
		statement: ({ expert }) => t(`解聘专家 ${expert}。已发表的意见不变。`, `Dismisses expert ${expert}. Opinions given stand.`),
		against: async ({ expert }, chain) => {
			const found = await chain.get('experts', 'experts', Number(expert));
			if (found === null) return [refusal('Experts.NotFound')];
			return those([part(found, 'dismissed') !== null, 'Experts.Dismissed']);
		},
	},
];

/** What is against the first of several, if anything is. */
async function firstOf(all: Promise<Refusal[]>[]): Promise<Refusal[]> {
	return (await Promise.all(all)).find((one) => one.length > 0) ?? [];
}
