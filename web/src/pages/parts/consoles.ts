/** What the pages of those who sign call themselves and their acts. */
import type { Act, ConsoleName, Group, Standing } from '../../lib/acts';
import { t } from '../../lib/i18n.svelte';
import { refusal, type Refusal } from '../../lib/refusals';

/** As what an account acts on a page. */
export function holding(console: ConsoleName, { roles, participant, expert, region }: Standing): string[] {
	const office = [
		...(roles.includes('authority') ? [t('主管部门', 'the competent authority')] : []),
		...(roles.includes('operator') ? [t('运营机构经办人员', 'a clerk of the operator')] : []),
		...(region === null ? [] : [t(`地区 ${region} 的管理部门`, `the office of region ${region}`)]),
	];
	const party = participant === null ? [] : [t(`参与者 ${participant}`, `participant ${participant}`)];
	switch (console) {
		case 'office':
			return office;
		case 'developer':
		case 'organisation':
			return party;
		case 'expert':
			return [...(expert === null ? [] : [t(`专家 ${expert}`, `expert ${expert}`)]), ...(roles.includes('individual') ? [] : party)];
		case 'council':
			return roles.includes('council') ? [t('相关部门席位', 'a seat of the council')] : [];
	}
}

/** What is told of whom an account stood for, who closed it or was dismissed: of what concerns them the chain takes nothing. */
export function formerly(console: ConsoleName, { former }: Standing): Refusal[] {
	if (console !== 'developer' && console !== 'organisation' && console !== 'expert') return [];
	return [
		...(former.participant === null ? [] : [refusal('closed', { participant: String(former.participant) })]),
		...(former.expert === null ? [] : [refusal('dismissed', { expert: String(former.expert) })]),
	];
}

/** What is told of an account that has nothing to do on a page. */
export function nothing(console: ConsoleName): string {
	switch (console) {
		case 'office':
			return t(
				'此账户不属于主管部门、运营机构或地区管理部门。',
				'This account is neither the competent authority’s, nor the operator’s, nor a regional office’s.',
			);
		case 'developer':
			return t('此账户不代表任何参与者。', 'This account stands for no participant.');
		case 'organisation':
			return t('此账户不代表公共机构或其他社会组织。', 'This account stands for neither an institution nor an organisation.');
		case 'expert':
			return t(
				'此账户不代表在任专家，也不代表公共机构或其他社会组织。',
				'This account stands neither for a sitting expert nor for an institution or organisation.',
			);
		case 'council':
			return t('此账户没有相关部门席位。', 'This account has no seat in the council.');
	}
}

export function groupWord(group: Group): string {
	switch (group) {
		case 'methodologies':
			return t('方法学', 'Methodologies');
		case 'scenarios':
			return t('减排场景', 'Scenarios');
		case 'batches':
			return t('批次', 'Batches');
		case 'panels':
			return t('专家与评估论证', 'Experts and panels');
		case 'verifiers':
			return t('核查机构', 'Verifiers');
		case 'mall':
			return t('碳积分商城', 'Mall');
		case 'reductions':
			return t('减碳量与大型活动', 'Reductions and events');
		case 'disclosure':
			return t('公开与监督', 'Oversight');
		case 'offices':
			return t('职责与委托', 'Offices and mandates');
		case 'accounts':
			return t('账户', 'Accounts');
	}
}

/** Acts by their groups, in the table's order. */
export function grouped(acts: Act[]): [Group, Act[]][] {
	const groups = new Map<Group, Act[]>();
	for (const act of acts) groups.set(act.group, [...(groups.get(act.group) ?? []), act]);
	return [...groups];
}

/** What a button says, and what was done once it is. */
export function signing(act: Act): { button: string; done: string } {
	const title = act.title();
	return act.motion
		? {
				button: t(`签名提案：${title}`, `Sign and propose: ${title}`),
				done: t(`“${title}”的提案`, `Proposed: ${title}.`),
			}
		: { button: t(`签名：${title}`, `Sign: ${title}`), done: t(`“${title}”`, `Done: ${title}.`) };
}

/** What the signature says, and what follows. */
export function sentence(act: Act, words: string, carries: boolean): string {
	if (!act.motion) return words + t('签名后不能收回。', ' It cannot be taken back.');
	if (carries) {
		return t(`提案并即时办理：${words}`, `Proposes this, which carries it out at once, as one seat suffices: ${words}`);
	}
	return act.motion === 'council'
		? t(
				`提案：${words}提案由相关部门各席位表决，提案人也须另行表决。`,
				`Proposes to the council: ${words} The seats vote on it, whoever proposed it too.`,
			)
		: t(
				`经办：${words}由另一名经办人员复核；经办人也须在提案中表决。`,
				`Proposes: ${words} Another of the operator’s clerks confirms it; whoever proposed it votes too.`,
			);
}
