/** What waits for an account on its page: what is due of it, what it may go on with, and what it applied for. */
import { textOf } from './acts/act';
import { written } from './acts/amounts';
import { isOverdue, part, stageOf, within } from './acts/chain';
import { lastOf } from './acts/methodologies';
import { awaits, outcome } from './acts/panels';
import { suspensionOf } from './acts/verifiers';
import type { Chain, ConsoleName, Json, Role, Standing, Values } from './acts';
import { dayNumber } from './days';
import { t } from './i18n.svelte';
import { half } from './resource.svelte';
import type { BatchSummary, Complaint, Deadline, Item, LargeEvent, List, Order } from './types';

/** Something to go on with: an act, and what is known of it. */
export interface Task {
	/** The act, by its name. */
	act: string;
	values: Values;
	text: () => string;
}

/** Whose deadlines a page shows, by the API's words. */
export interface Duty {
	actor: Deadline['actor']['kind'];
	number?: number;
}

/** What the API answers. */
export type Ask = <T>(path: string) => Promise<T>;

/** The terms with which a scenario is applied for. */
const FIRST_TERMS = 1;

/** As what the account has deadlines on a page. */
export function dutiesOf(console: ConsoleName, { roles, participant, region }: Standing): Duty[] {
	const holds = (role: Role) => roles.includes(role);
	switch (console) {
		case 'office':
			return [
				...(holds('authority') ? [{ actor: 'authority' as const }] : []),
				...(holds('operator') ? [{ actor: 'operator' as const }] : []),
				...(region === null ? [] : [{ actor: 'region' as const, number: region }]),
			];
		case 'developer':
		case 'organisation':
			return participant === null ? [] : [{ actor: 'participant', number: participant }];
		case 'council':
			return holds('council') ? [{ actor: 'council' }] : [];
		case 'expert':
			return [];
	}
}

/** By which act something that is due is done here; null of what is not. */
export function actFor({ kind, matter, number, part: within, report, month, region }: Deadline['subject']): Omit<Task, 'text'> | null {
	const of = String(number);
	switch (kind) {
		case 'completion':
			return matter === 'methodology'
				? { act: 'methodology.accept', values: { version: of } }
				: { act: 'scenarios.accept', values: { source: of, terms: String(within ?? FIRST_TERMS) } };
		case 'evaluation':
			return { act: 'methodology.conclude', values: { version: of } };
		case 'review':
			return { act: 'scenarios.approve', values: { source: of, terms: String(within ?? FIRST_TERMS) } };
		case 'objection':
			return { act: 'methodology.answer', values: { version: of, objection: String(within) } };
		case 'rectification':
			return { act: 'scenarios.submit_rectification', values: { source: of } };
		case 'complaint':
			return { act: 'disclosure.answer_complaint', values: { complaint: of } };
		case 'report':
			return { act: 'disclosure.file_report', values: { report: report!, month: month!, region: String(region) } };
		case 'suspension':
			return { act: 'accreditation.confirm_suspension', values: { verifier: of } };
		case 'order':
			return { act: 'mall.fulfil', values: { order: of } };
		case 'dispute':
			return { act: 'mall.decide', values: { order: of } };
		case 'qualification':
			return null;
	}
}

/** What the account may go on with, beside what is due of it by a day. */
export async function tasksOf(console: ConsoleName, chain: Chain, who: Standing, ask: Ask): Promise<Task[]> {
	switch (console) {
		case 'office': {
			const [operators, authoritys] = await Promise.all([
				who.roles.includes('operator') ? operatorsTasks(chain, ask) : [],
				who.roles.includes('authority') ? authoritysTasks(chain, ask) : [],
			]);
			return [...operators, ...authoritys];
		}
		case 'developer':
			return who.participant === null ? [] : developersTasks(chain, who.participant);
		case 'organisation':
			return who.participant === null ? [] : organisationsTasks(who, who.participant, ask);
		case 'expert':
			return expertsTasks(chain, who);
		case 'council':
			return who.roles.includes('council') ? councilsTasks(chain) : [];
	}
}

/** What a participant applied for, and how far it has come. */
export interface Application {
	text: () => string;
	href: string;
	state: () => string;
}

