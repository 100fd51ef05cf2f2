import { short } from './format';
import { say, t } from './i18n.svelte';
import { half } from './resource.svelte';
import type { Form, ParticipantName, Schemas, Scope } from './types';

/** Words for the values of the API, in the language now shown. A source without a category is a project. */
export function category(value: string | null): string {
	switch (value ?? 'project') {
		case 'clothing':
			return t('衣', 'Clothing');
		case 'food':
			return t('食', 'Food');
		case 'housing':
			return t('住', 'Housing');
		case 'transport':
			return t('行', 'Transport');
		case 'goods':
			return t('用', 'Goods');
		case 'project':
			return t('减排项目', 'Project');
		default:
			return value ?? '';
	}
}

export function kind(value: string): string {
	switch (value) {
		case 'individual':
			return t('个人', 'Individual');
		case 'institution':
			return t('公共机构', 'Public institution');
		case 'organisation':
			return t('其他社会组织', 'Other organisation');
		default:
			return value;
	}
}

/** A legal person's title; people have none on the chain. */
export function participant({ id, title }: ParticipantName): string {
	return title ? half(title) : t(`参与者 ${id}`, `Participant ${id}`);
}

/** The day of an expert's appointment. */
export function appointed(expert: Schemas['ExpertSummary']): string {
	return expert.appointed ?? t('自创世起', 'Since the first block');
}

/** What happened to a batch. */
export function step(value: Schemas['StepName']): string {
	switch (value) {
		case 'opened':
			return t('申报', 'Opened');
		case 'assigned':
			return t('指定核查机构', 'Verifier assigned');
		case 'attested':
			return t('核证', 'Attested');
		case 'refused':
			return t('否定意见', 'Adverse opinion');
		case 'declined':
			return t('不予受理', 'Declined');
		case 'approved':
			return t('批准', 'Approved');
		case 'completed':
			return t('签发完毕', 'Issued in full');
		case 'held':
			return t('因数据不符暂停', 'Held: data differ');
		case 'put_on_hold':
			return t('依决定暂停', 'Put on hold by order');
		case 'released':
			return t('恢复', 'Released');
		case 'closed':
			return t('截止', 'Closed');
		case 'cancelled':
			return t('撤回', 'Cancelled');
	}
}

/** What happened to a methodology version. */
export function versionStep(value: Schemas['VersionStepName']): string {
	switch (value) {
		case 'submitted':
			return t('提交', 'Submitted');
		case 'returned_incomplete':
			return t('退回补正', 'Returned as incomplete');
		case 'completed':
			return t('补正', 'Completed');
		case 'accepted':
			return t('受理', 'Taken in');
		case 'notice_begun':
			return t('开始公示', 'Notice begun');
		case 'reopened':
			return t('异议成立，重新评估论证', 'An objection upheld: evaluated anew');
		case 'filed':
			return t('报备案', 'Filed with the authority');
		case 'sent_back':
			return t('主管部门退回', 'Sent back by the authority');
		case 'published':
			return t('公布', 'Published');
		case 'discontinued':
			return t('停用', 'Discontinued');
		case 'rejected':
			return t('不予通过', 'Rejected');
		case 'withdrawn':
			return t('申请撤回', 'Withdrawn');
	}
}

/** What happened to a scenario, or to terms of it. */
export function scenarioStep({ step, terms, to }: Pick<Schemas['ScenarioStep'], 'step' | 'terms' | 'to'>): string {
	switch (step) {
		case 'terms_proposed':
			return t(`提出第 ${terms} 版规则`, `Terms ${terms} proposed`);
		case 'terms_admitted':
			return t(`第 ${terms} 版规则备案`, `Terms ${terms} filed`);
		case 'terms_rejected':
			return t(`第 ${terms} 版规则不予通过`, `Terms ${terms} rejected`);
		case 'terms_withdrawn':
			return t(`第 ${terms} 版规则撤回`, `Terms ${terms} withdrawn`);
		case 'transfer_offered':
			return to ? t('提出转让给', 'To pass on to') : t('收回转让', 'Not to pass on any more');
		default:
			// An application with the first terms is the scenario's.
			return (terms !== null && terms > 1 ? t(`第 ${terms} 版规则：`, `Terms ${terms}: `) : '') + happened(step);
	}
}

