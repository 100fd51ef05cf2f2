/** What is done about scenarios and their terms (Art. 17-23). */
import { dayNumber } from '../days';
import { t } from '../i18n.svelte';
import { refusal, type ErrorName, type Refusal } from '../refusals';
import { category } from '../words';
import { bytes, numbers, type Act, type Field, type Piece, type Values } from './act';
import { isBarred, part, PARTICIPANTS, stageOf, those, within, type Chain, type Json, type Standing } from './chain';
import { DOCUMENT, FROM, REASON, SOURCE, UPHELD } from './fields';
import { outcome, type Matter } from './panels';
import { isTitle, MAX_TITLE } from './title';

/** Bytes of a points formula at most. */
const MAX_TEXT = 8_192;
const MAX_APPLICATIONS = 8;
const MAX_REPORTERS = 8;
const MAX_TERMS = 64;
const MAX_RECTIFICATION_DAYS = 120;
/** Working days for a rectification unless the operator says otherwise. */
const RECTIFICATION_DAYS = 20;
const ROUND = 1;
const CATEGORIES = ['clothing', 'food', 'housing', 'transport', 'goods'];
/** Stages at which a scenario takes part, and after it did. */
const ADMITTED = ['admitted', 'rectifying'];
const ENDED = ['terminated', 'left', 'rejected', 'withdrawn'];

const POINTS: Field = {
	name: 'points',
	kind: 'formula',
	label: () => t('积分公式原文（.suhui 文件）', 'Text of the points formula (a .suhui file)'),
};
const NAMED: Field = {
	name: 'version',
	kind: 'number',
	optional: true,
	label: () => t('方法学版本编号（只计积分的不填）', 'Methodology version, unless it gives points alone'),
	href: (value) => `/methodologies/${value}`,
};
const CONFLICT: Field = { name: 'conflict', kind: 'number', label: () => t('重复申报线索编号', 'Number of the conflict') };
const MATERIAL: Piece = { name: 'document', label: () => t('申请材料', 'Material of the application') };

async function scenario({ source }: Values, chain: Chain): Promise<Json> {
	return chain.get('scenarios', 'scenarios', Number(source));
}

/** What the chain has against an act on an application that is at another stage, or is none. */
async function onApplication(values: Values, stages: string[], otherwise: ErrorName, chain: Chain): Promise<Refusal[]> {
	if ((await scenario(values, chain)) === null) return [refusal('Scenarios.NotFound')];
	const application = await chain.get('scenarios', 'applications', Number(values.source));
	if (application === null) return [refusal('Scenarios.NotProposed')];
	return those([!stages.includes(stageOf(application)), otherwise]);
}

/** What an open application is for. */
function matter(source: string, found: Json): Matter {
	return stageOf(part(found, 'stage')) === 'applied'
		? { Scenario: Number(source) }
		: { Terms: [Number(source), Number(part(found, 'terms'))] };
}

/** What keeps a scenario from what only one that takes part may. */
function unadmitted(found: Json): Refusal[] {
	const stage = stageOf(part(found, 'stage'));
	return those([stage === 'applied', 'Scenarios.NotAdmitted'], [ENDED.includes(stage), 'Scenarios.Terminated']);
}

/** The scenario, if it takes part. */
async function takingPart(values: Values, chain: Chain): Promise<{ found: Json; against: Refusal[] }> {
	const found = await scenario(values, chain);
	return { found, against: found === null ? [refusal('Scenarios.NotFound')] : unadmitted(found) };
}

/** What keeps a participant from acting for a scenario as its developer. */
async function developing(values: Values, chain: Chain, who: Standing): Promise<{ found: Json; against: Refusal[] }> {
	const found = await scenario(values, chain);
	if (found === null) return { found, against: [refusal('Scenarios.NotFound')] };
	return { found, against: those([part(found, 'developer') !== who.participant, 'Scenarios.NotDeveloper']) };
}