export async function applicationsOf(chain: Chain, participant: number): Promise<Application[]> {
	const [versions, scenarios, open] = await Promise.all([
		chain.list('methodology', 'versions'),
		chain.list('scenarios', 'scenarios'),
		chain.list('scenarios', 'applications'),
	]);
	const stages = new Map(open.map(([[source], stage]) => [Number(source), stageOf(stage)]));
	const own = versions.filter(([, version]) => part(version, 'applicant') === participant);
	const developed = scenarios.filter(([, scenario]) => part(scenario, 'developer') === participant);
	return [
		...own.map(([[number], version]) => ({
			text: () => t(`方法学版本 ${number}：${titleOf(version)}`, `Version ${number}: ${titleOf(version)}`),
			href: `/methodologies/${number}`,
			state: () => stageWord(stageOf(part(version, 'stage'))),
		})),
		...developed.map(([[number], scenario]) => {
			const stage = stageOf(part(scenario, 'stage'));
			const application = stages.get(Number(number));
			return {
				text: () => t(`场景 ${number}：${titleOf(scenario)}`, `Scenario ${number}: ${titleOf(scenario)}`),
				href: `/scenarios/${number}`,
				state: () => {
					if (!application) return stageWord(stage);
					const state = stageWord(application);
					return stage === 'applied' ? state : t(`${stageWord(stage)}；新规则${state}`, `${stageWord(stage)}; other terms ${state}`);
				},
			};
		}),
	];
}

/** A stage of a version, a scenario or its application, in words. */
export function stageWord(stage: string): string {
	switch (stage) {
		case 'submitted':
			return t('待受理', 'to be taken in');
		case 'incomplete':
			return t('待补正', 'to be completed');
		case 'evaluation':
			return t('评估论证中', 'under evaluation');
		case 'notice':
			return t('公示中', 'in public notice');
		case 'filed':
			return t('已报备案', 'filed with the authority');
		case 'published':
			return t('已公布', 'published');
		case 'discontinued':
			return t('已停用', 'discontinued');
		case 'review':
			return t('审查中', 'under review');
		case 'approved':
			return t('审查通过，待备案', 'approved, to be filed');
		case 'admitted':
			return t('已纳入', 'admitted');
		case 'rectifying':
			return t('整改中', 'to be rectified');
		case 'terminated':
			return t('已终止', 'terminated');
		case 'left':
			return t('已退出', 'left');
		case 'rejected':
			return t('不予通过', 'rejected');
		case 'withdrawn':
			return t('已撤回', 'withdrawn');
		default:
			return stage;
	}
}

