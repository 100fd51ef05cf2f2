/** What is published, reported, complained of and sanctioned (Art. 5, 43, 44). */
import { dayNumber, monthFrom, monthNumber } from '../days';
import { t } from '../i18n.svelte';
import { capacity, ground, reportKind, ruleKind } from '../oversight';
import { refusal, type Refusal } from '../refusals';
import type { Capacity, ReportKind, RuleKind, SanctionGround } from '../types';
import { listed, monthOf, type Act, type Field, type Values } from './act';
import {
	calendarOf,
	isOverdue,
	listOf,
	part,
	PARTICIPANTS,
	stageOf,
	those,
	within,
	type Chain,
	type Json,
	type Role,
	type Standing,
} from './chain';
import { ACCOUNT, FROM, UNTIL, UPHELD } from './fields';
import { covers, isRegion, PROVINCE } from './regions';
import { isTitle, MAX_TITLE } from './title';
import { variant, wordOf } from './variants';

const REPORTS: ReportKind[] = ['monthly', 'annual', 'security', 'evaluation', 'regional'];
const RULES: RuleKind[] = ['measures', 'standard', 'points_rule', 'redemption_rule', 'verification_rule', 'periods', 'impact', 'other'];
const GROUNDS: SanctionGround[] = ['malfeasance', 'falsehood', 'leak', 'other', 'quality', 'double_claim', 'qualification'];
const CAPACITIES: Capacity[] = ['developer', 'reporter', 'verifier', 'expert'];
const MAX_COMPLAINTS = 8;
/** Sanctions that somebody may stand under at once, and accounts that may act for regions. */
const MAX_SANCTIONS = 8;
const MAX_OFFICES = 128;
const DAYS_TO_APPEAL = 60;
/** Days after them over which it is asked whether one was worked. */
const DAYS_OFF = 30;

const COMPLAINT: Field = {
	name: 'complaint',
	kind: 'number',
	label: () => t('投诉编号', 'Number of the complaint'),
	href: (value) => `/complaints/${value}`,
};
const SANCTION: Field = { name: 'sanction', kind: 'number', label: () => t('处理编号', 'Number of the sanction') };
const REGION: Field = {
	name: 'region',
	kind: 'number',
	label: () => t('地区代码（六位）', 'Region, by its six digits'),
	start: () => String(PROVINCE),
};
const RULE: Field = { name: 'number', kind: 'number', label: () => t('制度编号', 'Number of the rule') };

const ABOUT: Field[] = [
	{
		name: 'about',
		kind: 'choice',
		label: () => t('关于什么', 'About what'),
		options: () => ({
			scheme: t('整个碳普惠机制', 'The scheme as a whole'),
			source: t('减排场景', 'A scenario'),
			version: t('方法学版本', 'A methodology version'),
			batch: t('批次', 'A batch'),
			verifier: t('核查机构', 'A verifier'),
			report: t('提交的或逾期未提交的报告', 'A report, filed or due'),
		}),
		start: () => 'scheme',
	},
	{
		name: 'of',
		kind: 'number',
		label: () => t('其编号', 'Its number'),
		when: ({ about }) => about !== 'scheme' && about !== 'report',
	},
	{
		name: 'report',
		kind: 'choice',
		label: () => t('报告种类', 'Kind of report'),
		options: () => Object.fromEntries(REPORTS.map((kind) => [kind, reportKind(kind)])),
		when: ({ about }) => about === 'report',
	},
	{
		name: 'month',
		kind: 'month',
		label: () => t('报告月份，如 2026-01（年度的为该年十二月）', 'Its month, such as 2026-01; of a year, its December'),
		when: ({ about }) => about === 'report',
	},
	{
		name: 'reported',
		kind: 'number',
		label: () => t('报告的地区（六位）', 'Region reported on, by its six digits'),
		start: () => String(PROVINCE),
		when: ({ about }) => about === 'report',
	},
];
const THING = {
	to: ({ about, of, report, month, reported }: Values) => {
		if (about === 'scheme') return 'Scheme';
		return { [variant(about!)]: about === 'report' ? [variant(report!), monthNumber(month!), Number(reported)] : Number(of) };
	},
	from: (json: Json): Values => {
		const about = stageOf(json);
		const [report, month, reported] = listOf(within(json));
		if (about !== 'report') return { about, of: String(within(json) ?? '') };
		return { about, report: wordOf(String(report)), month: monthOf(Number(month)), reported: String(reported) };
	},
};
/** Where the chain keeps what a complaint may be about. */
const KEPT: Record<string, [string, string]> = {
	source: ['scenarios', 'scenarios'],
	version: ['methodology', 'versions'],
	batch: ['issuance', 'batches'],
	verifier: ['accreditation', 'verifiers'],
};

