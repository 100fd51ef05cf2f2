import { expect, test } from 'vitest';
import chain from '../../../docs/interface.md?raw';
import access from '../../../pallets/access/src/refusal.rs?raw';
import issuance from '../../../pallets/issuance/src/lib.rs?raw';
import { inBoth } from '../test/languages';
import { errorInWords, failureInWords, inWords, reasonOf, refusal, type ErrorName, type Reason } from './refusals';

const PALLETS = import.meta.glob<string>('../../../pallets/*/src/lib.rs', { query: '?raw', import: 'default', eager: true });

const told = (reason: Reason, values: Record<string, string> = {}) => inBoth(() => inWords(refusal(reason, values)));
const thrown = (message: string) => reasonOf(new Error(message), 'refused');
const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** Each with values as the wallet's side gives them, and how they read if not as they are. */
const REASONS: Record<Exclude<Reason, ErrorName>, { values?: Record<string, string>; read?: string[] }> = {
	'no-extension': {},
	'no-account': {},
	'node-away': { values: { url: 'wss://node.example' } },
	'other-chain': { values: { node: '0xaa', site: '0xbb' } },
	'metadata-declined': { values: { node: '105' } },
	'spec-stale': { values: { loaded: '104', node: '105' } },
	'no-batch': { values: { batch: '77' } },
	'not-pending': { values: { status: 'attested' }, read: [] },
	'not-assigned': { values: { verifier: '17' } },
	'not-accredited': {},
	suspended: {},
	unconfirmed: {},
	interested: {},
	'root-differs': { values: { claimed: '0x1a', quantified: '0x1b' } },
	'records-differ': { values: { claimed: '1200', quantified: '1201' }, read: ['1,200', '1,201'] },
	'claim-differs': {
		values: { mg: '80701', points: '1200', foundMg: '80700', foundPoints: '1201' },
		read: ['80.701 g', '1,200', '80.700 g', '1,201'],
	},
	'not-office': { values: { office: 'authority' }, read: [] },
	'no-mandate': { values: { scope: 'issuance' }, read: [] },
	'no-complaint': { values: { complaint: '7' } },
	answered: { values: { complaint: '7' } },
	'not-under-review': { values: { complaint: '7' } },
	'outside-region': { values: { region: '320500', own: '320100' } },
	'month-not-over': { values: { month: '2026-11' } },
	'no-december': { values: { month: '2026-01' } },
	'filed-already': { values: { month: '2026-01' } },
	'bad-title': { values: { most: '128' } },
	'too-long': { values: { most: '8192' } },
	'too-many': { values: { most: '64' } },
	'takes-part': {},
	'acts-for-region': {},
	validates: {},
	'no-call': {},
	closed: { values: { participant: '7' } },
	dismissed: { values: { expert: '7' } },
	'motion-over': {},
	'motion-open': {},
	'motions-full': { values: { most: '25' } },
	'wrong-password': {},
	'short-password': { values: { least: '8' } },
	'passwords-differ': {},
	'not-a-key': {},
	'not-kept': {},
	'no-secret': {},
	'plan-changed': {},
	cancelled: {},
	failed: { values: { message: 'out of memory' } },
	refused: { values: { message: '1012: Transaction is temporarily banned' } },
	lost: { values: { message: 'Dropped' } },
};

test('reason_should_be_told_with_its_values_when_it_is_any', () => {
	const sentences = Object.entries(REASONS).map(([reason, { values = {}, read = Object.values(values) }]) => {
		const { zh, en } = told(reason as Reason, values);
		for (const value of read) {
			expect(zh, reason).toContain(value);
			expect(en, reason).toContain(value);
		}
		return en;
	});
	expect(new Set(sentences).size).toBe(sentences.length);
});

test('status_should_be_told_in_words_when_the_batch_is_not_pending', () => {
	const [, variants = ''] = /enum issuance::BatchStatus \{\n(.*?)\n\}/s.exec(chain) ?? [];
	const statuses = names(variants, /^ +(\w+)/gm).map((name) => name.toLowerCase());
	expect(statuses).toContain('held');
	for (const status of statuses) {
		const { zh, en } = told('not-pending', { status });
		expect(zh).not.toContain(status);
		expect(en).not.toContain(status);
	}
});

test('reason_should_be_worded_otherwise_when_values_ask_for_it', () => {
	expect(told('not-assigned', { verifier: '' }).en).toBe('No verifier has been assigned to the batch.');
	expect(told('claim-differs', { mg: '1', points: '1', foundMg: '2', foundPoints: '2' }).en).toContain(' and 1 point claimed, ');
	expect(told('failed', { message: '摘要有误 / the digests are wrong' })).toEqual({
		zh: '未能完成：摘要有误',
		en: 'Could not be done: the digests are wrong',
	});
});

test('thrown_error_should_be_lost_when_polkadot_js_lost_the_node', () => {
	for (const message of [
		'disconnected from ws://127.0.0.1:9944: 1006:: Abnormal Closure',
		'WebSocket is not connected',
		'No response received from RPC endpoint in 60s',
	]) {
		expect(thrown(message), message).toMatchObject({ reason: 'lost', values: { message } });
	}
	expect(thrown('1010: Invalid Transaction: Transaction is outdated').reason).toBe('refused');
	expect(reasonOf('no worker')).toMatchObject({ reason: 'failed', values: { message: 'no worker' } });
	const named = refusal('suspended');
	expect(reasonOf(named, 'refused')).toBe(named);
});