async function operatorsTasks(chain: Chain, ask: Ask): Promise<Task[]> {
	const [versions, orders, conflicts, transfers, opened, attested] = await Promise.all([
		chain.list('methodology', 'versions'),
		chain.list('scenarios', 'rectifications'),
		chain.list('scenarios', 'conflicts'),
		chain.list('scenarios', 'transfers'),
		ask<List<BatchSummary>>('/batches?status=opened&limit=50'),
		ask<List<BatchSummary>>('/batches?status=attested&limit=50'),
	]);
	const [offered, unaccounted, consented] = await Promise.all([
		ask<List<Item>>('/items?state=offered&limit=50'),
		ask<List<LargeEvent>>('/large_events?state=open&limit=200'),
		ask<List<LargeEvent>>('/large_events?state=consented&limit=50'),
	]);
	const judged = versions.filter(([, version]) => stageOf(part(version, 'stage')) === 'evaluation');
	const panels = await Promise.all(
		judged.map(([[version], found]) =>
			outcome({ Methodology: Number(version) }, Number(part(within(part(found, 'stage')), 'round')), chain),
		),
	);
	const noticed = versions.filter(([, version]) => stageOf(part(version, 'stage')) === 'notice');
	const lasts = await Promise.all(noticed.map(([, version]) => lastOf(within(part(version, 'stage')), chain)));
	const open = await Promise.all(noticed.map(([[version]]) => chain.list('methodology', 'openObjections', version)));
	const over = noticed.filter((_, place) => lasts[place]! < dayNumber(chain.today) && open[place]!.length === 0);
	const days = await Promise.all(orders.map(([[source]]) => chain.get('calendar', 'deadlines', { Rectification: Number(source) })));
	const unrectified = orders.filter(
		([, order], place) => part(order, 'refused') !== null || (part(order, 'submitted') === null && isOverdue(days[place]!, chain)),
	);
	return [
		...judged
			.filter((_, place) => !panels[place]!.named)
			.map(([[version]]) => ({
				act: 'experts.name_panel',
				values: { matter: 'methodology', of: String(version) },
				text: () => t(`指定方法学版本 ${version} 的论证专家组`, `Name who judges methodology version ${version}`),
			})),
		...over.map(([[version]]) => ({
			act: 'methodology.file',
			values: { version: String(version) },
			text: () => t(`方法学版本 ${version} 公示期满：报备案`, `The notice of version ${version} is over: file it`),
		})),
		...orders
			.filter(([, order]) => part(order, 'submitted') !== null && part(order, 'refused') === null)
			.map(([[source]]) => ({
				act: 'scenarios.accept_rectification',
				values: { source: String(source) },
				text: () => t(`场景 ${source} 已提交整改：待验收`, `Scenario ${source} was rectified: decide whether it suffices`),
			})),
		...unrectified.map(([[source]]) => ({
			act: 'scenarios.terminate',
			values: { source: String(source), ground: 'not_rectified' },
			text: () => t(`场景 ${source} 逾期未整改或整改未达到要求：可以终止`, `Scenario ${source} was not rectified: it may be terminated`),
		})),
		...conflicts
			.filter(([, conflict]) => part(conflict, 'decision') === null)
			.map(([[conflict]]) => ({
				act: 'scenarios.decide_conflict',
				values: { conflict: String(conflict) },
				text: () => t(`认定重复申报线索 ${conflict}`, `Decide conflict ${conflict}`),
			})),
		...transfers.map(([[source], to]) => ({
			act: 'scenarios.consent_transfer',
			values: { source: String(source), to: String(to) },
			text: () => t(`场景 ${source} 拟转让给参与者 ${to}`, `Scenario ${source} is to pass to participant ${to}`),
		})),
		...opened.items.map(({ id }) => ({
			act: 'issuance.assign',
			values: { batch: String(id) },
			text: () => t(`为批次 ${id} 指定核查机构`, `Assign a verifier to batch ${id}`),
		})),
		...attested.items.map(({ id }) => ({
			act: 'issuance.approve',
			values: { batch: String(id) },
			text: () => t(`批次 ${id} 已核证：提出批准`, `Batch ${id} was attested: propose its approval`),
		})),
		...offered.items.map(({ id, title }) => ({
			act: 'mall.list',
			values: { item: String(id) },
			text: () => t(`物品 ${id} 待上架：${half(title)}`, `Item ${id} waits to be listed: ${half(title)}`),
		})),
		...unaccounted.items
			.filter(({ accountant }) => accountant === null)
			.map(({ id, title }) => ({
				act: 'reductions.name_accountant',
				values: { event: String(id) },
				text: () => t(`为大型活动 ${id} 指定核算机构：${half(title)}`, `Name who accounts event ${id}: ${half(title)}`),
			})),
		...consented.items.map(({ id, title }) => ({
			act: 'reductions.certify',
			values: { of: 'neutrality', number: String(id) },
			text: () => t(`主管部门已同意：颁发大型活动 ${id} 的证书（${half(title)}）`, `Consented to: certify event ${id} (${half(title)})`),
		})),
	];
}