const WHOM: Field[] = [
	{
		name: 'whom',
		kind: 'choice',
		label: () => t('处理谁', 'Who is sanctioned'),
		options: () => ({ participant: t('参与者', 'A participant'), expert: t('专家', 'An expert') }),
		start: () => 'participant',
	},
	{ name: 'who', kind: 'number', label: () => t('其编号', 'Their number') },
];

/** Whether a region's report is due and no office is left to file it. */
async function isLeft(region: number, report: unknown[], chain: Chain): Promise<boolean> {
	const [regions, due] = await Promise.all([chain.get('disclosure', 'regions'), chain.get('calendar', 'deadlines', { Report: report })]);
	return due !== null && !listOf(regions).some((one) => listOf(one)[0] === region);
}

/** Who files a report. */
export function filedBy({ report }: Values): Role[] {
	if (report === 'regional') return ['operator', 'regional'];
	return [report === 'annual' ? 'authority' : 'operator'];
}

async function complaintAt(
	values: Values,
	stage: string,
	otherwise: (number: string) => Refusal,
	chain: Chain,
): Promise<{ found: Json; against: Refusal[] }> {
	const number = values.complaint!;
	const found = await chain.get('disclosure', 'complaints', Number(number));
	if (found === null) return { found, against: [refusal('no-complaint', { complaint: number })] };
	return { found, against: stageOf(part(found, 'stage')) === stage ? [] : [otherwise(number)] };
}

/** What a complaint may not be about, or where it may not have happened. */
async function complaining(values: Values, chain: Chain): Promise<Refusal[]> {
	return those(
		[!(await isKnown(values, chain)), 'Disclosure.UnknownSubject'],
		[!(await isRegion(Number(values.region), chain)), 'Disclosure.InvalidRegion'],
	);
}

async function isKnown({ about, of, report, month, reported }: Values, chain: Chain): Promise<boolean> {
	if (about === 'report') {
		const key = [variant(report!), monthNumber(month!), Number(reported)];
		const [filed, due] = await Promise.all([chain.get('disclosure', 'reports', key), chain.get('calendar', 'deadlines', { Report: key })]);
		return filed !== null || due !== null;
	}
	const kept = KEPT[about!];
	return kept === undefined || (await chain.get(kept[0], kept[1], Number(of))) !== null;
}

/** Whether a complaint is about what offices file: none of them answers for an office. */
function isAboutOffice(found: Json): boolean {
	const about = part(found, 'about');
	return stageOf(about) === 'report' && wordOf(String(listOf(within(about))[0])) === 'regional';
}

/** What a complaint is about, in words. */
function thing({ about, of, report, month, reported }: Values): string {
	switch (about) {
		case 'source':
			return t(`场景 ${of}`, `scenario ${of}`);
		case 'version':
			return t(`方法学版本 ${of}`, `methodology version ${of}`);
		case 'batch':
			return t(`批次 ${of}`, `batch ${of}`);
		case 'verifier':
			return t(`核查机构 ${of}`, `verifier ${of}`);
		case 'report':
			return t(
				`${reportKind(report as ReportKind)}（${month}，地区 ${reported}）`,
				`the report “${reportKind(report as ReportKind)}” of ${month}, region ${reported}`,
			);
		default:
			return t('碳普惠机制', 'the scheme');
	}
}

