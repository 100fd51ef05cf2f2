import { expect, test } from 'vitest';
import type { Act, ActName } from '../../lib/acts';
import { inBoth } from '../../test/languages';
import { acts, statement } from './acting';

const ALL: Record<ActName, Act> = {
	answer: { call: 'answer', complaint: 77 },
	decide: { call: 'decide', complaint: 77, upheld: true },
	file: { call: 'file', kind: 'monthly', month: '2026-01', region: 320_000 },
	publish: { call: 'publish', kind: 'standard', title: 'Data interface', effective: '2026-03-01' },
};

test('act_should_be_told_in_plain_words_when_any_is_chosen', () => {
	for (const call of Object.keys(ALL) as ActName[])
		for (const part of ['title', 'meaning', 'document', 'button', 'done'] as const) inBoth(() => acts()[call][part]);
});

test('statement_should_tell_what_is_signed_when_it_is_complete', () => {
	const values: Record<ActName, string[]> = {
		answer: ['77'],
		decide: ['77'],
		file: ['2026-01', '320000'],
		publish: ['Data interface', '2026-03-01'],
	};
	for (const [call, act] of Object.entries(ALL) as [ActName, Act][]) {
		const { zh, en } = inBoth(() => statement(act));
		for (const value of values[call]) for (const text of [zh, en]) expect(text, call).toContain(value);
	}
});

test('decision_should_be_told_apart_when_it_upholds_or_not', () => {
	const told = (upheld: boolean) => inBoth(() => statement({ call: 'decide', complaint: 77, upheld }));
	expect(told(true).zh).toContain('支持投诉 77');
	expect(told(false).zh).toContain('投诉 77 不成立');
	expect(told(true).en).not.toBe(told(false).en);
});

test('report_of_a_year_should_be_told_by_its_year_when_it_is_filed_under_december', () => {
	const { zh, en } = inBoth(() => statement({ call: 'file', kind: 'annual', month: '2025-12', region: 320_000 }));
	expect(zh).toContain('年度报告：2025，');
	expect(en).toContain('Annual report, 2025,');
});
