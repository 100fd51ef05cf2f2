import { expect, test } from 'vitest';
import council from '../../../runtime/src/configs/council.rs?raw';
import motions from '../../../runtime/src/motions.rs?raw';
import origins from '../../../runtime/src/origins.rs?raw';
import { ALL, CLERKS_NEEDED, objectionsToStep, share, SHARES, stepsOf, votesFor, type Inbox, type Motion, type Step } from './motions';

const call = { section: 'issuance', method: 'approve', args: [7] };
const open: Motion = { hash: '0x01', index: 3, threshold: 2, ayes: ['5A'], nays: [], end: 1_000, call, length: 6 };
const inbox = (motion: Motion, block = 999): Inbox => ({ motions: [motion], members: ['5A', '5B', '5C'], block });

const against = (step: Step, motion: Motion, account: string, block?: number) =>
	objectionsToStep(step, motion, inbox(motion, block), account, 'clerks').map(({ reason }) => reason);

test('vote_should_be_refused_when_it_was_given_or_the_days_are_over', () => {
	expect(against('aye', open, '5B')).toEqual([]);
	expect(against('aye', open, '5A')).toEqual(['Clerks.DuplicateVote']);
	// Whoever voted for it may change its mind.
	expect(against('nay', open, '5A')).toEqual([]);
	expect(against('aye', open, '5B', 1_000)).toEqual(['motion-over']);
	expect(against('nay', open, '5A', 1_000)).toEqual([]);
	expect(against('aye', open, '5Z')).toEqual(['not-office']);
});

test('motion_should_be_closed_when_it_is_carried_or_lost_or_over', () => {
	expect(against('close', open, '5B')).toEqual(['Clerks.TooEarly']);
	expect(against('close', { ...open, ayes: ['5A', '5B'] }, '5B')).toEqual([]);
	// Of three one may still vote for it: two are needed.
	expect(against('close', { ...open, ayes: [], nays: ['5A', '5B'] }, '5B')).toEqual([]);
	expect(against('close', { ...open, ayes: [], nays: ['5A'] }, '5B')).toEqual(['Clerks.TooEarly']);
	expect(against('close', open, '5B', 1_000)).toEqual([]);
});

test('step_should_be_offered_when_nothing_is_against_it', () => {
	expect(stepsOf(open, inbox(open), '5A', 'clerks')).toEqual(['nay']);
	expect(stepsOf(open, inbox(open), '5B', 'clerks')).toEqual(['aye', 'nay']);
	expect(stepsOf(open, inbox(open), '5Z', 'clerks')).toEqual([]);
	const carried = { ...open, ayes: ['5A', '5B'] };
	expect(stepsOf(carried, inbox(carried), '5A', 'clerks')).toEqual(['nay', 'close']);
});

test('motion_of_the_council_should_wait_for_votes_when_seats_joined_since_it_was_proposed', () => {
	const upgrade = { section: 'consortium', method: 'dispatchAsRoot', args: [] };
	const motion: Motion = { ...open, threshold: 4, ayes: ['5A', '5B', '5C', '5D'], call: upgrade };
	const closing = (members: string[]) =>
		objectionsToStep('close', motion, { ...inbox(motion), members }, '5A', 'council').map(({ reason }) => reason);
	expect(closing(['5A', '5B', '5C', '5D', '5E', '5F'])).toEqual([]);
	expect(closing(['5A', '5B', '5C', '5D', '5E', '5F', '5G'])).toEqual(['Council.TooEarly']);
	expect([6, 7, 13].map((seats) => votesFor(upgrade, seats))).toEqual([4, 5, 9]);
	expect([6, 7, 13].map((seats) => votesFor({ ...upgrade, method: 'retain' }, seats))).toEqual([4, 4, 7]);
});

test('share_of_open_motions_should_be_the_runtimes_when_one_account_proposes', () => {
	const [councils, clerks] = [...council.matchAll(/type MaxProposals = ConstU32<(\d+)>/g)].map(([, most]) => Number(most));
	expect(SHARES).toBe(Number(/const SHARES: usize = (\d+)/.exec(motions)![1]));
	expect(ALL).toEqual({ council: councils, clerks });
	// Of 128 and of 100.
	expect([1, 6, 13, 32].map((seats) => share('council', seats))).toEqual([32, 21, 9, 4]);
	expect([2, 4, 5].map((members) => share('clerks', members))).toEqual([25, 25, 20]);
	expect(CLERKS_NEEDED).toBe(Number(/CLERKS_NEEDED: MemberCount = (\d+)/.exec(origins)![1]));
});
