/** What is done about methodologies and their versions (Art. 12-16). */
import { dayNumber } from '../days';
import { t } from '../i18n.svelte';
import { refusal, type ErrorName, type Refusal } from '../refusals';
import { bytes, numbers, titleIn, type Act, type Field, type Piece } from './act';
import { addWorking, ANYONE, isBarred, part, PARTICIPANTS, stageOf, those, within, type Chain, type Json, type Standing } from './chain';
import { FROM, REASON, UPHELD, VERSION } from './fields';
import { outcome } from './panels';

/** Bytes of a text at most. */
const MAX_TEXT = 8_192;
/** Applications of one participant that may wait for a decision. */
const MAX_APPLICATIONS = 8;
/** Objections that one answer may dismiss, or let fall. */
const MAX_ANSWERS = 64;
/** Working days of public notice. */
const [MIN_NOTICE, MAX_NOTICE] = [5, 60];
/** How many days ahead a version may come into effect, or be discontinued. */
const DAYS_AHEAD = 366;

const OBJECTION: Field = { name: 'objection', kind: 'number', label: () => t('异议编号', 'Number of the objection') };
const METHODOLOGY: Field = { name: 'methodology', kind: 'number', label: () => t('方法学编号', 'Number of the methodology') };
const TEXT: Field = { name: 'text', kind: 'formula', label: () => t('公式原文（.suhui 文件）', 'Text of the formula (a .suhui file)') };
const ANSWER: Piece = { name: 'document', label: () => t('答复书', 'Answer') };
const MATERIAL: Piece = {
	name: 'document',
	label: () => t('方法学材料（基准线、计算方法、监测计划）', 'Material: baseline, calculation, monitoring plan'),
};

/** What the chain has against an act about a version that is at another stage than those it takes. */
async function atStage(
	version: string,
	stages: string[],
	otherwise: ErrorName,
	chain: Chain,
): Promise<{ found: Json; against: Refusal[] }> {
	const found = await chain.get('methodology', 'versions', Number(version));
	if (found === null) return { found, against: [refusal('Methodology.NotFound')] };
	const fits = stages.includes(stageOf(part(found, 'stage')));
	return { found, against: fits ? [] : [refusal(otherwise)] };
}

/** What keeps a participant from another application. */
async function applying({ participant }: Standing, text: string, chain: Chain): Promise<Refusal[]> {
	// What the authority revises counts for nobody.
	const [open, barred] =
		participant === null
			? [0, false]
			: await Promise.all([
					chain.get('methodology', 'openApplications', participant),
					isBarred({ Participant: participant }, 'developer', chain),
				]);
	return [
		...those([barred, 'Methodology.Barred'], [Number(open) >= MAX_APPLICATIONS, 'Methodology.TooManyApplications']),
		...(bytes(text).length > MAX_TEXT ? [refusal('too-long', { most: String(MAX_TEXT) })] : []),
	];
}

/** The last day of a notice: one that days off announced since would leave too short goes on until the fifth working day. */
export async function lastOf(notice: Json, chain: Chain): Promise<number> {
	const [from, told] = [Number(part(notice, 'from')), Number(part(notice, 'last'))];
	return Math.max(told, (await addWorking(from, MIN_NOTICE, chain)) ?? told);
}

