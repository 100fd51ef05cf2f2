/** What developers do about their scenarios, projects and terms (Art. 18, 21-23, 34, 45, 46). */
import { t } from '../i18n.svelte';
import { refusal, type Refusal } from '../refusals';
import { category } from '../words';
import { bytes, hex, numbers, textOf, type Act, type Arg, type Field, type Piece, type Values } from './act';
import { isBarred, listOf, part, PARTICIPANTS, stageOf, those, type Chain, type Json, type Standing } from './chain';
import { CLAIM, CLAIMS, claimsField, MAX_CLAIMS, MAX_FIRST_CLAIMS, read, told, unclaimable } from './claims';
import { SOURCE } from './fields';
import { developing, ENDED, mayTake, onApplication, OPEN, unadmitted } from './scenario';
import { isTitle, MAX_TITLE } from './title';
import { variant, wordOf } from './variants';

/** Bytes of a points formula at most. */
const MAX_TEXT = 8_192;
/** Applications of one participant that may wait for a decision. */
const MAX_APPLICATIONS = 8;
const MAX_REPORTERS = 8;
const MAX_TERMS = 64;
/** The categories of scenarios, and that it is a project. */
const KINDS = ['clothing', 'food', 'housing', 'transport', 'goods', 'project'];

const POINTS: Field = {
	name: 'points',
	kind: 'formula',
	output: 'points',
	label: () => t('积分公式原文（.suhui 文件）', 'Text of the points formula (a .suhui file)'),
};
const NAMED: Field = {
	name: 'version',
	kind: 'number',
	optional: true,
	label: () => t('方法学版本编号（只计积分的不填）', 'Methodology version, unless it gives points alone'),
	href: (value) => `/methodologies/${value}`,
};
/** Of a project no bytes. */
const TEXT: Arg = {
	to: ({ points }) => (points ? hex(points) : '0x'),
	from: (json) => ({ points: textOf(String(json)) }),
};
const KIND: Arg = {
	to: ({ kind }) => (kind === 'project' ? 'Project' : { Scenario: variant(kind ?? '') }),
	from: (json) => ({ kind: wordOf(String(part(json, 'scenario') ?? 'project')) }),
};
const MATERIAL: Piece = { name: 'document', label: () => t('申请材料', 'Material of the application') };

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

function isProject(found: Json): boolean {
	return stageOf(part(found, 'kind')) === 'project';
}

