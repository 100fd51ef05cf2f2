import { expect, test } from 'vitest';
import { inBoth } from '../../test/languages';
import type { Call } from '../../lib/wallet';
import { calls } from './signing';

const found = { root: '0xaa', records: '1200', claim: { mg: '80700', points: '1' } };
const ALL: Call[] = ['attest', 'refuse', 'decline'];

test('statement_should_be_told_in_plain_words_when_any_call_is_chosen', () => {
	const told = ALL.map((call) => {
		const { zh, en } = inBoth(() => calls(77, found)[call].statement);
		for (const text of [zh, en]) expect(text, call).toContain('77');
		return en;
	});
	expect(new Set(told).size).toBe(ALL.length);
	for (const call of ALL)
		for (const part of ['title', 'meaning', 'document', 'button', 'done'] as const) inBoth(() => calls(77, found)[call][part]);
});

test('attestation_should_tell_its_figures_when_they_were_recomputed', () => {
	const { zh, en } = inBoth(() => calls(77, found).attest.statement);
	for (const text of [zh, en]) for (const figure of ['1,200', '80.700 g']) expect(text).toContain(figure);
	expect(en).toContain('1 point,');
	// What another verifier is to find is not said beforehand.
	expect(calls(77, found).decline.statement).not.toContain('1,200');
});

test('document_should_be_another_when_a_batch_is_handed_back', () => {
	const { attest, refuse, decline } = calls(77, null);
	expect(attest.document).toBe(refuse.document);
	expect(decline.document).not.toBe(refuse.document);
});