export const METHODOLOGIES: Act[] = [
	{
		id: 'methodology.accept',
		group: 'methodologies',
		by: ['operator'],
		scope: 'review',
		fields: [VERSION],
		args: ['version'],
		title: () => t('受理方法学申请', 'Take an application in'),
		statement: ({ version }) =>
			t(
				`受理方法学版本 ${version} 的申请：材料齐全。自收到材料之日的次日起二十个工作日内完成评估论证。`,
				`Takes the application for version ${version} in: its material is complete. It is to be evaluated within 20 working days of the day the material came in.`,
			),
		against: async ({ version }, chain) => (await atStage(version!, ['submitted'], 'Methodology.NotSubmitted', chain)).against,
	},
	{
		id: 'methodology.return_incomplete',
		group: 'methodologies',
		by: ['operator'],
		scope: 'review',
		fields: [VERSION],
		documents: [REASON],
		args: ['version', { document: 'reason' }],
		title: () => t('退回方法学申请补正', 'Return an application as incomplete'),
		statement: ({ version }) =>
			t(
				`方法学版本 ${version} 的材料不全，退回申请人补正，所缺内容见所附理由。`,
				`The material of version ${version} is incomplete and goes back to who applied; the document says what is missing.`,
			),
		against: async ({ version }, chain) => (await atStage(version!, ['submitted'], 'Methodology.NotSubmitted', chain)).against,
	},
	{
		id: 'methodology.conclude',
		group: 'methodologies',
		by: ANYONE,
		fields: [
			VERSION,
			{ name: 'days', kind: 'number', label: () => t('公示的工作日数', 'Working days of notice'), start: () => String(MIN_NOTICE) },
		],
		args: ['version', 'days'],
		title: () => t('评估论证结束，开始公示', 'Conclude an evaluation'),
		statement: ({ version, days }) =>
			t(
				`方法学版本 ${version} 的评估论证结束：论证专家组赞成的，自今日起公示 ${days} 个工作日；不赞成的，不予通过。`,
				`Concludes the evaluation of version ${version}: if its panel favours it, it is in public notice for ${days} working days from today; if not, it is turned down.`,
			),
		against: async ({ version, days }, chain, who) => {
			const { found, against } = await atStage(version!, ['evaluation'], 'Methodology.NotInEvaluation', chain);
			if (against.length) return against;
			const round = Number(part(within(part(found, 'stage')), 'round'));
			const { named, enough, favourable, all } = await outcome({ Methodology: Number(version) }, round, chain);
			const operates = who.roles.includes('operator') && who.mandates.includes('review');
			const most = operates ? MAX_NOTICE : MIN_NOTICE;
			const fits = Number(days) >= MIN_NOTICE && Number(days) <= most;
			const ends = !fits || !favourable || (await addWorking(dayNumber(chain.today), Number(days), chain)) !== null;
			return those(
				[!named, 'Methodology.NoPanel'],
				[named && !enough, 'Methodology.NotEnoughOpinions'],
				[named && enough && !operates && !all, 'Methodology.NotAllSpoke'],
				[!fits, 'Methodology.InvalidNotice'],
				[!ends, 'Methodology.YearUnpublished'],
			);
		},
	},
	{
		id: 'methodology.answer',
		group: 'methodologies',
		by: ['operator'],
		scope: 'review',
		fields: [VERSION, OBJECTION, UPHELD],
		documents: [ANSWER],
		args: ['version', 'objection', 'upheld', { document: 'document' }],
		title: () => t('答复异议', 'Answer an objection'),
		statement: ({ version, objection, upheld }) =>
			upheld === 'yes'
				? t(
						`对方法学版本 ${version} 的异议 ${objection} 成立，理由见所附答复书。该版本重新评估论证，其余未答复的异议随之了结。`,
						`Objection ${objection} to version ${version} is upheld, for the reasons in the answer. The version is evaluated anew, and all other open objections fall.`,
					)
				: t(
						`对方法学版本 ${version} 的异议 ${objection} 不成立，理由见所附答复书。`,
						`Objection ${objection} to version ${version} is dismissed, for the reasons in the answer.`,
					),
		against: async ({ version, objection, upheld }, chain) => {
			const { found, against } = await atStage(version!, ['notice'], 'Methodology.NotInNotice', chain);
			if (against.length) return against;
			const own = await answerable(version!, Number(objection), found, chain);
			// All others fall with one that is upheld.
			return own.length || upheld !== 'yes' ? own : falling(version!, 1, chain);
		},
	},
	{
		id: 'methodology.answer_many',
		group: 'methodologies',
		by: ['operator'],
		scope: 'review',
		fields: [
			VERSION,
			{ name: 'objections', kind: 'numbers', label: () => t('各异议编号，用逗号隔开', 'Numbers of the objections, with commas') },
		],
		documents: [ANSWER],
		args: ['version', 'objections', { document: 'document' }],
		title: () => t('一并驳回多项异议', 'Dismiss several objections at once'),
		statement: ({ version, objections }) =>
			t(
				`对方法学版本 ${version} 的异议 ${numbers(objections).join('、')} 均不成立，理由见所附答复书。`,
				`Objections ${numbers(objections).join(', ')} to version ${version} are dismissed, for the reasons in the answer.`,
			),
		against: async ({ version, objections }, chain) => {
			const { found, against } = await atStage(version!, ['notice'], 'Methodology.NotInNotice', chain);
			const all = numbers(objections);
			if (against.length) return against;
			if (all.length > MAX_ANSWERS) return [refusal('too-many', { most: String(MAX_ANSWERS) })];
			if (new Set(all).size < all.length) return [refusal('Methodology.NotOpen')];
			const each = await Promise.all(all.map((objection) => answerable(version!, objection, found, chain)));
			return each.find((one) => one.length) ?? [];
		},
	},
	{
		id: 'methodology.file',
		group: 'methodologies',
		by: ['operator'],
		scope: 'review',
		fields: [VERSION],
		args: ['version'],
		title: () => t('方法学报备案', 'File a version with the authority'),
		statement: ({ version }) =>
			t(
				`方法学版本 ${version} 公示期满，异议均已答复，报主管部门备案。`,
				`The notice of version ${version} is over and every objection answered: it is filed with the competent authority.`,
			),
		against: async ({ version }, chain) => {
			const { found, against } = await atStage(version!, ['notice'], 'Methodology.NotInNotice', chain);
			if (against.length) return against;
			const last = await lastOf(within(part(found, 'stage')), chain);
			const open = await chain.list('methodology', 'openObjections', Number(version));
			return those([dayNumber(chain.today) <= last, 'Methodology.NotDue'], [open.length > 0, 'Methodology.ObjectionsOpen']);
		},
	},
	{
		id: 'methodology.reject',
		group: 'methodologies',
		by: ['operator', 'authority'],
		scope: 'review',
		fields: [VERSION],
		documents: [REASON],
		args: ['version', { document: 'reason' }],
		title: () => t('方法学申请不予通过', 'Reject an application'),
		statement: ({ version }) =>
			t(
				`方法学版本 ${version} 的申请不予通过，理由见所附材料。其原文不再保存在链上，只留摘要。`,
				`Rejects the application for version ${version}, for the reasons in the document. Its text leaves the chain; the digest stays.`,
			),
		against: async ({ version }, chain) => {
			const { found, against } = await atStage(version!, ['submitted', 'incomplete', 'evaluation'], 'Methodology.NotInEvaluation', chain);
			if (against.length || stageOf(part(found, 'stage')) !== 'evaluation') return against;
			const round = Number(part(within(part(found, 'stage')), 'round'));
			const { favourable } = await outcome({ Methodology: Number(version) }, round, chain);
			return those([favourable, 'Methodology.Favoured']);
		},
	},
	{
		id: 'methodology.publish',
		group: 'methodologies',
		by: ['authority'],
		fields: [VERSION, { name: 'effective', kind: 'day', label: () => t('自何日起适用', 'In effect from'), start: (today) => today }],
		args: ['version', 'effective'],
		title: () => t('公布方法学', 'Publish a version'),
		statement: ({ version, effective }) =>
			t(
				`公布方法学版本 ${version}，适用于 ${effective} 起的活动。`,
				`Publishes version ${version}: activity from ${effective} on may count under it.`,
			),
		against: async ({ version, effective }, chain) => [
			...(await atStage(version!, ['filed'], 'Methodology.NotFiled', chain)).against,
			...those([isFar(effective!, chain), 'Methodology.TooFarAhead']),
		],
	},
	{
		id: 'methodology.send_back',
		group: 'methodologies',
		by: ['authority'],
		fields: [VERSION],
		documents: [REASON],
		args: ['version', { document: 'reason' }],
		title: () => t('退回重新评估论证', 'Send a version back'),
		statement: ({ version }) =>
			t(
				`方法学版本 ${version} 退回，另组论证专家组重新评估论证，理由见所附材料。`,
				`Sends version ${version} back to be judged by another panel, for the reasons in the document.`,
			),
		against: async ({ version }, chain) => (await atStage(version!, ['filed'], 'Methodology.NotFiled', chain)).against,
	},
	{
		id: 'methodology.discontinue',
		group: 'methodologies',
		by: ['authority'],
		fields: [VERSION, FROM],
		documents: [REASON],
		args: ['version', 'from', { document: 'reason' }],
		title: () => t('停用方法学', 'Discontinue a version'),
		statement: ({ version, from }) =>
			t(
				`停用方法学版本 ${version}：${from} 起的活动不再适用，理由见所附材料。`,
				`Discontinues version ${version}: no activity from ${from} on counts under it, for the reasons in the document.`,
			),
		against: async ({ version, from }, chain) => [
			...(await atStage(version!, ['published'], 'Methodology.NotPublished', chain)).against,
			...those([from! < chain.today, 'Methodology.InThePast'], [isFar(from!, chain), 'Methodology.TooFarAhead']),
		],
	},
	{
		id: 'methodology.submit',
		group: 'methodologies',
		by: PARTICIPANTS,
		fields: [TEXT],
		documents: [MATERIAL],
		args: ['text', { document: 'document' }],
		title: () => t('申报方法学', 'Apply for a methodology'),
		statement: ({ text }) =>
			t(
				`申报新方法学“${titleIn(text)}”，公式以所选原文为准，材料以所附文件为准。运营机构在五个工作日内受理或退回补正。`,
				`Applies for a new methodology, “${titleIn(text)}”, with the formula in the text chosen and the material given. The operator takes it in, or returns it to be completed, within five working days.`,
			),
		against: (values, chain, who) => applying(who, values.text!, chain),
	},
	{
		id: 'methodology.revise',
		group: 'methodologies',
		by: [...PARTICIPANTS, 'authority'],
		fields: [METHODOLOGY, TEXT],
		documents: [MATERIAL],
		args: ['methodology', 'text', { document: 'document' }],
		title: () => t('修订方法学', 'Apply for a further version'),
		statement: ({ methodology, text }) =>
			t(
				`申报方法学 ${methodology} 的新版本“${titleIn(text)}”，公式以所选原文为准；已有版本不变。`,
				`Applies for a further version of methodology ${methodology}, “${titleIn(text)}”, with the formula in the text chosen; earlier versions stay as they are.`,
			),
		against: async ({ methodology, text }, chain, who) => {
			const found = await chain.get('methodology', 'methodologies', Number(methodology));
			if (found === null) return [refusal('Methodology.NotFound')];
			const own = who.roles.includes('authority') || part(found, 'developer') === who.participant;
			const applicant = who.roles.includes('authority') ? { ...who, participant: null } : who;
			return [...those([!own, 'Methodology.NotDeveloper']), ...(await applying(applicant, text!, chain))];
		},
	},
	{
		id: 'methodology.complete',
		group: 'methodologies',
		by: [...PARTICIPANTS, 'authority'],
		fields: [VERSION],
		documents: [MATERIAL],
		args: ['version', { document: 'document' }],
		title: () => t('补正方法学申请', 'Complete an application'),
		statement: ({ version }) =>
			t(
				`补正方法学版本 ${version} 的申请：以所附材料代替原材料，重新提交。`,
				`Completes the application for version ${version}: the document given takes the place of the one before.`,
			),
		against: async ({ version }, chain, who) => {
			const { found, against } = await atStage(version!, ['incomplete'], 'Methodology.NotIncomplete', chain);
			return against.length ? against : ownApplication(found, who);
		},
	},
	{
		id: 'methodology.withdraw',
		group: 'methodologies',
		by: PARTICIPANTS,
		fields: [VERSION],
		args: ['version'],
		title: () => t('撤回方法学申请', 'Withdraw an application'),
		statement: ({ version }) =>
			t(
				`撤回方法学版本 ${version} 的申请。其原文不再保存在链上，只留摘要。`,
				`Withdraws the application for version ${version}. Its text leaves the chain; the digest stays.`,
			),
		against: async ({ version }, chain, who) => {
			const open = ['submitted', 'incomplete', 'evaluation', 'notice', 'filed'];
			const { found, against } = await atStage(version!, open, 'Methodology.AlreadyDecided', chain);
			if (against.length) return against;
			return [...those([part(found, 'applicant') !== who.participant, 'Methodology.NotApplicant']), ...(await falling(version!, 0, chain))];
		},
	},
	{
		id: 'methodology.object',
		group: 'methodologies',
		by: PARTICIPANTS,
		fields: [VERSION],
		documents: [{ name: 'document', label: () => t('异议材料', 'Objection') }],
		args: ['version', { document: 'document' }],
		title: () => t('对公示提出异议', 'Object to a version in notice'),
		statement: ({ version }) =>
			t(
				`对公示中的方法学版本 ${version} 提出异议，内容见所附异议材料。每轮公示只能提出一次；运营机构在十个工作日内答复。`,
				`Objects to version ${version}, which is in public notice, as the document says. It is done once in a round; the operator answers within ten working days.`,
			),
		against: async ({ version }, chain, who) => {
			const { found, against } = await atStage(version!, ['notice'], 'Methodology.NotInNotice', chain);
			if (against.length || who.participant === null) return against;
			const notice = within(part(found, 'stage'));
			const objected = await chain.has('methodology', 'objected', [Number(version), Number(part(notice, 'round'))], who.participant);
			return those(
				[part(found, 'applicant') === who.participant, 'Methodology.IsDeveloper'],
				[dayNumber(chain.today) > (await lastOf(notice, chain)), 'Methodology.NoticeOver'],
				[objected, 'Methodology.AlreadyExists'],
			);
		},
	},
];

/** Whoever applied completes: the authority does where it revised. */
function ownApplication(found: Json, { roles, participant }: Standing): Refusal[] {
	const completing = roles.includes('authority') ? null : participant;
	return those([part(found, 'applicant') !== completing, 'Methodology.NotApplicant']);
}

async function answerable(version: string, objection: number, found: Json, chain: Chain): Promise<Refusal[]> {
	const round = part(within(part(found, 'stage')), 'round');
	const noted = await chain.get('methodology', 'objections', Number(version), objection);
	if (noted === null) return [refusal('Methodology.NotFound')];
	return those([part(noted, 'round') !== round || part(noted, 'answer') !== null, 'Methodology.NotOpen']);
}

/** Of the objections that are open, but for so many, no more than may fall at once. */
async function falling(version: string, but: number, chain: Chain): Promise<Refusal[]> {
	const open = await chain.list('methodology', 'openObjections', Number(version));
	return those([open.length - but > MAX_ANSWERS, 'Methodology.TooManyObjections']);
}

function isFar(day: string, chain: Chain): boolean {
	return dayNumber(day) > dayNumber(chain.today) + DAYS_AHEAD;
}
