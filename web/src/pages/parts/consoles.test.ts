import { expect, test } from 'vitest';
import { ACTS, actOf, type ConsoleName } from '../../lib/acts';
import type { Step } from '../../lib/motions';
import { standing } from '../../test/chain';
import { inBoth } from '../../test/languages';
import { formerly, grouped, groupWord, holding, nothing, sentence, signing } from './consoles';
import { digestOf, remaining, steps, tally, voting } from './motions';

test('page_should_be_told_in_both_languages_when_it_is_opened', () => {
	for (const name of ['office', 'developer', 'organisation', 'expert', 'council'] as ConsoleName[]) inBoth(() => nothing(name));
	for (const [group] of grouped(ACTS)) inBoth(() => groupWord(group));
	for (const act of ACTS) for (const part of ['button', 'done'] as const) inBoth(() => signing(act)[part]);
	for (const step of ['aye', 'nay', 'close'] as Step[]) {
		for (const carried of [true, false]) {
			inBoth(() => steps(step, carried));
			for (const part of ['statement', 'button', 'done'] as const) {
				const text = inBoth(() => voting(step, actOf('issuance.approve').statement({ batch: '7' }), carried)[part]);
				if (part === 'statement') for (const one of Object.values(text)) expect(one).toContain('7');
			}
		}
	}
});

test('account_should_be_told_as_what_it_acts_when_it_holds_something', () => {
	const told = (name: ConsoleName, who: Parameters<typeof holding>[1]) => inBoth(() => holding(name, who).join('、').replace('、', ' ')).zh;
	expect(told('office', standing('regional', { region: 320_100 }))).toContain('320100');
	expect(told('developer', standing('individual', { participant: 4 }))).toContain('4');
	expect(told('expert', standing('expert', { expert: 2 }))).toContain('2');
	expect(told('council', standing('council'))).toContain('席位');
	// A person judges by an expert's seat alone.
	expect(holding('expert', standing('individual', { participant: 4 }))).toEqual([]);
	expect(holding('council', standing('operator'))).toEqual([]);
});

test('former_holder_should_be_told_where_to_appeal_when_the_account_was_closed_or_the_expert_dismissed', () => {
	const closed = standing('council', { former: { participant: 4, expert: 2 } });
	expect(formerly('developer', closed).map(({ reason }) => reason)).toEqual(['closed', 'dismissed']);
	expect(formerly('expert', closed).map(({ values }) => values)).toEqual([{ participant: '4' }, { expert: '2' }]);
	expect(formerly('council', closed)).toEqual([]);
	expect(formerly('developer', standing('individual', { participant: 4 }))).toEqual([]);
});

test('motion_should_be_told_apart_from_what_is_done_when_it_is_signed', () => {
	const of = (id: string, carries = false) =>
		inBoth(() => sentence(actOf(id), actOf(id).statement({ batch: '7', verifier: '7', until: '' }), carries));
	expect(of('issuance.approve').zh).toMatch(/^经办：/);
	expect(of('accreditation.revoke').zh).toMatch(/^提案：/);
	// A council of one seat does at once what it proposes.
	expect(of('accreditation.revoke', true).zh).toMatch(/即时办理/);
	expect(of('issuance.assign').zh).toMatch(/签名后不能收回。$/);
});

test('votes_should_be_counted_when_a_motion_is_shown', () => {
	const { zh, en } = inBoth(() => tally({ ayes: ['5A', '5B'], nays: ['5C'], threshold: 4 }, 7));
	expect(zh).toBe('共 7 席，须 4 票赞成；现赞成 2 票，反对 1 票');
	expect(en).toBe('4 of 7 have to be for it: 2 for, 1 against');
	// 1,200 blocks of three seconds are an hour, 57,600 two days.
	expect(inBoth(() => remaining({ end: 1_200 }, 0)).en).toContain('1 hour');
	expect(inBoth(() => remaining({ end: 57_600 }, 0)).en).toContain('48 hours');
	expect(inBoth(() => remaining({ end: 86_400 }, 0)).en).toContain('3 days');
	inBoth(() => remaining({ end: 5 }, 5));
	expect(digestOf({ blake2256: '0xaa', sm3: '0xbb' })).toBe('0xaa');
});