async function imposed({ sanction }: Values, chain: Chain): Promise<{ found: Json; against: Refusal[] }> {
	const found = await chain.get('disclosure', 'sanctions', Number(sanction));
	return { found, against: those([found === null, 'Disclosure.NotFound']) };
}

/** Whether a sanction concerns an account. */
function concerns(found: Json, { participant, expert }: Standing): boolean {
	const whom = part(found, 'whom');
	return within(whom) === (stageOf(whom) === 'expert' ? expert : participant);
}

/** That a sanction concerns whom the account stood for, who closed it or was dismissed since. */
function formerly(found: Json, { former }: Standing): Refusal[] {
	const whom = part(found, 'whom');
	const number = within(whom);
	if (stageOf(whom) === 'expert')
		return former.expert !== null && number === former.expert ? [refusal('dismissed', { expert: String(number) })] : [];
	return former.participant !== null && number === former.participant ? [refusal('closed', { participant: String(number) })] : [];
}

/** Whether the days to appeal are over: they end with a day that is worked, which none can tell to be past in a year not published. */
async function isLate(from: number, chain: Chain): Promise<boolean> {
	const [last, today] = [from + DAYS_TO_APPEAL, dayNumber(chain.today)];
	if (today <= last) return false;
	if (today > last + DAYS_OFF) return true;
	const isWorking = calendarOf(chain);
	const since = await Promise.all(Array.from({ length: today - last }, (_, after) => isWorking(last + after)));
	return !since.includes(null) && since.includes(true);
}

