/** Which departments run validators, and by which account (Art. 5). */
import { t } from '../i18n.svelte';
import { refusal, type Refusal } from '../refusals';
import { hex, textOf, type Act, type Field, type Made, type Piece } from './act';
import { listOf, part, stageOf, those, type Chain, type Json } from './chain';
import { REASON } from './fields';
import { isTitle, MAX_TITLE } from './title';

/** Departments at most. */
const MAX_DEPARTMENTS = 32;
/** What the digits of a unified social credit code are, by their value, and how each but the last is weighed (GB 32100-2015). */
const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

const DEPARTMENT: Field = { name: 'department', kind: 'number', label: () => t('部门编号', 'Number of the department') };
const TITLE: Field = { name: 'title', kind: 'text', label: () => t('部门全称', 'Full name of the department') };
const CODE: Field = { name: 'code', kind: 'text', label: () => t('统一社会信用代码', 'Unified social credit code') };
const VALIDATOR: Field = { name: 'validator', kind: 'address', label: () => t('验证账户地址', 'Address of the validator') };
const CONTACT: Piece = {
	name: 'contact',
	label: () => t('联系表（不公开，各部门自存）', 'Contact sheet, which the departments keep to themselves'),
};

const PERSON: Made = {
	to: ({ title, code }) => ({ title: hex(title ?? ''), code: hex(code ?? '') }),
	from: (json) => ({ title: textOf(String(part(json, 'title'))), code: textOf(String(part(json, 'code'))) }),
};

/** Whether a code's last digit checks the others. */
export function isCreditCode(code: string): boolean {
	const values = [...code].map((digit) => DIGITS.indexOf(digit));
	if (values.length !== 18 || values.includes(-1)) return false;
	const sum = WEIGHTS.reduce((total, weight, place) => total + weight * values[place]!, 0);
	return (31 - (sum % 31)) % 31 === values[17];
}

/** Whether the account is a department's validator already, or stands in for another's. */
async function isTaken(account: string, chain: Chain, department?: number): Promise<boolean> {
	const post = await chain.get('consortium', 'posts', account);
	if (post === null) return false;
	const standing = stageOf(part(post, 'standing'));
	if (standing === 'leaving') return false;
	return standing !== 'former' || part(post, 'department') !== department;
}

/** Whether the account has another right: a seat, an office, or ever to have taken part or judged. */
async function isEngaged(account: string, chain: Chain): Promise<boolean> {
	const [seats, clerks, authority, ...others] = await Promise.all([
		chain.get('councilMembership', 'members'),
		chain.get('operator', 'members'),
		chain.get('authority', 'members'),
		chain.get('disclosure', 'offices', account),
		chain.get('participants', 'participantOf', account),
		chain.get('experts', 'expertOf', account),
	]);
	return [seats, clerks, authority].flatMap(listOf).includes(account) || others.some((found) => found !== null);
}

async function foundOf(department: string, chain: Chain): Promise<{ found: Json; against: Refusal[] }> {
	const found = await chain.get('consortium', 'departments', Number(department));
	return { found, against: those([found === null, 'Consortium.NotFound']) };
}

function titled(title: string): Refusal[] {
	return isTitle(title) ? [] : [refusal('bad-title', { most: String(MAX_TITLE) })];
}

export const DEPARTMENTS: Act[] = [
	{
		id: 'consortium.add',
		group: 'offices',
		motion: 'council',
		twoThirds: true,
		fields: [TITLE, CODE, VALIDATOR],
		documents: [CONTACT],
		args: [PERSON, { document: 'contact' }, 'validator'],
		title: () => t('增加运行验证节点的部门', 'Take in a department that runs a validator'),
		statement: ({ title, code, validator }) =>
			t(
				`增加部门“${title}”（${code}），以 ${validator} 为验证账户；其设定会话密钥后再过两个会期开始验证。`,
				`Takes in the department “${title}” (${code}), which validates by ${validator} from two sessions after that has session keys on.`,
			),
		against: async ({ title, code, validator }, chain) => {
			const [held, taken, engaged, count] = await Promise.all([
				chain.get('consortium', 'byCode', hex(code!)),
				isTaken(validator!, chain),
				isEngaged(validator!, chain),
				chain.get('consortium', 'counterForDepartments'),
			]);
			return [
				...titled(title!),
				...those(
					[!isCreditCode(code!), 'Consortium.InvalidCode'],
					[held !== null || taken, 'Consortium.AlreadyExists'],
					[engaged, 'Consortium.Engaged'],
					[Number(count) >= MAX_DEPARTMENTS, 'Consortium.TooMany'],
				),
			];
		},
	},
	{
		id: 'consortium.remove',
		group: 'offices',
		motion: 'council',
		twoThirds: true,
		fields: [DEPARTMENT],
		documents: [REASON],
		args: ['department', { document: 'reason' }],
		title: () => t('移出运行验证节点的部门', 'Take out a department that runs a validator'),
		statement: ({ department }) =>
			t(
				`移出部门 ${department}，两个会期后其节点不再验证。`,
				`Takes department ${department} out: two sessions later it validates no more.`,
			),
		against: async ({ department }, chain) => (await foundOf(department!, chain)).against,
	},
	{
		id: 'consortium.replace',
		group: 'offices',
		motion: 'council',
		twoThirds: true,
		fields: [DEPARTMENT, VALIDATOR],
		args: ['department', 'validator'],
		title: () => t('更换部门的验证账户', 'Let another account be a department’s validator'),
		statement: ({ department, validator }) =>
			t(
				`部门 ${department} 改以 ${validator} 为验证账户；其设定会话密钥后再过两个会期接替，此前原账户继续验证。`,
				`Lets department ${department} validate by ${validator}, from two sessions after that has session keys on; until then the account before goes on.`,
			),
		against: async ({ department, validator }, chain) => [
			...(await foundOf(department!, chain)).against,
			...those(
				[await isTaken(validator!, chain, Number(department)), 'Consortium.AlreadyExists'],
				[await isEngaged(validator!, chain), 'Consortium.Engaged'],
			),
		],
	},
	{
		id: 'consortium.amend',
		group: 'offices',
		motion: 'council',
		twoThirds: true,
		fields: [DEPARTMENT, TITLE],
		documents: [CONTACT],
		args: ['department', 'title', { document: 'contact' }],
		title: () => t('更改部门名称与联系表', 'Change a department’s name and contact sheet'),
		statement: ({ department, title }) =>
			t(`部门 ${department} 改称“${title}”，并更换联系表。`, `Calls department ${department} “${title}”, with another contact sheet.`),
		against: async ({ department, title }, chain) => [...titled(title!), ...(await foundOf(department!, chain)).against],
	},
	{
		id: 'consortium.retain',
		group: 'offices',
		motion: 'council',
		fields: [DEPARTMENT],
		documents: [REASON],
		args: ['department', { document: 'reason' }],
		title: () => t('保留验证节点有过失的部门', 'Retain a department whose validator was at fault'),
		statement: ({ department }) =>
			t(`保留部门 ${department}，其节点恢复出块。`, `Retains department ${department}, whose validator makes blocks again.`),
		against: async ({ department }, chain) =>
			those([(await chain.get('consortium', 'faults', Number(department))) === null, 'Consortium.NotFound']),
	},
];