/** What keeps a participant from another application, or its texts from being taken. */
async function applying({ version, points }: Values, chain: Chain, { participant }: Standing): Promise<Refusal[]> {
	if (participant === null) return [];
	const [open, barred, named] = await Promise.all([
		chain.get('scenarios', 'openApplications', participant),
		isBarred({ Participant: participant }, 'developer', chain),
		version ? chain.get('methodology', 'versions', Number(version)) : null,
	]);
	const published = !version || stageOf(part(named, 'stage')) === 'published';
	return [
		...those(
			[barred, 'Scenarios.Barred'],
			[!published, 'Scenarios.NotPublished'],
			[Number(open) >= MAX_APPLICATIONS, 'Scenarios.TooManyApplications'],
		),
		...(bytes(points ?? '').length > MAX_TEXT ? [refusal('too-long', { most: String(MAX_TEXT) })] : []),
	];
}

/** What is to be rectified and was submitted, and waits for the operator's word. */
async function submitted(values: Values, chain: Chain): Promise<Refusal[]> {
	const order = await chain.get('scenarios', 'rectifications', Number(values.source));
	if (order === null) return [refusal('Scenarios.NotRectifying')];
	return those(
		[part(order, 'submitted') === null, 'Scenarios.NotSubmitted'],
		[part(order, 'refused') !== null, 'Scenarios.AlreadyDecided'],
	);
}

async function frozen(values: Values, is: boolean, chain: Chain): Promise<Refusal[]> {
	const found = await scenario(values, chain);
	if (found === null) return [refusal('Scenarios.NotFound')];
	const stage = stageOf(part(found, 'stage'));
	const was = [...ADMITTED, 'terminated', 'left'].includes(stage);
	if (!was) return unadmitted(found);
	return those([(part(found, 'frozen') !== null) !== is, is ? 'Scenarios.NotFrozen' : 'Scenarios.AlreadyFrozen']);
}