type OfTermsOrTransfers = 'terms_proposed' | 'terms_admitted' | 'terms_rejected' | 'terms_withdrawn' | 'transfer_offered';

function happened(step: Exclude<Schemas['ScenarioStepName'], OfTermsOrTransfers>): string {
	switch (step) {
		case 'applied':
			return t('申请', 'Applied for');
		case 'accepted':
			return t('受理', 'Taken in');
		case 'returned_incomplete':
			return t('退回补正', 'Returned as incomplete');
		case 'completed':
			return t('补正', 'Completed');
		case 'approved':
			return t('审查通过，报主管部门备案', 'Approved, to be filed by the authority');
		case 'admitted':
			return t('备案并纳入', 'Filed and admitted');
		case 'rejected':
			return t('不予通过', 'Rejected');
		case 'withdrawn':
			return t('申请撤回', 'Withdrawn');
		case 'reporters_named':
			return t('指定报送主体', 'Reporters named');
		case 'evaluated':
			return t('跟踪评估', 'Evaluated');
		case 'rectification_submitted':
			return t('提交整改结果', 'What was rectified submitted');
		case 'rectification_accepted':
			return t('整改验收', 'Rectification accepted');
		case 'rectification_refused':
			return t('整改未达到要求', 'Rectification refused');
		case 'frozen':
			return t('冻结', 'Frozen');
		case 'unfrozen':
			return t('解冻', 'Unfrozen');
		case 'terminated':
			return t('终止', 'Terminated');
		case 'left':
			return t('退出', 'Left');
		case 'transferred':
			return t('转让给', 'Passed on to');
	}
}

/** Where activity may be claimed besides. */
export function mechanism(value: Schemas['Mechanism']): string {
	switch (value) {
		case 'ccer':
			return t('国家核证自愿减排量（CCER）', 'China Certified Emission Reductions (CCER)');
		case 'green_power':
			return t('绿色电力交易', 'Trade of green power');
		case 'green_certificate':
			return t('绿色电力证书交易', 'Trade of green certificates');
		case 'vcs':
			return t('核证碳标准（VCS）', 'Verified Carbon Standard (VCS)');
		case 'gold_standard':
			return t('黄金标准（GS）', 'Gold Standard (GS)');
		case 'cdm':
			return t('清洁发展机制（CDM）', 'Clean Development Mechanism (CDM)');
		case 'other':
			return t('其他', 'Other');
	}
}

/** Why a scenario was terminated. */
export function ground(value: Schemas['TerminationGround'], conflict: number | null): string {
	switch (value) {
		case 'not_rectified':
			return t('逾期未整改，或整改未达到要求', 'It was not rectified by its day, or not well enough');
		case 'double_claim':
			return t(`重复申报（线索 ${conflict}）`, `Its activity is claimed twice (conflict ${conflict})`);
	}
}

/** How far an application stands, for `status`: a batch is approved otherwise. */
export function applicationStage(stage: Schemas['ApplicationStage']): string {
	return stage === 'approved' ? 'application_approved' : stage;
}

/** What was found of a conflict, for `status`: it is no objection that waits for an answer. */
export function conflictState(state: Schemas['ConflictState']): string {
	return `conflict_${state}`;
}

/** How a rectification stands, for `status`. */
export function rectification({ outcome, submitted }: Pick<Schemas['Evaluation'], 'outcome' | 'submitted'>): string {
	if (outcome) return `rectification_${outcome}`;
	return submitted ? 'rectification_submitted' : 'rectifying';
}

