import { short } from './format';
import { say, t } from './i18n.svelte';
import { half } from './resource.svelte';
import type { Form, ParticipantName, Schemas, Scope } from './types';

/** Words for the values of the API, in the language now shown. */
export function category(value: string): string {
	switch (value) {
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
		default:
			return value;
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
			return t('由运营机构暂停', 'Put on hold by the operator');
		case 'released':
			return t('恢复', 'Released');
		case 'closed':
			return t('截止', 'Closed');
		case 'cancelled':
			return t('撤回', 'Cancelled');
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
			return { text: t('暂停：运营机构决定', 'Held: by order'), tone: 'warn' };
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
		case 'terminated':
			return { text: t('已终止', 'Terminated'), tone: 'still' };
		case 'proposed':
			return { text: t('待审查', 'Proposed'), tone: 'busy' };
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
		case 'evaluation':
			return { text: t('评估论证中', 'Under evaluation'), tone: 'busy' };
		case 'published':
			return { text: t('已公布', 'Published'), tone: 'good' };
		case 'rejected':
			return { text: t('不予通过', 'Rejected'), tone: 'bad' };
		case 'good':
			return { text: t('资格正常', 'In good standing'), tone: 'good' };
		case 'suspended':
			return { text: t('资格暂停', 'Suspended'), tone: 'bad' };
		case 'unconfirmed':
			return { text: t('资格待确认', 'Unconfirmed'), tone: 'warn' };
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
		case 'opinion':
			return t('专家意见', 'expert’s opinion');
		case 'report':
			return t('报告', 'report');
		case 'reason':
			return t('理由', 'reasons');
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