export const SCENARIOS: Act[] = [
	{
		id: 'scenarios.accept',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [SOURCE],
		args: ['source'],
		title: () => t('受理场景申请', 'Take an application in'),
		statement: ({ source }) =>
			t(
				`受理场景 ${source} 的申请：材料齐全。自收到材料之日的次日起十个工作日内完成审查。`,
				`Takes the application for scenario ${source}, or for its terms, in: the material is complete. It is reviewed within ten working days of the day the material came in.`,
			),
		against: (values, chain) => onApplication(values, ['submitted'], 'Scenarios.NotSubmitted', chain),
	},
	{
		id: 'scenarios.return_incomplete',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [SOURCE],
		documents: [REASON],
		args: ['source', { document: 'reason' }],
		title: () => t('退回场景申请补正', 'Return an application as incomplete'),
		statement: ({ source }) =>
			t(
				`场景 ${source} 的申请材料不全，退回开发主体补正，所缺内容见所附理由。`,
				`The material for scenario ${source} is incomplete and goes back to its developer; the document says what is missing.`,
			),
		against: (values, chain) => onApplication(values, ['submitted'], 'Scenarios.NotSubmitted', chain),
	},
	{
		id: 'scenarios.approve',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [SOURCE],
		args: ['source'],
		title: () => t('审查通过', 'Approve an application'),
		statement: ({ source }) =>
			t(
				`场景 ${source} 的申请审查通过，报主管部门备案。`,
				`Approves the application for scenario ${source}, or for its terms; the competent authority has yet to file it.`,
			),
		against: async (values, chain) => {
			const against = await onApplication(values, ['review'], 'Scenarios.NotInReview', chain);
			if (against.length) return against;
			const found = await scenario(values, chain);
			const { named, favourable } = await outcome(matter(values.source!, found), ROUND, chain);
			return those([named && !favourable, 'Scenarios.NotFavourable']);
		},
	},
	{
		id: 'scenarios.reject',
		group: 'scenarios',
		by: ['operator', 'authority'],
		scope: 'review',
		fields: [SOURCE],
		documents: [REASON],
		args: ['source', { document: 'reason' }],
		title: () => t('场景申请不予通过', 'Reject an application'),
		statement: ({ source }) =>
			t(
				`场景 ${source} 的申请不予通过，理由见所附材料。其积分公式不再保存在链上，只留摘要。`,
				`Rejects the application for scenario ${source}, or for its terms, for the reasons in the document. Its points formula leaves the chain; the digest stays.`,
			),
		against: (values, chain) => onApplication(values, ['submitted', 'incomplete', 'review', 'approved'], 'Scenarios.NotProposed', chain),
	},
	{
		id: 'scenarios.file',
		group: 'scenarios',
		by: ['authority'],
		fields: [SOURCE, FROM],
		args: ['source', 'from'],
		title: () => t('场景备案', 'File what was approved'),
		statement: ({ source, from }) =>
			t(
				`场景 ${source} 经审查通过的申请予以备案，适用于 ${from} 起的活动。`,
				`Files what was approved of scenario ${source}: activity from ${from} on counts under it.`,
			),
		against: async (values, chain) => {
			const against = await onApplication(values, ['approved'], 'Scenarios.NotApproved', chain);
			if (against.length) return against;
			const found = await scenario(values, chain);
			const past = values.from! < chain.today;
			if (stageOf(part(found, 'stage')) === 'applied') return those([past && part(found, 'succeeds') !== null, 'Scenarios.InThePast']);
			return [...unadmitted(found), ...those([past, 'Scenarios.InThePast'])];
		},
	},
	{
		id: 'scenarios.evaluate',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [
			SOURCE,
			{
				name: 'finding',
				kind: 'choice',
				label: () => t('结论', 'Finding'),
				options: () => ({ passed: t('通过', 'It passes'), rectify: t('须整改', 'It is to be rectified') }),
				start: () => 'passed',
			},
			{
				name: 'days',
				kind: 'number',
				label: () => t('整改的工作日数', 'Working days to rectify it'),
				when: ({ finding }) => finding === 'rectify',
				start: () => String(RECTIFICATION_DAYS),
			},
		],
		documents: [{ name: 'document', label: () => t('评估报告', 'Evaluation') }],
		args: [
			'source',
			{
				to: ({ finding, days }) => (finding === 'rectify' ? { Rectify: Number(days) } : 'Passed'),
				from: (json) => ({ finding: stageOf(json), days: String(within(json) ?? '') }),
			},
			{ document: 'document' },
		],
		title: () => t('跟踪评估', 'Evaluate a scenario'),
		statement: ({ source, finding, days }) =>
			finding === 'rectify'
				? t(
						`经跟踪评估，场景 ${source} 须在 ${days} 个工作日内整改，详见评估报告。整改期间继续参加。`,
						`Scenario ${source} was evaluated and is to be rectified within ${days} working days, as the document says. It takes part meanwhile.`,
					)
				: t(`经跟踪评估，场景 ${source} 通过，详见评估报告。`, `Scenario ${source} was evaluated and passes, as the document says.`),
		against: async (values, chain) => {
			const { against } = await takingPart(values, chain);
			if (against.length) return against;
			const order = await chain.get('scenarios', 'rectifications', Number(values.source));
			const days = Number(values.days);
			return those(
				[order !== null && part(order, 'refused') === null, 'Scenarios.NotDecided'],
				[values.finding === 'rectify' && (days < 1 || days > MAX_RECTIFICATION_DAYS), 'Scenarios.InvalidPeriod'],
			);
		},
	},
	{
		id: 'scenarios.accept_rectification',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [SOURCE],
		args: ['source'],
		title: () => t('整改合格', 'Accept a rectification'),
		statement: ({ source }) => t(`场景 ${source} 的整改合格。`, `What was done to rectify scenario ${source} suffices.`),
		against: async (values, chain) => {
			const { against } = await takingPart(values, chain);
			return against.length ? against : submitted(values, chain);
		},
	},
	{
		id: 'scenarios.refuse_rectification',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [SOURCE],
		documents: [REASON],
		args: ['source', { document: 'reason' }],
		title: () => t('整改不合格', 'Refuse a rectification'),
		statement: ({ source }) =>
			t(
				`场景 ${source} 的整改不合格，理由见所附材料。运营机构可以据此终止该场景。`,
				`What was done to rectify scenario ${source} does not suffice, for the reasons in the document. It is a ground to terminate the scenario.`,
			),
		against: (values, chain) => submitted(values, chain),
	},
	{
		id: 'scenarios.freeze',
		group: 'scenarios',
		by: ['operator', 'authority'],
		scope: 'review',
		fields: [SOURCE],
		documents: [REASON],
		args: ['source', { document: 'reason' }],
		title: () => t('冻结场景', 'Freeze a scenario'),
		statement: ({ source }) =>
			t(
				`冻结场景 ${source}：解冻前不能申报批次，也不能入链，理由见所附材料。`,
				`Freezes scenario ${source}: none of its batches is opened or fed until it is let go, for the reasons in the document.`,
			),
		against: (values, chain) => frozen(values, false, chain),
	},
	{
		id: 'scenarios.unfreeze',
		group: 'scenarios',
		by: ['operator', 'authority'],
		scope: 'review',
		fields: [SOURCE],
		args: ['source'],
		title: () => t('解冻场景', 'Let a frozen scenario go'),
		statement: ({ source }) => t(`解冻场景 ${source}。`, `Lets scenario ${source}, which is frozen, go on.`),
		against: (values, chain) => frozen(values, true, chain),
	},
	{
		id: 'scenarios.terminate',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [
			SOURCE,
			{
				name: 'ground',
				kind: 'choice',
				label: () => t('事由', 'Ground'),
				options: () => ({
					not_rectified: t('未按期整改，或整改不合格', 'Not rectified in time, or not well enough'),
					double_claim: t('重复申报', 'Claimed twice'),
				}),
				start: () => 'not_rectified',
			},
			{ ...CONFLICT, when: ({ ground }) => ground === 'double_claim' },
		],
		documents: [REASON],
		args: [
			'source',
			{
				to: ({ ground, conflict }) => (ground === 'double_claim' ? { DoubleClaim: Number(conflict) } : 'NotRectified'),
				from: (json) => ({ ground: stageOf(json), conflict: String(within(json) ?? '') }),
			},
			{ document: 'reason' },
		],
		title: () => t('终止场景', 'Terminate a scenario'),
		statement: ({ source, ground, conflict }) =>
			ground === 'double_claim'
				? t(
						`因重复申报（线索 ${conflict} 成立）终止场景 ${source}，理由见所附材料。终止后不再恢复。`,
						`Terminates scenario ${source} for good, since its activity is claimed twice (conflict ${conflict}), for the reasons in the document.`,
					)
				: t(
						`因未按期整改或整改不合格终止场景 ${source}，理由见所附材料。终止后不再恢复。`,
						`Terminates scenario ${source} for good, since it was not rectified, for the reasons in the document.`,
					),
		against: async (values, chain) => {
			const { against } = await takingPart(values, chain);
			if (against.length) return against;
			if (values.ground === 'double_claim') {
				const found = await chain.get('scenarios', 'conflicts', Number(values.conflict));
				const upheld = part(found, 'decision', 'upheld') === true && part(found, 'source') === Number(values.source);
				return those([!upheld, 'Scenarios.NotUpheld']);
			}
			const [order, deadline] = await Promise.all([
				chain.get('scenarios', 'rectifications', Number(values.source)),
				chain.get('calendar', 'deadlines', { Rectification: Number(values.source) }),
			]);
			const late = part(order, 'submitted') === null && isOverdue(deadline, chain);
			return those([order === null || (!late && part(order, 'refused') === null), 'Scenarios.NotDue']);
		},
	},
	{
		id: 'scenarios.report_conflict',
		group: 'scenarios',
		by: [...PARTICIPANTS, 'operator'],
		scope: 'review',
		fields: [
			SOURCE,
			{
				name: 'claim',
				kind: 'number',
				optional: true,
				label: () => t('机制外申报的序号（如有）', 'Number of the outside claim, if it is of one'),
			},
		],
		documents: [DOCUMENT],
		args: ['source', 'claim', { document: 'document' }],
		title: () => t('反映重复申报', 'Report a conflict'),
		statement: ({ source, claim }) =>
			claim
				? t(
						`反映场景 ${source} 的活动重复申报（机制外申报 ${claim}），详见所附材料。`,
						`Reports that activity of scenario ${source} is claimed twice, by outside claim ${claim}, as the document says.`,
					)
				: t(
						`反映场景 ${source} 的活动重复申报，详见所附材料。`,
						`Reports that activity of scenario ${source} is claimed twice, as the document says.`,
					),
		against: async (values, chain) => {
			if ((await scenario(values, chain)) === null) return [refusal('Scenarios.NotFound')];
			if (!values.claim) return [];
			const claims = await chain.get('scenarios', 'claims', Number(values.source));
			const place = Number(values.claim);
			return those([place < 1 || place > ((claims as Json[] | null)?.length ?? 0), 'Scenarios.UnknownClaim']);
		},
	},
	{
		id: 'scenarios.decide_conflict',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [CONFLICT, UPHELD],
		documents: [{ name: 'document', label: () => t('认定书', 'Decision') }],
		args: ['conflict', 'upheld', { document: 'document' }],
		title: () => t('认定重复申报', 'Decide a conflict'),
		statement: ({ conflict, upheld }) =>
			upheld === 'yes'
				? t(
						`重复申报线索 ${conflict} 成立，理由见所附认定书。据此可以终止该场景。`,
						`Conflict ${conflict} is upheld, for the reasons in the decision. It is a ground to terminate the scenario.`,
					)
				: t(`重复申报线索 ${conflict} 不成立，理由见所附认定书。`, `Conflict ${conflict} is dismissed, for the reasons in the decision.`),
		against: async ({ conflict }, chain) => {
			const found = await chain.get('scenarios', 'conflicts', Number(conflict));
			if (found === null) return [refusal('Scenarios.NotFound')];
			return those([part(found, 'decision') !== null, 'Scenarios.AlreadyDecided']);
		},
	},
	{
		id: 'scenarios.consent_transfer',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [SOURCE],
		documents: [{ name: 'document', label: () => t('双方协议', 'Agreement of both') }],
		args: ['source', { document: 'document' }],
		title: () => t('同意转让场景', 'Consent to a transfer'),
		statement: ({ source }) =>
			t(
				`同意场景 ${source} 按所附协议转让给开发主体所指的参与者。报送主体和规则不变。`,
				`Consents that scenario ${source} becomes the participant’s whom its developer named, by the agreement given. Reporters and terms stay.`,
			),
		against: async (values, chain) => {
			if ((await scenario(values, chain)) === null) return [refusal('Scenarios.NotFound')];
			const to = await chain.get('scenarios', 'transfers', Number(values.source));
			if (to === null) return [refusal('Scenarios.NotOffered')];
			return mayTake(Number(to), chain);
		},
	},
	{
		id: 'scenarios.apply',
		group: 'scenarios',
		by: PARTICIPANTS,
		fields: [
			{ name: 'title', kind: 'text', label: () => t('名称（可写作“中文 / English”）', 'Title (it may be “Chinese / English”)') },
			{
				name: 'category',
				kind: 'choice',
				label: () => t('类别', 'Category'),
				options: () => Object.fromEntries(CATEGORIES.map((one) => [one, category(one)])),
			},
			NAMED,
			POINTS,
			{
				name: 'succeeds',
				kind: 'number',
				optional: true,
				label: () => t('所接替的场景编号（如有）', 'Scenario that it succeeds, if any'),
				href: (value) => `/scenarios/${value}`,
			},
		],
		documents: [MATERIAL, { name: 'declaration', label: () => t('不重复申报声明', 'Declaration that nothing is claimed twice') }],
		args: [
			'title',
			'category',
			'version',
			'points',
			{ document: 'document' },
			{ document: 'declaration' },
			// What is claimed elsewhere is told by the command line.
			{ to: () => [], from: () => ({}) },
			'succeeds',
		],
		title: () => t('申请减排场景', 'Apply for a scenario'),
		statement: ({ title, category: of, version }) =>
			t(
				`申请减排场景“${title}”（${category(of!)}），${version ? `减碳量按方法学版本 ${version} 量化` : '只计积分'}；声明其活动没有在其他机制申报。`,
				`Applies for the scenario “${title}” (${category(of!)}), ${version ? `quantified by methodology version ${version}` : 'for points alone'}, and declares that its activity is claimed nowhere else.`,
			),
		against: async (values, chain, who) => {
			const against = await applying(values, chain, who);
			if (!isTitle(values.title!)) against.push(refusal('bad-title', { most: String(MAX_TITLE) }));
			if (values.succeeds) against.push(...(await developing({ source: values.succeeds }, chain, who)).against);
			return against;
		},
	},
	{
		id: 'scenarios.complete',
		group: 'scenarios',
		by: PARTICIPANTS,
		fields: [SOURCE],
		documents: [MATERIAL],
		args: ['source', { document: 'document' }],
		title: () => t('补正场景申请', 'Complete an application'),
		statement: ({ source }) =>
			t(
				`补正场景 ${source} 的申请，内容见所附材料；审查期限重新计算。`,
				`Completes the application for scenario ${source}, or for its terms, by the document given; its days begin anew.`,
			),
		against: async (values, chain, who) => {
			const { against } = await developing(values, chain, who);
			return against.length ? against : onApplication(values, ['incomplete'], 'Scenarios.NotIncomplete', chain);
		},
	},
	{
		id: 'scenarios.withdraw',
		group: 'scenarios',
		by: PARTICIPANTS,
		fields: [SOURCE],
		args: ['source'],
		title: () => t('撤回场景申请', 'Withdraw an application'),
		statement: ({ source }) =>
			t(
				`撤回场景 ${source} 尚未备案的申请。其积分公式不再保存在链上，只留摘要。`,
				`Withdraws the application for scenario ${source}, or for its terms, that was not filed yet. Its points formula leaves the chain; the digest stays.`,
			),
		against: async (values, chain, who) => {
			const { against } = await developing(values, chain, who);
			return against.length
				? against
				: onApplication(values, ['submitted', 'incomplete', 'review', 'approved'], 'Scenarios.NotProposed', chain);
		},
	},
	{
		id: 'scenarios.set_reporters',
		group: 'scenarios',
		by: PARTICIPANTS,
		fields: [
			SOURCE,
			{ name: 'reporters', kind: 'numbers', label: () => t('各报送主体的参与者编号', 'Reporters, by their numbers as participants') },
		],
		args: ['source', 'reporters'],
		title: () => t('指定报送主体', 'Name the reporters'),
		statement: ({ source, reporters }) =>
			t(
				`场景 ${source} 的报送主体改为参与者 ${numbers(reporters).join('、')}。`,
				`Names participants ${numbers(reporters).join(', ')} as the reporters of scenario ${source}, in place of those before.`,
			),
		against: async (values, chain, who) => {
			const { found, against } = await developing(values, chain, who);
			const all = numbers(values.reporters);
			if (against.length) return against;
			if (all.length > MAX_REPORTERS) return [refusal('too-many', { most: String(MAX_REPORTERS) })];
			const known = await Promise.all(all.map((one) => chain.get('participants', 'participants', one)));
			return those(
				[ENDED.includes(stageOf(part(found, 'stage'))), 'Scenarios.Terminated'],
				[new Set(all).size < all.length, 'Scenarios.AlreadyExists'],
				[known.some((one) => one === null || part(one, 'closed') !== null), 'Scenarios.NotRegistered'],
			);
		},
	},
	{
		id: 'scenarios.propose_terms',
		group: 'scenarios',
		by: PARTICIPANTS,
		fields: [SOURCE, NAMED, POINTS],
		documents: [MATERIAL],
		args: ['source', 'version', 'points', { document: 'document' }],
		title: () => t('提出新的规则版本', 'Propose other terms'),
		statement: ({ source, version }) =>
			t(
				`为场景 ${source} 提出新的规则版本，${version ? `减碳量按方法学版本 ${version} 量化` : '只计积分'}。审查通过并备案后适用。`,
				`Proposes other terms for scenario ${source}, ${version ? `quantified by methodology version ${version}` : 'for points alone'}. They hold once they are reviewed and filed.`,
			),
		against: async (values, chain, who) => {
			const { found, against } = await developing(values, chain, who);
			if (against.length) return against;
			const proposed = await chain.get('scenarios', 'applications', Number(values.source));
			return [
				...unadmitted(found),
				...those([proposed !== null, 'Scenarios.AlreadyProposed'], [Number(part(found, 'terms')) >= MAX_TERMS, 'Scenarios.TooManyTerms']),
				...(await applying(values, chain, who)),
			];
		},
	},
	{
		id: 'scenarios.submit_rectification',
		group: 'scenarios',
		by: PARTICIPANTS,
		fields: [SOURCE],
		documents: [{ name: 'document', label: () => t('整改报告', 'What was done') }],
		args: ['source', { document: 'document' }],
		title: () => t('提交整改', 'Submit a rectification'),
		statement: ({ source }) =>
			t(
				`提交场景 ${source} 的整改情况，详见整改报告。是否合格由运营机构认定。`,
				`Tells what was done to rectify scenario ${source}, as the document says. The operator finds whether it suffices.`,
			),
		against: async (values, chain, who) => {
			const { against } = await developing(values, chain, who);
			if (against.length) return against;
			const order = await chain.get('scenarios', 'rectifications', Number(values.source));
			if (order === null) return [refusal('Scenarios.NotRectifying')];
			return those([part(order, 'submitted') !== null, 'Scenarios.AlreadySubmitted']);
		},
	},
	{
		id: 'scenarios.leave',
		group: 'scenarios',
		by: PARTICIPANTS,
		fields: [SOURCE],
		args: ['source'],
		title: () => t('退出', 'Leave the scheme'),
		statement: ({ source }) =>
			t(
				`场景 ${source} 退出，不再参加，不能恢复。此前申报的批次照常办理。`,
				`Takes scenario ${source} out of the scheme for good. Batches opened before go their way.`,
			),
		against: async (values, chain, who) => {
			const { found, against } = await developing(values, chain, who);
			return against.length ? against : unadmitted(found);
		},
	},
	{
		id: 'scenarios.transfer',
		group: 'scenarios',
		by: PARTICIPANTS,
		fields: [
			SOURCE,
			{
				name: 'to',
				kind: 'number',
				optional: true,
				label: () => t('受让的参与者编号（不填即不再转让）', 'Participant to pass it on to; none to keep it'),
				href: (value) => `/participants/${value}`,
			},
		],
		args: ['source', 'to'],
		title: () => t('转让场景', 'Pass a scenario on'),
		statement: ({ source, to }) =>
			to
				? t(
						`拟将场景 ${source} 转让给参与者 ${to}，经运营机构同意后生效。`,
						`Wants to pass scenario ${source} on to participant ${to}. It takes the operator’s consent.`,
					)
				: t(`不再转让场景 ${source}。`, `Wants to pass scenario ${source} on to nobody any more.`),
		against: async (values, chain, who) => {
			const { found, against } = await developing(values, chain, who);
			if (against.length) return against;
			return [
				...unadmitted(found),
				...those([values.to !== '' && Number(values.to) === who.participant, 'Scenarios.SameDeveloper']),
				...(values.to ? await mayTake(Number(values.to), chain) : []),
			];
		},
	},
];

/** What keeps a participant from taking a scenario on. */
async function mayTake(participant: number, chain: Chain): Promise<Refusal[]> {
	const [found, barred] = await Promise.all([
		chain.get('participants', 'participants', participant),
		isBarred({ Participant: participant }, 'developer', chain),
	]);
	return those([found === null || part(found, 'closed') !== null, 'Scenarios.NotRegistered'], [barred, 'Scenarios.Barred']);
}

/** Whether a deadline's day is over, or was when it was marked. */
function isOverdue(deadline: Json, chain: Chain): boolean {
	const due = part(deadline, 'due');
	const over = stageOf(due) === 'on' && Number(within(due)) < dayNumber(chain.today);
	return part(deadline, 'overdue') === true || over;
}