/** What a seat of a panel said. */
export function view(value: Schemas['View']): { text: string; icon: 'check' | 'cross' | 'info' } {
	switch (value) {
		case 'favourable':
			return { text: t('赞成', 'In favour'), icon: 'check' };
		case 'adverse':
			return { text: t('反对', 'Against'), icon: 'cross' };
		case 'recused':
			return { text: t('回避', 'Recused'), icon: 'info' };
	}
}

/** Who has a seat of a panel, and where this site shows it. */
export function seat({ kind, number, title }: Pick<Schemas['PanelSeat'], 'kind' | 'number' | 'title'>): { text: string; href: string } {
	switch (kind) {
		case 'expert':
			return { text: t(`专家 ${number}`, `Expert ${number}`), href: `/experts/${number}` };
		case 'body':
			return { text: participant({ id: number, title }), href: `/participants/${number}` };
	}
}

/** What a panel judges, and where this site shows it. */
export function judged({ kind, of, terms }: Schemas['JudgedMatter']): { text: string; href: string } {
	const title = half(of.title);
	switch (kind) {
		case 'methodology':
			return { text: title || t(`方法学版本 ${of.id}`, `Methodology version ${of.id}`), href: `/methodologies/${of.id}` };
		case 'scenario':
			return { text: title || t(`场景 ${of.id}`, `Scenario ${of.id}`), href: `/scenarios/${of.id}` };
		case 'terms':
			return { text: t(`${title}的第 ${terms} 版规则`, `Terms ${terms} of ${title}`), href: `/scenarios/${of.id}` };
	}
}

/** What the operator is mandated with, and what it may do by it. */
export function scope(value: Scope): { title: string; powers: string } {
	switch (value) {
		case 'accounts':
			return {
				title: t('账户管理', 'Accounts'),
				powers: t('开户、登记同意、更换密钥', 'opening accounts, recording consents, replacing keys'),
			};
		case 'review':
			return {
				title: t('申请审查', 'Review'),
				powers: t(
					'审查方法学、减排场景及其规则版本的申请，提交报告，记录和答复投诉',
					'deciding on applications for methodologies, scenarios and their terms, filing reports, recording and answering complaints',
				),
			};
		case 'issuance':
			return {
				title: t('减碳量签发', 'Issuance'),
				powers: t('指定核查机构，批准、暂停和截止批次', 'assigning verifiers, approving, holding and closing batches'),
			};
		case 'mall':
			return {
				title: t('碳积分商城', 'Mall'),
				powers: t(
					'与权益提供方订立协议，上架兑换物品，裁决兑换争议',
					'agreeing with providers, listing items, and deciding on orders in dispute',
				),
			};
	}
}

/** A mandate's state for `status`: who granted it takes it away, as an applicant takes an application back. */
export function mandateState(state: Schemas['MandateState']): string {
	return state === 'withdrawn' ? 'mandate_withdrawn' : state;
}

