/** Fields and documents that several acts ask for. */
import { t } from '../i18n.svelte';
import type { Field, Piece } from './act';

export const VERSION: Field = {
	name: 'version',
	kind: 'number',
	label: () => t('方法学版本编号', 'Number of the version'),
	href: (value) => `/methodologies/${value}`,
};

export const SOURCE: Field = {
	name: 'source',
	kind: 'number',
	label: () => t('场景编号', 'Number of the scenario'),
	href: (value) => `/scenarios/${value}`,
};

export const BATCH: Field = {
	name: 'batch',
	kind: 'number',
	label: () => t('批次编号', 'Number of the batch'),
	href: (value) => `/batches/${value}`,
};

export const VERIFIER: Field = {
	name: 'verifier',
	kind: 'number',
	label: () => t('核查机构的参与者编号', 'The verifier’s number as a participant'),
	href: (value) => `/participants/${value}`,
};

export const PARTICIPANT: Field = {
	name: 'participant',
	kind: 'number',
	label: () => t('参与者编号', 'Number of the participant'),
	href: (value) => `/participants/${value}`,
};

export const ACCOUNT: Field = { name: 'account', kind: 'address', label: () => t('账户地址', 'Address of the account') };

export const UNTIL: Field = { name: 'until', kind: 'day', label: () => t('至（含该日）', 'Until the end of') };

export const FROM: Field = { name: 'from', kind: 'day', label: () => t('自', 'From'), start: (today) => today };

export const UPHELD: Field = {
	name: 'upheld',
	kind: 'truth',
	label: () => t('结论', 'Decision'),
	options: () => ({ no: t('不成立', 'Dismissed'), yes: t('成立', 'Upheld') }),
	start: () => 'no',
};

export const DOCUMENT: Piece = { name: 'document', label: () => t('材料', 'Document') };
export const REASON: Piece = { name: 'reason', label: () => t('理由', 'Reasons') };