test('refusal_should_be_told_in_words_when_its_code_is_of_the_access_rule', () => {
	const answer = (code: string) => `1010: Invalid Transaction: Custom error: ${code}`;
	const codes = names(access, /Refusal::\w+ => (\d+)/g);
	expect(codes).toContain('3');
	const sentences = codes.map((code) => {
		const { zh, en } = inBoth(() => inWords(thrown(answer(code))));
		expect(zh + en).not.toContain('Custom');
		return en;
	});
	expect(new Set(sentences).size).toBe(codes.length);
	const fees = inWords(thrown('1010: Invalid Transaction: Inability to pay some fees (e.g. account balance too low)'));
	expect(fees).toBe(inWords(thrown(answer('1'))));
	// Two tabs may sign at once; what the node says of it is English alone.
	for (const [message, part] of [
		['1014: Priority is too low: (100 vs 100): The transaction has too low priority to replace another', '稍后再试'],
		['1010: Invalid Transaction: Transaction is outdated', '稍后再试'],
		['1010: Invalid Transaction: Transaction has a bad signature', '签名有误'],
		['1010: Invalid Transaction: Transaction would exhaust the block limits', '容量'],
	] as const) {
		const { zh } = inBoth(() => inWords(thrown(message)));
		expect(zh).toContain(part);
		expect(zh).not.toMatch(/[a-z]/i);
	}
	// What another rule's code means is not known here.
	expect(inWords(thrown(answer('12')))).toContain(answer('12'));
});

/** Errors that a call says it gives. */
function errorsOf(call: string): string[] {
	const [before = ''] = issuance.split(`pub fn ${call}(`);
	return names(before.slice(before.lastIndexOf('Errors:')), /`(\w+)`/g);
}

test('error_should_be_told_in_words_when_a_verifiers_call_can_give_it', () => {
	expect(errorsOf('attest')).toContain('ClaimDiffers');
	expect(errorsOf('decline')).toContain('NotAssigned');
	const errors = new Set(['attest', 'refuse', 'decline'].flatMap(errorsOf));
	const sentences = [...errors].map((name) => inBoth(() => errorInWords({ pallet: 'issuance', name, docs: '' })).en);
	expect(new Set(sentences).size).toBe(errors.size);
});

test('error_should_be_told_in_words_when_a_pallet_of_ours_or_a_motion_of_clerks_can_give_it', () => {
	const clerks = ['DuplicateProposal', 'DuplicateVote', 'ProposalMissing', 'TooManyProposals'].map((name) => `Clerks.${name}`);
	const own = Object.entries(PALLETS).flatMap(([path, source]) => {
		const [, folder = ''] = /pallets\/(\w+)\//.exec(path) ?? [];
		const [, errors = ''] = source.split('pub enum Error<T> {');
		const pallet = folder.charAt(0).toUpperCase() + folder.slice(1);
		return names(errors.slice(0, errors.indexOf('\n\t}')), /^\t\t(\w+)/gm).map((name) => `${pallet}.${name}`);
	});
	expect(own).toContain('Scenarios.NotProposed');
	for (const error of [...own, ...clerks]) {
		const { zh, en } = inBoth(() => failureInWords(error));
		expect(zh, error).toMatch(/\p{Script=Han}.*。$/u);
		expect(en, error).toMatch(/^[A-Z].*\.$/);
	}
});

test('error_should_be_told_as_the_index_names_it_when_it_has_words', () => {
	expect(inBoth(() => failureInWords('Issuance.NotHeld')).zh).toBe('该批次不是依决定暂停的。');
	expect(inBoth(() => failureInWords('BadOrigin')).zh).toContain('没有该调用所需的职责');
	expect(inBoth(() => failureInWords('{"Arithmetic":"Overflow"}')).en).toBe('A number would leave its type.');
	expect(failureInWords('Participants.NoSuch')).toBe('');
});

test('error_should_be_told_in_the_chains_words_when_it_has_no_others', () => {
	expect(errorInWords({ pallet: 'issuance', name: 'TooLate', docs: 'The year is over.' })).toBe('The year is over.');
});

test('office_should_be_named_when_the_account_holds_another', () => {
	const roles = [
		'authority',
		'operator',
		'regional',
		'council',
		'expert',
		'individual',
		'institution',
		'organisation',
		'operator regional',
	];
	const offices = [...roles, 'anyone'].map((office) => told('not-office', { office }));
	expect(new Set(offices.map(({ zh }) => zh)).size).toBe(offices.length);
	expect(new Set(offices.map(({ en }) => en)).size).toBe(offices.length);
});

test('error_of_the_chain_should_be_told_in_its_sentence_when_it_is_foreseen', () => {
	const { zh, en } = told('Issuance.NotHeld');
	expect({ zh, en }).toEqual(inBoth(() => failureInWords('Issuance.NotHeld')));
});