/** Word and tone of a status, a stage or a standing. */
export function status(value: string): { text: string; tone: 'good' | 'busy' | 'warn' | 'bad' | 'still' } {
	switch (value) {
		case 'opened':
			return { text: t('已申报', 'Opened'), tone: 'busy' };
		case 'assigned':
			return { text: t('已指定核查机构', 'Assigned'), tone: 'busy' };
		case 'attested':
			return { text: t('已核证', 'Attested'), tone: 'busy' };
		case 'approved':
			return { text: t('已批准，签发中', 'Approved, being issued'), tone: 'busy' };
		case 'complete':
		case 'completed':
			return { text: t('已签发', 'Issued'), tone: 'good' };
		case 'held':
			return { text: t('已暂停', 'Held'), tone: 'bad' };
		case 'held_difference':
			return { text: t('暂停：数据不符', 'Held: data differ'), tone: 'bad' };
		case 'held_order':
			return { text: t('暂停：依决定', 'Held: by order'), tone: 'warn' };
		case 'closed':
			return { text: t('已截止', 'Closed'), tone: 'still' };
		case 'cancelled':
			return { text: t('已撤回', 'Cancelled'), tone: 'still' };
		case 'refused':
			return { text: t('否定意见', 'Adverse opinion'), tone: 'bad' };
		case 'review':
			return { text: t('审查中', 'Under review'), tone: 'busy' };
		case 'admitted':
			return { text: t('已纳入', 'Admitted'), tone: 'good' };
		case 'applied':
			return { text: t('申请中', 'Applied for'), tone: 'busy' };
		case 'application_approved':
			return { text: t('审查通过，待备案', 'Approved, to be filed'), tone: 'busy' };
		case 'rectifying':
			return { text: t('整改中', 'To be rectified'), tone: 'warn' };
		case 'frozen':
			return { text: t('已冻结', 'Frozen'), tone: 'bad' };
		case 'left':
			return { text: t('已退出', 'Its developer left'), tone: 'still' };
		case 'terminated':
			return { text: t('已终止', 'Terminated'), tone: 'still' };
		case 'conflict_open':
			return { text: t('待认定', 'To be decided'), tone: 'busy' };
		case 'conflict_dismissed':
			return { text: t('不属重复申报', 'Not claimed twice'), tone: 'still' };
		case 'conflict_upheld':
			return { text: t('属重复申报', 'Claimed twice'), tone: 'bad' };
		case 'rectification_submitted':
			return { text: t('待验收', 'To be judged'), tone: 'busy' };
		case 'rectification_accepted':
			return { text: t('已验收', 'Accepted'), tone: 'good' };
		case 'rectification_refused':
			return { text: t('未达到要求', 'Not well enough'), tone: 'bad' };
		case 'rectification_ended':
			return { text: t('随场景了结', 'Ended with the scenario'), tone: 'still' };
		case 'proposed':
			return { text: t('申请中', 'Proposed'), tone: 'busy' };
		case 'in_force':
			return { text: t('适用中', 'In force'), tone: 'good' };
		case 'standing':
			return { text: t('有效', 'Stands'), tone: 'good' };
		case 'coming':
			return { text: t('尚未生效', 'To come'), tone: 'busy' };
		case 'over':
			return { text: t('已期满', 'Over'), tone: 'still' };
		case 'replaced':
			return { text: t('已由新委托取代', 'Replaced'), tone: 'still' };
		case 'withdrawn':
			return { text: t('申请已撤回', 'Withdrawn'), tone: 'still' };
		case 'mandate_withdrawn':
			return { text: t('已收回', 'Withdrawn'), tone: 'bad' };
		case 'submitted':
			return { text: t('待受理', 'To be taken in'), tone: 'busy' };
		case 'incomplete':
			return { text: t('待补正', 'To be completed'), tone: 'warn' };
		case 'evaluation':
			return { text: t('评估论证中', 'Under evaluation'), tone: 'busy' };
		case 'notice':
		case 'running':
			return { text: t('公示中', 'Under notice'), tone: 'busy' };
		case 'filed':
			return { text: t('已报备案', 'Filed'), tone: 'good' };
		case 'published':
			return { text: t('已公布', 'Published'), tone: 'good' };
		case 'discontinued':
			return { text: t('已停用', 'Discontinued'), tone: 'still' };
		case 'reopened':
			return { text: t('异议成立，重新评估论证', 'Reopened'), tone: 'warn' };
		case 'open':
			return { text: t('待答复', 'To be answered'), tone: 'busy' };
		case 'dismissed':
			return { text: t('不成立', 'Dismissed'), tone: 'still' };
		case 'upheld':
			return { text: t('成立', 'Upheld'), tone: 'warn' };
		case 'fallen':
			return { text: t('随公示了结', 'Fallen with the notice'), tone: 'still' };
		case 'rejected':
			return { text: t('不予通过', 'Rejected'), tone: 'bad' };
		case 'good':
			return { text: t('资格正常', 'In good standing'), tone: 'good' };
		case 'suspended':
			return { text: t('资格暂停', 'Suspended'), tone: 'bad' };
		case 'revoked':
			return { text: t('资格撤销', 'Revoked'), tone: 'bad' };
		case 'success':
			return { text: t('成功', 'Success'), tone: 'good' };
		case 'failure':
			return { text: t('失败', 'Failed'), tone: 'bad' };
		case 'unknown':
			return { text: t('结果未能读出', 'Outcome unreadable'), tone: 'still' };
		case 'available':
			return { text: t('已公开', 'Public'), tone: 'good' };
		case 'missing':
			return { text: t('原文缺失', 'Missing'), tone: 'warn' };
		default:
			return { text: value, tone: 'still' };
	}
}