async function authoritysTasks(chain: Chain, ask: Ask): Promise<Task[]> {
	const [versions, applications, complaints, events] = await Promise.all([
		chain.list('methodology', 'versions'),
		chain.list('scenarios', 'applications'),
		ask<List<Complaint>>('/complaints?stage=under_review&limit=50'),
		ask<List<LargeEvent>>('/large_events?state=open&limit=200'),
	]);
	const approved = applications.filter(([, stage]) => stageOf(stage) === 'approved');
	const scenarios = await Promise.all(approved.map(([[source]]) => chain.get('scenarios', 'scenarios', source)));
	return [
		// What it revised itself it completes itself.
		...versions
			.filter(([, version]) => part(version, 'applicant') === null && stageOf(part(version, 'stage')) === 'incomplete')
			.map(([[version]]) => ({
				act: 'methodology.complete',
				values: { version: String(version) },
				text: () => t(`补正方法学版本 ${version} 的申请`, `Complete the application for version ${version}`),
			})),
		...versions
			.filter(([, version]) => stageOf(part(version, 'stage')) === 'filed')
			.map(([[version]]) => ({
				act: 'methodology.publish',
				values: { version: String(version) },
				text: () => t(`方法学版本 ${version} 已报备案：公布`, `Version ${version} was filed: publish it`),
			})),
		...approved.map(([[source]], place) => {
			const terms = String(part(scenarios[place]!, 'terms'));
			return {
				act: 'scenarios.file',
				values: { source: String(source), terms },
				text: () => t(`场景 ${source} 的第 ${terms} 版规则审查通过：备案`, `Terms ${terms} of scenario ${source} were approved: file them`),
			};
		}),
		...complaints.items.map(({ id }) => ({
			act: 'disclosure.decide_review',
			values: { complaint: String(id) },
			text: () => t(`决定对投诉 ${id} 的复查`, `Decide the review of complaint ${id}`),
		})),
		...events.items
			.filter(({ emissions, missing }) => emissions !== null && missing.mg === '0')
			.map(({ id, title, emissions }) => ({
				act: 'reductions.consent',
				values: { event: String(id), emissions: written(emissions!.mg) },
				text: () =>
					t(
						`大型活动 ${id} 已核算并全部抵消：是否同意颁发证书（${half(title)}）`,
						`Event ${id} is accounted and covered: consent to its certificate (${half(title)})`,
					),
			})),
	];
}

/** What a provider hands over, what an accountant finds, what a host may call off or offset itself. */
async function organisationsTasks(who: Standing, participant: number, ask: Ask): Promise<Task[]> {
	const [orders, hosted, open] = await Promise.all([
		ask<List<Order>>(`/orders?provider=${participant}&state=open&limit=50`),
		ask<List<LargeEvent>>(`/large_events?host=${participant}&state=open&limit=50`),
		who.roles.includes('verifier') ? ask<List<LargeEvent>>('/large_events?state=open&limit=200') : { items: [] },
	]);
	return [
		...orders.items.map(({ id, item, count }) => ({
			act: 'mall.fulfil',
			values: { order: String(id) },
			text: () => t(`交付兑换单 ${id}：${half(item.title)} × ${count}`, `Hand order ${id} over: ${half(item.title)} × ${count}`),
		})),
		...open.items
			.filter(({ accountant, emissions }) => accountant?.id === participant && emissions === null)
			.map(({ id, title }) => ({
				act: 'reductions.account',
				values: { event: String(id) },
				text: () => t(`核算大型活动 ${id}：${half(title)}`, `Account event ${id}: ${half(title)}`),
			})),
		...hosted.items
			.filter(({ missing }) => missing.mg !== '0')
			.map(({ id, title }) => ({
				act: 'reductions.contribute',
				values: { event: String(id) },
				text: () => t(`大型活动 ${id} 尚未全部抵消：${half(title)}`, `Event ${id} is not covered yet: ${half(title)}`),
			})),
	];
}

async function developersTasks(chain: Chain, participant: number): Promise<Task[]> {
	const [versions, scenarios, applications] = await Promise.all([
		chain.list('methodology', 'versions'),
		chain.list('scenarios', 'scenarios'),
		chain.list('scenarios', 'applications'),
	]);
	const incomplete = new Set(applications.filter(([, stage]) => stageOf(stage) === 'incomplete').map(([[source]]) => source));
	return [
		...versions
			.filter(([, version]) => part(version, 'applicant') === participant && stageOf(part(version, 'stage')) === 'incomplete')
			.map(([[version]]) => ({
				act: 'methodology.complete',
				values: { version: String(version) },
				text: () => t(`补正方法学版本 ${version} 的申请`, `Complete the application for version ${version}`),
			})),
		...scenarios
			.filter(([[source], scenario]) => part(scenario, 'developer') === participant && incomplete.has(source!))
			.map(([[source]]) => ({
				act: 'scenarios.complete',
				values: { source: String(source) },
				text: () => t(`补正场景 ${source} 的申请`, `Complete the application for scenario ${source}`),
			})),
	];
}

