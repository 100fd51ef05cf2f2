/** What council and clerks have proposed and vote on (Art. 5, 6), and what the chain would have against a vote. */
import type { Collective, Json } from './acts';
import { refusal, type Refusal } from './refusals';

export interface Motion {
	hash: string;
	/** Its place among all motions of the collective. */
	index: number;
	/** How many votes carry it. */
	threshold: number;
	ayes: string[];
	nays: string[];
	/** The block from which on nobody votes for it any more. */
	end: number;
	/** What it does. */
	call: { section: string; method: string; args: Json[] };
	/** Bytes of it. */
	length: number;
}

/** The motions of a collective, and what matters to a vote. */
export interface Inbox {
	motions: Motion[];
	members: string[];
	/** The newest block. */
	block: number;
}

/** How many motions may be open. */
export const ALL: Record<Collective, number> = { council: 128, clerks: 100 };
/** Into how many parts they are divided at least, of which one proposer may have one. */
export const SHARES = 4;
/** Clerks that it takes. */
export const CLERKS_NEEDED = 2;

/** How many open motions may be one's of so many members. */
export function share(of: Collective, members: number): number {
	return Math.floor(ALL[of] / Math.max(members, SHARES));
}

/** What changes who decides or validates, or is done as root, takes two thirds of the seats; all else of the council more than half. */
export function votesFor({ section, method }: Motion['call'], seats: number): number {
	const twoThirds = ['council', 'councilMembership'].includes(section) || (section === 'consortium' && method !== 'retain');
	return twoThirds ? Math.ceil((seats * 2) / 3) : Math.floor(seats / 2) + 1;
}

export type Step = 'aye' | 'nay' | 'close';

/** What the chain has against an account's vote on a motion, or against its close. */
export function objectionsToStep(step: Step, motion: Motion, { members, block }: Inbox, account: string, of: Collective): Refusal[] {
	const errors = of === 'council' ? 'Council' : 'Clerks';
	const against: Refusal[] = [];
	if (!members.includes(account)) against.push(refusal('not-office', { office: of === 'council' ? 'council' : 'operator' }));
	const over = block >= motion.end;
	if (step === 'close') {
		// Where seats joined, a motion may need more votes by now than it was proposed with.
		const carried = isCarried(motion) && (of === 'clerks' || motion.ayes.length >= votesFor(motion.call, members.length));
		if (!over && !carried && !isLost(motion, members.length)) against.push(refusal(`${errors}.TooEarly`));
		return against;
	}
	const voted = step === 'aye' ? motion.ayes : motion.nays;
	if (over && step === 'aye') against.push(refusal('motion-over'));
	if (voted.includes(account)) against.push(refusal(`${errors}.DuplicateVote`));
	return against;
}

export function isCarried({ ayes, threshold }: Motion): boolean {
	return ayes.length >= threshold;
}

/** Whether those who did not vote against it are too few. */
export function isLost({ nays, threshold }: Motion, seats: number): boolean {
	return seats - nays.length < threshold;
}

/** The steps there are for an account, as a motion stands. */
export function stepsOf(motion: Motion, inbox: Inbox, account: string, of: Collective): Step[] {
	const all: Step[] = ['aye', 'nay', 'close'];
	return all.filter((step) => objectionsToStep(step, motion, inbox, account, of).length === 0);
}