/** Where the chain names a document, and as what. */
export function mention(of: Schemas['DocumentMention']): string {
	const id = of.kind === 'mandate' ? scope(of.id as Scope).title : of.kind === 'report' ? of.id : short(of.id);
	return `${say(of.label)} ${id} · ${role(of.role)}`;
}

function role(value: Schemas['DocumentRole']): string {
	switch (value) {
		case 'document':
			return t('材料', 'document');
		case 'completion':
			return t('补正材料', 'completed material');
		case 'contact':
			return t('联系表', 'contact sheet');
		case 'opinion':
			return t('意见书', 'opinion');
		case 'objection':
			return t('异议', 'objection');
		case 'declaration':
			return t('不重复申报声明', 'declaration');
		case 'conflict':
			return t('重复申报线索', 'report of a conflict');
		case 'finding':
			return t('认定', 'finding');
		case 'evaluation':
			return t('评估意见', 'evaluation');
		case 'rectification':
			return t('整改报告', 'report of what was rectified');
		case 'agreement':
			return t('协议', 'agreement');
		case 'ending':
			return t('终止协议的材料', 'end of an agreement');
		case 'dispute':
			return t('争议材料', 'dispute');
		case 'plan':
			return t('碳中和实施方案', 'plan');
		case 'consent':
			return t('同意书', 'consent');
		case 'call_off':
			return t('取消活动的材料', 'why an event was called off');
		case 'evidence':
			return t('证明材料', 'evidence');
		case 'case':
			return t('损害赔偿案件材料', 'case');
		case 'acceptance':
			return t('接受以减碳量赔偿的材料', 'acceptance in compensation');
		case 'report':
			return t('报告', 'report');
		case 'reason':
			return t('理由', 'reasons');
		case 'premises':
			return t('固定办公场所', 'place of work');
		case 'facilities':
			return t('设施设备', 'facilities');
		case 'management':
			return t('核查管理制度', 'rules of management');
		case 'finance':
			return t('财务制度', 'rules of finance');
		case 'certificate':
			return t('资质证书', 'certificate');
		case 'metering':
			return t('能源计量审查', 'review of metering');
		case 'answer':
			return t('答复', 'answer');
		case 'review':
			return t('复查申请', 'request for review');
		case 'decision':
			return t('复查决定', 'decision on review');
		case 'lifting':
			return t('解除决定', 'decision to lift it');
		case 'appeal':
			return t('申诉', 'appeal');
	}
}

/** How a column of an export is written. */
export function form(value: Form): string {
	switch (value) {
		case 'number':
			return t('整数', 'integer');
		case 'truth':
			return t('1 是，0 否', '1 yes, 0 no');
		case 'milligrams':
			return t('整数，毫克二氧化碳当量', 'integer, milligrams of CO₂e');
		case 'points':
			return t('整数，分', 'integer, points');
		case 'text':
			return t('文字', 'text');
		case 'json':
			return 'JSON';
		case 'day':
			return t('北京日期，如 2016-01-31', 'day in Beijing, such as 2016-01-31');
		case 'month':
			return t('北京月份，如 2016-01', 'month in Beijing, such as 2016-01');
		case 'time':
			return t('世界时，RFC 3339', 'UTC, RFC 3339');
	}
}