/** Of what is judged now, what the account has a seat for and has not spoken on. */
async function expertsTasks(chain: Chain, who: Standing): Promise<Task[]> {
	const [versions, scenarios, applications] = await Promise.all([
		chain.list('methodology', 'versions'),
		chain.list('scenarios', 'scenarios'),
		chain.list('scenarios', 'applications'),
	]);
	const found = new Map(scenarios.map(([[source], scenario]) => [source, scenario]));
	const matters: Task[] = [
		...versions
			.filter(([, version]) => stageOf(part(version, 'stage')) === 'evaluation')
			.map(([[version], value]) => ({
				act: 'experts.opine',
				values: { matter: 'methodology', of: String(version) },
				text: () => t(`方法学版本 ${version}：${titleOf(value)}`, `Version ${version}: ${titleOf(value)}`),
			})),
		...applications
			.filter(([, stage]) => stageOf(stage) === 'review')
			.map(([[source]]) => {
				const scenario = found.get(source!) ?? null;
				const first = stageOf(part(scenario, 'stage')) === 'applied';
				const terms = String(part(scenario, 'terms'));
				return {
					act: 'experts.opine',
					values: first ? { matter: 'scenario', of: String(source) } : { matter: 'terms', of: String(source), terms },
					text: () =>
						first
							? t(`场景 ${source}：${titleOf(scenario)}`, `Scenario ${source}: ${titleOf(scenario)}`)
							: t(
									`场景 ${source} 的第 ${terms} 版规则：${titleOf(scenario)}`,
									`Terms ${terms} of scenario ${source}: ${titleOf(scenario)}`,
								),
				};
			}),
	];
	const own = await Promise.all(matters.map(({ values }) => awaits(values, chain, who)));
	return matters.filter((_, place) => own[place]);
}

async function councilsTasks(chain: Chain): Promise<Task[]> {
	const [applications, verifiers, sanctions, faults] = await Promise.all([
		chain.list('accreditation', 'applications'),
		chain.list('accreditation', 'verifiers'),
		chain.list('disclosure', 'sanctions'),
		chain.list('consortium', 'faults'),
	]);
	const accredited = new Set(
		verifiers.filter(([, found]) => stageOf(part(found, 'standing')) !== 'revoked').map(([[verifier]]) => verifier),
	);
	const numbers = await Promise.all(applications.map(([[applicant]]) => chain.get('accreditation', 'applied', applicant)));
	return [
		...applications.map(([[applicant]], place) => ({
			act: accredited.has(applicant!) ? 'accreditation.renew' : 'accreditation.accredit',
			values: { verifier: String(applicant), applicant: String(applicant), application: String(numbers[place]) },
			text: () =>
				accredited.has(applicant!)
					? t(`核查机构 ${applicant} 申请续期`, `Verifier ${applicant} applied for renewal`)
					: t(`参与者 ${applicant} 申请成为核查机构`, `Participant ${applicant} applied to be a verifier`),
		})),
		...verifiers
			.filter(([[verifier], found]) => accredited.has(verifier!) && part(found, 'unconfirmed') !== null)
			.map(([[verifier], found]) => ({
				act: 'accreditation.lift',
				values: { verifier: String(verifier), suspension: suspensionOf(found) },
				text: () =>
					suspensionOf(found)
						? t(
								`确认核查机构 ${verifier} 的密钥由谁持有；其资格已被暂停，一并恢复`,
								`Confirm who holds the key of verifier ${verifier}, which is suspended, and lift that`,
							)
						: t(`确认核查机构 ${verifier} 的密钥由谁持有`, `Confirm who holds the key of verifier ${verifier}`),
			})),
		...sanctions
			.filter(([, found]) => part(found, 'appeal') !== null && part(found, 'appeal', 'answer') === null)
			.map(([[sanction]]) => ({
				act: 'disclosure.answer_appeal',
				values: { sanction: String(sanction) },
				text: () => t(`答复对处理 ${sanction} 的申诉`, `Answer the appeal against sanction ${sanction}`),
			})),
		...faults.map(([[department]]) => ({
			act: 'consortium.remove',
			values: { department: String(department) },
			text: () =>
				t(
					`部门 ${department} 的现任或原任验证节点有过失，现任者暂停出块：移出或保留`,
					`A validator of department ${department}, or a former one, was at fault: the one of now makes no blocks; take the department out, or retain it`,
				),
		})),
	];
}

function titleOf(of: Json): string {
	return half(textOf(String(part(of, 'title') ?? '')));
}
