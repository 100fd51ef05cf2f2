/** What is done about batches and accounts by the operator and the authority (Art. 22, 24, 42). */
import { dayNumber } from '../days';
import { t } from '../i18n.svelte';
import { refusal, type ErrorName, type Refusal } from '../refusals';
import type { Act, Values } from './act';
import {
	ANYONE,
	isBarred,
	isOverdue,
	listOf,
	part,
	PARTICIPANTS,
	stageOf,
	those,
	within,
	type Chain,
	type Json,
	type Standing,
} from './chain';
import { BATCH, REASON, VERIFIER } from './fields';
import { isStaffed } from './staff';

async function found({ batch }: Values, chain: Chain): Promise<Json> {
	return chain.get('issuance', 'batches', Number(batch));
}

async function atStatus(
	values: Values,
	statuses: string[],
	otherwise: ErrorName,
	chain: Chain,
): Promise<{ batch: Json; against: Refusal[] }> {
	const batch = await found(values, chain);
	if (batch === null) return { batch, against: [refusal('Issuance.NotFound')] };
	return { batch, against: those([!statuses.includes(stageOf(part(batch, 'status'))), otherwise]) };
}

/** Stages that a batch may be put on hold in. */
const STAGES = ['opened', 'assigned', 'attested', 'approved'];

/** Whether somebody acts as the operator, which goes before the authority where one is both. */
function operates({ roles, mandates }: Standing): boolean {
	return roles.includes('operator') && mandates.includes('issuance');
}

/** Whether a batch is held by the authority's order. */
function isAuthoritys(ground: Json): boolean {
	return part(within(ground), 'byAuthority') === true;
}

/** Whether activity of a batch is in an accreditation's scope; points without reductions are in any. */
async function covers(application: Json, batch: Json, chain: Chain): Promise<boolean> {
	const scope = listOf(part(application, 'scope'));
	const version = part(await chain.get('scenarios', 'termsOf', part(batch, 'source'), part(batch, 'terms')), 'version');
	if (scope.length === 0 || version === null) return true;
	return scope.includes(part(await chain.get('methodology', 'versions', version), 'methodology'));
}

/** What keeps a verifier from a batch. */
export async function unfit(verifier: number, batch: Json, chain: Chain): Promise<Refusal[]> {
	const source = part(batch, 'source');
	const line = part(await chain.get('scenarios', 'scenarios', source), 'line');
	const [accredited, noted, involvements, deadline, barred, participant, staffed] = await Promise.all([
		chain.get('accreditation', 'verifiers', verifier),
		chain.has('accreditation', 'interests', verifier, line),
		chain.get('accreditation', 'involvements', verifier),
		chain.get('calendar', 'deadlines', { Suspension: verifier }),
		isBarred({ Participant: verifier }, 'verifier', chain),
		chain.get('participants', 'participants', verifier),
		isStaffed(verifier, chain),
	]);
	const parties = [verifier, ...listOf(involvements)];
	const interested = noted || (await Promise.all(parties.map((one) => chain.has('scenarios', 'involved', line, one)))).includes(true);
	const open = participant !== null && part(participant, 'closed') === null && stageOf(part(participant, 'holder')) !== 'individual';
	const standing = part(accredited, 'standing');
	const certificate = within(part(accredited, 'application', 'qualification'));
	const lapsed = part(within(standing), 'confirmed') === false && isOverdue(deadline, chain);
	const good =
		accredited !== null &&
		(stageOf(standing) === 'good' || (stageOf(standing) === 'suspended' && lapsed)) &&
		part(accredited, 'unconfirmed') === null &&
		dayNumber(chain.today) <= Math.min(Number(part(accredited, 'until')), Number(part(certificate, 'expires'))) &&
		(await covers(part(accredited, 'application'), batch, chain)) &&
		open &&
		staffed &&
		!barred;
	return those([!good, 'Issuance.NotInGoodStanding'], [interested, 'Issuance.Interested']);
}

