/** What operator and authority do about scenarios and their terms (Art. 18-23). */
import { dayNumber } from '../days';
import { t } from '../i18n.svelte';
import { refusal, type Refusal } from '../refusals';
import type { Act, Field, Values } from './act';
import { isOverdue, listOf, part, PARTICIPANTS, stageOf, those, within, type Chain, type Json, type Standing } from './chain';
import { DOCUMENT, FROM, REASON, SOURCE, UPHELD } from './fields';
import { outcome } from './panels';
import { ADMITTED, matter, mayTake, onTerms, OPEN, scenario, takingPart, unadmitted } from './scenario';

const MAX_RECTIFICATION_DAYS = 120;
/** Conflicts of one participant that wait for a decision. */
const MAX_CONFLICTS = 8;
/** Applications of one participant that may wait for a decision. */
const MAX_APPLICATIONS = 8;
/** How many days ahead terms may come into force. */
const DAYS_AHEAD = 366;
/** Working days for a rectification unless the operator says otherwise. */
const RECTIFICATION_DAYS = 20;
/** Applications are judged in one round. */
const ROUND = 1;

/** Which terms are decided on: their developer may withdraw them at any time and propose others. */
const TERMS: Field = {
	name: 'terms',
	kind: 'number',
	label: () => t('第几版规则（首次申请为 1）', 'Which of its terms, 1 of a scenario that is applied for'),
};

const CONFLICT: Field = { name: 'conflict', kind: 'number', label: () => t('重复申报线索编号', 'Number of the conflict') };

/** What is to be rectified and was submitted, and waits for the operator's word. */
async function submitted(values: Values, chain: Chain): Promise<Refusal[]> {
	const order = await chain.get('scenarios', 'rectifications', Number(values.source));
	if (order === null) return [refusal('Scenarios.NotRectifying')];
	return those(
		[part(order, 'submitted') === null, 'Scenarios.NotSubmitted'],
		[part(order, 'refused') !== null, 'Scenarios.AlreadyDecided'],
	);
}

/** What was frozen by the authority's order is the authority's to let go; what by the operator's, to freeze as well. */
async function frozen(values: Values, is: boolean, chain: Chain, who: Standing): Promise<Refusal[]> {
	const found = await scenario(values, chain);
	if (found === null) return [refusal('Scenarios.NotFound')];
	const stage = stageOf(part(found, 'stage'));
	const was = [...ADMITTED, 'terminated', 'left'].includes(stage);
	if (!was) return unadmitted(found);
	const freeze = part(found, 'frozen');
	const operates = who.roles.includes('operator') && who.mandates.includes('review');
	const own = operates || part(freeze, 'byAuthority') === true;
	if (!is) return those([freeze !== null && own, 'Scenarios.AlreadyFrozen']);
	return those([freeze === null, 'Scenarios.NotFrozen'], [operates && part(freeze, 'byAuthority') === true, 'Scenarios.FrozenByAuthority']);
}

/** What keeps a scenario that is filed from taking the days of the one before in its line, if there is one. */
async function succeeding({ source, from }: Values, found: Json, chain: Chain): Promise<Refusal[]> {
	const before = await chain.get('scenarios', 'latest', part(found, 'line'));
	if (before === null) return [];
	const [preceding, firsts] = await Promise.all([chain.get('scenarios', 'scenarios', before), chain.get('scenarios', 'inForce', before)]);
	const first = listOf(listOf(firsts)[0] ?? null)[1];
	return those(
		[Number(before) >= Number(source), 'Scenarios.Succeeded'],
		[part(preceding, 'developer') !== part(found, 'developer'), 'Scenarios.NotDeveloper'],
		[first !== undefined && Number(first) >= dayNumber(from!), 'Scenarios.NotLater'],
	);
}

/** What keeps the terms proposed last from coming into force on a day. */
async function enforceable({ source, from }: Values, found: Json, chain: Chain): Promise<Refusal[]> {
	const day = dayNumber(from!);
	const [terms, firsts] = await Promise.all([
		chain.get('scenarios', 'termsOf', Number(source), part(found, 'terms')),
		chain.get('scenarios', 'inForce', Number(source)),
	]);
	const version = part(terms, 'version');
	const stage = version === null ? null : part(await chain.get('methodology', 'versions', version), 'stage');
	const { effective, from: until } = (within(stage) ?? {}) as Record<string, Json>;
	const published = version === null || ['published', 'discontinued'].includes(stageOf(stage));
	const counts = version === null || (Number(effective) <= day && (until === undefined || Number(until) > day));
	const last = listOf(listOf(firsts).at(-1) ?? null)[1];
	return those(
		[day > dayNumber(chain.today) + DAYS_AHEAD, 'Scenarios.TooFarAhead'],
		[!published, 'Scenarios.NotPublished'],
		[published && !counts, 'Scenarios.NotInEffect'],
		[last !== undefined && Number(last) >= day, 'Scenarios.NotLater'],
	);
}

