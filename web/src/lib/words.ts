import { short } from './format';
import { t } from './i18n.svelte';
import { half } from './resource.svelte';
import type { Form, ParticipantName, Schemas } from './types';

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

/** Word and tone of a status, a stage or a standing. */
export function status(value: string): { text: string; tone: 'good' | 'busy' | 'warn' | 'bad' | 'still' } {
	switch (value) {
		case 'opened':
			return { text: t('已申报', 'Opened'), tone: 'busy' };
		case 'assigned':
			return { text: t('核查中', 'Being verified'), tone: 'busy' };
		case 'attested':
			return { text: t('已核证', 'Attested'), tone: 'busy' };
		case 'approved':
			return { text: t('签发中', 'Being issued'), tone: 'busy' };
		case 'complete':
		case 'completed':
			return { text: t('已签发', 'Issued'), tone: 'good' };
		case 'held':
			return { text: t('暂停：数据不符', 'On hold: data differ'), tone: 'bad' };
		case 'closed':
			return { text: t('已截止', 'Closed'), tone: 'still' };
		case 'cancelled':
			return { text: t('已撤回', 'Cancelled'), tone: 'still' };
		case 'review':
			return { text: t('审查中', 'Under review'), tone: 'busy' };
		case 'admitted':
			return { text: t('已纳入', 'Admitted'), tone: 'good' };
		case 'terminated':
			return { text: t('已终止', 'Terminated'), tone: 'still' };
		case 'evaluation':
			return { text: t('评估论证中', 'Under evaluation'), tone: 'busy' };
		case 'published':
			return { text: t('已公布', 'Published'), tone: 'good' };
		case 'rejected':
			return { text: t('已驳回', 'Rejected'), tone: 'bad' };
		case 'good':
			return { text: t('资格正常', 'In good standing'), tone: 'good' };
		case 'suspended':
			return { text: t('资格暂停', 'Suspended'), tone: 'bad' };
		case 'unconfirmed':
			return { text: t('资格待确认', 'To be confirmed'), tone: 'warn' };
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
	return `${t(of.label_zh, of.label_en)} ${short(of.id)} · ${role(of.role)}`;
}

function role(value: Schemas['DocumentRole']): string {
	switch (value) {
		case 'document':
			return t('材料', 'document');
		case 'opinion':
			return t('专家意见', 'expert’s opinion');
		case 'report':
			return t('核查报告', 'verification report');
		case 'reason':
			return t('理由', 'reasons');
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
