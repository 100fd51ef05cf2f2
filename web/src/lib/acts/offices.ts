/** Who holds which office, what the operator may do, and whose accounts two clerks may touch (Art. 5, 6, 8). */
import { dayNumber } from '../days';
import { t } from '../i18n.svelte';
import { refusal } from '../refusals';
import type { Scope } from '../types';
import { scope } from '../words';
import type { Act, Field } from './act';
import { listOf, part, those, type Chain } from './chain';
import { ACCOUNT, FROM, PARTICIPANT, UNTIL } from './fields';
import { isOwedInMall } from './mall';
import { holdsReductions } from './reductions';
import { isOutside } from './regions';
import { variant } from './variants';

const SCOPES: Scope[] = ['accounts', 'review', 'issuance', 'mall'];
/** Accounts that hold an office at most. */
const MAX_SEATS = 32;

const SCOPE: Field = {
	name: 'scope',
	kind: 'choice',
	label: () => t('委托事项', 'Scope'),
	options: () => Object.fromEntries(SCOPES.map((one) => [one, scope(one).title])),
};
const REGION: Field = {
	name: 'region',
	kind: 'number',
	label: () => t('省外地区代码（六位）', 'Region outside Jiangsu, by its six digits'),
};
const CONSENT: Field = {
	name: 'consent',
	kind: 'signature',
	label: () => t('新密钥的同意（suhui key consent 给出）', 'The new key’s consent, as suhui key consent gives it'),
};

/** Whether an account holds an office of the operator or the authority, acts for a region, or validates. */
async function holdsOffice(account: string, chain: Chain): Promise<boolean> {
	const [operator, authority, region, post] = await Promise.all([
		chain.get('operator', 'members'),
		chain.get('authority', 'members'),
		chain.get('disclosure', 'offices', account),
		chain.get('consortium', 'posts', account),
	]);
	return [operator, authority].flatMap(listOf).includes(account) || region !== null || post !== null;
}

/** What a participant may owe to others, each counted where it is. */
const OWED: [string, string][] = [
	['issuance', 'owedBatches'],
	['scenarios', 'admittedScenarios'],
	['scenarios', 'openApplications'],
	['methodology', 'openApplications'],
];

async function isObliged(participant: number, chain: Chain): Promise<boolean> {
	const [owed, ...more] = await Promise.all([
		Promise.all(OWED.map(([pallet, item]) => chain.get(pallet, item, participant))),
		isOwedInMall(participant, chain),
		holdsReductions(participant, chain),
	]);
	return more.includes(true) || owed.some((many) => Number(many) > 0);
}

/** An office that the council fills by a membership. */
interface Office {
	pallet: 'authority' | 'operator' | 'council_membership';
	zh: string;
	en: string;
}
const OFFICES: Office[] = [
	{ pallet: 'authority', zh: '主管部门', en: 'the competent authority' },
	{ pallet: 'operator', zh: '运营机构经办人员', en: 'the operator’s clerks' },
	{ pallet: 'council_membership', zh: '相关部门席位', en: 'the council' },
];

/** The motions that give an office to an account, and take it. */
function membership({ pallet, zh, en }: Office): Act[] {
	const section = pallet === 'council_membership' ? 'councilMembership' : pallet;
	const errors = { authority: 'Authority', operator: 'Operator', council_membership: 'CouncilMembership' } as const;
	const twoThirds = pallet === 'council_membership' ? ({ twoThirds: true } as const) : {};
	return [
		{
			id: `${pallet}.add_member`,
			group: 'offices',
			motion: 'council',
			...twoThirds,
			fields: [ACCOUNT],
			args: ['account'],
			title: () => t(`任命：${zh}`, `Appoint to ${en}`),
			statement: ({ account }) => t(`任命 ${account} 为${zh}。`, `Appoints ${account} to ${en}.`),
			against: async ({ account }, chain) => {
				const seat = pallet === 'council_membership';
				const [members, stood, acts, post] = await Promise.all([
					chain.get(section, 'members'),
					seat ? null : chain.get('participants', 'participantOf', account),
					seat ? null : chain.get('disclosure', 'offices', account),
					chain.get('consortium', 'posts', account),
				]);
				return [
					...those(
						[listOf(members).includes(account!), `${errors[pallet]}.AlreadyMember`],
						[listOf(members).length >= MAX_SEATS, `${errors[pallet]}.TooManyMembers`],
					),
					...(stood === null ? [] : [refusal('takes-part')]),
					...(acts === null ? [] : [refusal('acts-for-region')]),
					...(post === null ? [] : [refusal('validates')]),
				];
			},
		},
		{
			id: `${pallet}.remove_member`,
			group: 'offices',
			motion: 'council',
			...twoThirds,
			fields: [ACCOUNT],
			args: ['account'],
			title: () => t(`免职：${zh}`, `Remove from ${en}`),
			statement: ({ account }) => t(`免去 ${account} 的${zh}。`, `Removes ${account} from ${en}.`),
			against: async ({ account }, chain) =>
				those([!listOf(await chain.get(section, 'members')).includes(account!), `${errors[pallet]}.NotMember`]),
		},
	];
}

