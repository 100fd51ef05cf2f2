import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anchor, blockHash, differs, goBy, prove, whole, type Claims, type Place } from './proof';

const PLACE: Place = { pallet: 'System', item: 'Number', parts: [] };
const HASH = `0x${'ab'.repeat(32)}`;
const HEAD = { number: 9, hash: HASH, state_root: HASH, changes: 1, validators: 4, time: null };

/** What the worker says, in turn, and what it was asked. */
let told: object[];
let asked: unknown[];

beforeEach(() => {
	[told, asked] = [[], []];
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value),
	});
	vi.stubGlobal(
		'Worker',
		class {
			onmessage?: (event: { data: unknown }) => void;
			postMessage(question: unknown) {
				asked.push(question);
				const answer = told.shift();
				if (answer) queueMicrotask(() => this.onmessage?.({ data: answer }));
			}
			terminate() {}
		},
	);
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

async function proved(...answers: object[]) {
	told = answers;
	const verdict = prove([whole(PLACE, '0x0102')], new AbortController().signal);
	await vi.runAllTimersAsync();
	return verdict;
}

test('value_should_be_proved_when_it_is_what_is_claimed', async () => {
	expect(await proved({ genesis: HASH, head: HEAD, values: ['0x0102'] })).toEqual({
		verdict: 'proved',
		anchor: 'service',
		genesis: HASH,
		head: HEAD,
		value: '0x0102',
	});
});

test('reader_should_be_believed_when_it_entered_the_first_blocks_hash', async () => {
	goBy(HASH);
	expect(anchor()).toEqual({ anchor: 'reader', genesis: HASH });
	expect(await proved({ genesis: HASH, head: HEAD, values: ['0x0102'] })).toMatchObject({ anchor: 'reader' });
	expect(asked).toEqual([{ genesis: HASH, places: [PLACE] }]);
	goBy(null);
	expect(anchor()).toEqual({ anchor: 'service', genesis: null });
});

test('service_should_be_caught_when_the_value_is_another_twice', async () => {
	const other = { genesis: HASH, head: HEAD, values: ['0x0103'] };
	expect(await proved(other, other)).toMatchObject({ verdict: 'caught' });
	expect(asked).toHaveLength(2);
});

test('service_should_not_be_caught_when_its_index_was_ahead_of_the_proof', async () => {
	const early = { genesis: HASH, head: HEAD, values: [null] };
	expect(await proved(early, { genesis: HASH, head: HEAD, values: ['0x0102'] })).toMatchObject({ verdict: 'proved' });
});

test('nothing_should_be_told_when_the_module_cannot_tell', async () => {
	const message = { zh: '链上尚无区块达成终局', en: 'no block of the chain is final yet' };
	expect(await proved({ fault: { kind: 'cannot', message } })).toEqual({ verdict: 'cannot', why: message });
	expect(asked).toHaveLength(1);
});

test('nothing_should_be_told_when_the_service_never_answers', async () => {
	expect(await proved()).toEqual({
		verdict: 'cannot',
		why: { zh: '两分钟内未能取得并核验证明', en: 'the proof was not there and checked within two minutes' },
	});
});

test('whole_value_should_differ_when_bytes_follow_it', () => {
	expect(differs(whole(PLACE, '0x0102'), '0x0102')).toBeNull();
	expect(differs(whole(PLACE, '0x0102'), '0x010203')).not.toBeNull();
	expect(differs({ place: PLACE, expected: [{ at: 1, bytes: '0x02' }] }, '0x010203')).toBeNull();
});

test('claims_should_be_proved_by_one_state_when_there_are_several', async () => {
	const other: Place = { pallet: 'Timestamp', item: 'Now', parts: [] };
	const claims = (second: string): Claims => [whole(PLACE, '0x0102'), whole(other, second)];
	const found = (second: string) => {
		const verdict = prove(claims(second), new AbortController().signal);
		return vi.runAllTimersAsync().then(() => verdict);
	};
	const answer = { genesis: HASH, head: HEAD, values: ['0x0102', '0x03'] };
	told = [answer, answer, answer];
	expect(await found('0x03')).toMatchObject({ verdict: 'proved', value: '0x0102' });
	expect(asked).toEqual([{ genesis: null, places: [PLACE, other] }]);
	expect(await found('0x04')).toMatchObject({ verdict: 'caught' });
});

test('hash_should_be_read_when_it_is_written_in_capitals', () => {
	expect(blockHash(` 0X${'AB'.repeat(32)} `)).toBe(HASH);
	for (const text of ['', null, undefined, '0xab', `${HASH}0`]) expect(blockHash(text)).toBeNull();
});