export const DEVELOPMENT: Act[] = [
	{
		id: 'scenarios.apply',
		group: 'scenarios',
		by: PARTICIPANTS,
		fields: [
			{ name: 'title', kind: 'text', label: () => t('名称（可写作“中文 / English”）', 'Title (it may be “Chinese / English”)') },
			{
				name: 'kind',
				kind: 'choice',
				label: () => t('场景的类别，或减排项目', 'Category of the scenario, or project'),
				options: () => Object.fromEntries(KINDS.map((one) => [one, category(one)])),
			},
			{ ...NAMED, when: ({ kind }) => kind !== 'project' },
			{
				name: 'version',
				kind: 'number',
				when: ({ kind }) => kind === 'project',
				label: () => t('方法学版本编号', 'Methodology version'),
				href: (value) => `/methodologies/${value}`,
			},
			{ ...POINTS, when: ({ kind }) => kind !== 'project' },
			{
				name: 'succeeds',
				kind: 'number',
				optional: true,
				label: () => t('所接替的场景或项目编号（如有）', 'Scenario or project that it succeeds, if any'),
				href: (value) => `/scenarios/${value}`,
			},
			claimsField(MAX_FIRST_CLAIMS, () => t('在其他机制的申报（如有）', 'What is claimed elsewhere, if anything')),
		],
		documents: [MATERIAL, { name: 'declaration', label: () => t('不重复申报声明', 'Declaration that nothing is claimed twice') }],
		args: ['title', KIND, 'version', TEXT, { document: 'document' }, { document: 'declaration' }, CLAIMS, 'succeeds'],
		title: () => t('申请减排场景或减排项目', 'Apply for a scenario or project'),
		statement: ({ title, kind, version, succeeds, claims }) => {
			const project = kind === 'project';
			const after = succeeds
				? t(`，接替${project ? '项目' : '场景'} ${succeeds}`, `, which succeeds ${project ? 'project' : 'scenario'} ${succeeds}`)
				: '';
			const all = read(claims).map(told);
			const elsewhere = all.length
				? t(`除下列外没有在其他机制申报：${all.join('；')}`, `claimed nowhere else but here: ${all.join('; ')}`)
				: t('没有在其他机制申报', 'claimed nowhere else');
			if (project)
				return t(
					`申请减排项目“${title}”${after}，减碳量按方法学版本 ${version} 量化，由本单位持有，不计碳积分；声明其活动${elsewhere}。`,
					`Applies for the project “${title}”${after}, quantified by methodology version ${version}, whose reductions are one’s own to hold and give no points, and declares that its activity is ${elsewhere}.`,
				);
			return t(
				`申请减排场景“${title}”（${category(kind!)}）${after}，${version ? `减碳量按方法学版本 ${version} 量化` : '只计积分'}；声明其活动${elsewhere}。`,
				`Applies for the scenario “${title}” (${category(kind!)})${after}, ${version ? `quantified by methodology version ${version}` : 'for points alone'}, and declares that its activity is ${elsewhere}.`,
			);
		},
		against: async (values, chain, who) => {
			const against = [...(await applying(values, chain, who)), ...unclaimable(values)];
			if (!isTitle(values.title!)) against.push(refusal('bad-title', { most: String(MAX_TITLE) }));
			const project = values.kind === 'project';
			against.push(...those([project && who.roles.includes('individual'), 'Scenarios.OwnerIndividual']));
			if (values.succeeds) {
				const { found, against: before } = await developing({ source: values.succeeds }, chain, who);
				const differs = before.length === 0 && isProject(found) !== project;
				against.push(...before, ...those([differs, 'Scenarios.KindDiffers']));
			}
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
			return against.length ? against : onApplication(values, OPEN, 'Scenarios.NotProposed', chain);
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
		fields: [
			SOURCE,
			NAMED,
			{
				...POINTS,
				optional: true,
				label: () => t('积分公式原文（.suhui 文件；减排项目没有）', 'Text of the points formula (a .suhui file; a project has none)'),
			},
		],
		documents: [MATERIAL],
		args: ['source', 'version', TEXT, { document: 'document' }],
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
			const project = isProject(found);
			return [
				...unadmitted(found),
				...those(
					[project && !values.version, 'Scenarios.NoMethodology'],
					[project && !!values.points, 'Scenarios.PointsOfProject'],
					[!project && !values.points, 'Scenarios.FormulaSyntax'],
				),
				...those([proposed !== null, 'Scenarios.AlreadyProposed'], [Number(part(found, 'terms')) >= MAX_TERMS, 'Scenarios.TooManyTerms']),
				...(await applying(values, chain, who)),
			];
		},
	},
	{
		id: 'scenarios.declare_claim',
		group: 'scenarios',
		by: PARTICIPANTS,
		fields: [SOURCE, claimsField(1, () => t('机制外申报', 'The outside claim'))],
		args: ['source', CLAIM],
		title: () => t('登记机制外申报', 'Declare an outside claim'),
		statement: ({ source, claims }) => {
			const claim = read(claims).map(told).join();
			return t(
				`登记场景 ${source} 在其他机制的申报：${claim}。即时公开，不能更改；所涉日期已有批次的，自动列为重复申报线索。`,
				`Enters in the public register what is claimed elsewhere for scenario ${source}: ${claim}. It is not changed any more, and a conflict by itself where batches cover its days.`,
			);
		},
		against: async (values, chain, who) => {
			const { found, against } = await developing(values, chain, who);
			if (against.length) return against;
			const declared = listOf(await chain.get('scenarios', 'claims', Number(values.source)));
			return [
				...those(
					[ENDED.includes(stageOf(part(found, 'stage'))), 'Scenarios.Terminated'],
					[declared.length >= MAX_CLAIMS, 'Scenarios.TooManyClaims'],
				),
				...unclaimable(values),
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
				`提交场景 ${source} 的整改情况，详见整改报告。是否验收由运营机构认定。`,
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
				...those([isProject(found), 'Scenarios.NotTransferable']),
				...those([values.to !== '' && Number(values.to) === who.participant, 'Scenarios.SameDeveloper']),
				...(values.to ? await mayTake(Number(values.to), chain) : []),
			];
		},
	},
];
