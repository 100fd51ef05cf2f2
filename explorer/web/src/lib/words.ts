import { t } from './i18n.svelte';
import type { Category } from './types';

/** Words for the values of the API, in the language now shown. */
export function category(value: Category | string): string {
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
			return t('其他单位', 'Organisation');
		default:
			return value;
	}
}

/** Word and tone of a status, a stage or a standing. */
export function status(value: string): { text: string; tone: 'good' | 'busy' | 'warn' | 'bad' | 'still' } {
	switch (value) {
		case 'opened':
			return { text: t('已申报', 'Opened'), tone: 'busy' };
		case 'assigned':
			return { text: t('核查中', 'With verifier'), tone: 'busy' };
		case 'attested':
			return { text: t('已核证', 'Attested'), tone: 'busy' };
		case 'approved':
			return { text: t('签发中', 'Being issued'), tone: 'busy' };
		case 'complete':
		case 'completed':
			return { text: t('已签发', 'Issued'), tone: 'good' };
		case 'held':
			return { text: t('暂停：数据不符', 'Held: data differ'), tone: 'bad' };
		case 'closed':
			return { text: t('已截止', 'Closed'), tone: 'still' };
		case 'cancelled':
			return { text: t('已取消', 'Cancelled'), tone: 'still' };
		case 'review':
			return { text: t('审核中', 'In review'), tone: 'busy' };
		case 'admitted':
			return { text: t('已入库', 'Admitted'), tone: 'good' };
		case 'terminated':
			return { text: t('已终止', 'Terminated'), tone: 'still' };
		case 'evaluation':
			return { text: t('评审中', 'In evaluation'), tone: 'busy' };
		case 'published':
			return { text: t('已发布', 'Published'), tone: 'good' };
		case 'good':
			return { text: t('资格正常', 'In good standing'), tone: 'good' };
		case 'suspended':
			return { text: t('资格暂停', 'Suspended'), tone: 'bad' };
		case 'success':
			return { text: t('成功', 'Success'), tone: 'good' };
		case 'failure':
			return { text: t('失败', 'Failed'), tone: 'bad' };
		case 'available':
			return { text: t('已公开', 'Available'), tone: 'good' };
		case 'missing':
			return { text: t('文件缺失', 'Missing'), tone: 'warn' };
		default:
			return { text: value, tone: 'still' };
	}
}

export function hit(kind: string): string {
	switch (kind) {
		case 'block':
			return t('区块', 'Block');
		case 'extrinsic':
			return t('交易', 'Extrinsic');
		case 'participant':
			return t('参与者', 'Participant');
		case 'batch':
			return t('批次', 'Batch');
		case 'scenario':
			return t('场景', 'Scenario');
		case 'methodology':
			return t('方法学', 'Methodology');
		case 'verifier':
			return t('核查机构', 'Verifier');
		case 'document':
			return t('文件', 'Document');
		default:
			return kind;
	}
}