export const BATCHES: Act[] = [
	{
		id: 'issuance.assign',
		group: 'batches',
		by: ['operator'],
		scope: 'issuance',
		fields: [BATCH, VERIFIER],
		args: ['batch', 'verifier'],
		title: () => t('指定核查机构', 'Assign a verifier'),
		statement: ({ batch, verifier }) =>
			t(
				`指定核查机构 ${verifier} 核查批次 ${batch}。核证之前可以另行指定。`,
				`Assigns verifier ${verifier} to batch ${batch}. Another may take its place until it attests.`,
			),
		against: async (values, chain) => {
			const { batch, against } = await atStatus(values, ['opened', 'assigned'], 'Issuance.NotPending', chain);
			return batch === null ? against : [...against, ...(await unfit(Number(values.verifier), batch, chain))];
		},
	},
	{
		id: 'issuance.approve',
		group: 'batches',
		motion: 'clerks',
		scope: 'issuance',
		fields: [BATCH],
		args: ['batch'],
		title: () => t('批准批次', 'Approve a batch'),
		statement: ({ batch }) =>
			t(
				`批准已核证的批次 ${batch}，此后三十日内可以入链签发。`,
				`Approves batch ${batch}, which was attested: it may be fed, and so issued, for 30 days.`,
			),
		against: async (values, chain) => (await atStatus(values, ['attested'], 'Issuance.NotAttested', chain)).against,
	},
	{
		id: 'issuance.hold',
		group: 'batches',
		by: ['operator', 'authority'],
		scope: 'issuance',
		fields: [BATCH],
		documents: [REASON],
		args: ['batch', { document: 'reason' }],
		title: () => t('暂停签发', 'Put a batch on hold'),
		statement: ({ batch }) =>
			t(
				`暂停批次 ${batch}：恢复之前不再办理，理由见所附材料。入链期限不变。`,
				`Puts batch ${batch} on hold: nothing moves until it is released, for the reasons in the document. The due day stays.`,
			),
		against: async (values, chain, who) => {
			const { batch, against } = await atStatus(values, [...STAGES, 'held'], 'Issuance.NotOpen', chain);
			const ground = within(part(batch, 'status'));
			const takesOver = !operates(who) && stageOf(ground) === 'order' && !isAuthoritys(ground);
			if (against.length || stageOf(part(batch, 'status')) !== 'held' || takesOver) return against;
			return [refusal('Issuance.NotOpen')];
		},
	},
	{
		id: 'issuance.release',
		group: 'batches',
		by: ['operator', 'authority'],
		scope: 'issuance',
		fields: [BATCH],
		args: ['batch'],
		title: () => t('恢复签发', 'Release a batch'),
		statement: ({ batch }) => t(`恢复批次 ${batch}，从暂停前的环节继续。`, `Releases batch ${batch} to the stage it was in.`),
		against: async (values, chain, who) => {
			const { batch, against } = await atStatus(values, ['held'], 'Issuance.NotHeld', chain);
			const ground = within(part(batch, 'status'));
			if (against.length) return against;
			const own = operates(who) && isAuthoritys(ground);
			return those([stageOf(ground) !== 'order', 'Issuance.NotHeld'], [own, 'Issuance.HeldByAuthority']);
		},
	},
	{
		id: 'issuance.close',
		group: 'batches',
		by: ANYONE,
		fields: [BATCH],
		args: ['batch'],
		title: () => t('截止批次', 'Close a batch'),
		statement: ({ batch }) =>
			t(`截止批次 ${batch}：已签发的不变，不再入链。`, `Closes batch ${batch} as it stands: what was issued stays, nothing more is fed.`),
		against: async (values, chain, who) => {
			const { batch, against } = await atStatus(values, ['approved', 'held'], 'Issuance.NotApproved', chain);
			if (against.length) return against;
			const status = part(batch, 'status');
			const ground = within(status);
			const held = stageOf(status) === 'held';
			const approved = !held || stageOf(ground) === 'difference' || stageOf(part(within(ground), 'before')) === 'approved';
			const office = who.roles.includes('authority') || (who.roles.includes('operator') && who.mandates.includes('issuance'));
			const late = part(batch, 'due') !== null && dayNumber(chain.today) > Number(part(batch, 'due'));
			return those([!approved, 'Issuance.NotApproved'], [!late && !(office && held), 'Issuance.NotDue']);
		},
	},
	{
		id: 'issuance.cancel',
		group: 'batches',
		by: [...PARTICIPANTS, 'operator'],
		scope: 'issuance',
		fields: [BATCH],
		args: ['batch'],
		title: () => t('撤回批次', 'Cancel a batch'),
		statement: ({ batch }) =>
			t(
				`撤回尚未批准的批次 ${batch}，其日期可以重新申报。`,
				`Cancels batch ${batch}, which was not approved yet; its days may be covered by another.`,
			),
		against: async (values, chain, who) => {
			const { batch, against } = await atStatus(values, ['opened', 'assigned', 'attested', 'held'], 'Issuance.NotPending', chain);
			if (against.length) return against;
			const status = part(batch, 'status');
			const ground = within(status);
			const held = stageOf(status) === 'held';
			const fed = held && (stageOf(ground) === 'difference' || stageOf(part(within(ground), 'before')) === 'approved');
			if (who.roles.includes('operator') && who.mandates.includes('issuance')) return those([fed, 'Issuance.NotPending']);
			const reporters = listOf(await chain.get('scenarios', 'reporters', part(batch, 'source')));
			const may = part(batch, 'reporter') === who.participant || reporters.includes(who.participant);
			return those(
				[!may, 'Issuance.NotReporter'],
				[held, 'Issuance.NotPending'],
				[!held && stageOf(status) !== 'opened', 'Issuance.VerifierAssigned'],
			);
		},
	},
];