export const DISCLOSURE: Act[] = [
	{
		id: 'disclosure.answer_complaint',
		group: 'disclosure',
		by: ['operator', 'regional'],
		scope: 'review',
		fields: [COMPLAINT],
		documents: [{ name: 'document', label: () => t('答复书', 'Answer') }],
		args: ['complaint', { document: 'document' }],
		title: () => t('答复投诉', 'Answer a complaint'),
		statement: ({ complaint }) =>
			t(
				`就投诉 ${complaint} 作出答复，内容见所附答复书。答复只作一次；投诉人不服的，可以请主管部门复查。`,
				`Complaint ${complaint} is answered as the document says. It is answered once; whoever complained may ask the competent authority to review the answer.`,
			),
		against: async (values, chain, who) => {
			const { found, against } = await complaintAt(values, 'filed', (complaint) => refusal('answered', { complaint }), chain);
			const operates = who.roles.includes('operator') && who.mandates.includes('review');
			const region = Number(part(found, 'region'));
			if (found === null || operates || who.region === null) return against;
			if (!covers(who.region, region)) against.push(refusal('outside-region', { region: String(region), own: String(who.region) }));
			return [...against, ...those([isAboutOffice(found), 'Disclosure.OutsideRegion'])];
		},
	},
	{
		id: 'disclosure.decide_review',
		group: 'disclosure',
		by: ['authority'],
		fields: [
			COMPLAINT,
			{ ...UPHELD, options: () => ({ no: t('维持答复', 'The answer stands'), yes: t('支持投诉', 'The complaint is upheld') }) },
		],
		documents: [{ name: 'document', label: () => t('复查决定', 'Decision') }],
		args: ['complaint', 'upheld', { document: 'document' }],
		title: () => t('决定复查', 'Decide a review'),
		statement: ({ complaint, upheld }) =>
			upheld === 'yes'
				? t(
						`经复查，支持投诉 ${complaint}，理由见所附决定。该投诉就此办结。`,
						`On review, complaint ${complaint} is upheld, for the reasons in the decision. That closes it.`,
					)
				: t(
						`经复查，维持对投诉 ${complaint} 的答复，理由见所附决定。该投诉就此办结。`,
						`On review, the answer to complaint ${complaint} stands, for the reasons in the decision. That closes it.`,
					),
		against: async (values, chain) =>
			(await complaintAt(values, 'under_review', (complaint) => refusal('not-under-review', { complaint }), chain)).against,
	},
	{
		id: 'disclosure.file_report',
		group: 'disclosure',
		by: filedBy,
		scope: 'review',
		fields: [
			{
				name: 'report',
				kind: 'choice',
				label: () => t('种类', 'Kind'),
				options: () => Object.fromEntries(REPORTS.map((kind) => [kind, reportKind(kind)])),
				start: () => 'monthly',
			},
			{
				name: 'month',
				kind: 'month',
				label: () => t('月份，如 2026-01（年度报告为该年十二月）', 'Month, such as 2026-01; of a year, its December'),
				start: (today) => monthFrom(today.slice(0, 7), -1),
			},
			{ ...REGION, when: ({ report }) => report === 'regional', start: undefined },
		],
		documents: [{ name: 'document', label: () => t('报告原文', 'Text of the report') }],
		args: [
			'report',
			'month',
			{ to: ({ region }) => Number(region ?? PROVINCE), from: (json) => ({ region: String(json) }) },
			{ document: 'document' },
		],
		title: () => t('提交报告', 'File a report'),
		statement: ({ report, month, region }) => {
			const kind = reportKind(report as ReportKind);
			const span = report === 'monthly' ? month : month!.slice(0, 4);
			const where = region ?? PROVINCE;
			return t(
				`提交${kind}：${span}，地区 ${where}，内容见所附原文。每份报告只提交一次，提交日期即时公开。`,
				`Files: ${kind}, ${span}, region ${where}, with the text given. A report is filed once, and the day of filing is public at once.`,
			);
		},
		against: async ({ report, month, region }, chain, who) => {
			const where = Number(region ?? PROVINCE);
			const key = [variant(report!), monthNumber(month!), where];
			const operates = who.roles.includes('operator') && who.mandates.includes('review');
			const own = report === 'regional' ? who.region : PROVINCE;
			const against: Refusal[] = [];
			if (report === 'regional' && operates) against.push(...those([!(await isLeft(where, key, chain)), 'Disclosure.OutsideRegion']));
			else if (own !== null && where !== own) against.push(refusal('outside-region', { region: String(where), own: String(own) }));
			// Months are written so that they compare as texts.
			if (month! >= chain.today.slice(0, 7)) against.push(refusal('month-not-over', { month: month! }));
			if (report !== 'monthly' && !month!.endsWith('-12')) against.push(refusal('no-december', { month: month! }));
			const filed = await chain.get('disclosure', 'reports', key);
			if (filed !== null) against.push(refusal('filed-already', { month: month! }));
			return against;
		},
	},
	{
		id: 'disclosure.record_complaint',
		group: 'disclosure',
		by: ['operator'],
		scope: 'review',
		fields: [...ABOUT, REGION],
		documents: [{ name: 'document', label: () => t('投诉书', 'Complaint') }],
		args: [THING, 'region', { document: 'document' }],
		title: () => t('记录公众投诉', 'Record a complaint'),
		statement: (values) =>
			t(
				`为没有账户的投诉人记录关于${thing(values)}的投诉，地区 ${values.region}。十五个工作日内答复。`,
				`Records a complaint about ${thing(values)}, region ${values.region}, of somebody without an account. It is answered within 15 working days.`,
			),
		against: complaining,
	},
	{
		id: 'disclosure.complain',
		group: 'disclosure',
		by: PARTICIPANTS,
		fields: [...ABOUT, REGION],
		documents: [{ name: 'document', label: () => t('投诉书', 'Complaint') }],
		args: [THING, 'region', { document: 'document' }],
		title: () => t('投诉', 'Complain'),
		statement: (values) =>
			t(
				`投诉${thing(values)}，地区 ${values.region}，内容见所附投诉书。十五个工作日内答复。`,
				`Complains about ${thing(values)}, region ${values.region}, as the document says. It is answered within 15 working days.`,
			),
		against: async (values, chain, { participant }) => {
			const open = participant === null ? 0 : Number(await chain.get('disclosure', 'openComplaints', participant));
			return [...(await complaining(values, chain)), ...those([open >= MAX_COMPLAINTS, 'Disclosure.TooManyComplaints'])];
		},
	},
	{
		id: 'disclosure.ask_review',
		group: 'disclosure',
		by: [...PARTICIPANTS, 'operator'],
		scope: 'review',
		fields: [COMPLAINT],
		documents: [{ name: 'document', label: () => t('复查申请', 'Request for review') }],
		args: ['complaint', { document: 'document' }],
		title: () => t('申请复查', 'Ask for a review'),
		statement: ({ complaint }) =>
			t(
				`请主管部门复查投诉 ${complaint} 的答复，或就逾期未答复作出决定，理由见所附申请。只能申请一次。`,
				`Asks the competent authority to review the answer to complaint ${complaint}, or to decide since none came in time, for the reasons in the document. It is asked once.`,
			),
		against: async (values, chain, who) => {
			const found = await chain.get('disclosure', 'complaints', Number(values.complaint));
			if (found === null) return [refusal('no-complaint', { complaint: values.complaint! })];
			const operates = who.roles.includes('operator') && who.mandates.includes('review');
			const by = operates ? null : who.participant;
			const stage = stageOf(part(found, 'stage'));
			const late = stage === 'filed' && isOverdue(await chain.get('calendar', 'deadlines', { Complaint: Number(values.complaint) }), chain);
			// One whose answer is late has its place already.
			const open = stage !== 'answered' || by === null ? 0 : Number(await chain.get('disclosure', 'openComplaints', by));
			return those(
				[part(found, 'by') !== by, 'Disclosure.NotComplainant'],
				[stage !== 'answered' && !late, 'Disclosure.NotReviewable'],
				[open >= MAX_COMPLAINTS, 'Disclosure.TooManyComplaints'],
			);
		},
	},
	{
		id: 'disclosure.publish_rule',
		group: 'disclosure',
		by: ['authority'],
		fields: [
			{
				name: 'rule',
				kind: 'choice',
				label: () => t('种类', 'Kind'),
				options: () => Object.fromEntries(RULES.map((kind) => [kind, ruleKind(kind)])),
				start: () => 'standard',
			},
			{ name: 'title', kind: 'text', label: () => t('标题（可写作“中文 / English”）', 'Title (it may be “Chinese / English”)') },
			{ name: 'effective', kind: 'day', label: () => t('施行日期', 'In force from'), start: (today) => today },
		],
		documents: [{ name: 'document', label: () => t('制度原文', 'Text of the rule') }],
		args: ['rule', 'title', { document: 'document' }, 'effective'],
		title: () => t('公布制度或标准', 'Publish a rule or standard'),
		statement: ({ rule, title, effective }) => {
			const kind = ruleKind(rule as RuleKind);
			return t(
				`公布“${title}”（${kind}），自 ${effective} 起施行，内容以所附原文为准。`,
				`Publishes “${title}” (${kind}), in force from ${effective}, in the words of the text given.`,
			);
		},
		against: async ({ title }) => (isTitle(title!) ? [] : [refusal('bad-title', { most: String(MAX_TITLE) })]),
	},
	{
		id: 'disclosure.repeal_rule',
		group: 'disclosure',
		by: ['authority'],
		fields: [
			RULE,
			FROM,
			{ name: 'by', kind: 'number', optional: true, label: () => t('代替它的制度编号（如有）', 'The rule in its place, if any') },
		],
		args: ['number', 'from', 'by'],
		title: () => t('废止制度', 'Repeal a rule'),
		statement: ({ number, from, by }) =>
			by
				? t(`制度 ${number} 自 ${from} 起废止，由制度 ${by} 代替。`, `Repeals rule ${number} from ${from} on; rule ${by} takes its place.`)
				: t(`制度 ${number} 自 ${from} 起废止。`, `Repeals rule ${number} from ${from} on.`),
		against: async ({ number, from, by }, chain) => {
			const [found, next] = await Promise.all([
				chain.get('disclosure', 'rules', Number(number)),
				by ? chain.get('disclosure', 'rules', Number(by)) : null,
			]);
			if (found === null) return [refusal('Disclosure.NotFound')];
			const follows = !by || (by !== number && next !== null && part(next, 'repealed') === null);
			return those(
				[part(found, 'repealed') !== null, 'Disclosure.Repealed'],
				[from! < chain.today, 'Disclosure.InThePast'],
				[!follows, 'Disclosure.InvalidSuccessor'],
			);
		},
	},
	{
		id: 'disclosure.appeal',
		group: 'disclosure',
		by: [...PARTICIPANTS, 'expert'],
		fields: [SANCTION],
		documents: [{ name: 'document', label: () => t('申诉书', 'Appeal') }],
		args: ['sanction', { document: 'document' }],
		title: () => t('申诉', 'Appeal against a sanction'),
		statement: ({ sanction }) =>
			t(
				`对处理 ${sanction} 提出申诉，理由见所附申诉书。只能申诉一次；答复之前处理仍然有效。`,
				`Appeals against sanction ${sanction}, for the reasons in the document. It is done once, and the sanction stands until it is answered.`,
			),
		against: async (values, chain, who) => {
			const { found, against } = await imposed(values, chain);
			if (against.length) return against;
			const gone = formerly(found, who);
			if (gone.length) return gone;
			return those(
				[!concerns(found, who), 'Disclosure.NotConcerned'],
				[part(found, 'lifted') !== null, 'Disclosure.Lifted'],
				[part(found, 'appeal') !== null, 'Disclosure.AlreadyExists'],
				[await isLate(Number(part(found, 'from')), chain), 'Disclosure.TooLate'],
			);
		},
	},
	{
		id: 'disclosure.sanction',
		group: 'disclosure',
		motion: 'council',
		fields: [
			...WHOM,
			{
				name: 'ground',
				kind: 'choice',
				label: () => t('处理事由', 'Ground'),
				options: () => Object.fromEntries(GROUNDS.map((one) => [one, ground(one)])),
			},
			{
				name: 'capacities',
				kind: 'choices',
				label: () => t('不得再作为', 'Barred from acting as'),
				options: () => Object.fromEntries(CAPACITIES.map((one) => [one, capacity(one)])),
			},
			UNTIL,
		],
		documents: [{ name: 'document', label: () => t('处理决定', 'Decision') }],
		args: [
			{ to: ({ whom, who }) => ({ [variant(whom!)]: Number(who) }), from: (json) => ({ whom: stageOf(json), who: String(within(json)) }) },
			'ground',
			'capacities',
			'until',
			{ document: 'document' },
		],
		title: () => t('作出处理', 'Impose a sanction'),
		statement: ({ whom, who, ground: by, capacities, until }) => {
			const as = (listed(capacities) as Capacity[]).map(capacity);
			const why = ground(by as SanctionGround);
			return t(
				`因${why}，${whom === 'expert' ? '专家' : '参与者'} ${who} 自今日至 ${until} 不得作为${as.join('、')}，详见处理决定。`,
				`Bars ${whom} ${who} from today to the end of ${until} from acting as ${as.join(', ')}. Ground: ${why}. The document has the decision.`,
			);
		},
		against: async ({ whom, who, capacities, until }, chain) => {
			const kept = whom === 'expert' ? ['experts', 'experts'] : ['participants', 'participants'];
			const [found, bars] = await Promise.all([
				chain.get(kept[0]!, kept[1]!, Number(who)),
				chain.get('disclosure', 'bars', { [variant(whom!)]: Number(who) }),
			]);
			const standing = listOf(bars).filter((bar) => Number(part(bar, 'until')) >= dayNumber(chain.today));
			return those(
				[found === null, 'Disclosure.NotFound'],
				[until! < chain.today, 'Disclosure.InThePast'],
				[whom === 'expert' && capacities !== 'expert', 'Disclosure.InvalidCapacities'],
				[standing.length >= MAX_SANCTIONS, 'Disclosure.TooMany'],
			);
		},
	},
	{
		id: 'disclosure.lift',
		group: 'disclosure',
		motion: 'council',
		fields: [SANCTION],
		documents: [{ name: 'document', label: () => t('解除决定', 'Decision') }],
		args: ['sanction', { document: 'document' }],
		title: () => t('解除处理', 'Lift a sanction'),
		statement: ({ sanction }) =>
			t(`解除处理 ${sanction}，理由见所附决定。`, `Lifts sanction ${sanction}, for the reasons in the decision.`),
		against: async (values, chain) => {
			const { found, against } = await imposed(values, chain);
			return against.length ? against : those([part(found, 'lifted') !== null, 'Disclosure.Lifted']);
		},
	},
	{
		id: 'disclosure.answer_appeal',
		group: 'disclosure',
		motion: 'council',
		fields: [SANCTION, UPHELD],
		documents: [{ name: 'document', label: () => t('申诉答复', 'Decision on the appeal') }],
		args: ['sanction', 'upheld', { document: 'document' }],
		title: () => t('答复申诉', 'Answer an appeal'),
		statement: ({ sanction, upheld }) =>
			upheld === 'yes'
				? t(
						`对处理 ${sanction} 的申诉成立，处理就此解除，理由见所附决定。`,
						`The appeal against sanction ${sanction} is upheld, which lifts it, for the reasons in the decision.`,
					)
				: t(
						`对处理 ${sanction} 的申诉不成立，处理继续有效，理由见所附决定。`,
						`The appeal against sanction ${sanction} is dismissed, and it stands, for the reasons in the decision.`,
					),
		against: async (values, chain) => {
			const { found, against } = await imposed(values, chain);
			const waits = part(found, 'appeal') !== null && part(found, 'appeal', 'answer') === null;
			return against.length ? against : those([!waits, 'Disclosure.NotAppealed']);
		},
	},
	{
		id: 'disclosure.appoint_office',
		group: 'offices',
		motion: 'council',
		fields: [ACCOUNT, REGION],
		args: ['account', 'region'],
		title: () => t('任命地区管理部门', 'Appoint a regional office'),
		statement: ({ account, region }) =>
			t(`账户 ${account} 作为地区 ${region} 的管理部门。`, `Lets the account ${account} act for region ${region}.`),
		against: async ({ account, region }, chain) => {
			const [stood, acts, regions, operator, authority, post] = await Promise.all([
				chain.get('participants', 'participantOf', account),
				chain.get('disclosure', 'offices', account),
				chain.get('disclosure', 'regions'),
				chain.get('operator', 'members'),
				chain.get('authority', 'members'),
				chain.get('consortium', 'posts', account),
			]);
			const offices = listOf(regions).reduce((all: number, one) => all + Number(listOf(one)[1]), 0);
			return those(
				[!(await isRegion(Number(region), chain)), 'Disclosure.InvalidRegion'],
				[stood !== null, 'Disclosure.TakesPart'],
				[[...listOf(operator), ...listOf(authority)].includes(account!), 'Disclosure.HoldsOffice'],
				[acts !== null, 'Disclosure.AlreadyExists'],
				[offices >= MAX_OFFICES, 'Disclosure.TooMany'],
				[post !== null, 'validates'],
			);
		},
	},
	{
		id: 'disclosure.dismiss_office',
		group: 'offices',
		motion: 'council',
		fields: [ACCOUNT],
		args: ['account'],
		title: () => t('免去地区管理部门', 'Dismiss a regional office'),
		statement: ({ account }) => t(`账户 ${account} 不再作为地区管理部门。`, `Lets the account ${account} act for its region no more.`),
		against: async ({ account }, chain) => those([(await chain.get('disclosure', 'offices', account)) === null, 'Disclosure.NotFound']),
	},
];