/** Whether it took part and ended, but for no double claim: its batches are fed until one is found. */
function endedOtherwise(found: Json): boolean {
	const stage = part(found, 'stage');
	if (stageOf(stage) === 'terminated') return stageOf(listOf(within(stage))[1] ?? null) === 'not_rectified';
	return stageOf(stage) === 'left';
}

export const SCENARIOS: Act[] = [
	{
		id: 'scenarios.accept',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [SOURCE, TERMS],
		args: ['source', 'terms'],
		title: () => t('受理场景申请', 'Take an application in'),
		statement: ({ source, terms }) =>
			t(
				`受理场景 ${source} 的申请（第 ${terms} 版规则）：材料齐全。自收到材料之日的次日起十个工作日内完成审查。`,
				`Takes the application for scenario ${source} with terms ${terms} in: the material is complete. It is reviewed within ten working days of the day the material came in.`,
			),
		against: (values, chain) => onTerms(values, ['submitted'], 'Scenarios.NotSubmitted', chain),
	},
	{
		id: 'scenarios.return_incomplete',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [SOURCE, TERMS],
		documents: [REASON],
		args: ['source', 'terms', { document: 'reason' }],
		title: () => t('退回场景申请补正', 'Return an application as incomplete'),
		statement: ({ source, terms }) =>
			t(
				`场景 ${source} 的申请（第 ${terms} 版规则）材料不全，退回开发主体补正，所缺内容见所附理由。`,
				`The material for scenario ${source} with terms ${terms} is incomplete and goes back to its developer; the document says what is missing.`,
			),
		against: (values, chain) => onTerms(values, ['submitted'], 'Scenarios.NotSubmitted', chain),
	},
	{
		id: 'scenarios.approve',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [SOURCE, TERMS],
		args: ['source', 'terms'],
		title: () => t('审查通过', 'Approve an application'),
		statement: ({ source, terms }) =>
			t(
				`场景 ${source} 的申请（第 ${terms} 版规则）审查通过，报主管部门备案。`,
				`Approves the application for scenario ${source} with terms ${terms}; the competent authority has yet to file it.`,
			),
		against: async (values, chain) => {
			const against = await onTerms(values, ['review'], 'Scenarios.NotInReview', chain);
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
		fields: [SOURCE, TERMS],
		documents: [REASON],
		args: ['source', 'terms', { document: 'reason' }],
		title: () => t('场景申请不予通过', 'Reject an application'),
		statement: ({ source, terms }) =>
			t(
				`场景 ${source} 的申请（第 ${terms} 版规则）不予通过，理由见所附材料。其积分公式不再保存在链上，只留摘要。`,
				`Rejects the application for scenario ${source} with terms ${terms}, for the reasons in the document. Its points formula leaves the chain; the digest stays.`,
			),
		against: (values, chain) => onTerms(values, OPEN, 'Scenarios.NotProposed', chain),
	},
	{
		id: 'scenarios.file',
		group: 'scenarios',
		by: ['authority'],
		fields: [SOURCE, TERMS, FROM],
		args: ['source', 'terms', 'from'],
		title: () => t('场景备案', 'File what was approved'),
		statement: ({ source, terms, from }) =>
			t(
				`场景 ${source} 经审查通过的申请（第 ${terms} 版规则）予以备案，适用于 ${from} 起的活动。`,
				`Files terms ${terms} of scenario ${source}, which were approved: activity from ${from} on counts under them.`,
			),
		against: async (values, chain) => {
			const against = await onTerms(values, ['approved'], 'Scenarios.NotApproved', chain);
			if (against.length) return against;
			const found = await scenario(values, chain);
			const past = values.from! < chain.today;
			const applied = stageOf(part(found, 'stage')) === 'applied';
			const late = those([past && (!applied || part(found, 'succeeds') !== null), 'Scenarios.InThePast']);
			const before = applied ? await succeeding(values, found, chain) : unadmitted(found);
			return [...before, ...late, ...(await enforceable(values, found, chain))];
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
		documents: [{ name: 'document', label: () => t('评估意见', 'Evaluation') }],
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
						`经跟踪评估，场景 ${source} 须在 ${days} 个工作日内整改，详见评估意见。整改期间继续参加。`,
						`Scenario ${source} was evaluated and is to be rectified within ${days} working days, as the document says. It takes part meanwhile.`,
					)
				: t(`经跟踪评估，场景 ${source} 通过，详见评估意见。`, `Scenario ${source} was evaluated and passes, as the document says.`),
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
		title: () => t('整改验收', 'Accept a rectification'),
		statement: ({ source }) => t(`场景 ${source} 的整改验收合格。`, `What was done to rectify scenario ${source} suffices.`),
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
		title: () => t('整改未达到要求', 'Refuse a rectification'),
		statement: ({ source }) =>
			t(
				`场景 ${source} 的整改未达到要求，理由见所附材料。运营机构可以据此终止该场景。`,
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
		against: (values, chain, who) => frozen(values, false, chain, who),
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
		against: (values, chain, who) => frozen(values, true, chain, who),
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
					not_rectified: t('逾期未整改，或整改未达到要求', 'Not rectified in time, or not well enough'),
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
						`因逾期未整改或整改未达到要求终止场景 ${source}，理由见所附材料。终止后不再恢复。`,
						`Terminates scenario ${source} for good, since it was not rectified, for the reasons in the document.`,
					),
		against: async (values, chain) => {
			const { found, against } = await takingPart(values, chain);
			const isDouble = values.ground === 'double_claim';
			if (against.length && !(isDouble && endedOtherwise(found))) return against;
			if (isDouble) {
				const conflict = await chain.get('scenarios', 'conflicts', Number(values.conflict));
				const upheld = part(conflict, 'decision', 'upheld') === true && part(conflict, 'source') === Number(values.source);
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
		title: () => t('举报重复申报', 'Report a conflict'),
		statement: ({ source, claim }) =>
			claim
				? t(
						`举报场景 ${source} 的活动重复申报（机制外申报 ${claim}），详见所附材料。`,
						`Reports that activity of scenario ${source} is claimed twice, by outside claim ${claim}, as the document says.`,
					)
				: t(
						`举报场景 ${source} 的活动重复申报，详见所附材料。`,
						`Reports that activity of scenario ${source} is claimed twice, as the document says.`,
					),
		against: async (values, chain, { participant, roles }) => {
			if ((await scenario(values, chain)) === null) return [refusal('Scenarios.NotFound')];
			const byOperator = roles.includes('operator') || participant === null;
			const open = byOperator ? 0 : Number(await chain.get('scenarios', 'openConflicts', participant));
			const many = those([open >= MAX_CONFLICTS, 'Scenarios.TooManyConflicts']);
			if (!values.claim) return many;
			const claims = await chain.get('scenarios', 'claims', Number(values.source));
			const place = Number(values.claim);
			return [...those([place < 1 || place > ((claims as Json[] | null)?.length ?? 0), 'Scenarios.UnknownClaim']), ...many];
		},
	},
	{
		id: 'scenarios.decide_conflict',
		group: 'scenarios',
		by: ['operator'],
		scope: 'review',
		fields: [CONFLICT, UPHELD],
		documents: [{ name: 'document', label: () => t('认定材料', 'Decision') }],
		args: ['conflict', 'upheld', { document: 'document' }],
		title: () => t('认定重复申报', 'Decide a conflict'),
		statement: ({ conflict, upheld }) =>
			upheld === 'yes'
				? t(
						`重复申报线索 ${conflict} 成立，理由见所附认定材料。据此可以终止该场景。`,
						`Conflict ${conflict} is upheld, for the reasons in the decision. It is a ground to terminate the scenario.`,
					)
				: t(`重复申报线索 ${conflict} 不成立，理由见所附认定材料。`, `Conflict ${conflict} is dismissed, for the reasons in the decision.`),
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
		fields: [
			SOURCE,
			{
				name: 'to',
				kind: 'number',
				label: () => t('受让方的参与者编号', 'Number of the participant who takes it on'),
				href: (value) => `/participants/${value}`,
			},
		],
		documents: [{ name: 'document', label: () => t('转让协议', 'Agreement of both') }],
		args: ['source', 'to', { document: 'document' }],
		title: () => t('同意转让场景', 'Consent to a transfer'),
		statement: ({ source, to }) =>
			t(
				`同意场景 ${source} 按所附协议转让给参与者 ${to}。报送主体和规则不变。`,
				`Consents that scenario ${source} becomes participant ${to}’s, by the agreement given. Reporters and terms stay.`,
			),
		against: async (values, chain) => {
			if ((await scenario(values, chain)) === null) return [refusal('Scenarios.NotFound')];
			const [offered, application] = await Promise.all([
				chain.get('scenarios', 'transfers', Number(values.source)),
				chain.get('scenarios', 'applications', Number(values.source)),
			]);
			const to = Number(values.to);
			if (offered === null || Number(offered) !== to) return [refusal('Scenarios.NotOffered')];
			// An application for terms passes on with the scenario.
			const open = application === null ? 0 : Number(await chain.get('scenarios', 'openApplications', to));
			return [...(await mayTake(to, chain)), ...those([open >= MAX_APPLICATIONS, 'Scenarios.TooManyApplications'])];
		},
	},
];