export const OFFICE_ACTS: Act[] = [
	{
		id: 'mandate.grant',
		group: 'offices',
		by: ['authority'],
		fields: [SCOPE, FROM, UNTIL],
		documents: [{ name: 'document', label: () => t('委托书', 'Mandate') }],
		args: ['scope', 'from', 'until', { document: 'document' }],
		title: () => t('委托运营机构', 'Mandate the operator'),
		statement: ({ scope: of, from, until }) => {
			const { title, powers } = scope(of as Scope);
			return t(
				`委托运营机构办理“${title}”（${powers}），自 ${from} 至 ${until}，代替该事项原有的委托。`,
				`Mandates the operator with “${title}” (${powers}) from ${from} to the end of ${until}, in place of any mandate of that scope before.`,
			);
		},
		against: async ({ scope: of, from, until }, chain) => {
			const before = await chain.get('mandate', 'mandates', variant(of!));
			const today = dayNumber(chain.today);
			const stands = before !== null && Number(part(before, 'from')) <= today && today <= Number(part(before, 'until'));
			const wrong = from! > until! || until! < chain.today || (from! > chain.today && stands);
			return those([wrong, 'Mandate.InvalidPeriod']);
		},
	},
	{
		id: 'mandate.withdraw',
		group: 'offices',
		by: ['authority'],
		fields: [SCOPE],
		args: ['scope'],
		title: () => t('收回委托', 'Withdraw a mandate'),
		statement: ({ scope: of }) => {
			const { title, powers } = scope(of as Scope);
			return t(`即时收回“${title}”的委托：运营机构不再${powers}。`, `Takes the mandate “${title}” back at once: no more ${powers}.`);
		},
		against: async ({ scope: of }, chain) => those([(await chain.get('mandate', 'mandates', variant(of!))) === null, 'Mandate.NotFound']),
	},
	...OFFICES.flatMap(membership),
	{
		id: 'participants.admit_pilot',
		group: 'offices',
		motion: 'council',
		fields: [REGION],
		args: ['region'],
		title: () => t('纳入试点地区', 'Admit a pilot region'),
		statement: ({ region }) => t(`将省外地区 ${region} 纳入试点。`, `Admits region ${region}, outside Jiangsu, to the scheme.`),
		against: async ({ region }, chain) =>
			those(
				[!isOutside(Number(region)), 'Participants.InvalidRegion'],
				[await chain.has('participants', 'pilots', Number(region)), 'Participants.AlreadyExists'],
			),
	},
	{
		id: 'participants.withdraw_pilot',
		group: 'offices',
		motion: 'council',
		fields: [REGION],
		args: ['region'],
		title: () => t('取消试点地区', 'Withdraw a pilot region'),
		statement: ({ region }) =>
			t(`取消试点地区 ${region}，不再为其开户。`, `Takes region ${region} from those of which participants are opened.`),
		against: async ({ region }, chain) => those([!(await chain.has('participants', 'pilots', Number(region))), 'Participants.NotFound']),
	},
	{
		id: 'participants.close_for',
		group: 'accounts',
		motion: 'clerks',
		scope: 'accounts',
		fields: [PARTICIPANT],
		args: ['participant'],
		title: () => t('应本人要求销户', 'Close an account at its holder’s request'),
		statement: ({ participant }) =>
			t(
				`应参与者 ${participant} 的要求销户。编号不再给予他人。`,
				`Closes the account of participant ${participant} at their request. The number is never given again.`,
			),
		against: async ({ participant }, chain) => {
			const found = await chain.get('participants', 'participants', Number(participant));
			if (found === null) return [refusal('Participants.NotFound')];
			return those(
				[part(found, 'closed') !== null, 'Participants.Closed'],
				[await isObliged(Number(participant), chain), 'Participants.Obliged'],
			);
		},
	},
	{
		id: 'participants.replace_key',
		group: 'accounts',
		motion: 'clerks',
		scope: 'accounts',
		fields: [PARTICIPANT, ACCOUNT, CONSENT],
		args: ['participant', 'account', 'consent'],
		title: () => t('为参与者更换密钥', 'Replace a participant’s key'),
		statement: ({ participant, account }) =>
			t(
				`参与者 ${participant} 丢失密钥，改由账户 ${account} 代表，新密钥已同意。`,
				`Lets ${account}, which consented, stand for participant ${participant}, who lost the key.`,
			),
		against: async ({ participant, account }, chain) => {
			const found = await chain.get('participants', 'participants', Number(participant));
			if (found === null) return [refusal('Participants.NotFound')];
			const taken = await chain.get('participants', 'participantOf', account);
			return those(
				[part(found, 'closed') !== null, 'Participants.Closed'],
				[await holdsOffice(account!, chain), 'Participants.HoldsOffice'],
				// One of its own former keys may stand for it again.
				[part(found, 'account') === account || (taken !== null && taken !== Number(participant)), 'Participants.AlreadyExists'],
			);
		},
	},
	{
		id: 'participants.reopen',
		group: 'accounts',
		motion: 'clerks',
		scope: 'accounts',
		fields: [PARTICIPANT, ACCOUNT, CONSENT],
		args: ['participant', 'account', 'consent'],
		title: () => t('恢复账户', 'Open a closed account again'),
		statement: ({ participant, account }) =>
			t(
				`恢复参与者 ${participant} 的账户，由已同意的账户 ${account} 代表。`,
				`Opens the account of participant ${participant} again, for ${account}, which consented.`,
			),
		against: async ({ participant, account }, chain) => {
			const found = await chain.get('participants', 'participants', Number(participant));
			if (found === null) return [refusal('Participants.NotFound')];
			const taken = await chain.get('participants', 'participantOf', account);
			return those(
				[part(found, 'closed') === null, 'Participants.NotClosed'],
				[await holdsOffice(account!, chain), 'Participants.HoldsOffice'],
				[taken !== null && taken !== Number(participant), 'Participants.AlreadyExists'],
			);
		},
	},
];
